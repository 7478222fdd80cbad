// Words of the interface. They come from the server's catalogues; no sentence is written in a module.

/** @typedef {{ nl: string, en: string }} Text */

/** @type {Record<string, string>} */
const words = JSON.parse(document.getElementById('words')?.textContent ?? '{}');

/** @type {'nl' | 'en'} */
export const language = document.documentElement.lang === 'en' ? 'en' : 'nl';

const locale = language === 'nl' ? 'nl-NL' : 'en-GB';

/**
 * The words behind a key, with `{name}` filled in.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  const text = words[key];
  if (text === undefined) throw new Error(`No words for "${key}"`);
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** A text of a scene in the language of the page. @param {Text | null | undefined} text */
export const say = (text) => text?.[language] ?? '';

const formats = [0, 1, 2].map(
  (digits) => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

/** A number as it is written in this language. @param {number} value @param {0 | 1 | 2} [digits] */
export const number = (value, digits = 1) => formats[digits].format(value);

const LONG = 180; // minutes; from here on time is told in hours

/** Whether a stretch of minutes is told in hours. @param {number} minutes */
export const isLong = (minutes) => minutes > LONG;

/**
 * Time as a clock: minutes and seconds, or hours and minutes in a long scene.
 * @param {number} minutes
 * @param {boolean} [long]
 */
export function clock(minutes, long = false) {
  const small = Math.floor(minutes * (long ? 1 : 60) + 1e-6);
  return `${Math.floor(small / 60)}:${String(small % 60).padStart(2, '0')}`;
}
