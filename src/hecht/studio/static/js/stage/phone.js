// Waiting for an answer: one to three people, each with a telephone, and a clock on the wall. What
// comes from afar has its sign; one person alone is joined by who comes in.

import { clamp, mix, s, set } from '../dom.js';
import { embrace, ripples, warmth } from '../effects.js';
import { person } from '../figure.js';
import { emptyStage, nameTag, nightWindow, plant, telephone, wallClock } from './furniture.js';
import { afar, bubble, doing, fromAfar, gaze } from './channels.js';
import { thoughtCloud } from './thoughts.js';
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
    x: names.length === 1 ? width * 0.42 : (width * (i + 1)) / (names.length + 1) + (i - (names.length - 1) / 2) * (narrow ? 30 : 20),
    others: Object.keys(scene.people).filter((other) => other !== who),
    figure: person({ grown: true, tone: TONES[i], size: narrow && names.length > 2 ? 1.2 : 1.4 }),
    name: nameTag(),
    rings: ripples(),
    warm: warmth(),
    phone: telephone(),
    sign: bubble(),
    thought: narrow ? null : thoughtCloud(),
  }));
  const guest = names.length === 1 ? makeGuest(scene, names[0], width, narrow) : null;
  svg.append(
    ...(narrow ? [] : [nightWindow(width - 160, 44), plant(62, floor)]),
    clock.group,
    s('ellipse', { class: 'rug', cx: width / 2, cy: floor + 24, rx: width * 0.42, ry: 26 }),
    ...places.flatMap((place) => [place.warm.group, place.rings.group]),
    ...(guest ? [guest.figure.group, guest.look.group] : []),
    ...places.map((place) => place.figure.group),
    ...places.map((place) => place.phone.group),
    ...(guest ? [guest.touch.group, guest.sign.group, guest.name] : places.map((place) => place.sign.group)),
    ...places.map((place) => place.name),
    ...places.flatMap(({ thought }) => (thought ? [thought.group] : [])),
  );
  /** @type {View} */
  let view;
  let beat = 0;
  return {
    svg,
    /** @param {View} shown */
    use(shown) {
      view = shown;
      for (const { thought, who, others } of places) thought?.use(view, who, others.find((other) => view.life.hasBond(who, other)));
    },
    /** @param {number} minute @param {number} seconds @param {boolean} still */
    draw(minute, seconds, still) {
      beat += seconds;
      clock.set(minute - view.life.start);
      const motion = { seconds: still ? 0 : seconds, beat, still };
      for (const place of places) drawWaiting(place, { floor, width }, view, minute, motion, guest ? view.presence(names[0], guest.who, minute) : 0);
      if (guest) drawGuest(guest, places[0], floor, view, minute, motion);
    },
    /** Stretches of silence. @param {import('../life.js').Life} life */
    shade: (life) =>
      life.moments
        .filter((event, i, all) => event.kind === 'falls_silent' && all.findIndex((each) => each.kind === event.kind && each.minute === event.minute) === i)
        .map((event) => ({ from: Math.max(life.start, event.minute), to: Math.min(life.end, event.until) })),
  };
}

/** Who may come to the one who waits. @param {import('../scene.js').Scene} scene @param {string} who @param {number} width @param {boolean} narrow */
function makeGuest(scene, who, width, narrow) {
  const [other] = Object.keys(scene.people).filter((each) => each !== who);
  return { who: other, beside: narrow ? 116 : 128, edge: width - (narrow ? 74 : 120), figure: person({ grown: true, tone: 'd', size: 1.46 }), name: nameTag(), touch: embrace(), look: gaze(), sign: afar() };
}

/** @param {any} guest @param {any} place @param {number} floor @param {View} view @param {number} minute @param {{ seconds: number, beat: number, still: boolean }} motion */
function drawGuest(guest, place, floor, view, minute, motion) {
  const here = view.presence(place.who, guest.who, minute);
  const { contact, care, withdrawal } = view.between(place.who, guest.who, minute);
  const apart = doing(view.life, 'sits_apart', place.who, guest.who, minute);
  const close = apart ? 0 : clamp((contact - 0.1) / 0.5);
  const x = mix(guest.edge + 60, place.x + mix(guest.beside + 90, guest.beside, close), here);
  guest.figure.set({ x, y: floor + 14, face: -0.85, faceY: 0.25, inside: view.inside(guest.who, minute), reach: clamp(care + close) * here, side: -1, lean: -0.5 * clamp(care) * here, opacity: clamp(here * 4), dt: motion.seconds });
  const held = apart ? 0 : Math.max(clamp((contact - 0.45) * 5), doing(view.life, 'touches', place.who, guest.who, minute) ? 1 : 0);
  guest.touch.set({ x: x - 44, y: floor - 64 }, { x: place.x + 34, y: floor - 50 }, held * here);
  guest.look.set({ x: place.x + 34, y: floor - 136 }, { x: x - 34, y: floor - 138 }, here * (1 - held) * clamp(contact * 3 - 0.2) * clamp(1 - withdrawal * 2));
  const kind = here < 0.5 ? fromAfar(view.life, place.who, guest.who, minute) : null;
  guest.sign.set({ x: place.x + 62, y: floor - 70 }, { x: guest.edge, y: floor - 70 }, kind);
  const away = kind !== null && here < 0.5;
  set(guest.name, { x: away ? guest.edge - 6 : x, y: away ? floor - 34 : floor + 52, opacity: away ? 1 : clamp((here - 0.5) * 3), class: away ? 'name away' : 'name' });
  guest.name.textContent = view.name(guest.who);
}

/** @param {any} place @param {{ floor: number, width: number }} at @param {View} view @param {number} minute @param {{ seconds: number, beat: number, still: boolean }} motion @param {number} joined how far who they wait for is here */
function drawWaiting(place, { floor, width }, view, minute, motion, joined) {
  const { who, x, figure, phone, rings, warm } = place;
  const bonds = place.others.map((/** @type {string} */ other) => view.between(who, other, minute));
  const strongest = (/** @type {string} */ key) => Math.max(0, ...bonds.map((/** @type {any} */ bond) => bond[key]));
  const call = strongest('call');
  const care = strongest('care');
  const away = clamp(strongest('withdrawal') * 1.4);
  const inside = view.inside(who, minute);
  const looks = clamp(strongest('calling') / LOOKING / 4) * (1 - joined);
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
    opacity: 1 - joined,
    scale,
  });
  rings.set({ x: x + mix(44, 0, joined) * scale, y: floor - mix(62, 120, joined) * scale, call: call * 0.7, beat: motion.beat, still: motion.still, answered: care > 0.3, reach: 0.62 });
  warm.set({ from: { x: x + mix(60, 120, joined) * scale, y: floor - 62 }, to: { x, y: floor - 50 }, care, beat: motion.beat, still: motion.still });
  const kind = place.others.map((/** @type {string} */ other) => fromAfar(view.life, who, other, minute)).find(Boolean) ?? null;
  place.sign.set({ x: x + 66 * scale, y: floor - 118 * scale }, kind, Math.max(looks * clamp(call * 3), clamp(care * 3 - 0.3)));
  place.thought?.set({ x, y: floor - 156 * scale, width, minute, aside: -40 });
  set(place.name, { x, y: floor + 52 });
  place.name.textContent = view.name(who);
}
