// The ecogram: a star around the middle, by kind of relation, with letters on the lines.

import { label, s } from '../dom.js';
import { t } from '../i18n.js';
import { bondName, figureOf, isDead, isSmall, nameOf, others, seenAt, shapeOf } from './document.js';
import { heightOf, mapFigure, toneOf } from './figures.js';
import { bondLine } from './lines.js';
import { rowsOf } from './drawing.js';

/** @typedef {import('./desk.js').Desk} Desk */

/** @param {boolean} narrow */
const plan = (narrow) => (narrow ? { wide: 600, high: 760, rx: 216, ry: 290, out: 82 } : { wide: 900, high: 760, rx: 330, ry: 268, out: 82 });
/** @typedef {ReturnType<typeof plan>} Plan */
const SECTORS = ['home', 'origin', 'family', 'friends', 'acquaintances', 'neighbours', 'help', 'other'];

/** @returns {Record<string, string>} */
const sectorNames = () => ({
  home: t('people.sector.home'),
  origin: t('people.sector.origin'),
  family: t('people.sector.family'),
  friends: t('people.sector.friends'),
  acquaintances: t('people.sector.acquaintances'),
  neighbours: t('people.sector.neighbours'),
  help: t('people.sector.help'),
  other: t('people.sector.other'),
});

/** Everyone by sector; those without a bond stand as well. @param {Desk} desk */
function bySector({ doc, relations }) {
  const groups = SECTORS.map((sector) => ({ sector, keys: others(doc).filter((key) => (relations[figureOf(doc, key).relation]?.sector ?? 'other') === sector) }));
  return groups.filter((group) => group.keys.length);
}

/** @param {Desk} desk @param {boolean} narrow */
export function drawEcogram(desk, narrow) {
  const { doc, when, view } = desk;
  const middle = doc.map.middle ?? '';
  const groups = bySector(desk);
  const count = groups.reduce((sum, group) => sum + group.keys.length, 0);
  const size = (narrow ? 0.52 : 0.5) * Math.min(1, Math.sqrt(13 / Math.max(13, count)));
  const at0 = plan(narrow);
  const centre = { x: at0.wide / 2, y: at0.high / 2 };
  const gap = 0.55; // of a place, between sectors
  const places = count + groups.length * gap;
  /** @type {SVGElement[]} */
  const back = [];
  /** @type {SVGElement[]} */
  const lines = [];
  /** @type {SVGElement[]} */
  const front = [];
  let at = gap / 2;
  for (const { sector, keys } of groups) {
    const from = at;
    keys.forEach((key, i) => {
      const turn = ((from + i + 0.5) / places) * 2 * Math.PI - Math.PI / 2;
      const out = count > 14 && i % 2 ? 0.79 : 1; // a crowded circle is two circles
      const point = { x: centre.x + Math.cos(turn) * at0.rx * out, y: centre.y + Math.sin(turn) * at0.ry * out + 14 };
      lines.push(...spoke(desk, key, centre, point, key === view.selected));
      front.push(standing(desk, key, point, size));
    });
    back.push(...wedge(at0, centre, (from / places) * 2 * Math.PI - Math.PI / 2, ((from + keys.length) / places) * 2 * Math.PI - Math.PI / 2, sectorNames()[sector]));
    at += keys.length + gap;
  }
  const me = mapFigure({ shape: 'person', middle: true });
  me.set({ scale: 0.52, spot: null, dead: false, towards: Math.PI / 2 });
  const self = s('g', { transform: `translate(${centre.x} ${centre.y + 30})` }, s('circle', { class: 'household', cx: 0, cy: -26, r: 58 }), me.group, label({ class: 'map-name', 'text-anchor': 'middle', y: 24 }, t('people.me')));
  const title = t('people.ecogram.of', { name: nameOf(doc, middle) });
  return s('svg', { class: 'map ecogram', viewBox: `0 0 ${at0.wide} ${at0.high}`, role: 'group', 'aria-label': title }, back, lines, self, front);

  /** @param {Desk} of @param {string} key @param {{ x: number, y: number }} point @param {number} scale */
  function standing(of, key, point, scale) {
    const figure = mapFigure({ shape: shapeOf(doc, key), small: isSmall(doc, key), tone: toneOf(key) });
    figure.set({ scale, spot: null, dead: isDead(doc, key, when), towards: Math.atan2(centre.y - point.y, centre.x - point.x) });
    const tall = heightOf(shapeOf(doc, key), false) * scale * figure.size;
    const rows = rowsOf(nameOf(doc, key));
    const name = s('text', { class: 'map-name', 'text-anchor': 'middle', y: 21 });
    name.append(...rows.map((row, i) => Object.assign(s('tspan', { x: 0, dy: i ? (18) : 0 }), { textContent: row })));
    const node = s('g', { class: `node${key === of.view.selected ? ' on' : ''}`, transform: `translate(${point.x.toFixed(1)} ${(point.y + 40 * scale).toFixed(1)})`, tabindex: 0, role: 'button', 'data-key': key, 'aria-label': spoken(of, key) }, s('rect', { class: 'hit', x: -44, y: -tall - 10, width: 88, height: tall + 44, rx: 18 }), figure.group, name);
    node.addEventListener('click', () => of.select(key));
    node.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      of.openSheet(key);
    });
    return node;
  }
}

/** @param {Desk} desk @param {string} key */
function spoken({ doc, when }, key) {
  const middle = doc.map.middle ?? '';
  const seen = seenAt(doc, bondName(middle, key), when);
  return [nameOf(doc, key), seen?.help.length ? t('people.ecogram.gives', { letters: seen.help.join(' ') }) : '', seen?.line === 'tense' ? t('people.line.tense') : '', seen?.line === 'broken' ? t('people.line.broken') : ''].filter(Boolean).join(', ');
}

/** What runs between the middle and one other, with its letters. @param {Desk} desk @param {string} key @param {{ x: number, y: number }} centre @param {{ x: number, y: number }} point @param {boolean} on */
function spoke({ doc, when }, key, centre, point, on) {
  const middle = doc.map.middle ?? '';
  const get = seenAt(doc, bondName(middle, key), when);
  const give = seenAt(doc, bondName(key, middle), when);
  const room = { start: 62, end: 66 };
  const parts = [
    ...(get ? bondLine({ from: point, to: centre, ...get, kind: 'get', on, start: room.end, end: room.start }) : []),
    ...(give ? bondLine({ from: centre, to: point, ...give, kind: 'give', on, ...room }) : []),
  ];
  const letters = (/** @type {string[]} */ help, /** @type {string} */ kind, /** @type {number} */ share, /** @type {number} */ side) => {
    if (!help.length) return [];
    const far = Math.hypot(point.x - centre.x, point.y - centre.y);
    const across = { x: (-(point.y - centre.y) / far) * side, y: ((point.x - centre.x) / far) * side };
    const place = { x: centre.x + (point.x - centre.x) * share + across.x, y: centre.y + (point.y - centre.y) * share + across.y + 5 };
    return [label({ class: `letters ${kind}`, 'text-anchor': 'middle', x: place.x.toFixed(1), y: place.y.toFixed(1) }, help.join(' '))];
  };
  return [...parts, ...letters(get?.help ?? [], 'get', 0.58, -17), ...letters(give?.help ?? [], 'give', 0.44, 17)];
}

/** The part of the circle where one kind of relation stands. @param {Plan} plan @param {{ x: number, y: number }} centre @param {number} from @param {number} to @param {string} name */
function wedge({ wide, rx, ry, out }, centre, from, to, name) {
  const point = (/** @type {number} */ turn, /** @type {number} */ rx, /** @type {number} */ ry) => `${(centre.x + Math.cos(turn) * rx).toFixed(1)} ${(centre.y + Math.sin(turn) * ry).toFixed(1)}`;
  const large = to - from > Math.PI ? 1 : 0;
  const whole = to - from > 2 * Math.PI - 0.6;
  const d = whole ? '' : `M${point(from, 92, 92)}L${point(from, rx + out, ry + out)}A${rx + out} ${ry + out} 0 ${large} 1 ${point(to, rx + out, ry + out)}L${point(to, 92, 92)}A92 92 0 ${large} 0 ${point(from, 92, 92)}Z`;
  const middle = (from + to) / 2;
  const anchor = Math.cos(middle) > 0.3 ? 'end' : Math.cos(middle) < -0.3 ? 'start' : 'middle';
  const edge = { x: centre.x + Math.cos(middle) * (rx + out - 6), y: centre.y + Math.sin(middle) * (ry + out - 8) };
  const x = anchor === 'end' ? Math.min(wide - 4, edge.x + 54) : anchor === 'start' ? Math.max(4, edge.x - 54) : edge.x;
  return [s('path', { class: 'sector', d }), label({ class: 'ring-name', 'text-anchor': anchor, x: x.toFixed(1), y: (edge.y + 5 + (anchor === 'middle' ? 0 : Math.sin(middle) * 16)).toFixed(1) }, name)];
}
