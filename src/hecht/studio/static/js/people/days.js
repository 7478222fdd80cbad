// Dates as people remember them: a year ("2016"), a month ("2016-05") or a day ("2016-05-12").

import { language } from '../i18n.js';

const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
const MONTH = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** @param {number} value @param {number} width */
const digits = (value, width) => String(value).padStart(width, '0');

/** Today, by the clock of this device. */
export function today() {
  const now = new Date();
  return `${digits(now.getFullYear(), 4)}-${digits(now.getMonth() + 1, 2)}-${digits(now.getDate(), 2)}`;
}

/** Where a date lies on the strip of time: years, with a year counted from its first day. @param {string} day */
export function yearsOf(day) {
  const [year, month = 1, date = 1] = day.split('-').map(Number);
  return year + (month - 1) / 12 + (date - 1) / 372;
}

/** The month at a place on the strip. @param {number} years */
export function monthAt(years) {
  const months = Math.floor(years * 12 + 1e-6);
  return `${digits(Math.floor(months / 12), 4)}-${digits((months % 12) + 1, 2)}`;
}

/** A date in words. @param {string} day */
export function inWords(day) {
  const [year, month, date] = day.split('-').map(Number);
  if (!month) return String(year);
  return (date ? DAY : MONTH).format(new Date(Date.UTC(year, month - 1, date || 1)));
}

/** Whether `a` comes no later than `b`. @param {string} a @param {string} b */
export const until = (a, b) => yearsOf(a) <= yearsOf(b) + 1e-9;

/** A date that someone typed, or null. @param {string} text */
export function typed(text) {
  const found = /^\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*$/.exec(text);
  if (!found) return null;
  const [year, month, date] = found.slice(1).map(Number);
  if (year < 1800 || year > 2200 || month > 12 || month === 0 || date === 0) return null;
  if (date && new Date(Date.UTC(year, month - 1, date)).getUTCDate() !== date) return null;
  return [found[1], ...(month ? [digits(month, 2)] : []), ...(date ? [digits(date, 2)] : [])].join('-');
}
