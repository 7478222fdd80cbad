// What a user may change about the people, in people's words: choices, sliders, and something to try.

import { h } from './dom.js';
import { say, t } from './i18n.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./scene.js').Change} Change */
/** @typedef {(id: string, option: string) => void} OnChange */

/** One question with a few answers. @param {Change} change @param {string} chosen @param {OnChange} onChange */
export function choice(change, chosen, onChange) {
  const answer = (/** @type {Change['options'][number]} */ option) =>
    h(
      'label',
      { class: 'answer' },
      h('input', { type: 'radio', name: change.id, value: option.id, checked: option.id === chosen, onchange: () => onChange(change.id, option.id) }),
      h('span', {}, say(option.say), option.small ? h('small', {}, say(option.small)) : null),
    );
  return h('fieldset', { class: 'choices' }, h('legend', {}, say(change.ask)), change.options.map(answer));
}

/** A slider whose stops are words. @param {Change} change @param {string} chosen @param {OnChange} onChange */
export function slider(change, chosen, onChange) {
  const last = change.options.length - 1;
  const place = Math.max(0, change.options.findIndex((option) => option.id === chosen));
  const output = h('output', { for: `change-${change.id}` });
  const input = /** @type {HTMLInputElement} */ (h('input', { type: 'range', id: `change-${change.id}`, min: 0, max: last, step: 1, value: place }));
  const show = () => {
    const option = change.options[Number(input.value)];
    input.style.setProperty('--filled', `${(Number(input.value) / last) * 100}%`);
    input.setAttribute('aria-valuetext', say(option.say));
    output.textContent = say(option.say);
    return option;
  };
  input.addEventListener('input', () => onChange(change.id, show().id));
  show();
  return h(
    'div',
    { class: 'slide' },
    h('div', { class: 'asked' }, h('label', { for: input.id }, say(change.ask)), output),
    input,
    change.ends ? h('div', { class: 'ends', 'aria-hidden': 'true' }, h('span', {}, say(change.ends[0])), h('span', {}, say(change.ends[1]))) : null,
  );
}

/** Something to try; where there are more, they take turns. @param {Scene} scene @param {(hint: Scene['try_this'][number]) => void} onTry */
export function tryCard(scene, onTry) {
  if (!scene.try_this.length) return null;
  let shown = 0;
  const text = h('p', {}, say(scene.try_this[0].text));
  const another = () => {
    shown = (shown + 1) % scene.try_this.length;
    text.textContent = say(scene.try_this[shown].text);
  };
  return h(
    'section',
    { class: 'try' },
    h('h2', {}, t('try.title')),
    text,
    h(
      'div',
      { class: 'try-buttons' },
      h('button', { class: 'go', type: 'button', onclick: () => onTry(scene.try_this[shown]) }, t('try.show')),
      scene.try_this.length > 1 ? h('button', { class: 'quiet', type: 'button', onclick: another }, t('try.other')) : null,
    ),
  );
}
