// How to read a figure: four small drawings with one line each.

import { h, isNarrow, s } from './dom.js';
import { person } from './figure.js';
import { t } from './i18n.js';

/** @param {import('./figure.js').Pose} pose @param {SVGElement[]} [behind] */
function drawing(pose, behind = []) {
  const figure = person({ size: 0.4, tone: 'b' });
  figure.set({ x: 0, y: 0, ...pose });
  return s('svg', { viewBox: '-34 -70 68 76', width: 56, height: 63, 'aria-hidden': 'true' }, behind, figure.group);
}

/** @param {number} r */
const ring = (r) => s('circle', { class: 'ripple', cx: 0, cy: -40, r, 'stroke-width': 1.8, opacity: 0.55, 'stroke-dasharray': '8 6' });

const cloud = () => [s('rect', { class: 'thought-ground', x: -30, y: -69, width: 44, height: 17, rx: 8.5 }), s('circle', { class: 'thought-ground', cx: 12, cy: -47, r: 3 })];

/** @param {SVGElement} svg @param {string} key */
const line = (svg, key) => h('li', {}, svg, h('p', {}, h('b', {}, t(`legend.${key}`)), ' ', t(`legend.${key}.is`)));

/** The legend; drawn anew when the colours change. */
export function legend() {
  return h(
    'section',
    { class: 'legend' },
    h('h2', {}, t('legend.title')),
    h(
      'ul',
      {},
      line(drawing({ inside: 0.9 }), 'breath'),
      line(drawing({ inside: 0.1, reach: 0.8, call: 1, side: 1, face: 0.6 }), 'arms'),
      line(drawing({ inside: 0.3, call: 1 }, [ring(20), ring(27)]), 'rings'),
      line(drawing({ inside: 0.15 }, [s('circle', { cx: 0, cy: -26, r: 30, class: 'warm-spot' })]), 'warmth'),
      ...(isNarrow() ? [] : [line(drawing({ inside: 0.4 }, cloud()), 'thought')]),
    ),
  );
}
