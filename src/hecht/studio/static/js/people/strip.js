// The strip of time: every date on the map, a slider, and a second date beside it.

import { h, isNarrow } from '../dom.js';
import { t } from '../i18n.js';
import { inWords, monthAt, today, typed, yearsOf } from './days.js';
import { datesOf, figureOf, nameOf, others, own, placedDates, spotAt } from './document.js';
import { chip, line } from './parts.js';

/** @typedef {import('./desk.js').Desk} Desk */

const LEAST = 1; // years that the strip shows at least
const APART = 0.085; // share of the strip that two names keep between them

/** From when to when the strip runs. @param {Desk} desk */
function reach(desk) {
  const now = yearsOf(today());
  const first = datesOf(desk.doc)[0];
  return { first: Math.min(now - LEAST, first ? yearsOf(first) : now), now };
}

/** What happened, with the date it has. @param {Desk} desk */
function marks({ doc }) {
  const found = doc.map.happenings.map((each) => ({ at: each.at, words: own(each.say) }));
  for (const key of others(doc)) {
    const { died } = figureOf(doc, key);
    if (died) found.push({ at: died, words: t('people.strip.died', { name: nameOf(doc, key) }) });
    const first = (doc.map.placements[key] ?? [])[0];
    const start = datesOf(doc)[0];
    if (first && start && yearsOf(first.at) > yearsOf(start) + 0.5 && yearsOf(first.at) < yearsOf(today()) - 0.2) found.push({ at: first.at, words: nameOf(doc, key) });
  }
  found.push({ at: today(), words: t('people.strip.now').toLowerCase() });
  return found.sort((a, b) => yearsOf(a.at) - yearsOf(b.at));
}

/** @param {Desk} desk @param {HTMLElement} host */
export function drawStrip(desk, host) {
  const { view } = desk;
  const { first, now } = reach(desk);
  const share = (/** @type {string} */ day) => ((yearsOf(day) - first) / (now - first)) * 100;
  const here = view.date ? yearsOf(view.date) : now;
  const slider = /** @type {HTMLInputElement} */ (
    h('input', { type: 'range', class: 'years', id: 'years', 'data-id': 'years', min: Math.floor(first * 12), max: Math.floor(now * 12) + 1, step: 1, value: view.date ? Math.floor(here * 12 + 1e-6) : Math.floor(now * 12) + 1, 'aria-label': t('people.strip.date'), 'aria-valuetext': view.date ? inWords(view.date) : t('people.strip.now') })
  );
  slider.style.setProperty('--filled', `${((here - first) / (now - first)) * 100}%`);
  slider.addEventListener('input', () => {
    const month = Number(slider.value);
    desk.look({ date: month > Math.floor(now * 12) ? null : monthAt(month / 12) });
  });
  const title = h('output', { class: 'year', for: 'years' }, view.date ? inWords(view.date) : t('people.strip.now'));
  const exact = /** @type {HTMLInputElement} */ (h('input', { class: 'written exact', 'data-id': 'exact', value: view.date ?? '', placeholder: t('people.strip.other'), 'aria-label': t('people.strip.exact'), inputmode: 'numeric', maxlength: 10 }));
  exact.addEventListener('change', () => {
    const day = typed(exact.value);
    exact.setCustomValidity(exact.value && !day ? t('people.date.wrong') : '');
    if (exact.reportValidity()) desk.look({ date: day });
  });
  host.replaceChildren(
    h('div', { class: 'strip-head' }, title, h('div', { class: 'chips' }, view.date ? chip(t('people.strip.to_now'), () => desk.look({ date: null }), null, { 'data-id': 'now' }) : null, exact, ...besideChips(desk))),
    slider,
    h('div', { class: 'marks', 'aria-hidden': 'true' }, markLine(desk, share)),
    view.date ? past(desk, view.date) : h('span', {}),
  );
}

/** What belongs to a date that is gone: a word about what happened then. @param {Desk} desk @param {string} date */
function past(desk, date) {
  const there = desk.doc.map.happenings.find((each) => each.at === date);
  const keep = (/** @type {string} */ say) =>
    desk.edit('', (doc) => {
      doc.map.happenings = [...doc.map.happenings.filter((each) => each.at !== date), ...(say ? [{ ...there, at: date, say }] : [])];
    });
  const nobody = !others(desk.doc).some((key) => spotAt(desk.doc, key, date));
  return h('div', { class: 'past' }, h('p', { class: 'small' }, t('people.strip.past', { date: inWords(date) }), nobody ? ` ${t('people.strip.nobody')}` : ''), line(t('people.strip.happened'), own(there?.say), keep, { 'data-id': 'happened', maxlength: 40 }));
}

/** @param {Desk} desk @param {(day: string) => number} share */
function markLine(desk, share) {
  let last = [-1, -1];
  return marks(desk).flatMap(({ at, words }) => {
    const left = share(at);
    if (left < 0 || left > 100) return [];
    const rows = isNarrow() ? [0] : [0, 1];
    const row = rows.find((each) => left - last[each] > APART * 100 * (isNarrow() ? 2.4 : 1.2));
    if (row === undefined) return [];
    last = last.map((each, i) => (i === row ? left : each));
    const mark = h('span', { class: `mark row-${row}${left > 92 ? ' end' : left < 6 ? ' start' : ''}` }, h('i'), words);
    mark.style.setProperty('left', `${left}%`);
    return [mark];
  });
}

/** Lay a second date beside this one. @param {Desk} desk */
function besideChips(desk) {
  const { view } = desk;
  if (view.sight !== 'rings') return [];
  if (view.beside) return [chip(t('people.strip.alone'), () => desk.look({ beside: null }), true, { 'data-id': 'alone' })];
  const first = firstOther(desk);
  return first ? [chip(t('people.strip.beside', { date: inWords(first) }), () => desk.look({ beside: first }), false, { 'data-id': 'beside' })] : [];
}

/** The first date that differs from the one that is shown. @param {Desk} desk */
export function firstOther(desk) {
  const placed = others(desk.doc).filter((key) => spotAt(desk.doc, key, desk.when));
  const dates = placedDates(desk.doc).filter((day) => yearsOf(day) < yearsOf(desk.when) - 0.02);
  return placed.length || desk.view.date ? (dates[0] ?? null) : null;
}
