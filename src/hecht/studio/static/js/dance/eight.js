// The dance drawn: two people in one lying eight. Above the line their posture, as they show it.
// Below it their reflection: what they feel, and that it keeps reaching.

import { clamp, label, mix, s, set } from '../dom.js';
import { person } from '../figure.js';
import { t } from '../i18n.js';
import { PLACES, pointAt, tightness } from './circle.js';

/** @typedef {import('./circle.js').Dance} Dance */
/** @typedef {import('./circle.js').Who} Who */

const STEPS = 120;
const ECHOES = 3;

/** Postures by how somebody moves; `in` is towards the other. */
const POSES = /** @type {Record<string, { face: number, lean: number, reach: number, call: number, low: number }>} */ ({
  '': { face: 0.5, lean: 0, reach: 0, call: 0, low: 0 },
  towards: { face: 0.95, lean: 0.45, reach: 0.8, call: 1.3, low: 0 },
  against: { face: 0.95, lean: 0.7, reach: 0.28, call: 2, low: 0 },
  away: { face: -0.9, lean: -0.45, reach: 0, call: 0, low: 0.55 },
  still: { face: 0.1, lean: 0, reach: 0, call: 0.7, low: 0.85 },
});

/** @param {boolean} narrow */
function plan(narrow) {
  return narrow
    ? { width: 400, height: 340, cx: 200, cy: 168, a: 184, b: 138, size: 0.56, from: 106, dot: 14, narrow }
    : { width: 960, height: 440, cx: 480, cy: 218, a: 420, b: 188, size: 0.86, from: 256, dot: 16, narrow };
}

/** @param {{ narrow: boolean, onPick: (place: number) => void }} options */
export function makeEight({ narrow, onPick }) {
  const at = plan(narrow);
  const svg = s('svg', { viewBox: `0 0 ${at.width} ${at.height}`, class: `eight stage${narrow ? ' small' : ''}`, role: 'img' });
  const echoes = Array.from({ length: ECHOES }, () => s('path', { class: 'echo' }));
  const loop = s('path', { class: 'loop' });
  const ways = s('g', { class: 'ways-out' });
  const bead = s('circle', { class: 'bead', r: narrow ? 8 : 10, opacity: 0 });
  const pair = (/** @type {'a' | 'd'} */ tone) => ({ above: person({ grown: true, tone, size: at.size }), below: person({ grown: true, tone, size: at.size }) });
  const people = { one: pair('a'), other: pair('d') };
  const dots = PLACES.map((place, i) => {
    const number = label({ 'text-anchor': 'middle', y: narrow ? 5 : 6 }, String(i + 1));
    const dot = s('g', { class: `place ${place.who}` }, s('circle', { r: at.dot }), number);
    dot.addEventListener('click', () => onPick(i));
    return dot;
  });
  svg.append(
    s('path', { class: 'under', d: `M0 ${at.cy}H${at.width}V${at.height - 22}Q${at.width} ${at.height} ${at.width - 22} ${at.height}H22Q0 ${at.height} 0 ${at.height - 22}Z` }),
    s('g', { class: 'mirror', transform: `translate(0 ${2 * at.cy}) scale(1 -1)` }, people.one.below.group, people.other.below.group),
    ...echoes,
    ways,
    loop,
    s('path', { class: 'waterline', d: `M0 ${at.cy}H${at.width}` }),
    people.one.above.group,
    people.other.above.group,
    bead,
    ...dots,
    label({ class: 'layer', x: at.cx, y: 20, 'text-anchor': 'middle' }, t('dance.above')),
    label({ class: 'layer', x: at.cx, y: at.height - 14, 'text-anchor': 'middle' }, t('dance.below')),
  );
  let size = { cx: at.cx, cy: at.cy, a: at.a, b: at.b };
  const drawn = { at, loop, echoes, ways, dots, people };
  return {
    svg,
    /** @param {Dance} dance @param {number} current place that is being told */
    show(dance, current) {
      const tight = tightness(dance);
      size = { cx: at.cx, cy: at.cy, a: at.a * (1 - 0.2 * tight), b: at.b * (1 - 0.24 * tight) };
      drawLoop(drawn, size, tight);
      drawWaysOut(drawn, dance.moves.length);
      PLACES.forEach((place, i) => {
        const { x, y } = pointAt(place.turn, size);
        set(dots[i], { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, class: `place ${place.who}${dance[place.who][place.id].trim() ? ' told' : ''}${i === current ? ' now' : ''}` });
      });
    },
    /** Let the people breathe. @param {Dance} dance @param {number} dt seconds since the last picture */
    breathe(dance, dt) {
      for (const who of /** @type {Who[]} */ (['one', 'other'])) pose(people[who], who, at, dance, dt);
    },
    /** Put the bead somewhere on the loop, or away. @param {number | null} turn */
    bead(turn) {
      if (turn === null) return void set(bead, { opacity: 0 });
      const { x, y } = pointAt(turn, size);
      set(bead, { cx: x, cy: y, opacity: 1 });
    },
  };
}

/** @param {any} drawn @param {Parameters<typeof pointAt>[1]} size @param {number} tight */
function drawLoop({ at, loop, echoes }, size, tight) {
  set(loop, { d: path(size), 'stroke-width': mix(3, 8, tight) * (at.narrow ? 0.75 : 1) });
  loop.style.setProperty('--ink-share', `${Math.round(mix(36, 100, tight))}%`);
  // Earlier rounds, wider: what it was before it pulled tight.
  echoes.forEach((/** @type {SVGElement} */ echo, /** @type {number} */ i) => {
    const grow = 1 + 0.034 * (i + 1) * tight;
    set(echo, { d: path({ ...size, a: size.a * grow, b: size.b * (grow + 0.02 * tight * (i + 1)) }), opacity: tight < 0.1 ? 0 : 0.6 - i * 0.16 });
  });
}

/** @param {Parameters<typeof pointAt>[1]} size */
function path(size) {
  const points = Array.from({ length: STEPS }, (_, i) => pointAt((i * 2) / STEPS, size));
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

/** A strand out of the middle for every way out. @param {any} drawn @param {number} count */
function drawWaysOut({ at, ways }, count) {
  const rise = at.narrow ? 92 : 128;
  const spread = at.narrow ? 17 : 34;
  ways.replaceChildren(
    ...Array.from({ length: count }, (_, i) => {
      const x = at.cx + (i - (count - 1) / 2) * spread;
      const top = at.cy - rise + Math.abs(i - (count - 1) / 2) * 7;
      return s('g', {}, s('path', { d: `M${at.cx} ${at.cy}C${at.cx} ${at.cy - rise * 0.5} ${x} ${at.cy - rise * 0.5} ${x} ${top + 7}` }), s('circle', { cx: x, cy: top, r: 5.5 }));
    }),
  );
}

/** @param {{ above: import('../figure.js').Person, below: import('../figure.js').Person }} pair @param {Who} who @param {ReturnType<typeof plan>} at @param {Dance} dance @param {number} dt */
function pose({ above, below }, who, at, dance, dt) {
  const inward = who === 'one' ? 1 : -1;
  const side = dance[who];
  const tight = tightness(dance);
  const shown = POSES[side.way] ?? POSES[''];
  const x = at.cx - inward * at.from;
  above.set({ x, y: at.cy - 5, face: inward * shown.face, lean: inward * shown.lean, reach: shown.reach, call: shown.call, low: shown.low, side: inward, inside: 0.06, dt });
  const felt = side.body.trim() || side.meaning.trim() ? 1 : 0.55;
  below.set({ x, y: at.cy - 5, face: inward * 0.85, lean: inward * 0.08, reach: side.need.trim() ? 0.9 : 0.3, side: inward, inside: clamp((0.12 + 0.88 * tight) * felt), dt });
}
