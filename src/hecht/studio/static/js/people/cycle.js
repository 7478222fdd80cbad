// The cycle: what two do above the line, what each feels and needs below it. Two people, one loop.

import { h, isNarrow, s } from '../dom.js';
import { t } from '../i18n.js';
import { bondName, isSmall, nameOf, own, shapeOf } from './document.js';
import { mapFigure, toneOf } from './figures.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {{ n: number, what: 'does' | 'feels' | 'needs', bond: string, ask: string, side: 'left' | 'right' }} Station */

const WIDE = 720;
const HIGH = 360;
const LOOP = { x: 250, y: 150 };

/** What is asked of me. */
export const mySide = () => ({ does: t('people.cycle.i_do'), feels: t('people.cycle.i_feel'), needs: t('people.cycle.i_need') });

/** What is asked about the other. @param {string} name */
export const theirSide = (name) => ({ does: t('people.cycle.does', { name }), feels: t('people.cycle.feels', { name }), needs: t('people.cycle.needs', { name }) });

/** @param {number} share of the loop, from the middle */
function onLoop(share) {
  const turn = share * 2 * Math.PI;
  return { x: WIDE / 2 + Math.sin(turn) * LOOP.x, y: HIGH / 2 - Math.sin(2 * turn) * LOOP.y };
}

/** @param {Desk} desk */
export function drawCycle(desk) {
  const { doc, view } = desk;
  const middle = doc.map.middle;
  const key = view.selected;
  if (!middle || !key || key === middle) return h('p', { class: 'hint' }, t('people.cycle.nobody'));
  const [mine, theirs] = [bondName(middle, key), bondName(key, middle)];
  const my = mySide();
  const their = theirSide(nameOf(doc, key));
  /** @type {Station[]} */
  const stations = [
    { n: 1, what: 'does', bond: mine, ask: my.does, side: 'left' },
    { n: 2, what: 'feels', bond: theirs, ask: their.feels, side: 'right' },
    { n: 3, what: 'needs', bond: theirs, ask: their.needs, side: 'right' },
    { n: 4, what: 'does', bond: theirs, ask: their.does, side: 'right' },
    { n: 5, what: 'feels', bond: mine, ask: my.feels, side: 'left' },
    { n: 6, what: 'needs', bond: mine, ask: my.needs, side: 'left' },
  ];
  const shares = [0.655, 0.345, 0.25, 0.155, 0.845, 0.75];
  const points = Array.from({ length: 121 }, (_, i) => onLoop(i / 120));
  const loop = `M${points.map((point) => `${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join('L')}Z`;
  const figures = [middle, key].map((each, i) => {
    const figure = mapFigure({ shape: shapeOf(doc, each), small: isSmall(doc, each), middle: i === 0, tone: toneOf(each) });
    figure.set({ scale: 0.72, spot: null, dead: false, towards: i ? Math.PI : 0 });
    const mirrored = mapFigure({ shape: shapeOf(doc, each), small: isSmall(doc, each), middle: i === 0, tone: toneOf(each) });
    mirrored.set({ scale: 0.72, spot: null, dead: false, towards: i ? Math.PI : 0 });
    const x = WIDE / 2 + (i ? 138 : -138);
    return s('g', {}, s('g', { transform: `translate(${x} ${HIGH / 2 - 6})` }, figure.group), s('g', { class: 'mirrored', transform: `translate(${x} ${HIGH / 2 + 6}) scale(1 -1)` }, mirrored.group));
  });
  const marks = stations.map(({ n, side }, i) => {
    const { x, y } = onLoop(shares[i]);
    const number = s('text', { class: 'station-number', x: x.toFixed(1), y: (y + (isNarrow() ? 9 : 5)).toFixed(1), 'text-anchor': 'middle' });
    number.textContent = String(n);
    return s('g', { class: `station ${side}` }, s('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: isNarrow() ? 25 : 15 }), number);
  });
  const svg = s('svg', { class: 'cycle-loop', viewBox: `0 0 ${WIDE} ${HIGH}`, 'aria-hidden': 'true' }, s('rect', { class: 'beneath', x: 0, y: HIGH / 2, width: WIDE, height: HIGH / 2 }), s('path', { class: 'waterline', d: `M0 ${HIGH / 2}H${WIDE}` }), s('path', { class: 'loop', d: loop }), figures, marks);
  const cell = (/** @type {Station} */ station) => words(desk, station);
  return h(
    'div',
    { class: 'cycle' },
    h('p', { class: 'layer' }, t('people.cycle.above')),
    h('div', { class: 'cycle-words' }, cell(stations[0]), cell(stations[3])),
    svg,
    h('div', { class: 'cycle-words' }, h('div', {}, cell(stations[5]), cell(stations[4])), h('div', {}, cell(stations[1]), cell(stations[2]))),
    h('p', { class: 'layer' }, t('people.cycle.below')),
  );
}

/** @param {Desk} desk @param {Station} station */
function words(desk, { n, what, bond, ask, side }) {
  const text = own(desk.doc.map.cycle[bond]?.[what]);
  const go = () => {
    const field = document.querySelector(`[data-id="${CSS.escape(`${bond}-${what}`)}"]`);
    if (field instanceof HTMLElement) field.focus();
  };
  return h('button', { type: 'button', class: `cycle-cell ${side}`, onclick: go }, h('span', { class: 'n' }, String(n)), h('span', {}, h('small', {}, ask), h('b', { class: text ? '' : 'open' }, text || t('people.cycle.open'))));
}
