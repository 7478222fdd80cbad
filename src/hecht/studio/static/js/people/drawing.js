// The map as a drawing: rings, the one in the middle, and everyone at the place they were given.

import { label, s, set } from '../dom.js';
import { t } from '../i18n.js';
import { bondName, bondsOf, isDead, isSmall, nameOf, others, seenAt, shapeOf, spotAt } from './document.js';
import { heightOf, mapFigure, toneOf } from './figures.js';
import { CENTRE, FLAT, RINGS, SIZE, chooseSides, pointOf } from './geometry.js';
import { bondLine } from './lines.js';
import { ringNames, said } from './words.js';

/** @typedef {import('./document.js').Doc} Doc */
/** @typedef {import('./geometry.js').Point} Point */
/** @typedef {{ doc: Doc, when: string, selected: string | null, then?: string | null }} Picture `then` is an earlier date to lay beneath */

const PAD = 26;
const CHEST = 16; // bonds end above the feet
const MANY = 13; // figures; from here on they are drawn smaller
const ROWS = 2;
const LETTERS = 14;

/** A name in at most two short rows. @param {string} name */
export function rowsOf(name) {
  /** @type {string[]} */
  const rows = [];
  for (const word of name.split(/\s+/)) {
    const last = rows.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LETTERS) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  const short = rows.slice(0, ROWS).map((row) => (row.length > LETTERS ? `${row.slice(0, LETTERS - 1)}…` : row));
  return rows.length > ROWS ? [...short.slice(0, -1), `${short[ROWS - 1].replace('…', '')}…`] : short;
}

/** The rings with their names. @param {boolean} narrow */
function rings(narrow) {
  const names = ringNames();
  const drawn = [2, 1, 0].map((ring) => s('ellipse', { class: `ring ring-${ring + 1}`, cx: CENTRE, cy: CENTRE, rx: RINGS[ring], ry: RINGS[ring] * FLAT }));
  const words = [0, 1, 2].map((ring) => {
    const turn = ([125, 113, 111][ring] * Math.PI) / 180;
    const radius = RINGS[ring] - (narrow ? 15 : 12);
    const place = { x: CENTRE + Math.cos(turn) * radius, y: CENTRE + Math.sin(turn) * radius * FLAT };
    const lean = (Math.atan2(Math.cos(turn) * FLAT, -Math.sin(turn)) * 180) / Math.PI;
    return label({ class: 'ring-name', 'text-anchor': 'middle', transform: `translate(${place.x.toFixed(1)} ${place.y.toFixed(1)}) rotate(${(lean + 180).toFixed(1)})` }, names[ring]);
  });
  return [...drawn, ...words];
}

/** A drawing that can be told to show a document; it keeps its figures, so that one keeps the focus. */
export class Drawing {
  /** @param {{ narrow: boolean, title: string, onMake?: (key: string, node: SVGElement) => void }} options */
  constructor({ narrow, title, onMake }) {
    this.narrow = narrow;
    this.onMake = onMake;
    const pad = narrow ? 30 : PAD;
    const paper = { x: pad, y: pad + 4, width: SIZE - 2 * pad, height: SIZE - 2 * pad - 10 };
    this.ground = s('rect', { class: 'ground', ...paper });
    this.bonds = s('g', { class: 'bonds' });
    this.ghosts = s('g', { class: 'ghosts' });
    this.figures = s('g');
    this.names = s('g', { class: 'names', 'aria-hidden': 'true' }); // above all figures, so that none hides one
    this.svg = /** @type {SVGSVGElement} */ (
      s('svg', { viewBox: Object.values(paper).join(' '), class: 'map', role: 'group', 'aria-label': title }, this.ground, rings(narrow), this.bonds, this.ghosts, this.figures, this.names)
    );
    /** @type {Map<string, { node: SVGElement, hit: SVGElement, figure: import('./figures.js').MapFigure, name: SVGElement, look: string }>} */
    this.nodes = new Map();
    /** @type {Map<string, Point>} */
    this.held = new Map(); // figures in a hand, at the place of the hand
  }

  /** Where a point of the screen lies on the paper. @param {number} x @param {number} y @returns {Point} */
  paper(x, y) {
    const matrix = this.svg.getScreenCTM()?.inverse();
    return matrix ? { x: matrix.a * x + matrix.e, y: matrix.d * y + matrix.f } : { x: CENTRE, y: CENTRE };
  }

  /** @param {Doc} doc @param {string} key */
  node(doc, key) {
    const shape = shapeOf(doc, key);
    const small = isSmall(doc, key);
    const middle = key === doc.map.middle;
    const look = `${shape} ${small} ${middle}`;
    const there = this.nodes.get(key);
    if (there && there.look === look) return there;
    there?.node.remove();
    there?.name.remove();
    const figure = mapFigure({ shape, small, middle, tone: toneOf(key) });
    const hit = s('rect', { class: 'hit', rx: 20 });
    const name = s('text', { class: 'map-name', 'text-anchor': 'middle' });
    const node = s('g', { class: 'node', role: 'img', 'data-key': key }, hit, figure.group);
    const made = { node, hit, figure, name, look };
    this.nodes.set(key, made);
    this.figures.append(node);
    this.names.append(name);
    this.onMake?.(key, node);
    return made;
  }

  /** @param {Picture} picture */
  draw(picture) {
    const { doc, when, selected } = picture;
    const keys = others(doc);
    this.svg.classList.toggle('many', keys.length > MANY);
    const scale = (this.narrow ? 0.74 : 0.6) * Math.min(1, Math.sqrt(MANY / Math.max(MANY, keys.length + 1)));
    const placed = keys.map((key) => ({ key, spot: spotAt(doc, key, when) })).filter(({ key, spot }) => spot || this.held.has(key));
    const all = placed.map(({ key, spot }) => ({ key, spot, point: this.held.get(key) ?? (spot ? pointOf(spot) : { x: CENTRE, y: CENTRE }) }));
    const middle = doc.map.middle;
    for (const [key, each] of this.nodes) if (key !== middle && !all.some((one) => one.key === key)) each.node.remove(), each.name.remove(), this.nodes.delete(key);
    const sides = this.sidesOf(doc, all, scale);
    all.forEach(({ key, spot, point }, i) => this.drawOne({ doc, when, key, spot, point, scale, on: key === selected, side: sides[i] }));
    if (middle) this.drawMiddle(doc, middle, scale, selected);
    this.drawBonds(picture, all);
    this.drawGhosts(picture, all);
  }

  /** @param {Doc} doc @param {{ key: string, spot: any, point: Point }[]} all @param {number} scale */
  sidesOf(doc, all, scale) {
    const letter = this.narrow ? 12.6 : 9.2;
    const row = this.narrow ? 24 : 18;
    const figures = all.map(({ key, spot, point }) => {
      const tall = heightOf(shapeOf(doc, key), Boolean(spot?.veil || spot?.bell)) * scale;
      const half = 40 * scale;
      const rows = rowsOf(nameOf(doc, key));
      const width = Math.max(...rows.map((each) => each.length)) * letter;
      const height = rows.length * row;
      return {
        body: { x: point.x - half, y: point.y - tall, width: 2 * half, height: tall },
        sides: [
          { x: point.x - width / 2, y: point.y + 8, width, height },
          { x: point.x - width / 2, y: point.y - tall - height - 2, width, height },
          { x: point.x + half, y: point.y - tall / 2 - height / 2, width, height },
          { x: point.x - half - width, y: point.y - tall / 2 - height / 2, width, height },
        ],
      };
    });
    const me = { body: { x: CENTRE - 30, y: CENTRE - 50, width: 60, height: 124 }, sides: [{ x: CENTRE - 14, y: CENTRE + 44, width: 28, height: row }] };
    return chooseSides([me, ...figures]).slice(1);
  }

  /** @param {{ doc: Doc, when: string, key: string, spot: any, point: Point, scale: number, on: boolean, side: number }} what */
  drawOne({ doc, when, key, spot, point, scale, on, side }) {
    const { node, hit, figure, name } = this.node(doc, key);
    const tall = heightOf(shapeOf(doc, key), Boolean(spot?.veil || spot?.bell)) * scale * figure.size;
    const rows = rowsOf(nameOf(doc, key));
    const row = this.narrow ? 24 : 18;
    set(node, { transform: `translate(${point.x.toFixed(1)} ${point.y.toFixed(1)})`, class: `node${on ? ' on' : ''}${this.held.has(key) ? ' held' : ''}`, 'aria-label': said(doc, key, when, spot), 'aria-pressed': this.onMake ? String(on) : null });
    figure.set({ scale, spot, dead: isDead(doc, key, when), towards: Math.atan2(CENTRE - point.y, CENTRE - point.x) });
    const half = Math.max(30, 46 * scale);
    const place = [
      { x: 0, y: row + 3, anchor: 'middle' },
      { x: 0, y: -tall - 8 - (rows.length - 1) * row, anchor: 'middle' },
      { x: 44 * scale + 4, y: -tall / 2 + 6, anchor: 'start' },
      { x: -44 * scale - 4, y: -tall / 2 + 6, anchor: 'end' },
    ][side];
    const below = side === 0 ? rows.length * row : 0;
    const above = side === 1 ? rows.length * row : 0;
    set(hit, { x: -half, y: -tall - 12 - above, width: 2 * half, height: tall + 24 + below + above });
    set(name, { y: place.y, 'text-anchor': place.anchor, transform: `translate(${point.x.toFixed(1)} ${point.y.toFixed(1)})` });
    name.replaceChildren(...rows.map((each, i) => Object.assign(s('tspan', { x: place.x, dy: i ? row : 0 }), { textContent: each })));
  }

  /** @param {Doc} doc @param {string} middle @param {number} scale @param {string | null} selected */
  drawMiddle(doc, middle, scale, selected) {
    const { node, hit, figure, name } = this.node(doc, middle);
    const on = middle === selected;
    set(node, { transform: `translate(${CENTRE} ${CENTRE + 34})`, class: `node middle${on ? ' on' : ''}`, 'aria-label': t('people.middle_is', { name: nameOf(doc, middle) }), 'aria-pressed': this.onMake ? String(on) : null });
    figure.set({ scale, spot: null, dead: false, towards: Math.PI / 2 });
    const tall = 132 * scale * figure.size;
    set(hit, { x: -34, y: -tall - 10, width: 68, height: tall + 40 });
    set(name, { y: this.narrow ? 30 : 26, transform: `translate(${CENTRE} ${CENTRE + 34})` });
    name.replaceChildren(Object.assign(s('tspan', { x: 0 }), { textContent: t('people.me') }));
  }

  /** @param {Picture} picture @param {{ key: string, point: Point }[]} all */
  drawBonds({ doc, when, selected }, all) {
    const middle = doc.map.middle ?? '';
    const centre = { x: CENTRE, y: CENTRE };
    const chest = (/** @type {Point} */ point) => ({ x: point.x, y: point.y - CHEST });
    const lines = all.flatMap(({ key, point }) => {
      const on = key === selected;
      const get = seenAt(doc, bondName(middle, key), when);
      const give = seenAt(doc, bondName(key, middle), when);
      return [
        ...(get && get.amount !== 0 ? bondLine({ from: chest(point), to: centre, ...get, kind: 'get', on }) : []),
        ...(give && give.amount !== 0 ? bondLine({ from: centre, to: chest(point), ...give, kind: 'give', on }) : []),
      ];
    });
    const where = new Map(all.map(({ key, point }) => [key, chest(point)]));
    const between = selected && selected !== middle ? bondsOf(doc, selected).filter((ends) => !ends.includes(middle)) : [];
    for (const [owner, other] of between) {
      const [to, from] = [where.get(owner), where.get(other)];
      const seen = seenAt(doc, bondName(owner, other), when);
      if (from && to && seen) lines.push(...bondLine({ from, to, ...seen, kind: 'between' }));
    }
    const self = seenAt(doc, bondName(middle, middle), when);
    if (self?.amount) lines.push(s('ellipse', { class: `bond get${selected === middle ? ' on' : ''}`, cx: CENTRE, cy: CENTRE - 12, rx: 44, ry: 60, 'stroke-width': 0.8 + self.amount * 1.05, 'stroke-dasharray': self.amount < 2 ? '2 7' : null }));
    this.bonds.replaceChildren(...lines);
  }

  /** Where they stood at another date. @param {Picture} picture @param {{ key: string, point: Point }[]} all */
  drawGhosts({ doc, then }, all) {
    const marks = all.flatMap(({ key, point }) => {
      const spot = then ? spotAt(doc, key, then) : null;
      const was = spot && pointOf(spot);
      if (!was || Math.hypot(was.x - point.x, was.y - point.y) < 14) return [];
      return [s('path', { class: 'trail', d: `M${was.x.toFixed(1)} ${(was.y - CHEST).toFixed(1)}L${point.x.toFixed(1)} ${(point.y - CHEST).toFixed(1)}` }), s('circle', { class: 'then', cx: was.x, cy: was.y - CHEST, r: 13 })];
    });
    this.ghosts.replaceChildren(...marks);
  }
}
