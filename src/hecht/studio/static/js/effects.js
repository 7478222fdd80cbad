// What goes between people: a call as rings, care as warmth that crosses, touch as a line.

import { clamp, freshId, mix, s, set } from './dom.js';

/** @typedef {{ x: number, y: number }} Point */

const RINGS = 4;
const MOTES = 5;

/** Rings of a call. Unbroken and warm when it is answered, broken when nobody comes. */
export function ripples() {
  const rings = Array.from({ length: RINGS }, () => s('circle', { class: 'ripple' }));
  return {
    group: s('g', {}, rings),
    /**
     * @param {object} o
     * @param {number} o.x
     * @param {number} o.y
     * @param {number} o.call 0..3
     * @param {number} o.beat screen seconds
     * @param {boolean} o.still
     * @param {boolean} o.answered
     * @param {number} [o.reach] how wide, 1 around an adult's head
     */
    set({ x, y, call, beat, still, answered, reach = 1 }) {
      const shown = call <= 0.02 ? 0 : Math.min(RINGS, Math.ceil(call) + 1);
      const strength = clamp(0.35 + call * 0.3);
      rings.forEach((ring, i) => {
        const k = still ? (i + 1) / (shown + 1) : (beat * 0.66 + i / Math.max(shown, 1)) % 1;
        set(ring, {
          cx: x,
          cy: y,
          r: (28 + k * (30 + 26 * call)) * reach,
          'stroke-width': 1.2 + call * 0.7,
          opacity: i < shown ? (1 - k) * strength * clamp(call * 4) : 0,
          class: answered ? 'ripple met' : 'ripple',
          'stroke-dasharray': answered ? null : call < 1 ? '2 8' : '12 8',
        });
      });
    },
  };
}

/** Care on its way from one to another. */
export function warmth() {
  const id = freshId('warmth');
  const cloud = s('ellipse', { fill: `url(#${id})` });
  const motes = Array.from({ length: MOTES }, () => s('circle', { class: 'mote', r: 3.2 }));
  const fade = s('radialGradient', { id }, s('stop', { offset: '0', class: 'warm-in' }), s('stop', { offset: '1', class: 'warm-out' }));
  const group = s('g', { opacity: 0 }, s('defs', {}, fade), cloud, motes);
  return {
    group,
    /** @param {{ from: Point, to: Point, care: number, beat: number, still: boolean }} o */
    set({ from, to, care, beat, still }) {
      set(group, { opacity: clamp(care) });
      if (care <= 0) return;
      set(cloud, { cx: (from.x + to.x) / 2, cy: (from.y + to.y) / 2, rx: Math.abs(from.x - to.x) / 2 + 62, ry: 76 });
      motes.forEach((mote, i) => {
        const k = still ? (i + 0.5) / MOTES : (beat * 0.54 + i / MOTES) % 1;
        const arc = Math.sin(k * Math.PI);
        set(mote, { cx: mix(from.x, to.x, k), cy: mix(from.y, to.y, k) - arc * 26, opacity: arc });
      });
    },
  };
}

/** An embrace, while it lasts: a line from one to the other. */
export function embrace() {
  const line = s('path', { class: 'touch', opacity: 0 });
  return {
    group: line,
    /** @param {Point} from @param {Point} to @param {number} held 0..1 */
    set(from, to, held) {
      set(line, { d: `M${from.x.toFixed(1)} ${from.y}Q${((from.x + to.x) / 2).toFixed(1)} ${Math.max(from.y, to.y) + 34} ${to.x.toFixed(1)} ${to.y}`, opacity: clamp(held) });
    },
  };
}

/** Joined hands, while they last. */
export function hands() {
  const ring = s('circle', { class: 'touch', r: 19, opacity: 0 });
  return {
    group: ring,
    /** @param {number} x @param {number} y @param {number} held 0..1 */
    set: (x, y, held) => set(ring, { cx: x, cy: y, opacity: clamp(held) }),
  };
}
