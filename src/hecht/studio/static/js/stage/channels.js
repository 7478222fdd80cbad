// Ways in which two people are in touch: eyes that meet, and messages, calls and pictures from afar.
// Each is drawn only while it lasts, with a sign of its own.

import { clamp, s, set } from '../dom.js';

/** @typedef {import('../effects.js').Point} Point */

/** Signs, in a box of 44 around the origin. @type {Record<string, string>} */
const SIGNS = {
  texts: 'M-20-14h40a6 6 0 0 1 6 6v14a6 6 0 0 1-6 6h-24l-10 8v-8h-6a6 6 0 0 1-6-6v-14a6 6 0 0 1 6-6ZM-9-1h.2M0-1h.2M9-1h.2',
  phones: 'M-12 0v.2M-4-8q6 8 0 16M4-14q11 14 0 28M12-20q16 20 0 40',
  video_calls: 'M-24-16h48v32h-48ZM0-9a5 5 0 1 0 .01 0M-10 13q0-10 10-10t10 10M-8 20h16',
};

/** The ways of being in touch from afar. */
export const FROM_AFAR = Object.keys(SIGNS);

/** A look from one to another, as a fine line from eyes to eyes. */
export function gaze() {
  const line = s('path', { class: 'gaze', opacity: 0 });
  return {
    group: line,
    /** @param {Point} from @param {Point} to @param {number} met 0..1 */
    set: (from, to, met) => set(line, { d: `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`, opacity: clamp(met) }),
  };
}

/** The sign of the way in which two who are apart are in touch. */
export function afar() {
  const line = s('path', { class: 'afar-line' });
  const ground = s('circle', { class: 'afar-ground', r: 36 });
  const path = s('path', { class: 'afar-sign' });
  const sign = s('g', {}, ground, path);
  const group = s('g', { class: 'afar', opacity: 0 }, line, sign);
  return {
    group,
    /** @param {Point} from @param {Point} to @param {string | null} kind what they do, or null */
    set(from, to, kind) {
      set(group, { opacity: kind && SIGNS[kind] ? 1 : 0 });
      if (!kind || !SIGNS[kind]) return;
      const x = (from.x + to.x) / 2;
      const top = Math.min(from.y, to.y) - 40;
      set(line, { d: `M${from.x.toFixed(1)} ${from.y}Q${x.toFixed(1)} ${top - 26} ${to.x.toFixed(1)} ${to.y}` });
      set(sign, { transform: `translate(${x.toFixed(1)} ${(top + 2).toFixed(1)})` });
      set(path, { d: SIGNS[kind] });
    },
  };
}

/** The sign of a way of being in touch, small, beside who uses it. */
export function bubble() {
  const path = s('path', { class: 'afar-sign' });
  const group = s('g', { class: 'afar', opacity: 0 }, s('circle', { class: 'afar-ground', r: 36 }), path);
  return {
    group,
    /** @param {Point} at @param {string | null} kind @param {number} shown 0..1 */
    set({ x, y }, kind, shown) {
      set(group, { opacity: kind && SIGNS[kind] ? clamp(shown) : 0, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(0.62)` });
      if (kind && SIGNS[kind]) set(path, { d: SIGNS[kind] });
    },
  };
}

/**
 * Whether two do something together at a moment, by the timeline: "touches", "sits_apart".
 * @param {import('../life.js').Life} life @param {string} deed @param {string} one @param {string} other @param {number} minute
 */
export const doing = (life, deed, one, other, minute) =>
  life.moments.some((event) => event.kind === deed && event.minute <= minute && minute < event.until && [event.who, event.on].includes(one) && [event.who, event.on].includes(other));

/**
 * What two people do from afar at a moment, by the timeline: "texts", "phones", "video_calls" or null.
 * @param {import('../life.js').Life} life @param {string} one @param {string} other @param {number} minute
 */
export function fromAfar(life, one, other, minute) {
  const pair = [one, other];
  const found = life.moments.filter(
    (event) => FROM_AFAR.includes(event.kind) && event.minute <= minute && minute < event.until && pair.includes(event.who ?? '') && pair.includes(event.on ?? ''),
  );
  return found.at(-1)?.kind ?? null;
}
