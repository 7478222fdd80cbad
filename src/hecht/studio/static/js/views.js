// How a scene is looked at, and which of two versions is being changed: a few words to choose from.

import { h } from './dom.js';
import { t } from './i18n.js';

/**
 * A row of words of which one holds.
 * @param {string} name for those who hear it
 * @param {{ id: string, words: string, label?: string }[]} options
 * @param {string} chosen
 * @param {(id: string) => void} onChoose
 */
export function wordRow(name, options, chosen, onChoose) {
  return h(
    'div',
    { class: 'word-row', role: 'group', 'aria-label': name },
    options.map(({ id, words, label }) => h('button', { type: 'button', 'data-choice': id, 'aria-pressed': String(id === chosen), 'aria-label': label, onclick: () => onChoose(id) }, words)),
  );
}

/** @param {import('./scene.js').Scene} scene @param {import('./scene.js').Sight[]} sights @param {string} chosen @param {(id: any) => void} onChoose */
export function sightRow(scene, sights, chosen, onChoose) {
  if (sights.length < 2) return null;
  const words = (/** @type {string} */ sight) => t(sight === 'room' ? `view.${scene.stage}` : `view.${sight}`);
  return wordRow(t('view.title'), sights.map((sight) => ({ id: sight, words: words(sight) })), chosen, onChoose);
}
