// A scanner, an electrode, an announced shock: and a hand that is held, or not.

import { clamp, label, mix, s, set } from '../dom.js';
import { hands, ripples, warmth } from '../effects.js';
import { person } from '../figure.js';
import { t } from '../i18n.js';
import { emptyStage, nameTag } from './furniture.js';
import { castOf } from './view.js';

/** @typedef {import('./view.js').View} View */

const SIZE = 1.42;
const LYING = -75; // degrees; head to the left, feet to the right

/** @param {boolean} narrow */
function plan(narrow) {
  const height = narrow ? 392 : 400;
  const floor = height - 62;
  return narrow
    ? { width: 560, height, floor, feet: 262, ring: 150, beside: 342, sign: 494 }
    : { width: 900, height, floor, feet: 400, ring: 250, beside: 480, sign: 730 };
}

/** @param {import('../scene.js').Scene} scene @param {boolean} narrow */
export function scannerStage(scene, narrow) {
  const at = plan(narrow);
  const { owners, others } = castOf(scene);
  const [patient = Object.keys(scene.people)[0]] = owners;
  const svg = emptyStage(at.width, at.height, at.floor);
  const sign = warningSign(at.sign, 96);
  const figure = person({ grown: true, tone: 'b', size: SIZE });
  figure.group.classList.add('lying');
  const name = nameTag();
  const alone = nameTag('away');
  const rings = ripples();
  const touch = hands();
  const helpers = [...owners.slice(1), ...others].map((who, i) => ({
    who,
    figure: person({ grown: true, tone: i === 0 ? 'd' : 'c', unknown: who.includes('stranger'), size: SIZE }),
    name: nameTag(),
    warm: warmth(),
  }));
  svg.append(
    scanner(at.ring, at.floor),
    sign.group,
    electrode(at),
    ...helpers.map((helper) => helper.figure.group),
    ...helpers.map((helper) => helper.warm.group),
    bed(at),
    rings.group,
    figure.group,
    touch.group,
    name,
    alone,
    ...helpers.map((helper) => helper.name),
  );
  const parts = { at, patient, sign, figure, name, alone, rings, touch, helpers };
  /** @type {View} */
  let view;
  let beat = 0;
  return {
    svg,
    /** @param {View} shown */
    use: (shown) => void (view = shown),
    /** @param {number} minute @param {number} seconds @param {boolean} still */
    draw(minute, seconds, still) {
      beat += seconds;
      drawScanner(parts, view, minute, { seconds: still ? 0 : seconds, beat, still });
    },
    /** Stretches in which a shock may come. @param {import('../life.js').Life} life */
    shade: (life) => life.person(patient, 'threat').spans((threat) => threat > 0),
  };
}

/** The round mouth of the scanner. @param {number} x @param {number} floor */
const scanner = (x, floor) =>
  s(
    'g',
    {},
    s('path', { class: 'furn', d: `M${x - 150} ${floor}V${floor - 156}A150 150 0 0 1 ${x + 150} ${floor - 156}V${floor}Z` }),
    s('circle', { class: 'furn nofill', cx: x, cy: floor - 148, r: 120 }),
    s('circle', { class: 'scanner-mouth', cx: x, cy: floor - 148, r: 106 }),
  );

/** A couch, a little higher at the head. @param {ReturnType<typeof plan>} at */
const bed = ({ feet, floor }) => {
  const [left, right, bottom] = [feet - 214, feet + 34, floor + 38];
  return s('path', {
    class: 'seat',
    d: `M${right - 8} ${floor + 23}L${left + 14} ${floor - 37}Q${left} ${floor - 41} ${left} ${floor - 26}V${bottom - 8}Q${left} ${bottom} ${left + 8} ${bottom}H${right - 8}Q${right} ${bottom} ${right} ${floor + 30}Q${right} ${floor + 25} ${right - 8} ${floor + 23}Z`,
  });
};

/** A wire from the ankle to the box under the sign. @param {ReturnType<typeof plan>} at */
const electrode = ({ feet, floor, sign }) =>
  s(
    'g',
    {},
    s('path', { class: 'wire', d: `M${feet + 8} ${floor - 20}C${feet + 60} ${floor + 60} ${sign - 90} ${floor + 52} ${sign} ${floor - 8}` }),
    s('rect', { class: 'furn', x: sign - 30, y: floor - 46, width: 60, height: 46, rx: 6 }),
    s('path', { class: 'furn nofill', d: `M${sign - 16} ${floor - 22}h32M${sign - 16} ${floor - 32}h18` }),
  );

/** A sign on the wall: a quiet ring, or a bolt when a shock may come. @param {number} x @param {number} y */
function warningSign(x, y) {
  const quiet = s('circle', { class: 'sign-quiet', cx: 0, cy: 0, r: 19 });
  const bolt = s('path', { class: 'sign-bolt', d: 'M5-27L-14 4H-1L-6 27L14-6H1Z' });
  const words = label({ class: 'name', 'text-anchor': 'middle', x: 0, y: 66 });
  const group = s('g', { transform: `translate(${x} ${y})` }, s('rect', { class: 'screen', x: -46, y: -42, width: 92, height: 84, rx: 10 }), quiet, bolt, words);
  return {
    group,
    /** @param {number} threat 0..1 */
    set(threat) {
      set(quiet, { opacity: 1 - threat });
      set(bolt, { opacity: threat });
      words.textContent = t(threat > 0.5 ? 'stage.shock' : 'stage.safe');
    },
  };
}

/** @param {any} parts @param {View} view @param {number} minute @param {{ seconds: number, beat: number, still: boolean }} motion */
function drawScanner(parts, view, minute, motion) {
  const { at, patient, sign, touch } = parts;
  const threat = view.threat(patient, minute);
  const inside = view.inside(patient, minute);
  const helpers = parts.helpers.map((/** @type {any} */ helper) => ({ ...helper, here: view.presence(patient, helper.who, minute), ...view.between(patient, helper.who, minute) }));
  const nearest = [...helpers].sort((a, b) => b.here - a.here)[0];
  const here = nearest?.here ?? 0;
  const held = nearest ? clamp(nearest.contact * 7) * here : 0;
  const call = Math.max(0, ...helpers.map((/** @type {any} */ helper) => helper.call));
  sign.set(threat);
  parts.figure.set({
    x: at.feet,
    y: at.floor - 30,
    turn: LYING,
    face: mix(0.25, 0.85, clamp(here * (held + call) + threat * 0.5)),
    faceY: 0.1 - 0.4 * threat * (1 - held),
    inside,
    call,
    reach: Math.max(held * 0.4, clamp(call / 3)),
    side: 1,
    low: clamp(inside - 0.6) * 0.6,
    dt: motion.seconds,
  });
  const head = { x: at.feet - 143, y: at.floor - 68 };
  const answered = helpers.some((/** @type {any} */ helper) => helper.care > 0.4);
  parts.rings.set({ ...head, call, beat: motion.beat, still: motion.still, answered });
  for (const helper of helpers) drawHelper(parts, helper, { view, minute, motion, held });
  touch.set(at.feet - 14, at.floor - 106, held);
  set(parts.name, { x: at.feet - 90, y: at.floor + 54 });
  parts.name.textContent = view.name(patient);
  set(parts.alone, { x: at.beside, y: at.floor + 54, opacity: clamp(1 - here * 3) });
  parts.alone.textContent = t('stage.nobody');
}

/** @param {any} parts @param {any} helper @param {any} now */
function drawHelper({ at }, helper, { view, minute, motion, held }) {
  const x = at.beside + (1 - helper.here) * 60;
  helper.figure.set({
    x,
    y: at.floor - 8,
    face: -0.8,
    faceY: 0.3,
    inside: view.inside(helper.who, minute),
    reach: clamp(held) * helper.here,
    side: -1,
    lean: -0.35 * clamp(helper.care * 0.5 + held),
    opacity: clamp(helper.here * 2),
    dt: motion.seconds,
  });
  helper.warm.set({ from: { x, y: at.floor - 70 }, to: { x: at.feet - 70, y: at.floor - 70 }, care: helper.care * helper.here, beat: motion.beat, still: motion.still });
  set(helper.name, { x: x + 8, y: at.floor + 54, opacity: clamp((helper.here - 0.5) * 2) });
  helper.name.textContent = view.name(helper.who);
}
