// A small still picture of a whole life, for the gallery: someone in the middle, and the people around.

import { person } from '../figure.js';
import { s } from '../dom.js';

/** Where each stands, how large, in which tone, and who is no longer there. @type {{ x: number, y: number, size: number, tone: string, gone?: boolean }[]} */
const PEOPLE = [
  { x: 196, y: 128, size: 0.5, tone: 'a', gone: true },
  { x: 306, y: 116, size: 0.5, tone: 'a' },
  { x: 96, y: 214, size: 0.5, tone: 'd' },
  { x: 140, y: 318, size: 0.5, tone: 'c' },
  { x: 240, y: 360, size: 0.5, tone: 'c' },
  { x: 376, y: 228, size: 0.52, tone: 'b' },
  { x: 362, y: 314, size: 0.36, tone: 'b' },
  { x: 424, y: 332, size: 0.3, tone: 'b' },
];

/** The picture. */
export function lifeVignette() {
  const rings = [0.46, 0.73, 1].reverse().map((share, i) => s('ellipse', { class: `ring ring-${i}`, cx: 280, cy: 206, rx: 262 * share, ry: 184 * share }));
  const people = PEOPLE.map(({ x, y, size, tone, gone }) => {
    const figure = person({ grown: true, size, tone });
    figure.set({ x, y, face: Math.sign(280 - x) * 0.6, inside: 0.1, opacity: gone ? 0.7 : 1 });
    if (gone) figure.group.classList.add('gone');
    return figure.group;
  });
  const me = person({ grown: true, size: 0.62, tone: 'b' });
  me.set({ x: 280, y: 242, inside: 0.15 });
  const tie = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ wide) => s('path', { class: 'tie', d: `M280 206L${x} ${y - 30}`, 'stroke-width': wide, opacity: 0.5 });
  return s('svg', { viewBox: '0 0 560 392', class: 'stage rings-stage', preserveAspectRatio: 'xMidYMid slice' }, rings, s('circle', { class: 'warm-spot', cx: 280, cy: 204, r: 54 }), tie(376, 228, 5), tie(362, 314, 3.4), tie(306, 116, 2), tie(96, 214, 1), people, me.group);
}
