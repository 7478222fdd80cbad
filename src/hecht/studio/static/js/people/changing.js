// Adding, naming and taking away figures, and who raised whom.

import { language } from '../i18n.js';
import { figureOf, others } from './document.js';

/** @typedef {import('./document.js').Doc} Doc */

/** A plain name for the file that nobody has yet. @param {Doc} doc @param {string} name */
function keyFor(doc, name) {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 30);
  const stem = plain && plain !== 'all' ? plain : 'someone';
  let key = stem;
  for (let k = 2; key in doc.people; k++) key = `${stem}-${k}`;
  return key;
}

/** What can be added: its shape, its kind in a scene, and the relation that goes with it. */
export const KINDS = /** @type {const} */ ({
  person: { shape: 'person', kind: 'adult', relation: '' },
  child: { shape: 'person', kind: 'child', relation: '' },
  pet: { shape: 'pet', kind: 'pet', relation: 'pet' },
  place: { shape: 'place', kind: 'object', relation: 'place' },
  goal: { shape: 'goal', kind: 'object', relation: 'goal' },
  self: { shape: 'self', kind: 'object', relation: 'other' },
  dead: { shape: 'person', kind: 'adult', relation: '' },
});

/**
 * Name someone; they are not placed yet. Gives the name in the file.
 * @param {Doc} doc @param {{ name: string, kind: keyof typeof KINDS, relation: string, died?: string }} who
 */
export function add(doc, { name, kind, relation, died }) {
  const key = keyFor(doc, name);
  const made = KINDS[kind];
  doc.people[key] = { ...(made.kind === 'adult' ? {} : { kind: made.kind }), name: { nl: name, en: name } };
  doc.map.figures[key] = {
    ...figureOf(doc, key),
    shape: made.shape === 'person' || made.shape === 'pet' ? null : made.shape,
    relation: relation || made.relation,
    died: kind === 'dead' ? (died ?? null) : null,
  };
  const middle = doc.map.middle;
  if (middle && relation === 'parent') raise(doc, key, middle, 'birth');
  if (middle && relation === 'child') raise(doc, middle, key, 'birth');
  if (middle && relation === 'sibling') for (const tie of doc.map.parents.filter((each) => each.child === middle)) raise(doc, tie.parent, key, tie.how);
  if (middle && relation === 'partner') doc.map.couples.push({ who: [middle, key], how: 'together', since: null, until: null, ended: null });
  if (middle && relation === 'former-partner') doc.map.couples.push({ who: [middle, key], how: 'together', since: null, until: null, ended: 'apart' });
  return key;
}

/** @param {Doc} doc @param {string} key @param {string} name */
export function rename(doc, key, name) {
  const before = doc.people[key].name;
  const both = !before || before.nl === before.en || typeof before === 'string';
  doc.people[key].name = both ? { nl: name, en: name } : { ...before, [language]: name };
}

/** Change what is known of a figure. @param {Doc} doc @param {string} key @param {Partial<import('./document.js').OnMap>} change */
export function describe(doc, key, change) {
  doc.map.figures[key] = { ...figureOf(doc, key), ...change };
}

/** Take someone out of the document, with all that hangs on them. @param {Doc} doc @param {string} key */
export function remove(doc, key) {
  const { map } = doc;
  delete doc.people[key];
  delete map.figures[key];
  delete map.placements[key];
  for (const part of [doc.bonds, map.bonds, map.cycle]) for (const bond of Object.keys(part)) if (bond.split(' -> ').includes(key)) delete part[bond];
  map.parents = map.parents.filter((tie) => tie.parent !== key && tie.child !== key);
  map.couples = map.couples.filter((couple) => !couple.who.includes(key));
}

/** @param {Doc} doc @param {string} parent @param {string} child @param {import('./document.js').Raising} how */
export function raise(doc, parent, child, how) {
  const there = doc.map.parents.find((tie) => tie.parent === parent && tie.child === child);
  if (there) there.how = how;
  else doc.map.parents.push({ parent, child, how, since: null, until: null });
}

/** Let someone else stand in the middle. @param {Doc} doc @param {string} key */
export function setMiddle(doc, key) {
  doc.map.middle = key;
  delete doc.map.placements[key];
}

/** Whether anybody is on the map beside the one in the middle. @param {Doc} doc */
export const isAlone = (doc) => others(doc).length === 0;
