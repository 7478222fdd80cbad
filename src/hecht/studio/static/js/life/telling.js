// A life in words, in step with the age that is shown. The sentences come from the server.

import { h } from '../dom.js';
import { walkable } from './walk.js';
import { ageInWords } from './words.js';

/** @typedef {import('./lived.js').Passage} Passage */

const ABOVE = 96; // px of what came before, kept in sight
const LASTS = 3; // years that something that happened stays above the line

/** @param {HTMLElement} list @param {(age: number) => void} onSeek */
export function makeTelling(list, onSeek) {
  /** @type {{ age: number, item: HTMLElement, text: string }[]} */
  let events = [];
  /** @type {{ age: number, item: HTMLElement, text: string }[]} */
  let phases = [];
  /** @type {HTMLElement | null} */
  let current = null;
  const walk = walkable(list, { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5, Home: -Infinity, End: Infinity });
  return {
    /** @param {Passage[]} passages */
    use(passages) {
      current = null;
      const items = passages.map((passage) => itemOf(passage, onSeek));
      const of = (/** @type {Passage['kind']} */ kind) => passages.flatMap(({ kind: own, age, text }, i) => (own === kind ? [{ age, text, item: items[i] }] : []));
      events = of('event');
      phases = of('phase');
      list.replaceChildren(...items);
      walk.use([...list.querySelectorAll('button')]);
    },
    /** Move to an age, and say what holds there. @param {number} age @param {boolean} still @returns {string} */
    at(age, still) {
      const event = events.findLast((each) => each.age <= age + 1e-6);
      const phase = phases.findLast((each) => each.age <= age + 1e-6);
      const now = event && (!phase || event.age >= phase.age) ? event : phase;
      if (now && now.item !== current) show(now.item, still);
      return (event && age - event.age < LASTS ? event : phase)?.text ?? '';
    },
  };

  /** @param {HTMLElement} item @param {boolean} still */
  function show(item, still) {
    current?.classList.remove('now');
    current?.firstElementChild?.removeAttribute('aria-current');
    current = item;
    item.classList.add('now');
    item.firstElementChild?.setAttribute('aria-current', 'step');
    walk.stopAt(item.querySelector('button'));
    if (list.scrollHeight > list.clientHeight) list.scrollTo({ top: item.offsetTop - ABOVE, behavior: still ? 'auto' : 'smooth' });
  }
}

/** @param {Passage} passage @param {(age: number) => void} onSeek */
function itemOf({ kind, age, text }, onSeek) {
  if (kind === 'phase') return h('li', { class: 'phase' }, h('h3', {}, text));
  if (kind !== 'event') return h('li', { class: kind }, h('p', {}, text));
  return h('li', {}, h('button', { type: 'button', onclick: () => onSeek(age) }, h('span', { class: 'at' }, ageInWords(age)), h('span', {}, text)));
}
