// Step two: place. Where someone stands, which way they look, and what lies over them.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { hasFace, nameOf, others, put, spotAt } from './document.js';
import { MIDDLES, ringOf } from './geometry.js';
import { cover, nudge, putInRing, slide, turn } from './map.js';
import { chip, chips, group, onward } from './parts.js';
import { aboutWhom, faceName, reading, ringNames } from './words.js';

/** @typedef {import('./desk.js').Desk} Desk */

/** The name of the one who is chosen, and one sentence. @param {Desk} desk @param {string} key */
export function whoIsThis(desk, key) {
  const { doc, when } = desk;
  return h(
    'div',
    { class: 'who' },
    h('h2', { class: 'sheet-title', tabindex: '-1' }, nameOf(doc, key)),
    h('p', { class: 'about' }, aboutWhom(doc, key, when)),
    h('p', { class: 'reading' }, reading(doc, key, when, spotAt(doc, key, when))),
  );
}

/** @param {Desk} desk */
export function placingSheet(desk) {
  const { doc, when, view } = desk;
  const waiting = others(doc).filter((key) => !spotAt(doc, key, when));
  const bench = waiting.length ? group(t('people.place.waiting'), chips('bench', ...waiting.map((key) => chip(nameOf(doc, key), () => desk.look({ selected: key }), view.selected === key, { 'data-id': `wait-${key}` })))) : null;
  const key = view.selected;
  if (!key) return [h('h2', { class: 'sheet-title', tabindex: '-1' }, t('people.place.title')), h('p', { class: 'hint' }, t('people.place.nobody'))];
  if (key === doc.map.middle) return [h('h2', { class: 'sheet-title', tabindex: '-1' }, nameOf(doc, key)), h('p', { class: 'hint' }, t('people.place.middle')), bench];
  const spot = spotAt(doc, key, when);
  const ring = spot ? ringOf(spot.near) : -1;
  return [
    whoIsThis(desk, key),
    bench,
    group(
      t('people.place.where'),
      chips('four', ...ringNames().map((name, i) => chip(name, () => putInRing(desk, key, MIDDLES[i]), ring === i, { 'data-id': `ring-${i}` }))),
      spot
        ? chips(
            'small-steps',
            chip(t('people.place.nearer'), () => nudge(desk, key, -0.15), null, { 'data-id': 'nearer' }),
            chip(t('people.place.farther'), () => nudge(desk, key, 0.15), null, { 'data-id': 'farther' }),
            chip('↺', () => slide(desk, key, -8), null, { 'aria-label': t('people.place.left'), 'data-id': 'left' }),
            chip('↻', () => slide(desk, key, 8), null, { 'aria-label': t('people.place.right'), 'data-id': 'right' }),
          )
        : h('p', { class: 'small' }, t('people.place.tap')),
    ),
    spot && hasFace(doc, key) ? group(t('people.place.face'), chips('three', ...(/** @type {const} */ (['me', 'aside', 'away'])).map((faces) => chip(faceName(faces), () => turn(desk, key, faces), spot.faces === faces, { 'data-id': `face-${faces}` })))) : null,
    spot
      ? group(
          t('people.place.over'),
          chips('covers', chip(t('people.place.veil'), () => cover(desk, key, 'veil'), spot.veil, { 'data-id': 'veil' }), chip(t('people.place.bell'), () => cover(desk, key, 'bell'), spot.bell, { 'data-id': 'bell' })),
        )
      : null,
    spot ? h('div', { class: 'row' }, chip(t('people.place.off'), () => desk.edit('', (next) => put(next, key, desk.when, { off: true })), null, { 'data-id': 'off' })) : null,
    spot ? onward(waiting.length ? t('people.name.onward', { name: nameOf(doc, waiting[0]) }) : t('people.place.onward', { name: nameOf(doc, key) }), () => desk.openSheet(waiting[0] ?? key, waiting.length ? 'place' : 'connect')) : null,
    h('p', { class: 'small keys' }, t('people.place.keys')),
  ];
}
