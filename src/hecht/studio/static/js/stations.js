// The six places of the dance as words: what each does, feels and longs for in this very life.

import { h, wantsStill } from './dom.js';
import { number, say, t } from './i18n.js';

const LINGER = 350; // ms that a pointer rests on a place before it plays
const NEAR = 0.05; // of a turn, around a place

/** @typedef {import('./loop.js').Dance} Dance */
/** @typedef {import('./loop.js').Station} Station */

/**
 * @param {import('./scene.js').Scene} scene
 * @param {(i: number) => void} visit plays the seconds of a place
 * @param {(i: number) => void} onLight which place is lit, -1 for none
 */
export function stationList(scene, visit, onLight) {
  const round = h('b', {});
  const gain = h('p', { class: 'gain' }, round, ' ', h('small', {}, t('loop.meaning')));
  const whole = h('small', { class: 'whole-loop' });
  gain.append(whole);
  const cells = Array.from({ length: 6 }, (_, i) => makeCell(i, visit));
  const list = h('ol', { class: 'stations', 'aria-label': t('loop.stations') }, cells.map((cell) => h('li', { class: `${cell.className} of` }, cell)));
  const name = (/** @type {string} */ who) => say(scene.people[who]?.name) || who;
  let lit = -1;
  /** @param {number} i */
  const light = (i) => {
    if (i === lit) return;
    lit = i;
    cells.forEach((cell, k) => cell.classList.toggle('lit', k === i));
    onLight(i);
  };
  return {
    root: h('div', { class: 'loop-words' }, gain, list),
    light,
    /** Say what comes back through the other, over all lives. @param {number} value */
    tell: (value) => void (whole.textContent = t('loop.whole', { n: number(value, 2) })),
    /** @param {Dance} dance */
    use(dance) {
      dance.stations.forEach((station, i) => {
        cells[i].replaceChildren(
          h('span', { class: 'n' }, String(i + 1)),
          h('span', {}, h('small', {}, t(`loop.${station.layer}`, { who: name(station.who) })), h('b', {}, inWords(station, name(station.other)))),
        );
      });
    },
    /** @param {Dance} dance @param {number} minute */
    at(dance, minute) {
      const text = t('loop.gain', { n: number(dance.gain(minute), 2) });
      if (round.textContent !== text) round.textContent = text;
      const turn = dance.turn(minute) % 1;
      const near = dance.stations.findIndex((station) => Math.abs(((turn - station.turn + 1.5) % 1) - 0.5) < NEAR);
      if (!list.matches(':hover, :focus-within')) light(near);
    },
  };
}

/** @param {number} i @param {(i: number) => void} visit */
function makeCell(i, visit) {
  let timer = 0;
  const cell = h('button', {
    type: 'button',
    class: i === 0 || i > 3 ? 'first' : 'second',
    onclick: () => visit(i),
    onfocus: () => {
      if (cell.matches(':focus-visible')) visit(i);
    },
    onmouseenter: () => {
      if (!wantsStill()) timer = setTimeout(() => visit(i), LINGER);
    },
    onmouseleave: () => clearTimeout(timer),
  });
  return cell;
}

/** @param {Station} station @param {string} other */
function inWords({ layer, act, much }, other) {
  if (layer === 'feels') return t(`loop.feels.${level(much)}`);
  if (layer === 'longs') return t(`loop.longs.${level(much)}`, { other });
  if (act === 'call') return t(`loop.call.${much > 0.8 ? 'cries' : much > 0.5 ? 'loud' : much > 0.25 ? 'asks' : 'looks'}`, { other });
  return t(`loop.act.${act}`, { other });
}

/** @param {number} much 0..1 */
const level = (much) => (much > 0.62 ? 'lot' : much > 0.3 ? 'some' : 'little');
