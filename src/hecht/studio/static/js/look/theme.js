// One theme: its questions one at a time, and what was written on earlier days.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { today } from '../own/bar.js';
import { dateInWords, day, field } from './fields.js';

/** @typedef {{ theme: string, question: number, day: string | null, words: string }} Answer */

/**
 * @param {any} words of all themes
 * @param {any} theme
 * @param {number} question 0 and up
 * @param {import('../own/keeping.js').Keeping<any>} keeping
 * @param {{ go: (hash: string) => void, again: () => void }} hooks
 */
export function themeStep(words, theme, question, keeping, { go, again }) {
  const number = question + 1;
  /** @returns {Answer[]} */
  const mine = () => keeping.doc.answers.filter((/** @type {Answer} */ each) => each.theme === theme.id && each.question === number);
  let on = /** @type {string | null} */ (today());
  const find = (/** @type {any} */ doc) => doc.answers.find((/** @type {Answer} */ each) => each.theme === theme.id && each.question === number && each.day === on);
  const write = (/** @type {string} */ value) =>
    keeping.edit(`${theme.id}.${number}`, (doc) => {
      const answer = find(doc);
      if (answer && value) answer.words = value;
      else if (answer) doc.answers.splice(doc.answers.indexOf(answer), 1);
      else if (value) doc.answers.push({ theme: theme.id, question: number, day: on, words: value });
    });
  const setDay = (/** @type {string | null} */ next) => {
    keeping.edit('', (doc) => {
      const answer = find(doc);
      if (answer) answer.day = next;
    });
    on = next;
  };
  const box = field({ name: t('look.answer'), value: find(keeping.doc)?.words ?? '', onWrite: write, example: t('look.answer_hint'), long: true });
  box.input.setAttribute('rows', '5');
  const last = number === theme.asks.length;
  const place = words.themes.findIndex((/** @type {any} */ each) => each.id === theme.id);
  const after = words.themes[place + 1];
  const onward = !last ? ['look.next', `theme-${theme.id}-${number + 1}`] : after ? ['look.next_theme', `theme-${after.id}`] : ['look.done', ''];
  return h(
    'article',
    { class: 'look-one' },
    h('p', { class: 'kicker' }, theme.title, h('small', {}, t('look.ask_of', { n: number, of: theme.asks.length }))),
    h('h1', { tabindex: -1 }, theme.asks[question]),
    box.element,
    h('div', { class: 'look-row' }, day(on, setDay), h('p', { class: 'small' }, t('look.no_hurry'))),
    h(
      'div',
      { class: 'look-nav' },
      h('button', { class: 'plain-button', type: 'button', onclick: () => go(question ? `theme-${theme.id}-${question}` : '') }, t('look.back')),
      h('button', { class: 'go', type: 'button', onclick: () => go(onward[1]) }, t(onward[0])),
    ),
    earlier(mine().filter((answer) => answer.day !== on), keeping, again),
  );
}

/** @param {Answer[]} answers @param {import('../own/keeping.js').Keeping<any>} keeping @param {() => void} again */
function earlier(answers, keeping, again) {
  if (!answers.length) return null;
  const remove = (/** @type {Answer} */ answer) => {
    keeping.edit('', (doc) => void (doc.answers = doc.answers.filter((/** @type {Answer} */ each) => each !== answer)));
    again();
  };
  const rows = [...answers].sort((a, b) => String(b.day).localeCompare(String(a.day)));
  return h(
    'section',
    { class: 'earlier' },
    h('h2', {}, t('look.earlier')),
    rows.map((answer) => h('div', { class: 'earlier-row' }, h('small', {}, dateInWords(answer.day)), h('p', {}, answer.words), h('button', { class: 'quiet', type: 'button', onclick: () => remove(answer) }, t('look.remove')))),
  );
}
