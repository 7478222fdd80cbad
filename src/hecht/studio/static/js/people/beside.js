// Two dates beside each other, on the same scale, and what changed between them in words.

import { h, isNarrow } from '../dom.js';
import { t } from '../i18n.js';
import { inWords, today, yearsOf } from './days.js';
import { others, placedDates, spotAt } from './document.js';
import { Drawing } from './drawing.js';
import { select } from './parts.js';
import { difference } from './words.js';

/** @typedef {import('./desk.js').Desk} Desk */

/** The earlier picture, with its date to choose. @param {Desk} desk @param {string} then */
export function besidePicture(desk, then) {
  const drawing = new Drawing({ narrow: isNarrow(), title: t('people.beside.map', { date: inWords(then) }) });
  drawing.svg.classList.add('still');
  drawing.draw({ doc: desk.doc, when: then, selected: desk.view.selected });
  const days = [...new Set([...placedDates(desk.doc), then])].filter((day) => yearsOf(day) <= yearsOf(today())).sort((a, b) => yearsOf(a) - yearsOf(b));
  const options = /** @type {[string, string][]} */ (days.map((day) => [day, inWords(day)]));
  return h('div', { class: 'beside' }, select(t('people.beside.then'), options, then, (day) => desk.look({ beside: day }), 'then'), drawing.svg);
}

/** What changed. @param {Desk} desk @param {string} then */
export function changes(desk, then) {
  const { doc, when } = desk;
  const told = others(doc).map((key) => difference(doc, key, spotAt(doc, key, then), spotAt(doc, key, when))).filter(Boolean);
  const title = t('people.beside.changed', { then: inWords(then), now: desk.view.date ? inWords(when) : t('people.strip.now').toLowerCase() });
  return h('section', { class: 'changes', 'aria-label': title }, h('h2', {}, title), told.length ? h('ul', {}, told.map((each) => h('li', {}, each))) : h('p', {}, t('people.beside.same')));
}
