// A room with toys: a child, the one it turns to, and someone it does not know.

import { figureOf } from '../creatures.js';
import { clamp, ease, mix, s, set } from '../dom.js';
import { embrace, ripples, warmth } from '../effects.js';
import { t } from '../i18n.js';
import { afar, doing, fromAfar, gaze } from './channels.js';
import { ball, blocks, chair, dayWindow, door, emptyStage, nameTag, rug } from './furniture.js';
import { thoughtCloud } from './thoughts.js';
import { castOf } from './view.js';

/** @typedef {import('./view.js').View} View */
/** @typedef {{ who: string, home: number, far: number, figure: ReturnType<typeof figureOf>, name: SVGElement, warm: ReturnType<typeof warmth> }} Carer */

/** @param {boolean} narrow */
function plan(narrow) {
  const height = narrow ? 392 : 400;
  return narrow
    ? { width: 560, height, floor: height - 62, door: 28, toys: 216, rug: 122, first: 386, others: [492, 294] }
    : { width: 900, height, floor: height - 62, door: 60, toys: 350, rug: 168, first: 640, others: [790, 250] };
}

/** @param {import('../scene.js').Scene} scene @param {boolean} narrow */
export function roomStage(scene, narrow) {
  const at = plan(narrow);
  const { owners, others } = castOf(scene);
  const [childName = Object.keys(scene.people)[0]] = owners;
  const svg = emptyStage(at.width, at.height, at.floor);
  const doorway = door(at.door, at.floor);
  const grownChild = !['infant', 'child'].includes(scene.people[childName].kind);
  const child = figureOf(scene, childName, { tone: 'b', grown: grownChild, size: grownChild ? 1.42 : undefined });
  const childTag = nameTag();
  const rings = ripples();
  const touch = embrace();
  const tender = embrace(); // between two of the others
  const look = gaze();
  const sign = afar();
  const tall = grownChild ? 1.48 : 1;
  const thought = narrow ? null : thoughtCloud();
  const awayTag = nameTag('away');
  const dusk = s('rect', { class: 'dusk', x: 0, y: 0, width: at.width, height: at.height, opacity: 0 });
  const carers = [...owners.slice(1), ...others].map((who, i) => makeCarer(scene, who, i, at));
  set(awayTag, { x: at.door + 41, y: at.floor - 238 });
  svg.append(
    ...(narrow ? [] : [dayWindow(470, 56)]),
    doorway.group,
    chair(at.first + 46, at.floor),
    rug(at.toys + 6, at.floor + 22, at.rug),
    ...(grownChild || (scene.people[childName].age ?? 0) >= 10 ? [] : [blocks(at.toys - at.rug * 0.55, at.floor + 22), ball(at.toys + at.rug * 0.68, at.floor + 20)]),
    ...carers.map((carer) => carer.warm.group),
    ...carers.map((carer) => carer.figure.group).reverse(),
    look.group,
    rings.group,
    child.group,
    touch.group,
    tender.group,
    sign.group,
    childTag,
    ...carers.map((carer) => carer.name),
    awayTag,
    dusk,
    ...(thought ? [thought.group] : []),
  );
  const parts = { at, doorway, child, childName, childTag, rings, touch, tender, look, sign, tall, awayTag, dusk, carers };
  /** @type {View} */
  let view;
  let beat = 0;
  return {
    svg,
    /** @param {View} shown */
    use(shown) {
      view = shown;
      thought?.use(view, childName, carers[0]?.who);
    },
    /** @param {number} minute @param {number} seconds @param {boolean} still */
    draw(minute, seconds, still) {
      beat += seconds;
      const place = drawRoom(parts, view, minute, { seconds: still ? 0 : seconds, beat, still });
      thought?.set({ x: place.x, y: at.floor + 24 - 132 * child.size, width: at.width, minute, aside: -40 });
    },
    /** Stretches in which the first of the carers is away. @param {import('../life.js').Life} life */
    shade: (life) => (carers[0] ? life.bond(childName, carers[0].who, 'reach').spans((reach) => reach <= 0.5) : []),
  };
}

/** @param {import('../scene.js').Scene} scene @param {string} who @param {number} i @param {ReturnType<typeof plan>} at @returns {Carer} */
function makeCarer(scene, who, i, at) {
  const first = i === 0;
  const grown = !['infant', 'child'].includes(scene.people[who].kind);
  return {
    who,
    home: first ? at.first : at.others[(i - 1) % at.others.length],
    far: at.door + (first ? 30 : 34),
    figure: figureOf(scene, who, { grown, tone: first ? 'a' : 'c', unknown: who.includes('stranger'), size: grown ? (first ? 1.52 : 1.44) : undefined }),
    name: nameTag(),
    warm: warmth(),
  };
}

/** @param {any} parts @param {View} view @param {number} minute @param {{ seconds: number, beat: number, still: boolean }} motion */
function drawRoom(parts, view, minute, motion) {
  const { at, childName, carers } = parts;
  const seen = carers.map((/** @type {Carer} */ carer) => {
    const here = view.presence(childName, carer.who, minute);
    return { ...carer, here, x: mix(carer.far, carer.home, here), ...view.between(childName, carer.who, minute) };
  });
  const place = placeChild(parts, seen, view, minute);
  drawChild(parts, view, minute, motion, seen, place);
  for (const carer of seen) drawCarer(parts, carer, view, minute, motion, place.x);
  drawTender(parts, seen, view, minute);
  const away = seen.find((/** @type {any} */ carer) => carer.here < 0.5 && fromAfar(view.life, childName, carer.who, minute));
  const kind = away ? fromAfar(view.life, childName, away.who, minute) : null;
  parts.sign.set({ x: place.x, y: at.floor - 70 * parts.tall }, { x: at.door + 41, y: at.floor - 120 }, kind);
  const [first] = seen;
  const gone = first && first.here < 0.12;
  parts.awayTag.textContent = first ? t(first.reach > 0.45 ? 'stage.next_room' : 'stage.away', { who: view.name(first.who) }) : '';
  set(parts.awayTag, { opacity: gone ? 1 : 0 });
  set(parts.dusk, { opacity: first ? (1 - first.here) * 0.09 : 0 });
  parts.doorway.set(Math.max(0, ...seen.map((/** @type {any} */ carer) => 1 - Math.abs(carer.here - 0.5) * 2)));
  set(parts.childTag, { x: place.x, y: at.floor + 54 });
  parts.childTag.textContent = view.name(childName);
  return place;
}

/** Between the toys and the one who can comfort; alone, towards the door as far as the call carries. @param {any} parts @param {any[]} seen @param {View} view @param {number} minute */
function placeChild({ at, childName }, seen, view, minute) {
  const [first, second] = seen;
  const call = Math.max(0, ...seen.map((carer) => carer.calling));
  let x = mix(at.toys, at.door + at.rug * 0.76, clamp(call / 2.4));
  if (second) x = mix(x, second.x - 120, clamp(second.contact * 1.1 - 0.25) * (1 - first.here) * second.here);
  if (first) {
    const asks = clamp(first.calling * 1.8 + first.withdrawal);
    const close = clamp((first.contact * mix(0.5, 1, asks) - 0.12) / 0.62);
    const near = first.home - mix(first.home - at.toys + 6, 94, close);
    x = mix(x, near, ease(first.here)) - first.withdrawal * 60 * first.here;
  }
  const [called] = [...seen].sort((a, b) => b.call - a.call);
  const [nearest] = seen.filter((carer) => carer.here > 0.5).sort((a, b) => b.contact - a.contact);
  // Whoever is called is looked for, also at the door; else the one who is near.
  const wanted = called && called.call > 0.3 ? called : nearest;
  const exploring = view.soft(view.life.person(childName, 'exploration'), minute, 2);
  return { x: Math.max(x, at.door + 100), turnedTo: wanted && wanted.here > 0.5 ? wanted : null, called, exploring };
}

/** @param {any} parts @param {View} view @param {number} minute @param {any} motion @param {any[]} seen @param {any} place */
function drawChild(parts, view, minute, motion, seen, { x, turnedTo, called, exploring }) {
  const { at, child, childName, rings } = parts;
  const call = Math.max(0, ...seen.map((carer) => carer.call));
  const act = Math.max(0, ...seen.map((carer) => carer.act));
  const inside = view.inside(childName, minute);
  const away = turnedTo ? clamp(turnedTo.withdrawal * 1.3) : 0;
  const toward = turnedTo ? Math.sign(turnedTo.x - x) || 1 : call > 0.3 ? -1 : 1;
  const busy = clamp(1 - call * 1.4) * clamp(1.25 - (turnedTo?.contact ?? 0) * 0.5) * (away < 0.4 ? 1 : 0.4);
  const toToys = busy * (exploring > 0.05 || inside < 0.7 ? 1 : 0.75);
  child.set({
    x,
    y: at.floor + 24,
    face: mix(mix(toward, -0.75, toToys), -toward, away),
    faceY: busy * 0.45 - clamp(call) * 0.3 * (turnedTo ? 1 : 0),
    inside,
    call: act,
    reach: clamp(call / 1.6),
    side: toward,
    lean: toward * clamp(call) * 0.5 - toward * away,
    pull: turnedTo ? turnedTo.pull : 0,
    low: clamp((1 - call) * (inside - 0.55) * 1.4),
    dt: motion.seconds,
  });
  const answered = called && called.care > 0.4 && called.here > 0.5;
  rings.set({ x, y: at.floor - 74 * parts.tall, call, beat: motion.beat, still: motion.still, answered });
}

/** Two of the others who hold each other. @param {any} parts @param {any[]} seen @param {View} view @param {number} minute */
function drawTender({ at, tender }, seen, view, minute) {
  const pairs = seen.flatMap((one, i) => seen.slice(i + 1).map((other) => [one, other]));
  const [one, other] = pairs.find(([a, b]) => doing(view.life, 'touches', a.who, b.who, minute)) ?? [];
  if (!one) return tender.set({ x: 0, y: 0 }, { x: 0, y: 0 }, 0);
  const [left, right] = one.x < other.x ? [one, other] : [other, one];
  tender.set({ x: left.x + 30, y: at.floor - 58 }, { x: right.x - 30, y: at.floor - 58 }, Math.min(one.here, other.here));
}

/** @param {any} parts @param {any} carer @param {View} view @param {number} minute @param {any} motion @param {number} childX */
function drawCarer(parts, carer, view, minute, motion, childX) {
  const { at, carers, touch, childName } = parts;
  const first = carer.who === carers[0].who;
  const walking = carer.here > 0.05 && carer.here < 0.95;
  const coming = view.presence(childName, carer.who, minute + view.walk / 4) > carer.here;
  const gap = Math.abs(carer.x - childX);
  carer.figure.set({
    x: carer.x,
    y: at.floor + (first ? 8 : 2),
    face: walking ? (coming ? 0.8 : -0.8) : clamp((childX - carer.x) / 120, -1, 1),
    faceY: 0.25,
    inside: view.inside(carer.who, minute),
    reach: clamp(carer.care * carer.contact * 1.5),
    side: Math.sign(childX - carer.x) || -1,
    lean: Math.sign(childX - carer.x) * clamp(carer.care) * (carer.here > 0.9 ? 0.55 : 0) * (first ? 1 : 0.5),
    opacity: clamp(carer.here * 5),
    dt: motion.seconds,
  });
  carer.warm.set({
    from: { x: carer.x, y: at.floor - 84 },
    to: { x: childX, y: at.floor - 36 },
    care: carer.care * carer.here * clamp(1.25 - gap / 340) * (first ? 1 : 0.6),
    beat: motion.beat,
    still: motion.still,
  });
  if (first) {
    const child = { x: childX + 24 * Math.sign(carer.x - childX), y: at.floor + 24 - 100 * parts.child.size };
    const eyes = { x: carer.x - 34 * Math.sign(carer.x - childX), y: at.floor + 8 - 104 * carer.figure.size };
    parts.look.set(child, eyes, carer.here * clamp(carer.contact * 2 - 0.4) * clamp(1 - carer.withdrawal * 2) * clamp(carer.call + carer.care));
    const cared = clamp((carer.contact - 0.5) * 4) * clamp(carer.care * 2) * clamp((150 - gap) / 40);
    const held = Math.max(cared, doing(view.life, 'touches', childName, carer.who, minute) ? clamp((190 - gap) / 40) : 0) * carer.here;
    touch.set({ x: carer.x - 44, y: at.floor - 66 }, { x: childX + 26, y: at.floor - 36 }, held);
  }
  set(carer.name, { x: carer.x, y: at.floor + 36, opacity: clamp((carer.here - 0.6) * 3) });
  carer.name.textContent = view.name(carer.who);
}
