// Quiet lines above the stage: the line to the server is cut, something could not be run.

import { h } from './dom.js';

/** @param {HTMLElement} host */
export function makeNotices(host) {
  /** @type {Map<string, HTMLElement>} */
  const shown = new Map();
  return {
    /** @param {string} id @param {string} words @param {string} [detail] from the program @param {string} [language] of the detail */
    show(id, words, detail = '', language = 'en') {
      shown.get(id)?.remove();
      const notice = h('p', { class: 'notice' }, words, detail ? h('small', { lang: language }, detail) : null);
      shown.set(id, notice);
      host.append(notice);
    },
    /** @param {string} id */
    hide(id) {
      shown.get(id)?.remove();
      shown.delete(id);
    },
    /** @param {string} id */
    has: (id) => shown.has(id),
  };
}
