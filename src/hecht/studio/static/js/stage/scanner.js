// A scanner, an electrode, an announced shock: and a hand that is held, or not.

import { clamp, label, mix, s, set } from '../dom.js';
import { hands, ripples, warmth } from '../effects.js';
import { person } from '../figure.js';
import { t } from '../i18n.js';
import { emptyStage, nameTag } from './furniture.js';
import { castOf } from './view.js';

/** @typedef {import('./view.js').View} View */

/** @param {import('../main.js').Scene} scene @param {boolean} narrow */
export function scannerStage(scene, narrow) {
  const width = narrow ? 560 : 900;
  const height = narrow ? 392 : 400;
  const floor = height - 62;
  const { owners, others } = castOf(scene);
  const [patient = Object.keys(scene.people)[0]] = owners;
  const x = narrow ? 262 : 400;
  const wall = narrow ? 58 : 150;
  const svg = emptyStage(width, height, floor);
  const sign = warningLight(wall, 92);
  const figure = person({ grown: true, tone: 'b', size: 1.42 });
  const name = nameTag();
  const alone = nameTag('away');
  const rings = ripples();
  const touch = hands();
  const helpers = [...owners.slice(1), ...others].map((who, i) => ({
    who,
    figure: person({ grown: true, tone: i === 0 ? 'd' : 'c', unknown: scene.people[who].kind === 'stranger' || who.includes('stranger'), size: 1.42 }),
    name: nameTag(),
    warm: warmth(),
  }));
  svg.append(
    ring(x, floor),
    sign.group,
    electrode(x, floor, wall),
    ...helpers.map((helper) => helper.warm.group),
    rings.group,
    seat(x, floor),
    figure.group,
    armrest(x, floor),
    ...helpers.map((helper) => helper.figure.group),
    touch.group,
    name,
    alone,
    ...helpers.map((helper) => helper.name),
  );
  const parts = { x, floor, narrow, patient, sign, figure, name, alone, rings, touch, helpers };
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

/** The round mouth of the scanner, behind. @param {number} x @param {number} floor */
const ring = (x, floor) =>
  s(
    'g',
    {},
    s('path', { class: 'furn', d: `M${x - 156} ${floor}V${floor - 156}A156 156 0 0 1 ${x + 156} ${floor - 156}V${floor}Z` }),
    s('circle', { class: 'scanner-mouth', cx: x, cy: floor - 150, r: 108 }),
    s('circle', { class: 'furn nofill', cx: x, cy: floor - 150, r: 122 }),
  );

/** @param {number} x @param {number} floor */
const seat = (x, floor) => s('path', { class: 'seat', d: `M${x - 66} ${floor + 10}V${floor - 112}Q${x - 66} ${floor - 150} ${x} ${floor - 150}T${x + 66} ${floor - 112}V${floor + 10}Z` });

/** @param {number} x @param {number} floor */
const armrest = (x, floor) => s('path', { class: 'seat', d: `M${x - 74} ${floor + 30}V${floor + 2}Q${x} ${floor - 6} ${x + 74} ${floor + 2}V${floor + 30}Z` });

/** A wire from the ankle to the box under the sign. @param {number} x @param {number} floor @param {number} box */
const electrode = (x, floor, box) =>
  s(
    'g',
    {},
    s('path', { class: 'wire', d: `M${x - 70} ${floor + 20}C${x - 130} ${floor + 40} ${box + 60} ${floor + 44} ${box} ${floor - 8}` }),
    s('rect', { class: 'furn', x: box - 30, y: floor - 46, width: 60, height: 46, rx: 6 }),
    s('path', { class: 'furn nofill', d: `M${box - 16} ${floor - 22}h32M${box - 16} ${floor - 32}h18` }),
  );

/** A sign on the wall: a quiet ring, or a bolt when a shock may come. @param {number} x @param {number} y */
function warningLight(x, y) {
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
  const { x, floor, narrow, patient, sign, touch } = parts;
  const threat = view.life.person(patient, 'threat').raw(minute) > 0 ? 1 : 0;
  sign.set(threat);
  const helpers = parts.helpers.map((/** @type {any} */ helper) => ({ ...helper, here: view.presence(patient, helper.who, minute), ...view.between(patient, helper.who, minute) }));
  const nearest = [...helpers].sort((a, b) => b.here - a.here)[0];
  const here = nearest?.here ?? 0;
  const held = nearest ? clamp(nearest.contact * 2.4) * here : 0;
  const call = Math.max(0, ...helpers.map((/** @type {any} */ helper) => helper.call));
  const beside = x + (narrow ? 170 : 190);
  parts.figure.set({
    x,
    y: floor + 6,
    face: mix(threat ? -0.6 : 0, 0.8, here * clamp(held + call)),
    faceY: threat && !held ? -0.1 : 0.15,
    inside: view.inside(patient, minute),
    call: Math.max(call, 0),
    reach: Math.max(held * 0.7, clamp(call / 2)),
    side: 1,
    lean: 0.15 * held,
    low: clamp(view.inside(patient, minute) - 0.6) * 0.6,
    dt: motion.seconds,
  });
  parts.rings.set({ x, y: floor - 138, call, beat: motion.beat, still: motion.still, answered: helpers.some((/** @type {any} */ helper) => helper.care > 0.4) });
  for (const helper of helpers) drawHelper(parts, helper, { view, minute, motion, beside, held });
  touch.set((x + beside) / 2, floor - 78, held);
  set(parts.name, { x, y: floor + 52 });
  parts.name.textContent = view.name(patient);
  set(parts.alone, { x: beside, y: floor + 52, opacity: clamp(1 - here * 3) });
  parts.alone.textContent = t('stage.nobody');
}

/** @param {any} parts @param {any} helper @param {any} now */
function drawHelper({ floor, x }, helper, { view, minute, motion, beside, held }) {
  const place = beside + (1 - helper.here) * 60;
  helper.figure.set({
    x: place,
    y: floor + 14,
    face: -0.8,
    faceY: 0.25,
    inside: view.inside(helper.who, minute),
    reach: clamp(held * 0.9),
    side: -1,
    lean: -0.3 * clamp(helper.care + held),
    opacity: clamp(helper.here * 2),
    dt: motion.seconds,
  });
  helper.warm.set({ from: { x: place, y: floor - 70 }, to: { x, y: floor - 60 }, care: helper.care * helper.here, beat: motion.beat, still: motion.still });
  set(helper.name, { x: place, y: floor + 52, opacity: clamp((helper.here - 0.5) * 2) });
  helper.name.textContent = view.name(helper.who);
}
