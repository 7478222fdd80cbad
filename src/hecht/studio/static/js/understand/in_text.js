// Small figures in the line of text: each is somebody of the scene beside it, as they are at the
// moment that is shown there.

import { figureOf } from '../creatures.js';
import { clamp, s } from '../dom.js';

/** @typedef {import('../stage/view.js').View} View */

const TONES = ['b', 'd', 'a', 'c'];
const BOX = '-46 -150 92 162';

/** The figures that a text asks for. @param {import('../scene.js').Scene} scene @param {ParentNode} text */
export function figuresInText(scene, text) {
  const names = Object.keys(scene.people);
  const places = /** @type {HTMLElement[]} */ ([...text.querySelectorAll('.figure-in-text')]).filter((place) => names.includes(place.dataset.who ?? ''));
  const figures = places.map((place) => {
    const who = place.dataset.who ?? '';
    const figure = figureOf(scene, who, { grown: true, size: 1.1, tone: TONES[names.indexOf(who) % TONES.length] });
    place.replaceChildren(s('svg', { viewBox: BOX, class: 'stage' }, figure.group));
    return { who, figure, others: names.filter((name) => name !== who) };
  });
  return {
    count: figures.length,
    /** @param {View} view @param {number} minute @param {number} seconds that they breathe */
    draw(view, minute, seconds) {
      for (const { who, figure, others } of figures) {
        const bonds = others.map((other) => view.between(who, other, minute));
        const most = (/** @type {'call' | 'withdrawal'} */ key) => Math.max(0, ...bonds.map((bond) => bond[key]));
        const away = clamp(most('withdrawal') * 1.4);
        figure.set({ x: 0, y: 0, inside: view.inside(who, minute), call: most('call'), reach: clamp(most('call') / 2) * 0.7, face: away > 0.4 ? -0.8 : 0.2, low: away * 0.5, dt: seconds });
      }
    },
  };
}
