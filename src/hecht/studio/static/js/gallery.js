// The gallery: draws each picture when it comes near, and finds scenes by the words people use.

import './frame.js';
import { byId } from './dom.js';
import { t } from './i18n.js';
import { lifeVignette } from './life/vignette.js';
import { vignette } from './vignette.js';

/** @type {Record<string, import('./scene.js').Scene>} */
const scenes = JSON.parse(byId('page-data').textContent ?? '');
const search = /** @type {HTMLInputElement} */ (byId('search'));
const cards = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('.group [data-card]')]);
const pictures = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-picture]')]);

// --- pictures -------------------------------------------------------------------------------------

/** @type {Set<HTMLElement>} */
const drawn = new Set();

/** @param {HTMLElement} host */
function drawIn(host) {
  const scene = scenes[host.dataset.picture ?? ''];
  if (scene) host.replaceChildren(vignette(scene));
  else if (host.dataset.picture === 'whole-life') host.replaceChildren(lifeVignette());
  drawn.add(host);
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      drawIn(/** @type {HTMLElement} */ (target));
    }
  },
  { rootMargin: '400px' },
);
for (const host of pictures) near.observe(host);

/** The rest, one at a time, whenever the page has nothing else to do. */
function drawNext() {
  const next = pictures.find((host) => !drawn.has(host));
  if (!next) return;
  near.unobserve(next);
  drawIn(next);
  idle(drawNext);
}
const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ later) => setTimeout(later, 60));
idle(drawNext);
document.addEventListener('hecht:theme', () => drawn.forEach(drawIn));

// --- finding --------------------------------------------------------------------------------------

/** Words in small letters, without accents and signs. @param {string} text */
const wordsOf = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// A space before each word, so that a search meets the beginning of words and not their middle.
const findable = new Map(cards.map((card) => [card, ` ${wordsOf(`${card.dataset.find} ${card.textContent}`).join(' ')}`]));

/** The card of a whole life is no scene; it is shown beside the scenes that are found. */
const wholeLife = byId('whole-life');
const ofWholeLife = ` ${wordsOf(wholeLife.querySelector('a')?.dataset.find ?? '').join(' ')}`;

const TELLING = 5; // letters

function find() {
  const words = wordsOf(search.value);
  const hitsOf = (/** @type {string[]} */ some) => new Map([...findable].map(([card, text]) => [card, some.filter((word) => text.includes(` ${word}`)).length]));
  let hits = hitsOf(words);
  let most = Math.max(...hits.values());
  const whole = most === words.length;
  if (!whole) {
    // A sentence seldom occurs whole: then those with most of its words, and the small ones tell little.
    const telling = words.filter((word) => word.length >= TELLING);
    hits = hitsOf(telling.length ? telling : words);
    most = Math.max(...hits.values());
  }
  let count = 0;
  for (const [card, hit] of hits) {
    const there = !words.length || (most > 0 && hit === most);
    const item = /** @type {HTMLElement} */ (card.closest('li'));
    item.hidden = !there;
    if (there) count += 1;
  }
  for (const group of document.querySelectorAll('.group')) {
    /** @type {HTMLElement} */ (group).hidden = !group.querySelector('li:not([hidden])');
  }
  byId('start').hidden = words.length > 0;
  wholeLife.hidden = !words.every((word) => ofWholeLife.includes(` ${word}`));
  byId('themes').hidden = words.length > 0;
  byId('nothing').hidden = count > 0;
  byId('found').textContent = words.length ? t(most && !whole ? 'gallery.found_part' : count === 1 ? 'gallery.found_one' : 'gallery.found_many', { n: count }) : '';
}

// --- the keyboard ---------------------------------------------------------------------------------

const seen = () => /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('[data-card]')].filter((card) => card.getClientRects().length));

/**
 * The card a key leads to, from the card that has the focus.
 * @param {HTMLAnchorElement} from @param {string} key
 */
function cardFrom(from, key) {
  const all = seen();
  const place = all.indexOf(from);
  if (key === 'ArrowRight') return all[place + 1];
  if (key === 'ArrowLeft') return all[place - 1];
  if (key === 'Home') return all[0];
  if (key === 'End') return all[all.length - 1];
  const here = from.getBoundingClientRect();
  const sign = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (!sign) return undefined;
  const away = (/** @type {HTMLElement} */ card) => {
    const box = card.getBoundingClientRect();
    const down = (box.top - here.top) * sign;
    return down < 8 ? Infinity : down * 4 + Math.abs(box.left - here.left);
  };
  return all.filter((card) => away(card) < Infinity).sort((a, b) => away(a) - away(b))[0];
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (target === search) {
    if (event.key === 'Escape') {
      search.value = '';
      find();
    } else if (event.key === 'ArrowDown') seen()[0]?.focus();
    else return;
  } else if (event.key === '/' && !target.closest('input, textarea, select')) search.focus();
  else if (target.matches('[data-card]')) {
    const next = cardFrom(/** @type {HTMLAnchorElement} */ (target), event.key);
    if (!next) return;
    next.focus();
  } else return;
  event.preventDefault();
}

byId('search-form').hidden = false;
byId('search-form').addEventListener('submit', (event) => {
  event.preventDefault();
  seen()[0]?.focus();
});
search.addEventListener('input', find);
document.addEventListener('keydown', onKey);
find();
