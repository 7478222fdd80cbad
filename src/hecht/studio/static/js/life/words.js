// A life in words: ages, moments, and what stands there now.

import { language, number, t } from '../i18n.js';

/** @typedef {import('./lived.js').Lived} Lived */
/** @typedef {import('./lived.js').Moment} Moment */

const list = new Intl.ListFormat(language, { type: 'conjunction' });

/** @param {number} age years */
export function ageInWords(age) {
  const years = Math.floor(age + 1e-6);
  return years < 1 ? t('life.newborn') : t('life.age', { n: number(years, 0) });
}

/** The same, to the month. @param {number} age */
export function ageToTheMonth(age) {
  const months = Math.floor((age % 1) * 12 + 1e-6);
  return months ? t('life.age_months', { years: number(Math.floor(age), 0), months: number(months, 0) }) : ageInWords(age);
}

/** What happened, in a few words. @param {Lived} life @param {Moment} moment */
export function momentInWords(life, moment) {
  const who = moment.who === null ? '' : life.people[moment.who].called;
  return t(`life.moment.${moment.kind}`, { who });
}

/** Who stands there now. @param {Lived} life @param {number} age */
export function peopleInWords(life, age) {
  if (life.ends !== null && age >= life.ends - 1e-6) return t('life.over');
  const [first, ...others] = life.turnsTo(age).map((one) => one.called);
  if (!first) return t('life.turns_nobody');
  return others.length ? t('life.turns_more', { first, others: list.format(others) }) : t('life.turns', { first });
}
