// The map as a list: everything that can be seen can be read, and printed.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { bondName, hasFace, isDead, nameOf, others, seenAt, spotAt } from './document.js';
import { aboutWhom, amounts, faceName, ringName } from './words.js';

/** @param {import('./desk.js').Desk} desk @param {HTMLElement} host */
export function drawList({ doc, when }, host) {
  const middle = doc.map.middle ?? '';
  const said = amounts();
  const much = (/** @type {string} */ bond) => {
    const seen = seenAt(doc, bond, when);
    if (!seen) return '–';
    const lines = [seen.line === 'tense' ? t('people.line.tense') : '', seen.line === 'broken' ? t('people.line.broken') : ''];
    return [seen.amount === null ? '' : said[seen.amount], seen.help.join(' '), ...lines].filter(Boolean).join(', ') || '–';
  };
  const order = others(doc).map((key) => ({ key, spot: spotAt(doc, key, when) })).sort((a, b) => (a.spot?.near ?? 9) - (b.spot?.near ?? 9));
  const rows = order.map(({ key, spot }) => {
    const covers = [spot?.veil ? t('people.behind_veil') : '', spot?.bell ? t('people.under_bell') : ''];
    const looks = spot && hasFace(doc, key) && !isDead(doc, key, when) ? faceName(spot.faces) : '';
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, nameOf(doc, key), h('small', {}, aboutWhom(doc, key, when))),
      h('td', {}, spot ? ringName(spot) : t('people.not_placed')),
      h('td', {}, [looks, ...covers].filter(Boolean).join(', ') || '–'),
      h('td', {}, much(bondName(middle, key))),
      h('td', {}, much(bondName(key, middle))),
    );
  });
  const heads = [t('people.list.who'), t('people.list.where'), t('people.list.face'), t('people.list.get'), t('people.list.give')];
  host.replaceChildren(
    h('table', { class: 'people-table' }, h('caption', { class: 'visually-hidden' }, t('people.list.title')), h('thead', {}, h('tr', {}, heads.map((each) => h('th', { scope: 'col' }, each)))), h('tbody', {}, rows)),
  );
}
