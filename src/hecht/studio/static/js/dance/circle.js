// The order of the dance: ten places on one lying eight. What one shows crosses over to the other,
// goes under the line there, and comes up again as what the other shows.

/** @typedef {'one' | 'other'} Who */
/** @typedef {'trigger' | 'body' | 'meaning' | 'need' | 'show'} StationId */
/** @typedef {Record<StationId, string> & { name: string, way: string }} Side */
/** @typedef {{ move: string, words: string, when: string, where: string }} Move */
/** @typedef {{ hecht: string, version: number, about: string, heat: string, one: Side, other: Side, moves: Move[] }} Dance */
/** @typedef {{ who: Who, id: StationId, turn: number }} Place `turn` runs 0..2 once around */

/** Turns of one half: just past the middle, down, along, up, and on top. */
const HALF = /** @type {[StationId, number][]} */ ([
  ['trigger', 0.58],
  ['body', 0.7],
  ['meaning', 0.84],
  ['need', 0.955],
  ['show', 1.25],
]);

const half = (/** @type {Who} */ who, /** @type {number} */ from) => HALF.map(([id, turn]) => ({ who, id, turn: (turn + from) % 2 }));

/** All places in the order of the dance, from what the first one shows. @type {Place[]} */
export const PLACES = [...half('other', 0), ...half('one', 1)].sort((a, b) => a.turn - b.turn);

/** A point on the eight. @param {number} turn 0..2 @param {{ cx: number, cy: number, a: number, b: number }} size */
export function pointAt(turn, { cx, cy, a, b }) {
  const angle = turn * Math.PI;
  return { x: cx - a * Math.cos(angle), y: cy - b * Math.sin(2 * angle) };
}

const HEAT = /** @type {Record<string, number>} */ ({ soft: 0.15, middle: 0.42, hard: 0.72, 'very-hard': 1 });
const EASE = 0.13; // what one way out takes off

/** How tight the circle is drawn, 0 open to 1 tight: how hard it lands, less the ways out. @param {Dance} dance */
export const tightness = (dance) => Math.max(0, (HEAT[dance.heat] ?? 0.72) - EASE * dance.moves.length);

/** How many of the ten places have words. @param {Dance} dance */
export const told = (dance) => PLACES.filter(({ who, id }) => dance[who][id].trim()).length;

/**
 * The address that plays a dance like this one.
 * @param {{ scene: string, one: string | null, other: string | null, ways: Record<string, string>, heat: string, heats: Record<string, string> }} play
 * @param {Dance} dance
 */
export function addressOf(play, dance) {
  const query = new URLSearchParams();
  for (const who of /** @type {Who[]} */ (['one', 'other'])) {
    const change = play[who];
    const option = play.ways[dance[who].way];
    if (change && option) query.set(change, option);
  }
  query.set(play.heat, play.heats[dance.heat]);
  query.set('view', 'loop');
  query.set('play', '1');
  return `/scenes/${play.scene}?${query}`;
}

/** The plays, the one that fits these two first. @template {{ fits: string[][] }} P @param {P[]} plays @param {Dance} dance */
export function inOrder(plays, dance) {
  const fits = (/** @type {P} */ play) => play.fits.some(([one, other]) => one === dance.one.way && other === dance.other.way);
  return [...plays].sort((a, b) => Number(fits(b)) - Number(fits(a)));
}
