// A life that can be read: the lines and the people, every five years.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { curvesOf, figureOf } from './charts.js';
import { ageInWords, peopleInWords } from './words.js';

/** @typedef {import('./lived.js').Lived} Lived */

const EVERY = 5; // years

/** @param {HTMLElement} host @param {Lived} life @param {Lived | null} behind */
export function drawTable(host, life, behind) {
  const curves = [...curvesOf('inside', life, null, behind === life ? null : behind), ...curvesOf('others', life, null, null)];
  const ages = Array.from({ length: Math.floor(life.until / EVERY) + 1 }, (_, i) => i * EVERY);
  const heads = [t('life.age_of'), ...curves.map((curve) => t(curve.scale === 5 ? 'life.head_five' : 'life.head_ten', { name: curve.name })), t('life.head_people')];
  host.replaceChildren(
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, heads.map((head) => h('th', { scope: 'col' }, head)))),
      h(
        'tbody',
        {},
        ages.map((age) => h('tr', {}, h('th', { scope: 'row' }, ageInWords(age)), curves.map((curve) => h('td', {}, figureOf(curve, age))), h('td', { class: 'words' }, peopleInWords(life, age)))),
      ),
    ),
  );
}
