// What a map says in words.

import { t } from '../i18n.js';
import { figureOf, hasFace, isDead, nameOf, own, seenAt, shapeOf, bondName } from './document.js';
import { inWords } from './days.js';
import { ringOf } from './geometry.js';

/** @typedef {import('./document.js').Doc} Doc */
/** @typedef {import('./document.js').Spot} Spot */

/** The rings, from the inside out. */
export const ringNames = () => [t('people.ring.very_close'), t('people.ring.close'), t('people.ring.further'), t('people.ring.outside')];

/** @param {Spot} spot */
export const ringName = (spot) => ringNames()[ringOf(spot.near)];

/** Where someone looks. @param {string} faces */
export const faceName = (faces) => (faces === 'me' ? t('people.face.me') : faces === 'aside' ? t('people.face.aside') : t('people.face.away'));

/** How much a bond gives, 0 to 5. */
export const amounts = () => [t('people.amount.none'), t('people.amount.little'), t('people.amount.some'), t('people.amount.enough'), t('people.amount.much'), t('people.amount.very_much')];

/** What someone can be to the one in the middle, with its words. */
export const relationNames = () => ({
  partner: t('people.relation.partner'),
  'former-partner': t('people.relation.former_partner'),
  child: t('people.relation.child'),
  parent: t('people.relation.parent'),
  sibling: t('people.relation.sibling'),
  grandparent: t('people.relation.grandparent'),
  grandchild: t('people.relation.grandchild'),
  family: t('people.relation.family'),
  friend: t('people.relation.friend'),
  colleague: t('people.relation.colleague'),
  neighbour: t('people.relation.neighbour'),
  therapist: t('people.relation.therapist'),
  teacher: t('people.relation.teacher'),
  pet: t('people.relation.pet'),
  place: t('people.relation.place'),
  goal: t('people.relation.goal'),
  other: '',
});

/** What someone is, in few words: own words first. @param {Doc} doc @param {string} key @param {string} when */
export function aboutWhom(doc, key, when) {
  const { relation, called, died } = figureOf(doc, key);
  const names = /** @type {Record<string, string>} */ (relationNames());
  const what = own(called) || (relation in names ? names[relation] : relation) || (shapeOf(doc, key) === 'self' ? t('people.kind.self') : '');
  const gone = died && isDead(doc, key, when) ? t('people.died', { date: inWords(died) }) : '';
  return [what, gone].filter(Boolean).join(', ');
}

/** A figure as a screen reader says it. @param {Doc} doc @param {string} key @param {string} when @param {Spot | null} spot */
export function said(doc, key, when, spot) {
  if (!spot) return [nameOf(doc, key), t('people.not_placed')].join(', ');
  const parts = [nameOf(doc, key), aboutWhom(doc, key, when), ringName(spot)];
  if (hasFace(doc, key)) parts.push(faceName(spot.faces));
  if (spot.veil) parts.push(t('people.behind_veil'));
  if (spot.bell) parts.push(t('people.under_bell'));
  return parts.filter(Boolean).join(', ');
}

/** One sentence about where someone stands. @param {Doc} doc @param {string} key @param {string} when @param {Spot | null} spot */
export function reading(doc, key, when, spot) {
  const name = nameOf(doc, key);
  if (!spot) return t('people.reading.not_placed', { name });
  if (isDead(doc, key, when)) return ringOf(spot.near) < 2 ? t('people.reading.dead_close', { name }) : t('people.reading.dead', { name });
  if (spot.bell) return t('people.reading.bell', { name });
  if (spot.veil) return t('people.reading.veil', { name });
  const balance = balanceOf(doc, key, when);
  if (hasFace(doc, key) && spot.faces === 'away') return `${t('people.reading.away', { name })} ${balance}`.trim();
  return `${t('people.reading.stands', { name, ring: ringName(spot) })} ${balance}`.trim();
}

/** @param {Doc} doc @param {string} key @param {string} when */
function balanceOf(doc, key, when) {
  const middle = doc.map.middle ?? '';
  const get = seenAt(doc, bondName(middle, key), when)?.amount ?? null;
  const give = seenAt(doc, bondName(key, middle), when)?.amount ?? null;
  if (get === null || give === null) return '';
  if (get > give + 1) return t('people.reading.get_more');
  if (give > get + 1) return t('people.reading.give_more');
  return t('people.reading.in_step');
}

/** What changed between two dates, a sentence for each who moved or turned. @param {Doc} doc @param {string} key @param {Spot | null} then @param {Spot | null} now */
export function difference(doc, key, then, now) {
  const name = nameOf(doc, key);
  if (!then && !now) return '';
  if (!then && now) return t('people.change.came', { name, ring: ringName(now) });
  if (then && !now) return t('people.change.went', { name });
  if (!then || !now) return '';
  const parts = [];
  if (ringOf(then.near) !== ringOf(now.near)) parts.push(t('people.change.ring', { from: ringName(then), to: ringName(now) }));
  else if (Math.abs(then.near - now.near) > 0.25) parts.push(now.near < then.near ? t('people.change.nearer') : t('people.change.farther'));
  if (hasFace(doc, key) && then.faces !== now.faces) parts.push(faceName(now.faces));
  if (then.veil !== now.veil) parts.push(now.veil ? t('people.behind_veil') : t('people.change.no_veil'));
  if (then.bell !== now.bell) parts.push(now.bell ? t('people.under_bell') : t('people.change.no_bell'));
  return parts.length ? `${name}: ${parts.join(', ')}.` : '';
}
