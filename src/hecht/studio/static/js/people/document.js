// What a map holds, and how it changes. The form is that of hecht.practice.people.document.

import { clamp, ease, mix } from '../dom.js';
import { language } from '../i18n.js';
import { until, yearsOf } from './days.js';

/** @typedef {string | { nl?: string, en?: string }} Words */
/** @typedef {'person' | 'pet' | 'place' | 'goal' | 'self'} Shape */
/** @typedef {'me' | 'aside' | 'away'} Faces */
/** @typedef {{ at: string, near: number, angle: number, faces: Faces, veil: boolean, bell: boolean, off: boolean }} Placement */
/** @typedef {{ at: string, amount: number | null, gives: string[], help: string[], line: 'plain' | 'tense' | 'broken' }} Seen */
/** @typedef {{ shape: Shape | null, relation: string, called: Words, gender: 'woman' | 'man' | 'nonbinary' | null, born: string | null, died: string | null }} OnMap */
/** @typedef {'birth' | 'adoptive' | 'foster' | 'step' | 'carer'} Raising */
/** @typedef {{ parent: string, child: string, how: Raising, since: string | null, until: string | null }} Parenting */
/** @typedef {{ who: string[], how: 'married' | 'together', since: string | null, until: string | null, ended: 'apart' | 'divorced' | 'died' | null }} Couple */
/** @typedef {{ does: Words, feels: Words, needs: Words }} Side */
/**
 * @typedef {object} Doc
 * @property {number} version
 * @property {Record<string, Record<string, any>>} people
 * @property {Record<string, Record<string, any>>} bonds
 * @property {{ middle: string | null, figures: Record<string, OnMap>, placements: Record<string, Placement[]>, bonds: Record<string, Seen[]>, cycle: Record<string, Side>, parents: Parenting[], couples: Couple[], happenings: { at: string, say: Words }[] }} map
 */
/** @typedef {Omit<Placement, 'at' | 'off'>} Spot where someone stands on one date */

/** A map with only the one in the middle. @returns {Doc} */
export const emptyDoc = () => ({
  version: 1,
  people: { me: { name: { nl: 'ik', en: 'me' } } },
  bonds: {},
  map: { middle: 'me', figures: {}, placements: {}, bonds: {}, cycle: {}, parents: [], couples: [], happenings: [] },
});

/** Own words, in the language of the page. @param {Words | undefined | null} words */
export const own = (words) => (typeof words === 'string' ? words : (words?.[language] ?? words?.nl ?? words?.en ?? ''));

/** What is known of a figure on the map. @param {Doc} doc @param {string} key @returns {OnMap} */
export const figureOf = (doc, key) => doc.map.figures[key] ?? { shape: null, relation: '', called: '', gender: null, born: null, died: null };

/** @param {Doc} doc @param {string} key */
export function nameOf(doc, key) {
  const name = doc.people[key]?.name;
  return own(name) || key.charAt(0).toUpperCase() + key.slice(1);
}

/** @param {Doc} doc @param {string} key @returns {Shape} */
export function shapeOf(doc, key) {
  const kind = doc.people[key]?.kind;
  return figureOf(doc, key).shape ?? (kind === 'pet' ? 'pet' : kind === 'object' ? 'place' : 'person');
}

/** Whether a figure has a face that can turn. @param {Doc} doc @param {string} key */
export const hasFace = (doc, key) => ['person', 'self'].includes(shapeOf(doc, key));

/** @param {Doc} doc @param {string} key */
export const isSmall = (doc, key) => ['infant', 'child'].includes(doc.people[key]?.kind) || shapeOf(doc, key) === 'self';

/** Whether someone had died by `when`. @param {Doc} doc @param {string} key @param {string} when */
export function isDead(doc, key, when) {
  const { died } = figureOf(doc, key);
  return died !== null && until(died, when);
}

/** Everyone but the one in the middle. @param {Doc} doc */
export const others = (doc) => Object.keys(doc.people).filter((key) => key !== doc.map.middle);

/** What `owner` has in `other`. @param {string} owner @param {string} other */
export const bondName = (owner, other) => `${owner} -> ${other}`;

/** @template {{ at: string }} T @param {T[]} entries @returns {T[]} */
const byDate = (entries) => [...entries].sort((a, b) => yearsOf(a.at) - yearsOf(b.at) || a.at.length - b.at.length);

/**
 * Where someone stands at `when`: as placed then, or between two dates on the way from one to the
 * other. Null where they are not on the map.
 * @param {Doc} doc @param {string} key @param {string} when @returns {Spot | null}
 */
export function spotAt(doc, key, when) {
  const entries = byDate(doc.map.placements[key] ?? []);
  const here = entries.findLastIndex((entry) => until(entry.at, when));
  if (here < 0 || entries[here].off) return null;
  const from = entries[here];
  const to = entries[here + 1];
  if (!to || to.off) return from;
  const share = ease((yearsOf(when) - yearsOf(from.at)) / (yearsOf(to.at) - yearsOf(from.at) || 1));
  const turn = ((((to.angle - from.angle) % 360) + 540) % 360) - 180;
  return { ...from, near: mix(from.near, to.near, share), angle: from.angle + turn * share };
}

/** Whether someone ever stood on the map. @param {Doc} doc @param {string} key */
export const wasPlaced = (doc, key) => (doc.map.placements[key] ?? []).length > 0;

/**
 * Say where someone stands from `when` on.
 * @param {Doc} doc @param {string} key @param {string} when @param {Partial<Placement>} change
 */
export function put(doc, key, when, change) {
  const spot = spotAt(doc, key, when) ?? { near: 2.7, angle: 0, faces: /** @type {Faces} */ ('me'), veil: false, bell: false };
  const entries = (doc.map.placements[key] ?? []).filter((entry) => entry.at !== when);
  const there = (doc.map.placements[key] ?? []).find((entry) => entry.at === when);
  const next = { ...there, ...spot, off: false, ...change, at: when };
  next.near = Math.round(clamp(next.near, 0, 4) * 100) / 100;
  next.angle = Math.round(((((next.angle % 360) + 540) % 360) - 180) * 10) / 10;
  doc.map.placements[key] = byDate([...entries, next]);
}

/** The amount a bond shows where nobody said one: its strength in the scene. @param {Doc} doc @param {string} bond */
function amountOf(doc, bond) {
  const strength = doc.bonds[bond]?.strength;
  const value = typeof strength === 'object' ? strength?.mean : strength;
  return typeof value === 'number' ? Math.round(5 * value) : null;
}

/** What a bond gave at `when`; null where there is no bond. @param {Doc} doc @param {string} bond @param {string} when @returns {Seen | null} */
export function seenAt(doc, bond, when) {
  const entries = byDate(doc.map.bonds[bond] ?? []);
  if (!entries.length) return doc.bonds[bond] ? { at: when, amount: amountOf(doc, bond), gives: [], help: [], line: 'plain' } : null;
  return entries.findLast((entry) => until(entry.at, when)) ?? null;
}

/** @typedef {Record<string, { sector: string, theirs: number, mine: number, reach: number, presence: number }>} Relations */

/**
 * Say what a bond gives from `when` on. The scene part of the file follows the newest amount.
 * @param {Doc} doc @param {Relations} relations @param {string} bond @param {string} when @param {Partial<Seen>} change
 */
export function see(doc, relations, bond, when, change) {
  const before = seenAt(doc, bond, when) ?? { amount: null, gives: [], help: [], line: /** @type {const} */ ('plain') };
  const entries = (doc.map.bonds[bond] ?? []).filter((entry) => entry.at !== when);
  const there = (doc.map.bonds[bond] ?? []).find((entry) => entry.at === when);
  const all = byDate([...entries, { ...there, ...before, ...change, at: when }]);
  doc.map.bonds[bond] = all;
  const amount = all[all.length - 1].amount ?? 3;
  doc.bonds[bond] ??= freshBond(doc, relations, bond);
  if (amountOf(doc, bond) !== amount) doc.bonds[bond].strength = amount / 5;
}

/** Starting values of a bond, by what the two are to each other. @param {Doc} doc @param {Relations} relations @param {string} bond */
function freshBond(doc, relations, bond) {
  const [owner, other] = bond.split(' -> ');
  if (owner === other) return { presence: 1, commitment: 1, reach: 1 }; // one is always there for oneself
  const mine = owner === doc.map.middle;
  const relation = relations[figureOf(doc, mine ? other : owner).relation] ?? relations.other;
  return { presence: relation.presence, commitment: mine ? relation.theirs : relation.mine, reach: relation.reach };
}

/** Every bond that someone has a part in, by direction. @param {Doc} doc @param {string} key */
export function bondsOf(doc, key) {
  const names = new Set([...Object.keys(doc.bonds), ...Object.keys(doc.map.bonds)]);
  return [...names].map((name) => name.split(' -> ')).filter((ends) => ends.includes(key) && ends[0] !== ends[1]);
}

/** Every date on which something on the map changed, in order. @param {Doc} doc */
export function datesOf(doc) {
  const { placements, bonds, happenings } = doc.map;
  const dated = [...Object.values(placements).flat(), ...Object.values(bonds).flat(), ...happenings].map((entry) => entry.at);
  return [...new Set(dated)].sort((a, b) => yearsOf(a) - yearsOf(b));
}

/** Every date on which someone was placed, in order. @param {Doc} doc */
export function placedDates(doc) {
  const dated = Object.values(doc.map.placements).flat().map((entry) => entry.at);
  return [...new Set(dated)].sort((a, b) => yearsOf(a) - yearsOf(b));
}
