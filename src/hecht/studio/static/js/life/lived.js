// A whole life as the server sent it, that can be asked for at any age. Time is in years.

import { clamp, mix } from '../dom.js';

/** @typedef {{ id: string, kind: string, name: string, called: string, came: number, left: number | null, died: number | null, near: number[] }} Someone */
/** @typedef {{ age: number, kind: string, lane: 'friend' | 'love' | 'family' | 'loss', who: number | null }} Moment */
/** @typedef {{ age: number, kind: 'phase' | 'event' | 'inside' | 'closing', text: string }} Passage */
/** @typedef {(age: number) => number} Line a quantity at an age; not a number where it is unknown */

const [SEASONS, MONTHS] = [4, 12];
const FADES = 1.5; // years in which someone who left fades from the picture
const STAYS_CLEAR = 2; // years in which someone who died is still clearly there
const REMEMBERED = 14; // years until the outline is at its faintest
const FAINTEST = 0.3;
const GROWN = 17; // years

export class Lived {
  /** @param {any} message part "lines", "early" or "whole" of an answer */
  constructor(message) {
    this.number = message.number;
    this.command = message.command ?? '';
    /** Whether this is the whole of it, and not its early years. */
    this.whole = message.part === 'whole';
    /** @type {number | null} */
    this.ends = message.ends;
    /** How far it goes. */
    this.until = message.ends ?? message.years;
    /** @type {Someone[]} */
    this.people = message.figures ?? [];
    /** @type {Moment[]} */
    this.moments = within(message.moments, this.until);
    /** @type {Passage[]} */
    this.passages = within(message.passages, this.until);
    /** @type {number[][]} */
    this.turns = message.turns_to ?? [];
    this.means = Object.fromEntries(Object.entries(message.by_year).map(([name, row]) => [name, meanOf(row)]));
    this.means.arousal_by_season = meanOf(message.by_season.arousal_by_season);
    /** @type {Record<string, Line>} */
    this.lines = {
      ...linesOf(message.by_year, 1, this.until),
      ...linesOf(message.by_season, SEASONS, this.until),
      ...linesOf(message.by_month ?? {}, MONTHS, this.until),
    };
  }

  /** Whom one would turn to at an age, closest first. @param {number} age */
  turnsTo(age) {
    const order = this.turns[clamp(Math.ceil(age) - 1, 0, this.turns.length - 1)] ?? [];
    return order.map((k) => this.people[k]).filter((one) => stateOf(one, age).here);
  }
}

/**
 * What happens falls on the first day of a season; the last of it may lie just past the end.
 * @template {{ age: number }} T @param {T[]} [all] @param {number} [until] @returns {T[]}
 */
const within = (all = [], until = Infinity) => all.map((each) => ({ ...each, age: Math.min(each.age, until) }));

/** @param {(number | null)[]} row */
function meanOf(row) {
  const known = row.filter((value) => value !== null);
  return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : NaN;
}

/**
 * Lines through means over stretches of a year or a season: each mean stands in the middle of its stretch.
 * @param {Record<string, (number | null)[]>} rows @param {number} perYear @param {number} until
 * @returns {Record<string, Line>}
 */
export const linesOf = (rows, perYear, until = Infinity) =>
  Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, (/** @type {number} */ age) => (age > until + 1e-6 ? NaN : between(row, age * perYear - 0.5))]));

/** The value at a place in a row, straight between its neighbours. @param {(number | null)[]} row @param {number} place */
function between(row, place) {
  const here = clamp(Math.floor(place), 0, row.length - 1);
  const next = Math.min(here + 1, row.length - 1);
  const [a, b] = [row[here], row[next]];
  if (a === null || a === undefined) return b === null || b === undefined ? NaN : place > here + 0.5 ? b : NaN;
  return b === null || b === undefined ? (place < here + 0.5 ? a : NaN) : mix(a, b, clamp(place - here));
}

/** How someone is there at an age. @param {Someone} one @param {number} age */
export function stateOf(one, age) {
  const gone = one.died !== null && age >= one.died;
  const away = one.left === null ? 0 : clamp((age - one.left) / FADES);
  const coming = one.came <= 0 ? 1 : clamp((age - one.came) * 2);
  const since = gone ? age - /** @type {number} */ (one.died) : 0;
  const memory = one.kind === 'pet' ? 1 - clamp((since - 1) / 3) : mix(1, FAINTEST, clamp((since - STAYS_CLEAR) / REMEMBERED));
  const there = age >= one.came - 1e-6 ? coming * (1 - away) * (gone ? memory : 1) : 0;
  return { gone, away, there, here: there > 0 && !gone && away === 0 };
}

/** How near someone stands, 0..1. @param {Someone} one @param {number} age */
export const nearOf = (one, age) => between(one.near, age) || 0;

/** The size of a body, 1 for an adult. @param {Someone} one @param {number} age */
export function sizeOf(one, age) {
  if (one.kind === 'pet') return 0.85;
  const born = one.kind === 'child' || one.kind === 'sibling' ? (one.came > 0 ? one.came : -3) : one.kind === 'friend' || one.kind === 'partner' ? 0 : -30;
  return grownAt(age - born);
}

/** @param {number} years */
export const grownAt = (years) => mix(0.6, 1, clamp(years / GROWN));
