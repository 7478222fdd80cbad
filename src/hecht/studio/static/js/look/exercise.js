// An exercise, one step a screen. Nothing goes on by itself; a pause is as long as one likes.

import { h, mix, s, wantsStill } from '../dom.js';
import { person } from '../figure.js';
import { t } from '../i18n.js';
import { today } from '../own/bar.js';
import { field } from './fields.js';

const WIDTH = 520;
const HEIGHT = 236;
const FLOOR = 212;

/**
 * @param {any} exercise
 * @param {number} step 0 is what to know before; one past the last is what to keep
 * @param {import('../own/keeping.js').Keeping<any>} keeping
 * @param {{ go: (hash: string) => void, again: () => void }} hooks
 */
export function exerciseStep(exercise, step, keeping, hooks) {
  const count = exercise.steps.length;
  const { go } = hooks;
  const to = (/** @type {number} */ next) => go(`exercise-${exercise.id}${next ? `-${next}` : ''}`);
  const now = step > 0 && step <= count ? exercise.steps[step - 1] : null;
  const kicker = h('p', { class: 'kicker' }, exercise.title, now ? h('small', {}, t('look.step_of', { n: step, of: count })) : null);
  if (step > count) return keep(exercise, keeping, kicker, { back: () => to(count), done: () => go('') });
  const drawing = draw(now?.apart ?? null);
  const words = h('h1', { class: 'exercise-words', tabindex: -1 }, now ? now.say : exercise.before);
  const onward = h('button', { class: 'go', type: 'button', onclick: () => to(step + 1) }, t(now ? 'look.next_step' : 'look.begin'));
  const pause = now ? h('button', { class: 'plain-button', type: 'button' }, t('look.pause')) : null;
  const rest = h('p', { class: 'small paused-words', role: 'status' });
  const article = h(
    'article',
    { class: 'look-one exercise' },
    kicker,
    drawing.svg,
    words,
    now?.writes ? list(keeping, hooks) : null,
    rest,
    h('div', { class: 'look-nav' }, h('button', { class: 'plain-button', type: 'button', onclick: () => (step ? to(step - 1) : go('')) }, t('look.back')), pause, onward),
    now ? null : h('p', { class: 'small' }, t('look.way_out')),
  );
  pause?.addEventListener('click', () => {
    const paused = article.classList.toggle('paused');
    drawing.hold(paused);
    pause.textContent = t(paused ? 'look.go_on' : 'look.pause');
    rest.textContent = paused ? t('look.paused') : '';
    onward.hidden = paused;
  });
  return article;
}

/** Someone who sits and breathes, with the child nearby where there is one. @param {number | null} apart 0 on the lap, 1 far */
export function draw(apart) {
  const child = apart !== null;
  const words = t(child ? 'look.drawing_two' : 'look.drawing_one');
  const svg = s('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'stage exercise-drawing', role: 'img', 'aria-label': words });
  const big = person({ grown: true, tone: 'd' });
  const small = person({ tone: 'a' });
  const at = child ? mix(228, 130, apart) : WIDTH / 2;
  const beside = child ? mix(at + 46, 430, apart) : 0;
  const far = child ? mix(1, 0.72, apart) : 1;
  svg.append(s('ellipse', { class: 'rug', cx: WIDTH / 2, cy: FLOOR + 4, rx: 236, ry: 18 }), big.group, ...(child ? [small.group] : []));
  let held = false;
  const pose = (/** @type {number} */ dt) => {
    const near = child ? 1 - apart : 0;
    big.set({ x: at, y: FLOOR - 4, face: child ? 0.75 : 0, faceY: 0.35, reach: near > 0.5 ? near * 0.8 : 0, side: 1, lean: near * 0.22, inside: 0.1, dt });
    if (child) small.set({ x: beside, y: FLOOR + 2, face: mix(-0.7, -0.2, apart), inside: mix(0.1, 0.4, apart), scale: far, side: -1, lean: -near * 0.25, dt });
  };
  let last = performance.now();
  const breathe = (/** @type {number} */ now) => {
    if (!svg.isConnected && now - last > 1000) return;
    pose(held || wantsStill() ? 0 : Math.min(0.1, (now - last) / 1000));
    if (svg.isConnected) last = now;
    requestAnimationFrame(breathe);
  };
  pose(0);
  requestAnimationFrame(breathe);
  return { svg, hold: (/** @type {boolean} */ still) => void (held = still) };
}

/** Those one loves, and where the body knows it. @param {import('../own/keeping.js').Keeping<any>} keeping @param {{ again: () => void }} hooks */
function list(keeping, { again }) {
  const rows = [...keeping.doc.loved, ...(keeping.doc.loved.length ? [] : [{ who: '', body: '' }])];
  const write = (/** @type {number} */ i, /** @type {'who' | 'body'} */ key, /** @type {string} */ value) =>
    keeping.edit(`loved.${i}.${key}`, (doc) => {
      doc.loved[i] ??= { who: '', body: '' };
      doc.loved[i][key] = value;
    });
  const change = (/** @type {(doc: any) => void} */ how) => {
    keeping.edit('', how);
    again();
  };
  const row = (/** @type {any} */ each, /** @type {number} */ i) =>
    h(
      'li',
      { class: 'loved' },
      field({ name: t('look.name'), value: each.who, onWrite: (value) => write(i, 'who', value) }).element,
      field({ name: t('look.where_felt'), value: each.body, onWrite: (value) => write(i, 'body', value) }).element,
      h('button', { class: 'quiet', type: 'button', onclick: () => change((doc) => void doc.loved.splice(i, 1)) }, t('look.remove')),
    );
  return h(
    'div',
    { class: 'loved-list' },
    h('ul', { 'aria-label': t('look.list') }, rows.map(row)),
    h('button', { class: 'plain-button', type: 'button', onclick: () => change((doc) => void doc.loved.push({ who: '', body: '' })) }, t('look.add')),
  );
}

/** What may be written down afterwards. @param {any} exercise @param {import('../own/keeping.js').Keeping<any>} keeping @param {HTMLElement} kicker @param {{ back: () => void, done: () => void }} ways */
function keep(exercise, keeping, kicker, { back, done }) {
  const on = today();
  const find = (/** @type {any} */ doc) => doc.notes.find((/** @type {any} */ each) => each.exercise === exercise.id && each.day === on);
  const box = field({
    name: t('look.keep'),
    value: find(keeping.doc)?.words ?? '',
    long: true,
    example: t('look.answer_hint'),
    onWrite: (value) =>
      keeping.edit(exercise.id, (doc) => {
        const note = find(doc);
        if (note && value) note.words = value;
        else if (note) doc.notes.splice(doc.notes.indexOf(note), 1);
        else if (value) doc.notes.push({ exercise: exercise.id, day: on, words: value });
      }),
  });
  return h(
    'article',
    { class: 'look-one exercise' },
    kicker,
    h('h1', { class: 'exercise-words', tabindex: -1 }, exercise.after),
    box.element,
    h('div', { class: 'look-nav' }, h('button', { class: 'plain-button', type: 'button', onclick: back }, t('look.back')), h('button', { class: 'go', type: 'button', onclick: done }, t('look.done'))),
  );
}
