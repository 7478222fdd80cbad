// Parts of the page that stand by themselves: the questions, the row of lines, how far it is, the link.

import { choice, slider } from '../controls.js';
import { byId, h } from '../dom.js';
import { number, t } from '../i18n.js';
import { wordRow } from '../views.js';

/** @typedef {import('./address.js').Asked} Asked */

const SAID_FOR = 6000; // ms
const VIEWS = /** @type {const} */ (['inside', 'others']);

/** @param {Asked} asked @param {Record<string, string>} options @param {(id: string, option: string) => void} change */
export function buildControls(asked, options, change) {
  const of = (/** @type {string} */ kind) => asked.changes.filter((each) => each.kind === kind);
  byId('choices').replaceChildren(...of('choice').map((each) => choice(each, options[each.id], change)));
  byId('below').replaceChildren(h('h2', {}, t('life.on_the_way')), h('div', { class: 'sliders' }, of('slider').map((each) => slider(each, options[each.id], change))));
}

/** @param {HTMLElement} host @param {'inside' | 'others'} chosen @param {(view: 'inside' | 'others') => void} onChoose */
export function viewRow(host, chosen, onChoose) {
  const views = VIEWS.map((id) => ({ id, words: t(`life.view.${id}`) }));
  host.replaceChildren(wordRow(t('life.view'), views, chosen, (id) => onChoose(id === 'others' ? 'others' : 'inside')));
}

/** How far a life is that is being lived. */
export const living = {
  /** @param {number} years */
  show(years) {
    byId('living').hidden = false;
    /** @type {HTMLProgressElement} */ (byId('living-bar')).value = years;
    byId('living-words').textContent = years ? t('life.living_to', { n: number(years, 0) }) : t('life.living');
  },
  hide: () => void (byId('living').hidden = true),
};

let timer = 0;

/** @param {string} path */
export async function copyLink(path) {
  const address = new URL(path, location.href).href;
  const said = byId('said');
  clearTimeout(timer);
  try {
    await navigator.clipboard.writeText(address);
    said.textContent = t('version.copied');
  } catch {
    said.textContent = t('version.address', { address });
  }
  timer = setTimeout(() => (said.textContent = ''), SAID_FOR);
}
