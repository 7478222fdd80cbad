// Small parts that the sheets share.

import { h } from '../dom.js';

/** A button that is on or off. @param {string} words @param {() => void} act @param {boolean | null} [on] @param {Record<string, any>} [more] */
export const chip = (words, act, on = null, more = {}) => h('button', { type: 'button', class: 'chip', 'aria-pressed': on === null ? null : String(on), onclick: act, ...more }, words);

/** A few things under one question. @param {string} question @param {...(Node | null | (Node | null)[])} what */
export const group = (question, ...what) => h('fieldset', { class: 'people-group' }, h('legend', {}, question), what.flat());

/** The way to the next step, at the foot of a sheet. @param {string} words @param {() => void} act */
export const onward = (words, act) => h('p', { class: 'onward' }, h('button', { type: 'button', class: 'go', 'data-id': 'onward', onclick: act }, words));

/** @param {string} name @param {...(Node | null)} what */
export const chips = (name, ...what) => h('div', { class: `chips ${name}` }, what);

/**
 * A box to tick.
 * @param {string} words @param {boolean} on @param {(on: boolean) => void} act @param {string} id
 */
export const tick = (words, on, act, id) =>
  h('label', { class: 'tick' }, h('input', { type: 'checkbox', checked: on, 'data-id': id, onchange: (event) => act(/** @type {HTMLInputElement} */ (event.target).checked) }), h('span', {}, words));

/**
 * A choice from a list.
 * @param {string} words @param {[string, string][]} options value and words @param {string} value @param {(value: string) => void} act @param {string} id
 */
export function select(words, options, value, act, id) {
  const list = h(
    'select',
    { class: 'written', 'data-id': id, onchange: (event) => act(/** @type {HTMLSelectElement} */ (event.target).value) },
    options.map(([each, said]) => h('option', { value: each, selected: each === value }, said)),
  );
  return h('label', { class: 'asked-for' }, h('span', {}, words), list);
}

/**
 * A line to write on; the change counts when one leaves it.
 * @param {string} words @param {string} value @param {(value: string, field: HTMLInputElement) => void} act
 * @param {Record<string, any>} [more]
 */
export function line(words, value, act, more = {}) {
  const field = /** @type {HTMLInputElement} */ (h('input', { class: 'written', value, autocomplete: 'off', maxlength: 120, ...more }));
  field.addEventListener('change', () => act(field.value.trim(), field));
  return h('label', { class: 'asked-for' }, h('span', {}, words), field);
}

/**
 * A slider whose stops are words.
 * @param {{ words: string, stops: string[], value: number, tone: string, id: string, act: (value: number) => void }} what
 */
export function amount({ words, stops, value, tone, id, act }) {
  const output = h('output', {}, stops[value]);
  const last = stops.length - 1;
  const input = /** @type {HTMLInputElement} */ (h('input', { type: 'range', min: 0, max: last, step: 1, value, 'aria-valuetext': stops[value], 'data-id': id }));
  const fill = () => input.style.setProperty('--filled', `${(Number(input.value) / last) * 100}%`);
  fill();
  input.addEventListener('input', () => {
    const stop = Number(input.value);
    output.textContent = stops[stop];
    input.setAttribute('aria-valuetext', stops[stop]);
    fill();
    act(stop);
  });
  return h('label', { class: `amount ${tone}` }, h('span', { class: 'asked' }, h('span', {}, words), output), input);
}
