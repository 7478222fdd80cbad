// The lines of a life: what is inside, and what a questionnaire would find; with the lives beside it
// as a strip, and an earlier life behind it as a faint line.

import { clamp } from '../dom.js';
import { number, t } from '../i18n.js';
import { linesOf } from './lived.js';

/** @typedef {import('../watched.js').Curve} Curve */
/** @typedef {import('./lived.js').Lived} Lived */
/** @typedef {import('./lived.js').Line} Line */
/** @typedef {Record<string, { low: Line, high: Line }>} Strips */
/** @typedef {'inside' | 'others' | 'grief'} View */

const LOUD = 6; // a mean over a season is small; as in the stage

/** What is drawn: word, line, share of much, and the highest number in the table. @type {Record<string, { tone: string, share: (value: number) => number, scale: number }>} */
const READINGS = {
  felt_security: { tone: 'calm', share: (value) => value, scale: 10 },
  arousal_by_season: { tone: 'warm', share: (value) => (value - 0.2) / 0.6, scale: 10 },
  load: { tone: 'ochre', share: (value) => value, scale: 10 },
  anxiety: { tone: 'warm', share: (value) => (value - 1) / 4, scale: 5 },
  avoidance: { tone: 'ink', share: (value) => (value - 1) / 4, scale: 5 },
  arousal_by_month: { tone: 'warm', share: (value) => (value - 0.2) / 0.6, scale: 10 },
  search_by_month: { tone: 'ink', share: (value) => value * LOUD, scale: 10 },
};

/** @type {Record<View, string[]>} */
const VIEWS = {
  inside: ['felt_security', 'arousal_by_season', 'load'],
  others: ['anxiety', 'avoidance'],
  grief: ['felt_security', 'arousal_by_month', 'search_by_month'],
};

/** A share of much; not a number stays so. @param {string} name @param {number} value */
const shareOf = (name, value) => (Number.isFinite(value) ? clamp(READINGS[name].share(value)) : NaN);

/** The lives beside a life, by line. @param {any} message part "beside" of an answer @returns {Strips} */
export function stripsOf(message) {
  const edges = Object.entries(message.edges);
  const side = (/** @type {'low' | 'high'} */ which) =>
    Object.assign({}, ...edges.map(([name, both]) => linesOf({ [name]: /** @type {any} */ (both)[which] }, name.endsWith('_by_season') ? 4 : 1)));
  const [low, high] = [side('low'), side('high')];
  return Object.fromEntries(edges.map(([name]) => [name, { low: low[name], high: high[name] }]));
}

/**
 * @param {View} view @param {Lived} life @param {Strips | null} strips @param {Lived | null} behind
 * @returns {Curve[]}
 */
export function curvesOf(view, life, strips, behind) {
  const [first] = VIEWS[view];
  const curves = VIEWS[view].map((name) => curveOf(name, life, view === 'grief' ? null : strips));
  if (behind && view !== 'grief') curves.push({ ...curveOf(first, behind, null), name: t('life.behind', { name: t(`life.curve.${first}`) }), tone: 'ghost' });
  return curves;
}

/** @param {string} name @param {Lived} life @param {Strips | null} strips @returns {Curve} */
function curveOf(name, life, strips) {
  // Round a loss months count; where only seasons were written down, those.
  const line = life.lines[name] ?? life.lines[name.replace('_by_month', '_by_season')];
  const strip = strips?.[name];
  const share = (/** @type {number} */ age) => shareOf(name, line(age));
  return {
    watched: name,
    name: t(`life.curve.${name}`),
    tone: READINGS[name].tone,
    share,
    figure: line,
    scale: READINGS[name].scale,
    mean: share,
    band: strip ? { low: (age) => shareOf(name, strip.low(age)), high: (age) => shareOf(name, strip.high(age)) } : null,
  };
}

/** Ticks of a stretch of years: ages, and round a loss the months from it. @param {number} start @param {number} end @param {number | null} loss @returns {{ minute: number, words: string }[]} */
export function axisOf(start, end, loss) {
  if (loss === null) {
    const step = end - start > 20 ? 10 : end - start > 8 ? 5 : 1;
    return Array.from({ length: Math.floor((end - start) / step + 1e-6) + 1 }, (_, i) => ({ minute: i * step, words: i ? number(start + i * step, 0) : t('life.born') }));
  }
  return [-1, 0, 0.5, 1, 1.5, 2]
    .map((years) => ({ minute: loss + years - start, words: t(`life.from_loss.${years}`) }))
    .filter(({ minute }) => minute >= -1e-6 && minute <= end - start + 1e-6);
}

/** Numbers for the table, 0 to 10 or 1 to 5. @param {Curve} curve @param {number} age */
export function figureOf(curve, age) {
  const value = curve.figure(age);
  if (!Number.isFinite(value)) return '–';
  return number(curve.scale === 10 ? curve.share(age) * 10 : value);
}

/** How two lives differ over all their years, in words. @param {Lived} life @param {Lived} behind */
export function difference(life, behind) {
  const ten = (/** @type {Lived} */ one, /** @type {string} */ name) => number(shareOf(name, one.means[name]) * 10);
  return t('life.difference', {
    safe: ten(life, 'felt_security'),
    safe_before: ten(behind, 'felt_security'),
    tense: ten(life, 'arousal_by_season'),
    tense_before: ten(behind, 'arousal_by_season'),
  });
}

