// Everything that is drawn can also be read: the curves as a table.

import { h } from './dom.js';
import { number, t } from './i18n.js';
import { moment, tableStep } from './timing.js';

const ROWS = 24;

/** @param {HTMLElement} host @param {import('./life.js').Life} life @param {import('./watched.js').Curve[]} curves */
export function drawTable(host, life, curves) {
  const step = tableStep(life.duration, ROWS);
  const count = Math.floor(life.duration / step + 1e-6) + 1;
  const minutes = Array.from({ length: count }, (_, i) => life.start + i * step);
  const heads = [t('table.time'), ...curves.map((curve) => t('table.head', { name: curve.name, top: curve.scale }))];
  host.replaceChildren(
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, heads.map((head) => h('th', { scope: 'col' }, head)))),
      h(
        'tbody',
        {},
        minutes.map((minute) =>
          h('tr', {}, h('th', { scope: 'row' }, moment(minute, life.duration)), curves.map((curve) => h('td', {}, number(curve.figure(minute))))),
        ),
      ),
    ),
  );
}
