// Cards that are filled in and may be printed: a small step, a moment in the diary.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { today } from '../own/bar.js';
import { chips, day, field } from './fields.js';

/** @typedef {'goals' | 'diary'} Deck */

const KEYS = {
  goals: { title: 'look.goal', small: 'look.goal_small', fresh: 'look.goal_new', none: 'look.goal_none', print: 'look.goal_print' },
  diary: { title: 'look.diary', small: 'look.diary_small', fresh: 'look.diary_new', none: 'look.diary_none', print: 'look.diary_print' },
};

/**
 * @param {Deck} deck
 * @param {any} words
 * @param {number} place which card; the newest is 0
 * @param {import('../own/keeping.js').Keeping<any>} keeping
 * @param {{ go: (hash: string) => void, again: () => void }} hooks
 */
export function cardPage(deck, words, place, keeping, { go, again }) {
  const keys = KEYS[deck];
  const hash = deck === 'goals' ? 'goal' : 'diary';
  const fields = deck === 'goals' ? words.goal : words.diary;
  const cards = keeping.doc[deck];
  const count = cards.length;
  const at = count - 1 - Math.min(place, Math.max(0, count - 1));
  const fresh = () => {
    keeping.edit('', (doc) => void doc[deck].push(Object.fromEntries([['day', today()], ...fields.map((/** @type {any} */ each) => [each.id, ''])])));
    go(hash);
    again();
  };
  const remove = () => {
    keeping.edit('', (doc) => void doc[deck].splice(at, 1));
    go(hash);
    again();
  };
  const step = (/** @type {number} */ to, /** @type {string} */ key) => h('button', { class: 'plain-button', type: 'button', onclick: () => go(to ? `${hash}-${to}` : hash), 'aria-disabled': String(to < 0 || to >= count) }, t(key));
  return h(
    'article',
    { class: 'look-one wide' },
    h('p', { class: 'kicker' }, t('look.cards'), count > 1 ? h('small', {}, t('look.card_of', { n: count - at, of: count })) : null),
    h('div', { class: 'card-head' }, h('div', {}, h('h1', { tabindex: -1 }, t(keys.title)), h('p', { class: 'small' }, t(keys.small))), h('button', { class: count ? 'plain-button' : 'go', type: 'button', onclick: fresh }, t(keys.fresh))),
    count ? card(deck, fields, words, at, keeping) : h('p', { class: 'none' }, t(keys.none)),
    h(
      'div',
      { class: 'look-nav' },
      h('button', { class: 'plain-button', type: 'button', onclick: () => go('') }, t('look.home')),
      ...(count > 1 ? [step(place - 1, 'look.newer'), step(place + 1, 'look.older')] : []),
      ...(count ? [h('button', { class: 'quiet', type: 'button', onclick: remove }, t('look.remove')), h('button', { class: 'go', type: 'button', onclick: () => print() }, t(keys.print))] : []),
    ),
  );
}

/** @param {Deck} deck @param {any[]} fields @param {any} words @param {number} at @param {import('../own/keeping.js').Keeping<any>} keeping */
function card(deck, fields, words, at, keeping) {
  const mine = () => keeping.doc[deck][at];
  const write = (/** @type {string} */ key, /** @type {string | null} */ value) =>
    keeping.edit(`${deck}.${at}.${key}`, (doc) => {
      doc[deck][at][key] = value;
    });
  const rows = fields.map((each) => {
    const box = field({ name: each.ask, value: mine()[each.id] ?? '', example: each.example, long: each.long, onWrite: (value) => void (write(each.id, value), show()) });
    if (each.id !== 'feeling') return { element: box.element, show: () => {} };
    const choose = (/** @type {string} */ word) => {
      box.input.value = box.input.value.trim() === word ? '' : word;
      write(each.id, box.input.value);
      show();
    };
    const choice = chips(each.ask, words.feelings, choose, () => box.input.value);
    return { element: h('div', { class: 'slot' }, box.element, choice.element), show: choice.show };
  });
  const show = () => rows.forEach((row) => row.show());
  return h('section', { class: `paper-card ${deck}`, 'aria-label': t(KEYS[deck].title) }, h('p', { class: 'paper-title' }, t(KEYS[deck].title)), day(mine().day, (value) => write('day', value)), rows.map((row) => row.element));
}
