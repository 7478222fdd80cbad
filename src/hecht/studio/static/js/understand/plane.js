// Two directions at once: where most people live, and how wide the cloud is in which one person lies
// who filled in so many questions. The point is nobody's.

import { h, label, s, set } from '../dom.js';
import { number, t } from '../i18n.js';

const SIZE = 360;
const MIDDLE = SIZE / 2;
const SPREAD = 62; // units of one standard deviation of people
const TOGETHER = 0.17; // how the two directions go together in the literature
const POINT = { x: MIDDLE + 0.9 * SPREAD, y: MIDDLE - 0.45 * SPREAD };
const COUNTS = [1, 3, 6, 12, 18];
const ALPHA = 0.92; // reliability of the eighteen questions of the ECR for one direction
const LONGEST = 18;
const NINETEEN_IN_TWENTY = 2.448; // standard errors, in two directions at once
const ALMOST_ALL = 2 * NINETEEN_IN_TWENTY * SPREAD;

/** Standard error of a mean of `count` questions, in spreads of people (Spearman-Brown). @param {number} count */
export function errorOf(count) {
  const one = ALPHA / (LONGEST - (LONGEST - 1) * ALPHA);
  const reliability = (count * one) / (1 + (count - 1) * one);
  return Math.sqrt(1 - reliability);
}

/** How many of the four corners a cloud of this radius touches. @param {number} radius */
export function cornersTouched(radius) {
  const [dx, dy] = [Math.abs(POINT.x - MIDDLE), Math.abs(POINT.y - MIDDLE)];
  return 1 + Number(radius > dx) + Number(radius > dy) + Number(radius > Math.hypot(dx, dy));
}

/** @param {HTMLElement} host */
export function makePlane(host) {
  const cloud = s('circle', { class: 'plane-cloud', cx: POINT.x, cy: POINT.y });
  const svg = s('svg', { viewBox: `-38 -10 ${SIZE + 52} ${SIZE + 52}`, class: 'plane', role: 'img' });
  svg.append(
    s('rect', { class: 'plane-field', width: SIZE, height: SIZE, rx: 16 }),
    ...[2.448, 1.8, 1.2, 0.6].map((wide) => people(wide)),
    s('path', { class: 'plane-middle', d: `M${MIDDLE} 0V${SIZE}M0 ${MIDDLE}H${SIZE}` }),
    cloud,
    s('circle', { class: 'plane-point', cx: POINT.x, cy: POINT.y, r: 5 }),
    corner(12, SIZE - 12, 'start', t('understand.corner_ll')),
    corner(SIZE - 12, SIZE - 12, 'end', t('understand.corner_lr')),
    corner(12, 22, 'start', t('understand.corner_ul')),
    corner(SIZE - 12, 22, 'end', t('understand.corner_ur')),
    label({ class: 'plane-axis', x: MIDDLE, y: SIZE + 24, 'text-anchor': 'middle' }, `${t('understand.up')} →`),
    label({ class: 'plane-axis', transform: `translate(-16 ${MIDDLE}) rotate(-90)`, 'text-anchor': 'middle' }, `${t('understand.down')} →`),
    label({ class: 'plane-note', x: MIDDLE - 0.75 * SPREAD, y: MIDDLE + 0.75 * SPREAD, 'text-anchor': 'middle' }, t('understand.people')),
  );
  const range = /** @type {HTMLInputElement} */ (h('input', { id: 'items', type: 'range', min: 0, max: COUNTS.length - 1, step: 1, value: 2 }));
  const output = h('output', { for: 'items' });
  const words = h('p', { class: 'plane-say', role: 'status' });
  const show = () => {
    const place = Number(range.value);
    const count = COUNTS[place];
    const radius = NINETEEN_IN_TWENTY * errorOf(count) * SPREAD;
    const asked = count === 1 ? t('understand.one_item') : t('understand.items_say', { n: count });
    const corners = cornersTouched(radius);
    set(cloud, { r: radius });
    range.style.setProperty('--filled', `${(place / (COUNTS.length - 1)) * 100}%`);
    range.setAttribute('aria-valuetext', asked);
    output.textContent = asked;
    words.textContent = t('understand.plane_say', { n: asked, corners: corners === 1 ? t('understand.corners_one') : t('understand.corners_some', { n: corners }) });
    svg.setAttribute('aria-label', t('understand.plane_drawn', { n: count, share: `${number((200 * radius) / ALMOST_ALL, 0)}%` }));
  };
  range.addEventListener('input', show);
  host.replaceChildren(
    svg,
    h('div', { class: 'plane-side' }, h('h2', {}, t('understand.plane')), words, h('div', { class: 'slide' }, h('div', { class: 'asked' }, h('label', { for: 'items' }, t('understand.items')), output), range), h('p', { class: 'small' }, t('understand.plane_note'))),
  );
  show();
}

/** A line around a share of all people. @param {number} wide standard deviations */
function people(wide) {
  const long = wide * SPREAD * Math.sqrt(1 + TOGETHER);
  const short = wide * SPREAD * Math.sqrt(1 - TOGETHER);
  return s('ellipse', { class: 'plane-people', rx: long, ry: short, transform: `translate(${MIDDLE} ${MIDDLE}) rotate(-45)` });
}

/** @param {number} x @param {number} y @param {string} anchor @param {string} words */
const corner = (x, y, anchor, words) => label({ class: 'plane-corner', x, y, 'text-anchor': anchor }, words);
