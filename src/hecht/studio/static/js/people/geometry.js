// Rings and places: from nearness and angle to a point on the paper, and back.

import { clamp, mix } from '../dom.js';

export const SIZE = 760;
export const CENTRE = SIZE / 2;
export const FLAT = 0.94; // a ring is a little wider than high
const RADII = [0, 122, 222, 318];
const BEYOND = 60; // units for every step outside the rings
export const NEAREST = 0.5;
export const FARTHEST = 3.45;
const FEET = 20; // a hand that holds a figure holds it above its feet

/** @typedef {{ x: number, y: number }} Point */

/** The rings that are drawn, from the inside out. */
export const RINGS = RADII.slice(1).map((radius) => radius + 22);

/** @param {number} near */
function radiusOf(near) {
  if (near >= 3) return RADII[3] + (near - 3) * BEYOND;
  const ring = Math.floor(near);
  return mix(RADII[ring], RADII[ring + 1], near - ring);
}

/** @param {number} radius */
function nearOf(radius) {
  for (let ring = 1; ring <= 3; ring++) if (radius <= RADII[ring]) return ring - 1 + (radius - RADII[ring - 1]) / (RADII[ring] - RADII[ring - 1]);
  return 3 + (radius - RADII[3]) / BEYOND;
}

/** Where the feet stand. @param {{ near: number, angle: number }} spot @returns {Point} */
export function pointOf({ near, angle }) {
  const turn = (angle * Math.PI) / 180;
  const radius = radiusOf(near);
  return { x: CENTRE + Math.cos(turn) * radius, y: CENTRE + Math.sin(turn) * radius * FLAT };
}

/** The nearness and angle of a point; always where a hand can reach it again. @param {Point} point */
export function spotOf({ x, y }) {
  const across = x - CENTRE;
  const down = (y + FEET - CENTRE) / FLAT;
  return { near: clamp(nearOf(Math.hypot(across, down)), NEAREST, FARTHEST), angle: (Math.atan2(down, across) * 180) / Math.PI };
}

/** The ring someone stands in: 0 very close, 1 close, 2 further away, 3 outside. @param {number} near */
export const ringOf = (near) => (near < 1.06 ? 0 : near < 2.06 ? 1 : near <= 3.1 ? 2 : 3);

/** How near the middle of each ring is. */
export const MIDDLES = [0.8, 1.6, 2.6, 3.3];

/** An angle far from all others. @param {number[]} taken degrees @param {number} [from] */
export function freeAngle(taken, from = 60) {
  let best = { angle: from, room: -1 };
  for (let turn = 0; turn < 360; turn += 5) {
    const angle = ((from + turn + 180) % 360) - 180;
    const room = Math.min(360, ...taken.map((other) => Math.abs(((angle - other + 540) % 360) - 180)));
    if (room > best.room + 1e-6) best = { angle, room };
  }
  return best.angle;
}

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/** @param {Box} a @param {Box} b */
const overlap = (a, b) =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/**
 * For every figure the side on which its name covers least: 0 below, 1 above, 2 right, 3 left.
 * @param {{ body: Box, sides: Box[] }[]} figures
 */
export function chooseSides(figures) {
  const bodies = figures.map((figure) => figure.body);
  /** @type {Box[]} */
  const taken = [];
  return figures.map((figure, i) => {
    const costs = figure.sides.map((box, side) => {
      const hidden = bodies.reduce((sum, body, k) => sum + (k === i ? 0 : overlap(box, body)), 0) + 2 * taken.reduce((sum, name) => sum + overlap(box, name), 0);
      const out = Math.max(0, -box.x) + Math.max(0, box.x + box.width - SIZE);
      return hidden + out * 40 + side * 30;
    });
    const side = costs.indexOf(Math.min(...costs));
    taken.push(figure.sides[side]);
    return side;
  });
}
