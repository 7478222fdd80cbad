// The people of a life on rings of closeness, at one age. How near someone stands is how much one
// would turn to them; who died stays as an outline, where the bond keeps them.

import { figureOf } from '../creatures.js';
import { clamp, label, mix, s, set } from '../dom.js';
import { ripples } from '../effects.js';
import { person } from '../figure.js';
import { t } from '../i18n.js';
import { directions, placeAt, shareOf } from './layout.js';
import { grownAt, nearOf, sizeOf, stateOf } from './lived.js';
import { ageInWords } from './words.js';

/** @typedef {import('./lived.js').Lived} Lived */
/** @typedef {import('./lived.js').Someone} Someone */

const RINGS = [0.46, 0.73, 1];
const NAMES = ['near', 'close', 'far'];
const SEEN = 0.02;
const LOUD = 6; // a call that is a mean over a season is soft; drawn this much louder
const PET = { id: 'pet', people: { pet: { kind: 'pet' } } };

const FREE = (-143 * Math.PI) / 180; // a direction in which nobody stands

/** @type {Record<string, string>} */
const TONES = { parent: 'a', grandparent: 'a', sibling: 'd', partner: 'b', child: 'b', friend: 'c', colleague: 'd', therapist: 'd', pet: 'd' };

/** @param {boolean} narrow */
const planOf = (narrow) =>
  narrow
    ? { width: 560, height: 560, cx: 280, cy: 284, rx: 262, ry: 256, nearest: 0.4, apart: 76, size: 0.47, own: 0.6 }
    : { width: 900, height: 520, cx: 450, cy: 264, rx: 430, ry: 244, nearest: 0.4, apart: 82, size: 0.47, own: 0.6 };

/** Arousal of a year or season as tension, 0..1; a mean over so long is never as high as a moment. @param {number} arousal */
export const strain = (arousal) => clamp((arousal - 0.2) / 0.6);

/** @param {Lived} life @param {boolean} narrow */
export function lifeStage(life, narrow) {
  const at = planOf(narrow);
  const angles = directions(life.people, life.until, at);
  const people = life.people.map((one, i) => makeOne(one, angles[i], at));
  const own = makeOwn(at);
  const when = label({ class: 'when', x: 22, y: 40 });
  const svg = /** @type {SVGSVGElement} */ (
    s(
      'svg',
      { viewBox: `0 0 ${at.width} ${at.height}`, class: 'stage rings-stage life-stage', role: 'img', 'aria-label': t('life.stage') },
      [...RINGS].reverse().map((share, i) => s('ellipse', { class: `ring ring-${i}`, cx: at.cx, cy: at.cy, rx: at.rx * share, ry: at.ry * share })),
      RINGS.map((share, i) => nameOf(placeAt(at, FREE, share - 0.03), t(`rings.${NAMES[i]}`))),
      people.map((one) => one.line),
      own.halo,
      own.rings.group,
      people.map((one) => one.group),
      own.figure.group,
      own.name,
      when,
    )
  );
  let beat = 0;
  return {
    svg,
    /** @param {number} age @param {number} seconds @param {boolean} still @param {Someone | null} meant someone the page speaks of now */
    draw(age, seconds, still, meant = null) {
      beat += still ? 0 : seconds;
      const first = life.turnsTo(age)[0];
      for (const each of people) drawOne(each, age, { at, seconds: still ? 0 : seconds, first: each.one === first, meant: each.one === meant });
      drawOwn(own, life, age, { at, seconds: still ? 0 : seconds, beat, still });
      when.textContent = ageInWords(age);
    },
  };
}

/** The name of a ring. @param {{ x: number, y: number }} place @param {string} words */
const nameOf = ({ x, y }, words) => label({ class: 'ring-name', x, y: y + 5, 'text-anchor': 'middle' }, words);

/** @param {Someone} one @param {number} angle @param {ReturnType<typeof planOf>} at */
function makeOne(one, angle, at) {
  const tone = TONES[one.kind] ?? 'c';
  const figure = one.kind === 'pet' ? figureOf(/** @type {any} */ (PET), 'pet', { tone }) : person({ grown: true, size: at.size, tone });
  const name = label({ class: 'name', 'text-anchor': 'middle' }, one.name);
  const line = s('path', { class: 'tie', opacity: 0 });
  const group = s('g', { class: 'someone' }, figure.group, name);
  group.setAttribute('hidden', '');
  return { one, angle, figure, name, line, group, side: Math.cos(angle) > 0 ? -1 : 1, size: one.kind === 'pet' ? at.size / figure.size : 1 };
}

/** @param {ReturnType<typeof makeOne>} each @param {number} age @param {any} now */
function drawOne({ one, angle, figure, name, line, group, side, size }, age, { at, seconds, first, meant }) {
  const { gone, away, there } = stateOf(one, age);
  const shown = meant ? Math.max(there, 0.9) : there;
  set(group, { hidden: shown < SEEN ? '' : null });
  set(line, { opacity: 0 });
  if (shown < SEEN) return;
  const near = nearOf(one, age);
  const place = placeAt(at, angle, mix(shareOf(at, near), 1.02, away));
  const x = clamp(place.x, 46, at.width - 46);
  const y = clamp(place.y, 58, at.height - 54);
  const grown = sizeOf(one, age);
  const feet = y + 26;
  figure.group.classList.toggle('gone', gone);
  figure.set({ x, y: feet, scale: grown * size, face: gone ? 0 : side * clamp(0.25 + near), inside: 0.08, opacity: 1, dt: gone ? 0 : seconds });
  set(group, { opacity: shown });
  set(name, { x, y: feet + 19, class: `name${gone ? ' away' : ''}${first ? ' first' : ''}${meant ? ' meant' : ''}` });
  const strength = gone ? 0 : clamp(near / 0.62) * (1 - away) * shown;
  set(line, { d: `M${at.cx} ${at.cy}L${x.toFixed(1)} ${y.toFixed(1)}`, 'stroke-width': 0.8 + 5 * strength, opacity: clamp(strength * 1.6) * 0.55 });
}

/** @param {ReturnType<typeof planOf>} at */
function makeOwn(at) {
  return {
    halo: s('ellipse', { class: 'warm-spot', cx: at.cx, cy: at.cy }),
    rings: ripples(),
    figure: person({ grown: true, size: at.own, tone: 'b' }),
    name: label({ class: 'name self', 'text-anchor': 'middle' }, t('life.you')),
  };
}

/** @param {ReturnType<typeof makeOwn>} own @param {Lived} life @param {number} age @param {any} now */
function drawOwn({ halo, rings, figure, name }, life, age, { at, seconds, beat, still }) {
  const gone = life.ends !== null && age >= life.ends - 1e-6;
  const { felt_security: safe, arousal_by_season: arousal, search_by_season: search } = life.lines;
  const inside = gone ? 0 : strain(arousal(age) || 0.2);
  const calls = gone ? 0 : clamp((search(age) || 0) * LOUD, 0, 1.6);
  const grown = grownAt(age);
  const feet = at.cy + 22 + 22 * grown;
  figure.group.classList.toggle('gone', gone);
  figure.set({ x: at.cx, y: feet, scale: grown, face: 0, inside, low: calls > 0.2 ? clamp(calls) * 0.6 : 0, dt: gone ? 0 : seconds });
  const wide = gone ? 0 : mix(0.34, 1.1, clamp(safe(age) || 0));
  set(halo, { cy: feet - 44 * grown, rx: 84 * wide, ry: 84 * wide });
  rings.set({ x: at.cx, y: feet - 66 * grown, call: calls, beat, still, answered: false, reach: 0.7 });
  set(name, { x: at.cx, y: feet + 19 });
}
