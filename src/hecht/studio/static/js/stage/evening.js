// Two partners at home: a sofa, a lamp, and the distance between them.

import { figureOf } from '../creatures.js';
import { clamp, mix, s, set } from '../dom.js';
import { hands, ripples, warmth } from '../effects.js';
import { t } from '../i18n.js';
import { afar, doing, fromAfar, gaze } from './channels.js';
import { emptyStage, lamp, nameTag, nightWindow, plant, sofa, telephone } from './furniture.js';
import { thoughtCloud } from './thoughts.js';
import { castOf } from './view.js';

/** @typedef {import('./view.js').View} View */

/** @param {import('../scene.js').Scene} scene @param {boolean} narrow */
export function eveningStage(scene, narrow) {
  const width = narrow ? 560 : 900;
  const height = narrow ? 392 : 400;
  const floor = height - 62;
  const { owners, others } = castOf(scene);
  const names = [...owners, ...others].slice(0, 2);
  const svg = emptyStage(width, height, floor);
  const sides = names.map((who, i) => ({
    who,
    sign: i === 0 ? -1 : 1,
    figure: figureOf(scene, who, { grown: true, tone: i === 0 ? 'a' : 'd' }),
    name: nameTag(),
    rings: ripples(),
    warm: warmth(),
    phone: telephone(),
    thought: narrow ? null : thoughtCloud(),
  }));
  const touch = hands();
  const look = gaze();
  const sign = afar();
  const apartness = makeApartness(width, height);
  svg.append(
    nightWindow(narrow ? width - 120 : width - 176, 50, narrow ? 92 : 116),
    lamp(width / 2, height * 0.12, floor),
    sofa(width / 2, floor),
    plant(narrow ? 44 : 70, floor),
    apartness.group,
    ...sides.map((side) => side.warm.group),
    ...sides.map((side) => side.rings.group),
    look.group,
    ...sides.map((side) => side.figure.group),
    ...sides.map((side) => side.phone.group),
    touch.group,
    sign.group,
    ...sides.map((side) => side.name),
    ...sides.flatMap(({ thought }) => (thought ? [thought.group] : [])),
  );
  const parts = { width, floor, narrow, sides, touch, look, sign, apartness };
  /** @type {View} */
  let view;
  let beat = 0;
  return {
    svg,
    /** @param {View} shown */
    use(shown) {
      view = shown;
      sides.forEach(({ thought, who }, i) => thought?.use(view, who, names[1 - i]));
    },
    /** @param {number} minute @param {number} seconds @param {boolean} still */
    draw(minute, seconds, still) {
      beat += seconds;
      drawEvening(parts, view, minute, { seconds: still ? 0 : seconds, beat, still });
    },
    /** Stretches under threat: something hard lies between them. @param {import('../life.js').Life} life */
    shade: (life) => (names[0] ? life.person(names[0], 'threat').spans((threat) => threat > 0) : []),
  };
}

/** A second place, laid over the side of the one who is out. @param {number} width @param {number} height */
function makeApartness(width, height) {
  const ground = s('rect', { class: 'elsewhere', y: 0, width: width / 2, height });
  const line = s('path', { class: 'partition', d: `M${width / 2} 0V${height}` });
  const group = s('g', { opacity: 0 }, ground, line);
  return {
    group,
    /** @param {number} sign side of the one who is out @param {number} apart */
    set(sign, apart) {
      set(group, { opacity: apart });
      set(ground, { x: sign < 0 ? 0 : width / 2 });
    },
  };
}

/** Who went out last; the second where nobody did. @param {View} view @param {number} minute @param {string[]} names */
function whoIsOut(view, minute, names) {
  const gone = view.life.moments.filter((event) => event.kind === 'leaves' && event.minute <= minute && event.who && names.includes(event.who));
  return gone.at(-1)?.who ?? names[1];
}

/** @param {any} parts @param {View} view @param {number} minute @param {{ seconds: number, beat: number, still: boolean }} motion */
function drawEvening(parts, view, minute, motion) {
  const { width, floor, narrow, touch, look, sign, apartness } = parts;
  const names = parts.sides.map((/** @type {any} */ side) => side.who);
  if (names.length < 2) return;
  const sides = parts.sides.map((/** @type {any} */ side, /** @type {number} */ i) => ({ ...side, ...view.between(names[i], names[1 - i], minute) }));
  const [a, b] = sides;
  const together = Math.min(view.presence(names[0], names[1], minute), view.presence(names[1], names[0], minute));
  const out = whoIsOut(view, minute, names);
  apartness.set(out === names[0] ? -1 : 1, 1 - together);
  const contact = (view.soft(view.life.bond(names[0], names[1], 'contact'), minute, 4) + view.soft(view.life.bond(names[1], names[0], 'contact'), minute, 4)) / 2;
  const gap = mix(narrow ? 330 : 480, 130, clamp((contact - 0.05) / 0.62) * together);
  for (const side of sides) {
    const step = (narrow ? 26 : side.sign < 0 ? 30 : 54) * side.withdrawal;
    side.x = width / 2 + side.sign * (gap / 2 + step - (narrow ? 6 : 10) * clamp(side.call));
  }
  a.other = b;
  b.other = a;
  for (const side of sides) drawSide(parts, side, { view, minute, motion, gap, together, out: out === side.who });
  const eyes = floor - 136;
  look.set({ x: a.x + 34, y: eyes }, { x: b.x - 34, y: eyes }, together * clamp(contact * 3 - 0.4) * clamp(1 - (a.withdrawal + b.withdrawal) * 2));
  const kind = together < 0.5 ? fromAfar(view.life, names[0], names[1], minute) : null;
  sign.set({ x: a.x + 46, y: floor - 62 }, { x: b.x - 46, y: floor - 62 }, kind);
  const joined = clamp((200 - (b.x - a.x)) / 40) * clamp(1 - (a.withdrawal + b.withdrawal) * 2);
  touch.set((a.x + b.x) / 2, floor - 37, Math.max(joined, doing(view.life, 'touches', names[0], names[1], minute) ? 1 : 0) * together);
}

/** @param {any} parts @param {any} side @param {{ view: View, minute: number, motion: any, gap: number, together: number, out: boolean }} now */
function drawSide({ floor, width }, side, { view, minute, motion, gap, together, out }) {
  const inward = -side.sign;
  const hold = clamp((gap / 3 - 36) / 28, 0.12, 0.9);
  const joined = clamp((230 - gap) / 60) * clamp(1 - side.withdrawal * 1.5) * together;
  const away = clamp(side.withdrawal * 1.4);
  side.figure.set({
    x: side.x,
    y: floor + 20,
    face: mix(inward * 0.9, -inward * 0.85, away),
    faceY: 0.35 * (1 - together),
    inside: view.inside(side.who, minute),
    call: side.act,
    reach: mix(clamp(side.call / 1.6), hold, joined),
    side: inward,
    lean: inward * (clamp(side.call / 2.4) * 0.8 * clamp((gap - 110) / 160) - side.withdrawal * 0.8),
    low: side.withdrawal * 0.7,
    pull: side.pull * 0.8,
    dt: motion.seconds,
  });
  side.rings.set({ x: side.x, y: floor - 132, call: side.call, beat: motion.beat, still: motion.still, answered: side.care > 0.45 });
  side.warm.set({
    from: { x: side.other.x, y: floor - 60 },
    to: { x: side.x, y: floor - 60 },
    care: side.care * 0.85 * clamp(1 - side.other.withdrawal),
    beat: motion.beat + side.sign,
    still: motion.still,
  });
  side.thought?.set({ x: side.x, y: floor - 176 + 10 * side.withdrawal, width, minute, aside: side.sign * 46 });
  const texting = clamp((1 - together) * 2 - 0.5) * (side.reach > 0.05 ? 1 : 0);
  side.phone.set({ x: side.x + inward * 46, y: floor - 62, turn: inward * 12, lit: clamp(side.call * 2), opacity: texting });
  set(side.name, { x: side.x, y: floor + 50 });
  side.name.textContent = out && together < 0.5 ? t('stage.elsewhere', { who: view.name(side.who) }) : view.name(side.who);
}
