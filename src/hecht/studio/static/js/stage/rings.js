// Weeks and years as a film of the network: rings of closeness around one person. How near someone
// stands is the strength of the bond, how solid they look is how much their presence is felt, and a
// line is contact while it lasts. Who is gone for good stays where the bond keeps them, as an outline.

import { figureOf } from '../creatures.js';
import { clamp, label, mix, s, set } from '../dom.js';
import { ripples, warmth } from '../effects.js';
import { number, t } from '../i18n.js';
import { castOf } from '../scene.js';
import { moment } from '../timing.js';

/** @typedef {import('./view.js').View} View */

const RINGS = [0.34, 0.66, 1];
const NAMES = ['near', 'close', 'far'];
const HERE = 0.05; // reach below which someone is away
const A_YEAR = 525960; // minutes
const TONES = ['a', 'd', 'c', 'b'];

/** @param {boolean} narrow */
const plan = (narrow) =>
  narrow
    ? { width: 560, height: 520, cx: 280, cy: 262, rx: 262, ry: 244, adult: 0.62, child: 0.44, nearest: 0.38 }
    : { width: 900, height: 500, cx: 450, cy: 252, rx: 424, ry: 236, adult: 0.62, child: 0.43, nearest: 0.3 };

/** @typedef {ReturnType<typeof plan>} Plan */

/** Where to stand: the angle is only for room, the distance says how close. @param {Plan} at @param {number} angle @param {number} share of the way out */
const stand = (at, angle, share) => ({ x: at.cx + Math.cos(angle) * at.rx * share, y: at.cy + Math.sin(angle) * at.ry * share });

/**
 * @param {import('../scene.js').Scene} scene @param {boolean} narrow
 * @param {boolean} whole whether the life is shown from its beginning
 */
export function ringsStage(scene, narrow, whole) {
  const at = plan(narrow);
  const { owners, others } = castOf(scene);
  const [self = Object.keys(scene.people)[0]] = owners;
  const names = [...owners.slice(1), ...others];
  const svg = /** @type {SVGSVGElement} */ (s('svg', { viewBox: `0 0 ${at.width} ${at.height}`, class: 'stage rings-stage', role: 'img' }));
  const parts = makeParts(scene, at, self, names);
  svg.append(...parts.layers);
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
      const motion = { seconds: still ? 0 : seconds, beat, still };
      const bonds = parts.people.map((one) => bondAt(view, self, one.who, minute));
      parts.people.forEach((one, i) => drawOther(parts, one, bonds[i], { view, minute, motion, self }));
      drawSelf(parts, bonds, { view, minute, motion, self });
      parts.when.textContent = whenWords(scene, self, minute, view.life.duration, whole);
    },
    /** Stretches without the first of the others. @param {import('../life.js').Life} life */
    shade: (life) => (names[0] ? life.bond(self, names[0], 'reach').spans((reach) => reach < HERE) : []),
  };
}

/** @param {import('../scene.js').Scene} scene @param {Plan} at @param {string} self @param {string[]} names */
function makeParts(scene, at, self, names) {
  const isSmall = (/** @type {string} */ who) => ['infant', 'child'].includes(scene.people[who]?.kind);
  const figure = (/** @type {string} */ who, /** @type {string} */ tone) =>
    figureOf(scene, who, { grown: !isSmall(who), tone, size: isSmall(who) ? at.child : at.adult, unknown: who.includes('stranger') });
  const people = names.map((who, i) => ({
    who,
    angle: angleOf(i, names.length),
    figure: figure(who, TONES[(i + 1) % TONES.length]),
    line: s('path', { class: 'tie' }),
    touch: s('path', { class: 'touch' }),
    warm: warmth(),
    rings: ripples(),
    name: label({ class: 'name', 'text-anchor': 'middle' }),
  }));
  const me = { figure: figure(self, 'b'), rings: ripples(), name: label({ class: 'name self', 'text-anchor': 'middle' }) };
  const when = label({ class: 'when', x: 20, y: 36 });
  const layers = [
    ...[...RINGS].reverse().map((share, i) => s('ellipse', { class: `ring ring-${i}`, cx: at.cx, cy: at.cy, rx: at.rx * share, ry: at.ry * share })),
    ...RINGS.map((share, i) => label({ class: 'ring-name', x: at.cx, y: at.cy + at.ry * share - 7, 'text-anchor': 'middle' }, t(`rings.${NAMES[i]}`))),
    ...people.flatMap((one) => [one.line, one.warm.group]),
    ...people.map((one) => one.touch),
    me.rings.group,
    ...people.map((one) => one.rings.group),
    ...people.map((one) => one.figure.group),
    me.figure.group,
    ...people.map((one) => one.name),
    me.name,
    when,
  ];
  return { at, people, me, when, layers };
}

/** Spread over the sides first, where there is most room. @param {number} i @param {number} count */
function angleOf(i, count) {
  if (count === 1) return 0;
  if (count === 2) return i === 0 ? Math.PI : 0;
  return (-5 * Math.PI) / 6 + (i * 2 * Math.PI) / count;
}

/** @param {View} view @param {string} self @param {string} who @param {number} minute */
function bondAt(view, self, who, minute) {
  const { life } = view;
  const bond = (/** @type {string} */ variable) => view.soft(life.bond(self, who, variable), minute, 1.5);
  return {
    ...view.between(self, who, minute),
    strength: clamp(bond('strength')),
    presence: clamp(bond('presence')),
    near: clamp(bond('reach') * 2.4),
    callBack: view.now(life.bond(who, self, 'call'), minute),
    gone: minute >= life.goneFrom(who),
  };
}

/** @param {ReturnType<typeof makeParts>} parts @param {any} one @param {ReturnType<typeof bondAt>} bond @param {any} now */
function drawOther({ at }, one, bond, { view, minute, motion, self }) {
  const share = mix(0.96, at.nearest, clamp(bond.strength / 0.9)) + (bond.gone ? 0 : (1 - bond.near) * 0.08);
  const place = stand(at, one.angle, Math.min(0.98, share));
  const x = clamp(place.x, 50, at.width - 50);
  const y = clamp(place.y, 78, at.height - 66);
  const feet = y + 30;
  const solid = bond.gone ? 1 : mix(0.42, 1, Math.max(bond.presence, bond.near));
  const inward = Math.sign(at.cx - x) || 1;
  one.figure.group.classList.toggle('gone', bond.gone);
  one.figure.set({
    x,
    y: feet,
    face: inward * (bond.gone ? 0 : mix(0.2, 0.9, bond.near)),
    inside: bond.gone ? 0 : view.inside(one.who, minute),
    call: bond.gone ? 0 : bond.callBack,
    reach: bond.gone ? 0 : clamp(bond.care * bond.near + bond.callBack / 2),
    side: inward,
    opacity: solid,
    dt: bond.gone ? 0 : motion.seconds,
  });
  const middle = { x: (x + at.cx) / 2, y: (y + at.cy) / 2 };
  set(one.line, {
    d: `M${at.cx} ${at.cy}L${x.toFixed(1)} ${y.toFixed(1)}`,
    'stroke-width': 0.8 + 4.2 * bond.strength,
    'stroke-dasharray': bond.gone || bond.near < 0.1 ? '2 8' : null,
    opacity: clamp(bond.strength * 2) * 0.55,
  });
  set(one.touch, { d: `M${at.cx} ${at.cy + 8}Q${middle.x.toFixed(1)} ${(middle.y + 34).toFixed(1)} ${x.toFixed(1)} ${(y + 8).toFixed(1)}`, opacity: bond.gone ? 0 : clamp(bond.contact * 1.2 - 0.2) });
  one.warm.set({ from: { x, y: y - 10 }, to: { x: at.cx, y: at.cy - 10 }, care: bond.gone ? 0 : bond.care * bond.near * 0.9, beat: motion.beat + one.angle, still: motion.still });
  one.rings.set({ x, y: y - 40, call: bond.gone ? 0 : bond.callBack, beat: motion.beat, still: motion.still, answered: view.soft(view.life.bond(one.who, self, 'care'), minute, 1) > 0.3, reach: 0.5 });
  set(one.name, { x, y: feet + 19, class: bond.gone ? 'name away' : 'name', opacity: bond.gone ? 1 : mix(0.6, 1, solid) });
  one.name.textContent = bond.gone && at.width > 600 ? t('rings.gone', { who: view.name(one.who) }) : view.name(one.who);
}

/** @param {ReturnType<typeof makeParts>} parts @param {ReturnType<typeof bondAt>[]} bonds @param {any} now */
function drawSelf({ at, people, me }, bonds, { view, minute, motion, self }) {
  const loudest = bonds.reduce((best, bond, i) => (bond.call > (bonds[best]?.call ?? 0) ? i : best), 0);
  const bond = bonds[loudest];
  const call = bond?.call ?? 0;
  const target = people[loudest] ? stand(at, people[loudest].angle, 1) : { x: at.cx + 1, y: at.cy };
  const side = Math.sign(target.x - at.cx) || 1;
  const inside = view.inside(self, minute);
  const feet = at.cy + 34;
  me.figure.set({ x: at.cx, y: feet, face: side * clamp(call + 0.2), inside, call, reach: clamp(call / 1.2), side, low: clamp((inside - 0.5) * (1 - call)), lean: side * clamp(call / 2) * 0.4, dt: motion.seconds });
  me.rings.set({ x: at.cx, y: at.cy - 42, call, beat: motion.beat, still: motion.still, answered: !!bond && bond.care > 0.3 && !bond.gone, reach: 0.6 });
  set(me.name, { x: at.cx, y: feet + 19 });
  me.name.textContent = view.name(self);
}

/** @param {import('../scene.js').Scene} scene @param {string} self @param {number} minute @param {number} duration @param {boolean} whole */
function whenWords(scene, self, minute, duration, whole) {
  const { age, name } = scene.people[self];
  if (!whole || age === null) return moment(minute, duration);
  const years = Math.floor(age + minute / A_YEAR + 1e-6);
  return t('rings.age', { who: name ? (document.documentElement.lang === 'en' ? name.en : name.nl) : self, n: number(years, 0) });
}
