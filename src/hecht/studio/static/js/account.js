// The written account, in step with the playhead. The sentences come from the server.

import { h } from './dom.js';
import { moment, toldInDays } from './timing.js';

const ABOVE = 78; // px of what came before, kept in sight

/** @typedef {import('./life.js').Sentence} Sentence */

/** Which sentence holds at a moment. @param {Sentence[]} sentences @param {number} minute */
function placeAt(sentences, minute) {
  let now = 0;
  while (now + 1 < sentences.length && sentences[now + 1].minute <= minute + 1e-6) now += 1;
  return now;
}

/** The sentence of a moment. @param {Sentence[]} sentences @param {number} minute */
export const sentenceAt = (sentences, minute) => sentences[placeAt(sentences, minute)]?.text ?? '';

/** A list of sentences that follows the time. @param {HTMLElement} list @param {(minute: number) => void} onSeek */
export function makeAccount(list, onSeek) {
  /** @type {Sentence[]} */
  let sentences = [];
  let current = -1;
  const buttons = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll('button')]);
  /** One sentence is the stop of the tabulator; the arrows go to the others. @param {number} place */
  const stopAt = (place) => buttons().forEach((button, i) => (button.tabIndex = i === place ? 0 : -1));
  list.addEventListener('keydown', (event) => {
    const all = buttons();
    const here = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, PageDown: here + 5, PageUp: here - 5, End: all.length - 1 }[event.key];
    if (here < 0 || to === undefined) return;
    event.preventDefault();
    const place = Math.min(all.length - 1, Math.max(0, to));
    stopAt(place);
    all[place].focus();
  });
  return {
    /** @param {Sentence[]} told @param {number} duration of the scene, minutes */
    use(told, duration) {
      sentences = told;
      current = -1;
      list.classList.toggle('long', toldInDays(duration));
      list.replaceChildren(
        ...told.map((sentence) =>
          h('li', {}, h('button', { type: 'button', onclick: () => onSeek(sentence.minute) }, h('span', { class: 'at' }, moment(sentence.minute, duration)), h('span', {}, sentence.text))),
        ),
      );
      stopAt(0);
    },
    /** Move to `minute`. @param {number} minute @param {boolean} still */
    at(minute, still) {
      const now = placeAt(sentences, minute);
      if (now === current || !sentences.length) return;
      current = now;
      [...list.children].forEach((item, i) => {
        item.className = i === now ? 'now' : '';
        if (i === now) item.firstElementChild?.setAttribute('aria-current', 'step');
        else item.firstElementChild?.removeAttribute('aria-current');
      });
      if (!list.contains(document.activeElement)) stopAt(now);
      const item = /** @type {HTMLElement} */ (list.children[now]);
      if (list.scrollHeight > list.clientHeight) list.scrollTo({ top: item.offsetTop - ABOVE, behavior: still ? 'auto' : 'smooth' });
    },
  };
}
