// Few lines, each named at its end, on one measure: from little to much.

import { clamp, h, label, s, set } from './dom.js';
import { say } from './i18n.js';
import { ticks } from './timing.js';

const POINTS = 260;
const TEXT = 17; // px of body text for which the sizes below hold
const LABEL_GAP = 19; // px between two names at the end
const LETTER = 6.7; // px, about
const NARROW = 520; // px of width under which names go below the picture

/** @typedef {import('./watched.js').Curve} Curve */
/** @typedef {{ from: number, to: number }} Span */
/** A mark on the axis, counted from the start of the stretch. @typedef {{ minute: number, words: string }} Tick */

/**
 * Where things are in the picture.
 * @typedef {object} Frame
 * @property {number} width
 * @property {number} height
 * @property {number} unit size of text against the usual
 * @property {boolean} narrow
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {number} start
 * @property {number} end
 * @property {(minute: number) => number} x
 * @property {(share: number) => number} y
 */

/**
 * Draw the curves of a life into `host`.
 * @param {HTMLElement} host
 * @param {object} what
 * @param {{ start: number, end: number, moments: import('./life.js').Event[] }} what.life
 * @param {Curve[]} what.curves
 * @param {Span[]} what.shade
 * @param {(minute: number) => void} what.onSeek
 * @param {{ start: number, end: number }} [what.range] the stretch of time, where it is not that of the life
 * @param {Tick[]} [what.axis] the ticks, where they are not those of minutes to years
 */
export function drawCurves(host, { life, curves, shade, onSeek, range = life, axis }) {
  const frame = makeFrame(host.clientWidth || 700, range);
  const { narrow } = frame;
  const svg = s('svg', { viewBox: `0 0 ${frame.width} ${frame.height}`, width: frame.width, height: frame.height, class: 'curves', 'aria-hidden': 'true' });
  svg.append(
    ...shade.filter((span) => span.to > span.from).map((span) => s('rect', { class: 'span', x: frame.x(span.from), y: frame.top - 8, width: frame.x(span.to) - frame.x(span.from), height: frame.bottom - frame.top + 8 })),
    ...eventNames(frame, life),
    ...timeAxis(frame, axis),
    ...curves.filter((curve) => curve.band).slice(0, 1).map((curve) => bandPath(frame, curve)),
    ...curves.map((curve) => s('path', { class: `line ${curve.tone}`, d: linePath(frame, curve.share) })),
    ...(narrow ? [] : endNames(frame, curves)),
  );
  const head = s('path', { class: 'playhead' });
  const dots = curves.map((curve) => s('circle', { class: `dot ${curve.tone}`, r: 4.5 }));
  svg.append(head, ...dots);
  makeSeekable(svg, frame, onSeek);
  host.replaceChildren(svg, ...(narrow ? [key(curves)] : []));
  return {
    /** Put the playhead at `minute`. @param {number} minute */
    at(minute) {
      set(head, { d: `M${frame.x(minute).toFixed(1)} ${frame.top - 8}V${frame.bottom}` });
      dots.forEach((dot, i) => {
        const share = curves[i].share(minute);
        set(dot, { cx: frame.x(minute), cy: frame.y(share || 0), opacity: Number.isFinite(share) ? null : 0 });
      });
    },
  };
}

/** @param {number} hostWidth @param {{ start: number, end: number }} range @returns {Frame} */
function makeFrame(hostWidth, { start, end }) {
  const width = Math.max(280, hostWidth);
  const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / TEXT;
  const narrow = width / unit < NARROW;
  const height = Math.round(clamp(width * 0.25, 200, 210 * unit));
  const [left, right, top, bottom] = [8, width - (narrow ? 8 : 165 * unit), 30 * unit, height - 30 * unit];
  return {
    width,
    height,
    unit,
    narrow,
    left,
    right,
    top,
    bottom,
    start,
    end,
    x: (minute) => left + ((minute - start) / (end - start || 1)) * (right - left),
    y: (share) => bottom - clamp(share, 0, 1.02) * (bottom - top),
  };
}

/** The points of a line, where it is known. @param {Frame} frame @param {(minute: number) => number} share */
function points(frame, share) {
  return Array.from({ length: POINTS + 1 }, (_, i) => frame.start + ((frame.end - frame.start) * i) / POINTS).flatMap((minute) => {
    const height = share(minute);
    return Number.isFinite(height) ? [`${frame.x(minute).toFixed(1)} ${frame.y(height).toFixed(1)}`] : [];
  });
}

/** @param {Frame} frame @param {(minute: number) => number} share */
const linePath = (frame, share) => {
  const known = points(frame, share);
  return known.length ? `M${known.join('L')}` : null;
};

/** @param {Frame} frame @param {Curve} curve */
function bandPath(frame, curve) {
  const band = /** @type {NonNullable<Curve['band']>} */ (curve.band);
  const edge = [...points(frame, band.high), ...points(frame, band.low).reverse()];
  const d = edge.length ? `M${edge.join('L')}Z` : null;
  return s('path', { class: `band ${curve.tone}`, d });
}

/** What happens, above: short words from the timeline, left out where there is no room. @param {Frame} frame @param {{ moments: import('./life.js').Event[] }} life */
function eventNames(frame, life) {
  const named = life.moments.filter((event) => say(event.say) && event.minute < frame.end);
  let free = -Infinity;
  return named.flatMap((event, i) => {
    const words = say(event.say);
    const x = frame.x(Math.max(frame.start, event.minute)) + 5;
    const end = x + words.length * LETTER * frame.unit;
    const next = named[i + 1] ? frame.x(named[i + 1].minute) : frame.width;
    if (x < free || end > Math.min(frame.width, next + 12)) return [];
    free = end + 6;
    return [label({ class: 'event', x, y: 14 * frame.unit }, words)];
  });
}

/** Time in the unit people live in. @param {Frame} frame @param {Tick[]} [axis] */
function timeAxis(frame, axis = ticks(frame.end - frame.start, frame.narrow ? 6 : 9)) {
  return [
    s('path', { class: 'axis', d: `M${frame.left} ${frame.bottom}H${frame.right}` }),
    ...axis.flatMap(({ minute, words }, i) => {
      const x = frame.x(frame.start + minute);
      return [
        s('path', { class: 'tick', d: `M${x} ${frame.bottom}v5` }),
        label({ class: 'tick-name', x, y: frame.height - 9 * frame.unit, 'text-anchor': i ? 'middle' : 'start' }, words),
      ];
    }),
  ];
}

/** Names at the end of the lines, nudged apart. @param {Frame} frame @param {Curve[]} curves */
function endNames(frame, curves) {
  const last = (/** @type {Curve} */ curve) => lastKnown(frame, curve);
  const names = curves.map((curve) => ({ curve, y: frame.y(last(curve)) })).sort((a, b) => a.y - b.y);
  let floor = frame.top + 2;
  for (const name of names) {
    name.y = Math.max(name.y, floor);
    floor = name.y + LABEL_GAP * frame.unit;
  }
  let ceiling = frame.bottom - 2;
  for (const name of names.reverse()) {
    name.y = Math.min(name.y, ceiling);
    ceiling = name.y - LABEL_GAP * frame.unit;
  }
  return names.map(({ curve, y }) => label({ class: `end-name ${curve.tone}`, x: frame.right + 9, y: y + 4 }, curve.name));
}

/** Where a line ends. @param {Frame} frame @param {Curve} curve */
function lastKnown(frame, curve) {
  for (let i = POINTS; i >= 0; i--) {
    const share = curve.share(frame.start + ((frame.end - frame.start) * i) / POINTS);
    if (Number.isFinite(share)) return share;
  }
  return 0;
}

/** The names under the picture, where there is no room beside it. @param {Curve[]} curves */
const key = (curves) => h('p', { class: 'curve-key', 'aria-hidden': 'true' }, curves.map((curve) => h('span', { class: curve.tone }, curve.name)));

/** @param {SVGElement} svg @param {Frame} frame @param {(minute: number) => void} onSeek */
function makeSeekable(svg, frame, onSeek) {
  const seek = (/** @type {PointerEvent} */ event) => {
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * frame.width;
    onSeek(frame.start + clamp((x - frame.left) / (frame.right - frame.left)) * (frame.end - frame.start));
  };
  svg.addEventListener('pointerdown', (event) => {
    svg.setPointerCapture(event.pointerId);
    seek(event);
  });
  svg.addEventListener('pointermove', (event) => {
    if (svg.hasPointerCapture(event.pointerId)) seek(event);
  });
}
