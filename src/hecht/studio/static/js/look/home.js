// The overview: what there is to do here. Nothing is counted, nothing has to be done.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { draw } from './exercise.js';

/** @param {any} words @param {import('../own/keeping.js').Keeping<any>} keeping */
export function home(words, keeping) {
  const { doc } = keeping;
  const theme = (/** @type {any} */ each) => card(`#theme-${each.id}`, each.title, each.small, doc.answers.some((/** @type {any} */ answer) => answer.theme === each.id));
  const exercise = (/** @type {any} */ each) =>
    card(`#exercise-${each.id}`, each.title, each.small, doc.notes.some((/** @type {any} */ note) => note.exercise === each.id) || (each.id === 'loved' && doc.loved.length > 0), picture(each.steps));
  return h(
    'div',
    { class: 'look-home' },
    h('div', { class: 'look-lead' }, h('h1', { tabindex: -1 }, t('look.title')), h('p', {}, t('look.lead'))),
    h('section', {}, h('h2', {}, t('look.questions')), h('ul', { class: 'look-cards four' }, words.themes.map(theme))),
    h('section', {}, h('h2', {}, t('look.exercises')), h('ul', { class: 'look-cards' }, words.exercises.map(exercise))),
    h(
      'section',
      {},
      h('h2', {}, t('look.cards')),
      h('ul', { class: 'look-cards' }, card('#sentence', t('look.sentence'), t('look.sentence_small'), false), card('#goal', t('look.goal'), t('look.goal_small'), doc.goals.length > 0), card('#diary', t('look.diary'), t('look.diary_small'), doc.diary.length > 0)),
    ),
  );
}

/** The drawing of an exercise as it stands halfway. @param {{ apart: number | null }[]} steps */
function picture(steps) {
  const { svg } = draw(steps[Math.floor(steps.length / 2)].apart);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}

/** @param {string} href @param {string} title @param {string} small @param {boolean} written @param {SVGElement | null} [drawing] */
const card = (href, title, small, written, drawing = null) =>
  h('li', {}, h('a', { class: drawing ? 'look-card drawn' : 'look-card', href }, drawing, h('b', {}, title), h('span', {}, small), written ? h('small', { class: 'look-written' }, t('look.written')) : null));
