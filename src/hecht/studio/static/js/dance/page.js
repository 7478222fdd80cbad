// The page Our dance.

import '../frame.js';
import { byId, h, isNarrow, wantsStill, whenWidthChanges } from '../dom.js';
import { t } from '../i18n.js';
import { makeBar } from '../own/bar.js';
import { Keeping } from '../own/keeping.js';
import { PLACES, told } from './circle.js';
import { makeEight } from './eight.js';
import { about, makeStation } from './station.js';
import { makeWalk } from './walk.js';
import { makeHeat, makeMoves, makePlays } from './ways.js';

/** @typedef {import('./circle.js').Dance} Dance */
/** @typedef {import('./circle.js').Who} Who */

const SLOWEST = 0.1; // s; a tab that was away does not jump

/** @type {{ words: any, empty: Dance }} */
const page = JSON.parse(byId('page-data').textContent ?? '');
/** @type {import('../own/keeping.js').Keeping<Dance>} */
const keeping = new Keeping('dance', page.empty, (why) => showAll(why !== 'edited'));
const bar = makeBar(byId('own'), keeping, { stem: t('dance.file'), onPrint: () => print() });

/** @param {Who} who */
const nameOf = (who) => keeping.doc[who].name.trim() || (who === 'one' ? t('dance.who_one') : t('dance.who_other'));

const station = makeStation(byId('station'), page.words, keeping, { go: (place) => goTo(place, true), nameOf });
const heat = makeHeat(byId('heat'), page.words.heats, keeping);
const moves = makeMoves(byId('moves'), page.words.moves, keeping);
const plays = makePlays(byId('plays'), page.words.plays, keeping, nameOf);
const names = /** @type {[Who, HTMLInputElement][]} */ (['one', 'other'].map((who) => [who, byId(`name-${who}`)]));
let eight = makeEight({ narrow: isNarrow(), onPick: (place) => goTo(place, true) });
/** @type {HTMLElement[]} */
let cells = [];

const walk = makeWalk({
  onMove: (turn) => eight.bead(turn),
  onPlace: (place) => say(place),
  onState: (walking) => {
    byId('walk').textContent = t(walking ? 'dance.stop' : 'dance.walk');
    if (!walking) showAll(false);
  },
  letters: (place) => wordsAt(place).length,
  still: wantsStill,
});

/** @param {number} place */
const wordsAt = (place) => keeping.doc[PLACES[place].who][PLACES[place].id].trim();

/** @param {number} place */
function headOf(place) {
  const { who, id } = PLACES[place];
  const words = page.words.stations.find((/** @type {any} */ each) => each.id === id);
  return about(words.head, nameOf(who));
}

/** Say one place of the round. @param {number} place */
function say(place) {
  byId('word').replaceChildren(h('small', {}, headOf(place)), h('b', {}, wordsAt(place) || t('dance.nothing_yet')));
  mark(place);
}

/** @param {number} place */
function mark(place) {
  eight.show(keeping.doc, place);
  cells.forEach((cell, i) => (i === place ? cell.setAttribute('aria-current', 'step') : cell.removeAttribute('aria-current')));
}

/** @param {number} place @param {boolean} moveFocus */
function goTo(place, moveFocus) {
  walk.stop();
  station.open(place);
  mark(place);
  if (!moveFocus) return;
  station.focus();
  byId('station').scrollIntoView({ block: 'nearest', behavior: wantsStill() ? 'auto' : 'smooth' });
}

function buildCells() {
  cells = PLACES.map((place, i) => h('button', { class: `cell ${place.who}`, type: 'button', 'data-place': i + 1, onclick: () => goTo(i, true) }));
  PLACES.forEach((place, i) => {
    if (place.id === 'show') byId(`show-${place.who}`).replaceChildren(cells[i]);
  });
  for (const [who] of names) byId(`cells-${who}`).replaceChildren(...cells.filter((_, i) => PLACES[i].who === who && PLACES[i].id !== 'show'));
}

function showCells() {
  cells.forEach((cell, i) => {
    const words = wordsAt(i);
    cell.replaceChildren(h('span', { class: 'n', 'aria-hidden': 'true' }, String(i + 1)), h('span', {}, h('small', {}, headOf(i)), h('b', { class: words ? '' : 'none' }, words || t('dance.nothing_yet'))));
  });
}

function showWord() {
  if (walk.walking) return;
  const count = told(keeping.doc);
  const words = count === 0 ? t('dance.word_empty') : count === 1 ? t('dance.word_one') : count < PLACES.length ? t('dance.word_some', { n: count }) : t('dance.word_all');
  const ways = keeping.doc.moves.length;
  const small = ways === 0 ? t('dance.ways_none') : ways === 1 ? t('dance.ways_one') : t('dance.ways_some', { n: ways });
  // Said once, not at every letter.
  if (byId('word').textContent !== words + small) byId('word').replaceChildren(h('b', {}, words), h('small', {}, small));
}

/** @param {boolean} anew the document was replaced, so fields are filled again */
function showAll(anew) {
  if (anew) station.rebuild();
  else station.show();
  for (const [who, input] of names) if (anew || document.activeElement !== input) input.value = keeping.doc[who].name;
  showCells();
  showWord();
  heat.show();
  moves.show();
  plays.show();
  mark(station.place);
  eight.breathe(keeping.doc, 0);
  eight.svg.setAttribute('aria-label', t('dance.drawn', { one: nameOf('one'), other: nameOf('other') }));
  bar.show();
}

function breathe() {
  let last = performance.now();
  const next = (/** @type {number} */ now) => {
    const seconds = Math.min(SLOWEST, (now - last) / 1000);
    last = now;
    if (!wantsStill()) eight.breathe(keeping.doc, seconds);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

function start() {
  byId('dance').hidden = false;
  buildCells();
  byId('eight').replaceChildren(eight.svg);
  byId('walk').textContent = t('dance.walk');
  byId('walk').addEventListener('click', () => (walk.walking ? walk.stop() : walk.start(0)));
  for (const [who, input] of names)
    input.addEventListener('input', () => {
      keeping.edit(`${who}.name`, (doc) => void (doc[who].name = input.value));
      station.rebuild();
    });
  document.addEventListener('hecht:cover', () => walk.stop());
  document.addEventListener('hecht:theme', () => eight.breathe(keeping.doc, 0));
  whenWidthChanges(() => {
    eight = makeEight({ narrow: isNarrow(), onPick: (place) => goTo(place, true) });
    byId('eight').replaceChildren(eight.svg);
    showAll(false);
  });
  const first = PLACES.findIndex((_, i) => !wordsAt(i));
  station.open(Math.max(0, first));
  showAll(true);
  breathe();
}

start();
