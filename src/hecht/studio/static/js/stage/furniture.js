// The things in the rooms. Plain shapes; a room is a mood, not a picture.

import { label, s, set } from '../dom.js';

/** An empty stage. @param {number} width @param {number} height @param {number} floor */
export function emptyStage(width, height, floor) {
  const svg = s('svg', { viewBox: `0 0 ${width} ${height}`, class: 'stage', role: 'img' });
  svg.append(
    s('path', { class: 'wall', d: `M0 0H${width}V${floor - 6}H0Z` }),
    s('path', { class: 'floor', d: `M0 ${floor - 6}H${width}V${height}H0Z` }),
    s('path', { class: 'skirting', d: `M0 ${floor - 6}H${width}` }),
  );
  return /** @type {SVGSVGElement} */ (svg);
}

/** A name on the floor. @param {string} [more] class */
export const nameTag = (more = '') => label({ class: `name ${more}`, 'text-anchor': 'middle' });

/** A door that opens by share `open`, with light behind it. @param {number} x @param {number} floor */
export function door(x, floor) {
  const leaf = s('path', { class: 'furn' });
  const group = s(
    'g',
    {},
    s('path', { class: 'doorlight', d: `M${x} ${floor - 226}h82v226h-82z` }),
    s('path', { class: 'spill', d: `M${x} ${floor}h82l70 62h-158z` }),
    s('path', { class: 'furn nofill', d: `M${x} ${floor}v-226h82v226` }),
    leaf,
  );
  return {
    group,
    /** @param {number} open */
    set: (open) => set(leaf, { d: `M${x} ${floor}v-226l${78 - 50 * open} ${open * 12}v${226 - open * 4}z` }),
  };
}

/** @param {number} x @param {number} y */
export const dayWindow = (x, y) =>
  s(
    'g',
    { transform: `translate(${x} ${y})` },
    s('rect', { class: 'window', width: 104, height: 92, rx: 5 }),
    s('path', { class: 'hill', d: 'M2 82Q26 56 50 72T102 62V90H2Z' }),
    s('path', { class: 'furn nofill', d: 'M0 46H104M52 0V92' }),
  );

/** @param {number} x @param {number} y @param {number} [width] */
export const nightWindow = (x, y, width = 116) =>
  s(
    'g',
    { transform: `translate(${x} ${y})` },
    s('rect', { class: 'night', width, height: 108, rx: 5 }),
    s('circle', { class: 'moon', cx: width * 0.69, cy: 34, r: 12 }),
    s('path', { class: 'furn nofill', d: `M${width / 2} 0V108M0 54H${width}` }),
  );

/** @param {number} x @param {number} floor */
export const chair = (x, floor) =>
  s('g', { transform: `translate(${x} ${floor})` }, s('path', { class: 'furn', d: 'M-4 0V-52H56V0M56-44V-112Q56-120 48-120T40-112V-52' }));

/** @param {number} x @param {number} y @param {number} width half of it */
export const rug = (x, y, width) =>
  s('g', {}, s('ellipse', { class: 'rug', cx: x, cy: y, rx: width, ry: 30 }), s('ellipse', { class: 'rug-edge', cx: x, cy: y, rx: width - 18, ry: 24 }));

/** @param {number} x @param {number} y */
export const blocks = (x, y) =>
  s(
    'g',
    { transform: `translate(${x} ${y})` },
    s('rect', { class: 'toy awake', x: -8, y: -25, width: 25, height: 25, rx: 4 }),
    s('rect', { class: 'toy calm', x: 19, y: -22, width: 22, height: 22, rx: 4 }),
    s('rect', { class: 'toy alarmed', x: 4, y: -48, width: 23, height: 23, rx: 4, transform: 'rotate(-7 15 -36)' }),
  );

/** @param {number} x @param {number} y */
export const ball = (x, y) =>
  s(
    'g',
    { transform: `translate(${x} ${y})` },
    s('circle', { class: 'toy calm', cx: 0, cy: -15, r: 15 }),
    s('path', { class: 'toy-line', d: 'M-14-18Q0-8 14-18M-3-30Q-10-15-2 0' }),
  );

/** A lamp and its cone of light. @param {number} x @param {number} top @param {number} floor */
export const lamp = (x, top, floor) =>
  s(
    'g',
    { transform: `translate(${x} 0)` },
    s('path', { class: 'lamp-cone', d: `M-34 ${top + 28}L-190 ${floor}H190L34 ${top + 28}Z` }),
    s('path', { class: 'furn nofill', d: `M0 0V${top}` }),
    s('path', { class: 'shade', d: `M-34 ${top + 26}Q-26 ${top} 0 ${top}T34 ${top + 26}Z` }),
  );

/** @param {number} x @param {number} floor */
export const sofa = (x, floor) =>
  s(
    'g',
    { transform: `translate(${x} ${floor})` },
    s('path', { class: 'furn', d: 'M-210 6V-62Q-210-78-192-78T-174-62V-92Q-174-116-150-116H150Q174-116 174-92V-62Q174-78 192-78T210-62V6Z' }),
    s('path', { class: 'furn nofill', d: 'M-174-62V-18H174V-62M0-116V-18' }),
  );

/** @param {number} x @param {number} floor */
export const plant = (x, floor) =>
  s(
    'g',
    { transform: `translate(${x} ${floor})` },
    s('path', { class: 'green', d: 'M0-40C-30-70-26-104-18-118C-4-98 0-70 0-40C4-80 14-100 30-108C34-80 24-56 0-40C-16-64-36-66-44-62C-38-46-22-38 0-40Z' }),
    s('path', { class: 'furn', d: 'M-18-40H18L13 4H-13Z' }),
  );

/** A telephone in the hand; `lit` when it is looked at. */
export function telephone() {
  const screen = s('rect', { class: 'phone-screen', x: -9, y: -15, width: 18, height: 26, rx: 2 });
  const group = s('g', { class: 'phone' }, s('rect', { class: 'phone-case', x: -12, y: -19, width: 24, height: 38, rx: 5 }), screen);
  return {
    group,
    /** @param {{ x: number, y: number, turn?: number, lit?: number, scale?: number, opacity?: number }} o */
    set({ x, y, turn = 0, lit = 0, scale = 1, opacity = 1 }) {
      set(group, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn}) scale(${scale})`, opacity });
      set(screen, { opacity: lit });
    },
  };
}

/** A clock on the wall whose hands show how long it has lasted. @param {number} x @param {number} y */
export function wallClock(x, y) {
  const long = s('path', { class: 'clock-hand' });
  const short = s('path', { class: 'clock-hand' });
  const ticks = Array.from({ length: 12 }, (_, i) => s('path', { class: 'clock-tick', d: 'M0-35V-31', transform: `rotate(${i * 30})` }));
  const group = s('g', { transform: `translate(${x} ${y})` }, s('circle', { class: 'clock-face', r: 42 }), ticks, short, long, s('circle', { class: 'clock-pin', r: 3 }));
  return {
    group,
    /** @param {number} minutes since the start */
    set(minutes) {
      set(long, { d: 'M0 5V-28', transform: `rotate(${((minutes % 60) * 6).toFixed(1)})` });
      set(short, { d: 'M0 4V-18', transform: `rotate(${((minutes % 720) / 2).toFixed(1)})` });
    },
  };
}
