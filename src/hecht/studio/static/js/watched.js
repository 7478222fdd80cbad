// What the curves show: each watched quantity with its words, its line, and its place from little to much.

import { clamp } from './dom.js';
import { language, say, t } from './i18n.js';
import { bend, parseWatched, unbounded } from './life.js';

/**
 * One curve. `share` gives 0 (little) to 1 (much) at a minute, `figure` the number for the table.
 * @typedef {object} Curve
 * @property {string} watched
 * @property {string} name
 * @property {string} tone
 * @property {(minute: number) => number} share
 * @property {(minute: number) => number} figure
 * @property {number} scale what "much" is in the table
 * @property {(minute: number) => number} mean share over all lives
 * @property {{ low: (minute: number) => number, high: (minute: number) => number } | null} band
 */

/** @type {(value: number) => number} */
const same = clamp;

/**
 * How each quantity is read: share of much, softening in samples, highest number in the table, lines
 * it may have in order of preference.
 * @type {Record<string, { share: (value: number) => number, soft: number, scale: number, tones: string[] }>}
 */
const READINGS = {
  arousal: { share: unbounded, soft: 1, scale: 10, tones: ['warm', 'ochre', 'ink'] },
  call: { share: (value) => clamp(value / 3), soft: 2, scale: 3, tones: ['ink', 'soft'] },
  contact: { share: same, soft: 2, scale: 10, tones: ['calm', 'soft'] },
  need: { share: (value) => bend(value / 2), soft: 1, scale: 10, tones: ['ochre', 'soft'] },
  care: { share: same, soft: 2, scale: 10, tones: ['ochre', 'calm'] },
  withdrawal: { share: same, soft: 2, scale: 10, tones: ['soft', 'ink'] },
  felt_security: { share: same, soft: 1, scale: 10, tones: ['calm', 'soft'] },
  exploration: { share: same, soft: 2, scale: 10, tones: ['soft', 'ochre'] },
  trust: { share: same, soft: 0, scale: 10, tones: ['calm', 'soft'] },
  strength: { share: same, soft: 0, scale: 10, tones: ['calm', 'ink'] },
  reserve: { share: same, soft: 1, scale: 10, tones: ['ochre', 'calm'] },
  load: { share: bend, soft: 0, scale: 10, tones: ['warm', 'ochre'] },
  self_model: { share: (value) => 1 / (1 + Math.exp(-value)), soft: 0, scale: 10, tones: ['ochre', 'soft'] },
  felt_care: { share: (value) => clamp((value + 1) / 2), soft: 0, scale: 10, tones: ['ochre', 'calm'] },
  balance: { share: (value) => clamp((value + 1) / 2), soft: 0, scale: 10, tones: ['ink', 'soft'] },
  likeness: { share: same, soft: 0, scale: 10, tones: ['soft', 'ink'] },
  loyalty: { share: same, soft: 0, scale: 10, tones: ['ink', 'soft'] },
  place: { share: same, soft: 0, scale: 10, tones: ['ochre', 'ink'] },
  understood: { share: same, soft: 0, scale: 10, tones: ['calm', 'ochre'] },
  intimacy: { share: same, soft: 0, scale: 10, tones: ['warm', 'calm'] },
  known: { share: same, soft: 0, scale: 10, tones: ['ink', 'calm'] },
  felt: { share: same, soft: 0, scale: 10, tones: ['calm', 'warm'] },
};

const TONES = ['warm', 'ink', 'calm', 'ochre', 'soft'];

/** The quantities a page can draw. */
export const DRAWABLE = Object.keys(READINGS);

/**
 * The curves of a scene for a life.
 * @param {import('./scene.js').Scene} scene
 * @param {import('./life.js').Life} life
 * @returns {Curve[]}
 */
export function curvesOf(scene, life) {
  const entries = scene.watch.map(parseWatched).filter((entry) => entry.variable in READINGS);
  const free = new Set(TONES);
  return entries.map((entry) => {
    const { owner, other, variable } = entry;
    const reading = READINGS[variable];
    const track = other ? life.bond(owner, other, variable) : life.person(owner, variable);
    const tone = reading.tones.find((each) => free.has(each)) ?? [...free][0] ?? reading.tones[0];
    free.delete(tone);
    const share = (/** @type {number} */ minute) => reading.share(track.smooth(minute, reading.soft * track.step));
    const watched = `${other ? `${owner} -> ${other}` : owner}.${variable}`;
    const band = life.band(watched);
    const mean = life.mean(watched);
    return {
      watched,
      name: nameOf(scene, entry, entries),
      tone,
      share,
      figure: (minute) => reading.share(track.at(minute)) * reading.scale,
      scale: reading.scale,
      mean: mean ? (minute) => reading.share(mean.at(minute)) : share,
      band: band && { low: (minute) => reading.share(band.low.at(minute)), high: (minute) => reading.share(band.high.at(minute)) },
    };
  });
}

const MOST = 4; // lines; more cannot be told apart

/**
 * The curves worth drawing: the first quantity, then those with the fewest lines; a quantity with all
 * its people or not at all. The table holds the rest.
 * @param {Curve[]} curves
 */
export function fewOf(curves) {
  const [first = [], ...others] = Map.groupBy(curves, (curve) => parseWatched(curve.watched).variable).values();
  const few = [...first];
  for (const group of others.sort((a, b) => a.length - b.length)) if (few.length + group.length <= MOST) few.push(...group);
  return few;
}

/** @typedef {ReturnType<typeof parseWatched>} Entry */

/** The words beside a line; whose it is, where more than one has such a line. @param {import('./scene.js').Scene} scene @param {Entry} entry @param {Entry[]} entries */
function nameOf(scene, { owner, other, variable }, entries) {
  const alike = entries.filter((entry) => entry.variable === variable);
  const mutual = other && alike.length === 1 && scene.stage === 'evening' && variable === 'contact';
  if (mutual) return t('curve.contact.mutual');
  const several = new Set(alike.map((entry) => entry.owner)).size > 1;
  const name = (/** @type {string | null} */ who) => (who ? say(scene.people[who]?.name) || who : '');
  return t(`curve.${variable}${several ? '.of' : ''}`, { who: name(owner), other: name(other) });
}

/** Curves as a sentence for those who cannot see them. @param {Curve[]} curves @param {number} minute */
export function inWords(curves, minute) {
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return list.format(curves.map((curve) => `${curve.name}: ${howMuch(curve.share(minute))}`));
}

/** A share in a word. @param {number} share */
export function howMuch(share) {
  const steps = ['much.none', 'much.little', 'much.some', 'much.lot', 'much.most'];
  return t(steps[Math.min(steps.length - 1, Math.floor(clamp(share) * steps.length))]);
}
