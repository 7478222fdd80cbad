// Fields in which somebody writes, and words to choose from.

import { freshId, h } from '../dom.js';
import { language, t } from '../i18n.js';
import { today } from '../own/bar.js';

/** @typedef {import('../own/keeping.js').Keeping<any>} Keeping */

/**
 * A named field.
 * @param {object} what
 * @param {string} what.name
 * @param {string} what.value
 * @param {(value: string) => void} what.onWrite
 * @param {string} [what.example]
 * @param {boolean} [what.long]
 * @param {number} [what.most] letters
 */
export function field({ name, value, onWrite, example = '', long = false, most = long ? 4000 : 200 }) {
  const id = freshId('field');
  const input = /** @type {HTMLInputElement} */ (
    h(long ? 'textarea' : 'input', { id, class: 'written', type: long ? null : 'text', rows: long ? 2 : null, maxlength: most, autocomplete: 'off', placeholder: example, oninput: () => onWrite(input.value) })
  );
  input.value = value;
  return { input, element: h('div', { class: 'field' }, h('label', { class: 'field-name', for: id }, name), input) };
}

/** A day that the user gives. @param {string | null} value @param {(value: string | null) => void} onWrite */
export function day(value, onWrite) {
  const show = () => label.classList.toggle('no-day', !input.value);
  const input = /** @type {HTMLInputElement} */ (h('input', { class: 'written day', type: 'date', max: '2200-12-31', onchange: () => (show(), onWrite(input.value || null)) }));
  const label = h('label', { class: 'day-field' }, h('span', {}, t('look.on')), input);
  input.value = value ?? '';
  show();
  return label;
}

/** @param {string | null} date such as 2026-01-31 */
export function dateInWords(date) {
  if (!date) return '';
  const at = new Date(`${date}T12:00:00`);
  if (Number.isNaN(at.getTime())) return date;
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { day: 'numeric', month: 'long', year: date.slice(0, 4) === today().slice(0, 4) ? undefined : 'numeric' }).format(at);
}

/** Words to choose from. @param {string} name @param {string[]} words @param {(word: string) => void} onChoose @param {() => string} chosen */
export function chips(name, words, onChoose, chosen) {
  const made = words.map((word) => h('button', { class: 'chip', type: 'button', onclick: () => onChoose(word) }, word));
  const show = () => made.forEach((chip, i) => chip.setAttribute('aria-pressed', String(words[i] === chosen().trim())));
  show();
  return { element: h('div', { class: 'chips', role: 'group', 'aria-label': name }, made), show };
}
