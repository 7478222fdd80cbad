// One place of the dance, told in words: choose, or write your own. One at a time.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { PLACES } from './circle.js';

/** @typedef {import('./circle.js').Dance} Dance */
/** @typedef {{ id: string, head: string, ask: string, small: string, suggestions: { say: string, way: string }[] }} StationWords */
/** @typedef {{ stations: StationWords[], ways: { id: string, say: string }[] }} Words */

/** Words with `{who}` filled in. @param {string} text @param {string} who */
export const about = (text, who) => text.replaceAll('{who}', who).replace(/^\p{Ll}/u, (first) => first.toUpperCase());

/**
 * @param {HTMLElement} host
 * @param {Words} words
 * @param {import('../own/keeping.js').Keeping<Dance>} keeping
 * @param {{ go: (place: number) => void, nameOf: (who: import('./circle.js').Who) => string }} hooks
 */
export function makeStation(host, words, keeping, { go, nameOf }) {
  let place = 0;
  /** @type {HTMLTextAreaElement | null} */
  let field = null;
  /** @type {(() => void)[]} */
  let refresh = [];

  const of = () => PLACES[place];
  const side = () => keeping.doc[of().who];
  const text = () => side()[of().id];

  /** @param {string} next @param {string} [way] */
  function write(next, way) {
    const { who, id } = of();
    keeping.edit(`${who}.${id}`, (doc) => {
      doc[who][id] = next;
      if (way && (!doc[who].way || !next)) doc[who].way = way;
    });
  }

  /** @param {{ say: string, way: string }} suggestion */
  function toggle({ say, way }) {
    const parts = split(text());
    const next = parts.includes(say) ? parts.filter((part) => part !== say) : [...parts, say];
    write(next.join('; '), way);
    if (field) field.value = text();
  }

  /** What the other shows is what one sees. @returns {{ say: string, way: string }[]} */
  function shown() {
    if (of().id !== 'trigger') return [];
    const other = keeping.doc[of().who === 'one' ? 'other' : 'one'];
    return split(other.show).map((say) => ({ say, way: '' }));
  }

  /** @param {StationWords} station @param {string} who */
  function chips(station, who) {
    const made = [...shown(), ...station.suggestions].map((suggestion) => {
      const chip = h('button', { class: 'chip', type: 'button', onclick: () => toggle(suggestion) }, suggestion.say);
      refresh.push(() => chip.setAttribute('aria-pressed', String(split(text()).includes(suggestion.say))));
      return chip;
    });
    return h('div', { class: 'chips', role: 'group', 'aria-label': t('dance.choose', { head: about(station.head, who) }) }, made);
  }

  function wayChoice() {
    const { who } = of();
    const answers = words.ways.map((way) => {
      const input = /** @type {HTMLInputElement} */ (h('input', { type: 'radio', name: 'way', value: way.id, onchange: () => keeping.edit('way', (doc) => void (doc[who].way = way.id)) }));
      refresh.push(() => (input.checked = side().way === way.id));
      return h('label', { class: 'way' }, input, h('span', {}, way.say));
    });
    return h('fieldset', { class: 'way-choice' }, h('legend', {}, t('dance.moves_how')), answers);
  }

  function build() {
    const { who, id } = of();
    const station = words.stations.find((each) => each.id === id);
    if (!station) return;
    const name = nameOf(who);
    refresh = [];
    field = /** @type {HTMLTextAreaElement} */ (
      h('textarea', { class: 'written', id: 'station-words', rows: 3, autocomplete: 'off', maxlength: 4000, 'aria-label': t('dance.own_words', { head: about(station.head, name) }), placeholder: t('dance.write'), oninput: () => field && write(field.value) })
    );
    field.value = text();
    host.replaceChildren(
      h('p', { class: `station-head ${who}` }, h('span', { class: 'n' }, String(place + 1)), h('span', {}, about(station.head, name)), h('small', {}, t('dance.of_ten', { n: place + 1 }))),
      h('h2', { id: 'station-ask', tabindex: -1 }, about(station.ask, name)),
      h('p', { class: 'station-small' }, station.small),
      chips(station, name),
      field,
      ...(id === 'show' ? [wayChoice()] : []),
      h(
        'div',
        { class: 'station-nav' },
        h('button', { class: 'plain-button', type: 'button', onclick: () => go((place + PLACES.length - 1) % PLACES.length) }, t('dance.back')),
        h('button', { class: 'go', type: 'button', onclick: () => go((place + 1) % PLACES.length) }, t('dance.next')),
      ),
    );
    for (const each of refresh) each();
  }

  return {
    /** @param {number} next */
    open(next) {
      place = next;
      build();
    },
    /** The document changed elsewhere. */
    rebuild: build,
    /** The document changed here: the words stay where the cursor is. */
    show() {
      for (const each of refresh) each();
    },
    focus: () => host.querySelector('h2')?.focus({ preventScroll: true }),
    get place() {
      return place;
    },
  };
}

/** Suggestions that were chosen stand apart. @param {string} text */
const split = (text) => text.split(';').map((part) => part.trim()).filter(Boolean);
