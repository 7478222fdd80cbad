// The dance as a lying eight. Above the line what shows, below it what is felt. The bead turns at the
// speed of the scene; the loop draws together and darkens as the heat of a round rises.

import { clamp, isNarrow, label, mix, s, set, wantsStill } from '../dom.js';
import { person } from '../figure.js';
import { t } from '../i18n.js';
import { Dance } from '../loop.js';
import { coupleOf } from '../scene.js';
import { stationList } from '../stations.js';

/** @typedef {import('./view.js').View} View */

const ROUNDS_SHOWN = 3; // earlier rounds, as dotted echoes
const TAIL = [1, 2, 3, 4, 5];
const A_BIT = 0.9; // minutes to either side of a station's moment that are played

/** @param {boolean} narrow */
const plan = (narrow) =>
  narrow
    ? { width: 560, height: 392, cx: 280, cy: 206, wide: 246, high: 140, figure: 0.62, apart: 168, dot: 17, bead: 10 }
    : { width: 900, height: 400, cx: 450, cy: 212, wide: 386, high: 160, figure: 0.72, apart: 262, dot: 14, bead: 9 };

/** @typedef {ReturnType<typeof plan>} Plan */

/** A point of the eight. @param {Plan} at @param {number} turn 0..1 @param {number} tight */
function place({ cx, cy, wide, high }, turn, tight) {
  const u = turn * 2 * Math.PI;
  return { x: cx - wide * (1 - 0.24 * tight) * Math.cos(u), y: cy - high * (1 - 0.3 * tight) * Math.sin(2 * u) };
}

/** @param {Plan} at @param {number} tight */
function eight(at, tight) {
  const points = Array.from({ length: 121 }, (_, i) => place(at, i / 120, tight));
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

/** @param {import('../scene.js').Scene} scene @param {boolean} narrow @param {import('./index.js').Wishes} wishes */
export function loopStage(scene, narrow, wishes) {
  const at = plan(narrow);
  const couple = /** @type {[string, string]} */ (coupleOf(scene) ?? Object.keys(scene.people).slice(0, 2));
  const svg = /** @type {SVGSVGElement} */ (s('svg', { viewBox: `0 0 ${at.width} ${at.height}`, class: 'stage loop-stage', role: 'img' }));
  const parts = makeParts(at, couple);
  svg.append(...parts.layers);
  /** @type {View} */
  let view;
  /** @type {Dance} */
  let dance;
  /** @param {number} i */
  const visit = (i) => {
    const { minute } = dance.stations[i];
    if (wantsStill()) wishes.seek(minute);
    else wishes.playStretch(Math.max(dance.life.start, minute - A_BIT), minute + A_BIT);
    list.light(i);
  };
  const list = stationList(scene, visit, (i) => parts.dots.forEach((dot, k) => dot.classList.toggle('lit', k === i)));
  parts.dots.forEach((dot, i) =>
    dot.addEventListener('click', (event) => {
      event.stopPropagation();
      visit(i);
    }),
  );
  return {
    svg,
    beside: list.root,
    /** @param {View} shown */
    use(shown) {
      view = shown;
      dance = new Dance(shown.life, couple);
      list.use(dance);
    },
    /** @param {number} minute @param {number} seconds @param {boolean} still */
    draw(minute, seconds, still) {
      drawLoop(parts, dance, minute);
      drawPair(parts, view, minute, still ? 0 : seconds, couple);
      list.at(dance, minute);
    },
    /** @param {import('../life.js').Life} life */
    shade: (life) => life.person(couple[0], 'threat').spans((threat) => threat > 0),
    tell: list.tell,
    /** @param {string} key */
    onKey(key) {
      if (!/^[1-6]$/.test(key)) return false;
      visit(Number(key) - 1);
      return true;
    },
  };
}

/** @param {Plan} at @param {[string, string]} couple */
function makeParts(at, couple) {
  const { width, height, cx, cy } = at;
  const echoes = Array.from({ length: ROUNDS_SHOWN }, () => s('path', { class: 'echo' }));
  const loop = s('path', { class: 'loop' });
  const bead = s('circle', { class: 'bead', r: at.bead });
  const tail = TAIL.map((i) => s('circle', { class: 'bead-tail', r: at.bead - 1 - i, opacity: 0.6 - i * 0.1 }));
  const tones = ['a', 'd'];
  const shown = couple.map((_, i) => person({ grown: true, size: at.figure, tone: tones[i] }));
  const felt = couple.map((_, i) => person({ grown: true, size: at.figure, tone: tones[i] }));
  const dots = Array.from({ length: 6 }, (_, i) =>
    s('g', { class: `station ${i === 0 || i > 3 ? 'first' : 'second'}` }, s('circle', { r: at.dot }), label({ 'text-anchor': 'middle', y: 5 }, String(i + 1))),
  );
  const words = label({ class: 'gain-words', 'text-anchor': 'middle', x: cx, y: isNarrow() ? 30 : 32 });
  const layers = [
    s('rect', { class: 'under', x: 0, y: cy, width, height: height - cy }),
    s('g', { class: 'mirror', transform: `translate(0 ${2 * cy}) scale(1 -1)` }, felt.map((each) => each.group)),
    ...echoes,
    loop,
    s('path', { class: 'waterline', d: `M0 ${cy}H${width}` }),
    ...shown.map((each) => each.group),
    ...tail,
    bead,
    ...dots,
    words,
    label({ class: 'layer', x: cx, y: 58, 'text-anchor': 'middle' }, t('loop.above')),
    label({ class: 'layer', x: cx, y: height - 14, 'text-anchor': 'middle' }, t('loop.below')),
  ];
  return { at, echoes, loop, bead, tail, shown, felt, dots, words, layers };
}

/** @param {ReturnType<typeof makeParts>} parts @param {Dance} dance @param {number} minute */
function drawLoop({ at, echoes, loop, bead, tail, dots, words }, dance, minute) {
  const tight = dance.tightness(minute);
  set(loop, { d: eight(at, tight), 'stroke-width': mix(3, 8, tight), 'stroke-opacity': mix(0.42, 1, tight) });
  echoes.forEach((echo, i) => {
    const before = dance.roundBefore(minute, i + 1);
    set(echo, { d: eight(at, dance.tightness(before)), opacity: before > dance.life.minutes[0] ? 0.6 - i * 0.15 : 0 });
  });
  const turn = dance.turn(minute);
  const now = place(at, turn, tight);
  set(bead, { cx: now.x, cy: now.y });
  tail.forEach((dot, i) => {
    const { x, y } = place(at, turn - 0.011 * (i + 1), tight);
    set(dot, { cx: x, cy: y });
  });
  dots.forEach((dot, i) => {
    const { x, y } = place(at, dance.stations[i].turn, tight);
    set(dot, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
  });
  words.textContent = t(`loop.${wordFor(dance.heat(minute), dance.gain(minute))}`);
}

/** Which word says what the round does. @param {number} heat @param {number} gain */
export function wordFor(heat, gain) {
  if (heat < 0.14 && gain < 1.15) return 'open';
  if (gain > 1.07) return 'tighter';
  return gain < 0.94 ? 'opening' : 'round';
}

/** @param {ReturnType<typeof makeParts>} parts @param {View} view @param {number} minute @param {number} dt @param {[string, string]} couple */
function drawPair({ at, shown, felt }, view, minute, dt, [a, b]) {
  const sides = [view.between(a, b, minute), view.between(b, a, minute)];
  const contact = clamp(((sides[0].contact + sides[1].contact) / 2 - 0.05) / 0.6);
  [a, b].forEach((who, i) => {
    const inward = i === 0 ? 1 : -1;
    const side = sides[i];
    const away = clamp(side.withdrawal * 1.5);
    const inside = view.inside(who, minute);
    const x = at.cx - inward * mix(at.apart, at.apart * 0.8, contact);
    // Above only posture; the chest stays quiet there. Below what is felt, reaching whatever shows.
    shown[i].set({ x, y: at.cy - 4, face: mix(inward * 0.9, -inward * 0.9, away), inside: 0.06, call: side.act, reach: clamp(side.call / 1.8), side: inward, lean: inward * (clamp(side.call / 2.4) - away) * 0.35, low: away * 0.6, dt });
    felt[i].set({ x, y: at.cy - 4, face: inward * 0.9, inside, reach: clamp(0.35 + inside), side: inward, lean: inward * 0.08, dt });
  });
}
