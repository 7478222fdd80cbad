// The page Look at yourself. Where one is stands behind the # of the address, so that the buttons of
// the browser work; what one writes does not.

import '../frame.js';
import { byId } from '../dom.js';
import { t } from '../i18n.js';
import { makeBar } from '../own/bar.js';
import { Keeping } from '../own/keeping.js';
import { makeCalm } from './calm.js';
import { cardPage } from './cards.js';
import { exerciseStep } from './exercise.js';
import { home } from './home.js';
import { sentencePage } from './sentence.js';
import { themeStep } from './theme.js';

/** @type {{ words: any, patterns: import('./noticing.js').Patterns, empty: any }} */
const page = JSON.parse(byId('page-data').textContent ?? '');
const { words } = page;
const keeping = new Keeping('reflection', page.empty, (why) => {
  bar.show();
  if (why !== 'edited') show(false);
});
const bar = makeBar(byId('own'), keeping, { stem: t('look.file') });

/** @param {string} hash */
function go(hash) {
  if (location.hash.slice(1) === hash) return;
  location.hash = hash;
}

const hooks = { go, again: () => show(true) };

/** What the address asks for. */
function wanted() {
  const [part = '', name = '', number = ''] = location.hash.slice(1).split('-');
  const count = Math.max(0, Number.parseInt(number, 10) || 0);
  const named = (/** @type {any[]} */ list) => list.find((each) => each.id === name);
  const theme = part === 'theme' ? named(words.themes) : null;
  if (theme) return themeStep(words, theme, Math.min(Math.max(0, count - 1), theme.asks.length - 1), keeping, hooks);
  const exercise = part === 'exercise' ? named(words.exercises) : null;
  if (exercise) return exerciseStep(exercise, Math.min(count, exercise.steps.length + 1), keeping, hooks);
  const card = Math.max(0, Number.parseInt(name, 10) || 0);
  if (part === 'goal') return cardPage('goals', words, card, keeping, hooks);
  if (part === 'diary') return cardPage('diary', words, card, keeping, hooks);
  if (part === 'sentence') return sentencePage(words, page.patterns, hooks);
  return home(words, keeping);
}

/** @param {boolean} moveFocus */
function show(moveFocus) {
  const shown = wanted();
  byId('look').replaceChildren(shown);
  byId('own').hidden = location.hash === '#sentence';
  const title = shown.querySelector('h1');
  document.title = `${title?.textContent ?? t('look.title')} · hecht`;
  if (!moveFocus) return;
  title?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

addEventListener('hashchange', () => show(true));
makeCalm(words.grounding, () => go(''));
show(false);
