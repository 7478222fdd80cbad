// Two versions beside each other: which choices differ, and what that does, in words.

import { clamp, h } from './dom.js';
import { language, number, say, t } from './i18n.js';
import { Dance } from './loop.js';
import { coupleOf } from './scene.js';
import { moment } from './timing.js';
import { howMuch } from './watched.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./address.js').Version} Version */
/** @typedef {import('./panel.js').Panel} Panel */

const SAME = 0.035; // of the measure; a smaller difference is none
const SAMPLES = 200;
const MOST = 4; // sentences

/** What the two are called. */
export const LETTERS = ['A', 'B'];

/**
 * Another version to lay beside one: the first thing that can be changed, set differently. The two are
 * put in the order in which the scene names its options, so that before comes before after.
 * @param {Scene} scene @param {Version} version @returns {Version[]}
 */
export function besideIt(scene, version) {
  const change = scene.changes.find((each) => each.options.length > 1);
  if (!change) return [version];
  const here = change.options.findIndex((option) => option.id === version.options[change.id]);
  const there = here > 0 ? 0 : change.options.length - 1;
  const other = { ...version, options: { ...version.options, [change.id]: change.options[there].id } };
  return there < here ? [other, version] : [version, other];
}

/** The chosen option of each change that the versions do not share. @param {Scene} scene @param {Version[]} versions */
function differing(scene, [one, two]) {
  return scene.changes.filter((change) => one.options[change.id] !== two.options[change.id]);
}

/**
 * What a version is, against the other: each question and the answer it has there.
 * @param {Scene} scene @param {Version[]} versions @param {number} i
 */
export function answersOf(scene, versions, i) {
  return differing(scene, versions).map((change) => ({
    asked: say(change.ask),
    answer: say(change.options.find((option) => option.id === versions[i].options[change.id])?.say),
  }));
}

/** The same in one line, for those who hear it. @param {Scene} scene @param {Version[]} versions @param {number} i */
export function nameOf(scene, versions, i) {
  const answers = answersOf(scene, versions, i).map(({ asked, answer }) => `${asked} ${answer}`);
  return answers.length ? answers.join(' ') : t('compare.same_choice');
}

/** The head above a version. @param {Scene} scene @param {Version[]} versions @param {number} i */
export function headOf(scene, versions, i) {
  const answers = answersOf(scene, versions, i);
  const words = answers.length ? answers.map(({ asked, answer }) => h('span', {}, h('small', {}, asked), answer)) : [h('span', {}, t('compare.same_choice'))];
  return [h('b', {}, LETTERS[i]), h('span', { class: 'answers' }, words)];
}

/** @param {import('./watched.js').Curve} curve @param {import('./life.js').Life} life */
function meanShare(curve, life) {
  let sum = 0;
  for (let i = 0; i < SAMPLES; i++) sum += curve.mean(life.start + ((i + 0.5) / SAMPLES) * life.duration);
  return sum / SAMPLES;
}

/**
 * What differs, in words; empty until both lives are there.
 * @param {HTMLElement} host @param {Panel[]} panels
 */
export function showDifferences(host, panels) {
  const [a, b] = panels;
  host.hidden = !a?.life || !b?.life;
  if (!a?.life || !b?.life) return host.replaceChildren();
  const [one, two] = [a.life, b.life];
  const found = a.all.map((curve, i) => ({ curve, a: meanShare(curve, one), b: meanShare(b.all[i], two) }));
  const large = found.filter((each) => Math.abs(each.b - each.a) > SAME).sort((x, y) => Math.abs(y.b - y.a) - Math.abs(x.b - x.a));
  const alike = found.filter((each) => !large.includes(each));
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const lines = large.slice(0, MOST).map((each) => lineOf(each));
  if (alike.length) lines.push(t('compare.alike', { names: list.format(alike.map((each) => each.curve.name)) }));
  const dance = danceLine(a, b);
  if (dance) lines.push(dance);
  host.replaceChildren(h('h2', {}, t('compare.title')), h('ul', {}, lines.map((line) => h('li', {}, line))), h('p', { class: 'small' }, t('compare.note', { n: number(one.header.replicates, 0) })));
}

/** @param {{ curve: import('./watched.js').Curve, a: number, b: number }} each */
function lineOf({ curve, a, b }) {
  const [inA, inB] = [howMuch(a), howMuch(b)];
  if (inA !== inB) return t('compare.levels', { name: curve.name, a: inA, b: inB });
  return t(b > a ? 'compare.more' : 'compare.less', { name: curve.name, much: inA });
}

/** How the tightest round of each compares. @param {Panel} a @param {Panel} b */
function danceLine(a, b) {
  const couple = coupleOf(a.scene);
  if (!couple || !a.life || !b.life) return '';
  const [one, two] = [a.life, b.life].map((life) => {
    const dance = new Dance(life, couple);
    let best = { minute: life.start, tight: 0 };
    for (const minute of life.minutes) {
      const tight = clamp(dance.tightness(minute));
      if (tight > best.tight) best = { minute, tight };
    }
    return { at: moment(best.minute, life.duration), much: howMuch(best.tight) };
  });
  return t('compare.dance', { a: one.much, b: two.much, ta: one.at, tb: two.at });
}
