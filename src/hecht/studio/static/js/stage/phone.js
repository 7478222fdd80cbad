// Waiting for an answer: one to three people, each with a telephone, and a clock on the wall.

import { clamp, mix, s, set } from '../dom.js';
import { ripples, warmth } from '../effects.js';
import { person } from '../figure.js';
import { emptyStage, nameTag, nightWindow, plant, telephone, wallClock } from './furniture.js';
import { castOf } from './view.js';

/** @typedef {import('./view.js').View} View */

const TONES = ['a', 'd', 'b'];
const LOOKING = 0.05; // softened call from which the telephone is in the hand

/** @param {import('../scene.js').Scene} scene @param {boolean} narrow */
export function phoneStage(scene, narrow) {
  const width = narrow ? 560 : 900;
  const height = narrow ? 392 : 400;
  const floor = height - 62;
  const { owners } = castOf(scene);
  const names = (owners.length ? owners : Object.keys(scene.people)).slice(0, 3);
  const svg = emptyStage(width, height, floor);
  const clock = wallClock(width / 2, 74);
  const places = names.map((who, i) => ({
    who,
    x: (width * (i + 1)) / (names.length + 1) + (i - (names.length - 1) / 2) * (narrow ? 30 : 20),
    others: Object.keys(scene.people).filter((other) => other !== who),
    figure: person({ grown: true, tone: TONES[i], size: narrow && names.length > 2 ? 1.2 : 1.4 }),
    name: nameTag(),
    rings: ripples(),
    warm: warmth(),
    phone: telephone(),
  }));
  svg.append(
    ...(narrow ? [] : [nightWindow(width - 160, 44), plant(62, floor)]),
    clock.group,
    s('ellipse', { class: 'rug', cx: width / 2, cy: floor + 24, rx: width * 0.42, ry: 26 }),
    ...places.flatMap((place) => [place.warm.group, place.rings.group]),
    ...places.map((place) => place.figure.group),
    ...places.map((place) => place.phone.group),
    ...places.map((place) => place.name),
  );
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
      clock.set(minute - view.life.start);
      for (const place of places) drawWaiting(place, floor, view, minute, { seconds: still ? 0 : seconds, beat, still });
    },
    /** Stretches of silence. @param {import('../life.js').Life} life */
    shade: (life) =>
      life.moments
        .filter((event, i, all) => event.kind === 'falls_silent' && all.findIndex((each) => each.kind === event.kind && each.minute === event.minute) === i)
        .map((event) => ({ from: Math.max(life.start, event.minute), to: Math.min(life.end, event.until) })),
  };
}

/** @param {any} place @param {number} floor @param {View} view @param {number} minute @param {{ seconds: number, beat: number, still: boolean }} motion */
function drawWaiting(place, floor, view, minute, motion) {
  const { who, x, figure, phone, rings, warm } = place;
  const bonds = place.others.map((/** @type {string} */ other) => view.between(who, other, minute));
  const strongest = (/** @type {string} */ key) => Math.max(0, ...bonds.map((/** @type {any} */ bond) => bond[key]));
  const call = strongest('call');
  const care = strongest('care');
  const away = clamp(strongest('withdrawal') * 1.4);
  const inside = view.inside(who, minute);
  const looks = clamp(strongest('calling') / LOOKING / 4);
  const scale = figure.size / 1.4;
  figure.set({
    x,
    y: floor + 16,
    face: mix(mix(-0.25, 0.75, looks), -0.8, away),
    faceY: mix(0.05, 0.7, looks * (1 - away)),
    inside,
    call: Math.max(call * 0.8, inside * 0.9 * looks),
    reach: clamp(call / 3) * 0.6,
    side: 1,
    lean: 0.25 * clamp(call / 2) - 0.3 * away,
    low: clamp(looks * 0.5 + inside * 0.4 - 0.1),
    dt: motion.seconds,
  });
  phone.set({
    x: x + mix(62, 44, looks) * scale,
    y: floor + 16 - mix(8, 78, looks) * scale,
    turn: mix(84, 12, looks),
    lit: Math.max(clamp(call * 1.5), clamp(care * 1.5)),
    scale,
  });
  rings.set({ x: x + 44 * scale, y: floor - 62 * scale, call: call * 0.7, beat: motion.beat, still: motion.still, answered: care > 0.3, reach: 0.62 });
  warm.set({ from: { x: x + 60 * scale, y: floor - 62 }, to: { x, y: floor - 50 }, care, beat: motion.beat, still: motion.still });
  set(place.name, { x, y: floor + 52 });
  place.name.textContent = view.name(who);
}
