// Lines between figures: what one gets and gives, whether it is tense, whether it has broken.

import { s } from '../dom.js';

/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ from: Point, to: Point, amount: number | null, line: string, kind: string, lane?: number, on?: boolean, start?: number, end?: number }} Line */

const LANE = 6; // units that two directions lie apart
const TIP = 'M-7-5L4 0L-7 5Z';

/** @param {Point} a @param {Point} b @param {number} share */
const along = (a, b, share) => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });

/** @param {Point} point */
const at = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/**
 * A bond as a line with an arrow. Its width is the amount; little is dashed, tension is a zigzag, and
 * what has broken has a gap with two strokes.
 * @param {Line} what
 * @returns {SVGElement[]}
 */
export function bondLine({ from, to, amount, line, kind, lane = LANE, on = false, start = 46, end = 54 }) {
  const across = { x: to.x - from.x, y: to.y - from.y };
  const far = Math.hypot(across.x, across.y) || 1;
  const near = far < 150 && lane > 0;
  const share = near ? { from: 33 / far, to: 1 - 42 / far } : { from: start / far, to: 1 - end / far };
  if ((share.to - share.from) * far <= 8) return [];
  const side = { x: (-across.y / far) * lane, y: (across.x / far) * lane };
  const aside = (/** @type {Point} */ point, /** @type {number} */ by) => ({ x: point.x + side.x * by, y: point.y + side.y * by });
  const a = aside(along(from, to, share.from), 1);
  const b = aside(along(from, to, share.to), 1);
  const middle = aside(along(a, b, 0.5), 1.6);
  const width = 0.8 + (amount ?? 2) * 1.05;
  const turn = (Math.atan2(b.y - middle.y, b.x - middle.x) * 180) / Math.PI;
  const mark = `bond ${kind}${on ? ' on' : ''}`;
  const d = line === 'tense' ? zigzag(a, b) : `M${at(a)}Q${at(middle)} ${at(b)}`;
  const parts = [s('path', { class: mark, d, 'stroke-width': width, 'stroke-dasharray': amount !== null && amount < 2 ? '2 7' : null })];
  if (line === 'broken') parts.push(...gap(along(aside(along(from, to, share.from), 1.4), aside(along(from, to, share.to), 1.4), 0.5), across, far, mark));
  parts.push(s('path', { class: `tip ${kind}${on ? ' on' : ''}`, d: TIP, transform: `translate(${at(b)}) rotate(${turn.toFixed(1)}) scale(${(0.6 + (amount ?? 2) * 0.1).toFixed(2)})` }));
  return parts;
}

/** A line that goes back and forth. @param {Point} a @param {Point} b */
export function zigzag(a, b, wide = 6, step = 11) {
  const far = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const turns = Math.max(2, Math.round(far / step));
  const side = { x: -(b.y - a.y) / far, y: (b.x - a.x) / far };
  const points = Array.from({ length: turns - 1 }, (_, k) => {
    const point = along(a, b, (k + 1) / turns);
    const way = k % 2 ? -wide : wide;
    return at({ x: point.x + side.x * way, y: point.y + side.y * way });
  });
  return `M${at(a)}L${[...points, at(b)].join('L')}`;
}

/** @param {Point} middle @param {Point} across @param {number} far @param {string} mark */
function gap(middle, across, far, mark) {
  const one = { x: across.x / far, y: across.y / far };
  const point = (/** @type {number} */ ahead, /** @type {number} */ aside) => at({ x: middle.x + one.x * ahead - one.y * aside, y: middle.y + one.y * ahead + one.x * aside });
  return [
    s('path', { class: 'gap', d: `M${point(-7, 0)}L${point(7, 0)}` }),
    s('path', { class: `${mark} stroke`, d: `M${point(-7, -9)}L${point(-7, 9)}M${point(7, -9)}L${point(7, 9)}`, 'stroke-width': 2.2 }),
  ];
}
