// Time in the unit people live in: minutes and seconds, hours, days, months, years.

import { clock, number, t } from './i18n.js';

const HOUR = 60;
const DAY = 24 * HOUR;
const MONTH = 30.44 * DAY;
const YEAR = 365.25 * DAY;

/**
 * How a stretch of time is told: up to which length, the unit, and the steps a time axis may take.
 * @type {{ upTo: number, unit: number, key: string, steps: number[] }[]}
 */
const SCALES = [
  { upTo: 3 * HOUR, unit: 1, key: 'minutes', steps: [0.5, 1, 2, 3, 5, 10, 15, 30] },
  { upTo: 3 * DAY, unit: HOUR, key: 'hours', steps: [0.5, 1, 2, 4, 8, 12, 24] },
  { upTo: 100 * DAY, unit: DAY, key: 'days', steps: [1, 2, 5, 7, 14, 28] },
  { upTo: 3 * YEAR, unit: MONTH, key: 'months', steps: [1, 2, 3, 6, 12] },
  { upTo: Infinity, unit: YEAR, key: 'years', steps: [1, 2, 5, 10, 20, 50] },
];

/** @param {number} duration minutes */
const scaleOf = (duration) => SCALES.find((scale) => duration <= scale.upTo) ?? SCALES[SCALES.length - 1];

/** Which part of a stretch counts from one ("day 1" is the first day). @param {string} key */
const countsFromOne = (key) => key === 'days' || key === 'months';

/** Whether moments of such a stretch are told in days or more. @param {number} duration minutes */
export const toldInDays = (duration) => scaleOf(duration).unit >= DAY;

/**
 * A moment in a scene of this duration: "18:30", "3:10", "dag 4", "maand 7", "na 12 jaar".
 * @param {number} minute @param {number} duration
 */
export function moment(minute, duration) {
  const { unit, key } = scaleOf(duration);
  if (key === 'minutes') return clock(minute, false);
  if (key === 'hours') return clock(minute, true);
  const whole = Math.floor(minute / unit + 1e-6);
  return t(`time.${key}.at`, { n: number(countsFromOne(key) ? whole + 1 : whole, 0) });
}

/** A moment and where it ends: "18:30 / 20:50". @param {number} minute @param {number} duration @param {boolean} short */
export function progress(minute, duration, short) {
  const { unit, key } = scaleOf(duration);
  if (key === 'minutes' || key === 'hours') {
    const now = moment(minute, duration);
    const time = short ? now : `${now} / ${moment(duration, duration)}`;
    return key === 'hours' ? t('watch.hours', { time }) : time;
  }
  const now = moment(minute, duration);
  return short ? now : `${now} / ${number(Math.round(duration / unit), 0)}`;
}

/**
 * The ticks of a time axis, with their words.
 * @param {number} duration @param {number} most how many may stand there
 */
export function ticks(duration, most) {
  const { unit, key, steps } = scaleOf(duration);
  const step = steps.find((each) => duration / unit / each <= most) ?? steps[steps.length - 1];
  const count = Math.floor(duration / unit / step + 1e-6) + 1;
  return Array.from({ length: count }, (_, i) => ({
    minute: i * step * unit,
    words: i === 0 ? t(`time.${key}.zero`) : number(i * step, step < 1 ? 1 : 0),
  }));
}

/** Even steps for a table of a stretch of time. @param {number} duration @param {number} rows */
export function tableStep(duration, rows) {
  const { unit, steps } = scaleOf(duration);
  return (steps.find((each) => duration / unit / each <= rows) ?? steps[steps.length - 1] * 2) * unit;
}
