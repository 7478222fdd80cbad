// The written account, in step with the playhead. The sentences come from the server.

import { h } from './dom.js';
import { clock } from './i18n.js';

const ABOVE = 78; // px of what came before, kept in sight

/** @typedef {import('./life.js').Sentence} Sentence */

/** A list of sentences that follows the time. @param {HTMLElement} list @param {(minute: number) => void} onSeek */
export function makeAccount(list, onSeek) {
  /** @type {Sentence[]} */
  let sentences = [];
  let current = -1;
  return {
    /** @param {Sentence[]} told @param {boolean} long whether time is told in hours */
    use(told, long) {
      sentences = told;
      current = -1;
      list.replaceChildren(
        ...told.map((sentence) =>
          h('li', {}, h('button', { type: 'button', onclick: () => onSeek(sentence.minute) }, h('span', { class: 'at' }, clock(sentence.minute, long)), h('span', {}, sentence.text))),
        ),
      );
    },
    /** Move to `minute`; gives the sentence of that moment when it is another one. @param {number} minute @param {boolean} still */
    at(minute, still) {
      let now = 0;
      while (now + 1 < sentences.length && sentences[now + 1].minute <= minute + 1e-6) now += 1;
      if (now === current || !sentences.length) return null;
      current = now;
      [...list.children].forEach((item, i) => {
        item.className = i === now ? 'now' : '';
        if (i === now) item.firstElementChild?.setAttribute('aria-current', 'step');
        else item.firstElementChild?.removeAttribute('aria-current');
      });
      const item = /** @type {HTMLElement} */ (list.children[now]);
      if (list.scrollHeight > list.clientHeight) list.scrollTo({ top: item.offsetTop - ABOVE, behavior: still ? 'auto' : 'smooth' });
      return sentences[now].text;
    },
  };
}
