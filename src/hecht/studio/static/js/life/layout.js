// In which direction each of the people of a life stands. Everyone keeps their own through the whole
// of it, so that coming nearer and going away is all that moves.

import { clamp, mix } from '../dom.js';
import { nearOf, stateOf } from './lived.js';

/** @typedef {import('./lived.js').Someone} Someone */
/** @typedef {{ cx: number, cy: number, rx: number, ry: number, nearest: number, apart: number }} Plan */

/** Middle and width of the part of the circle where each kind stands, degrees; 0 is right, 90 below. @type {Record<string, [number, number]>} */
const SECTORS = {
  parent: [-94, 58],
  grandparent: [-50, 24],
  sibling: [-174, 44],
  partner: [-20, 52],
  child: [54, 66],
  friend: [136, 104],
  colleague: [98, 16],
  therapist: [-40, 12],
  pet: [16, 18],
};
const DIRECTIONS = 25;
const FULL = 0.62; // closeness of someone who stands nearest
const BEND = 1.3; // the middle of the way is where most people are

/** How far out someone stands, as a share of the way. @param {Plan} plan @param {number} near */
export const shareOf = (plan, near) => mix(plan.nearest, 0.94, (1 - clamp(near / FULL)) ** BEND);

/** @param {Plan} plan @param {number} angle @param {number} share */
export const placeAt = (plan, angle, share) => ({ x: plan.cx + Math.cos(angle) * plan.rx * share, y: plan.cy + Math.sin(angle) * plan.ry * share });

/**
 * An angle for each, in the order in which they came, so that they stand in nobody's way.
 * @param {Someone[]} people @param {number} years @param {Plan} plan @returns {number[]}
 */
export function directions(people, years, plan) {
  const ages = Array.from({ length: Math.ceil(years) + 1 }, (_, age) => age);
  const shares = people.map((one) => ages.map((age) => shareOf(plan, nearOf(one, age))));
  const there = people.map((one) => ages.map((age) => stateOf(one, age).there));
  /** @type {{ x: number, y: number }[][]} */
  const placed = [];
  return people.map((one, i) => {
    const [middle, width] = SECTORS[one.kind] ?? SECTORS.friend;
    let best = { cost: Infinity, angle: 0, way: /** @type {{ x: number, y: number }[]} */ ([]) };
    for (let k = 0; k < DIRECTIONS; k++) {
      const offset = ((k % 2 ? 1 : -1) * Math.ceil(k / 2)) / (DIRECTIONS - 1); // from the middle outwards
      const angle = ((middle + offset * width) * Math.PI) / 180;
      const way = shares[i].map((share) => placeAt(plan, angle, share));
      let cost = 0.02 * Math.abs(offset);
      placed.forEach((other, j) => {
        for (const age of ages) {
          const both = there[i][age] * there[j][age];
          if (!both) continue;
          const gap = Math.max(0, 1 - Math.hypot(way[age].x - other[age].x, way[age].y - other[age].y) / plan.apart);
          cost += both * gap * gap;
        }
        if (cost > best.cost) return;
      });
      if (cost < best.cost) best = { cost, angle, way };
    }
    placed.push(best.way);
    return best.angle;
  });
}
