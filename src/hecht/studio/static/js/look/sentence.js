// From "you always" to "I feel ... when ... I need ...". Nothing here is kept, not even in the tab.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { chips, field } from './fields.js';
import { notices } from './noticing.js';

/** One sentence from three parts; what is empty is left out. @param {{ feeling: string, when: string, need: string }} parts */
export function compose({ feeling, when, need }) {
  const clean = (/** @type {string} */ text, /** @type {RegExp} */ head) => text.trim().replace(head, '').replace(/[.!\s]+$/, '');
  const felt = clean(feeling, /^(ik voel( me)?|i feel)\s+/i);
  const moment = clean(when, /^(als|wanneer|when|if)\s+/i);
  const wish = clean(need, /^(ik heb nodig|i need)\s+/i);
  const first = felt ? `${t('look.say_feel', { feeling: felt })}${moment ? t('look.say_when', { when: moment }) : ''}.` : '';
  const second = wish ? t(/^(dat|om)\s/i.test(wish) ? 'look.say_need_that' : 'look.say_need', { need: wish }) : '';
  return [first, second].filter(Boolean).join(' ');
}

/** @param {any} words @param {import('./noticing.js').Patterns} patterns @param {{ go: (hash: string) => void, again: () => void }} hooks */
export function sentencePage(words, patterns, { go, again }) {
  const parts = { feeling: '', when: '', need: '' };
  let draft = '';
  const noticed = h('div', { class: 'noticed', role: 'status' });
  const result = h('p', { class: 'sentence', 'aria-live': 'polite' });
  const copy = h('button', { class: 'plain-button', type: 'button' }, t('look.copy'));
  const show = () => {
    const text = compose(parts);
    if (result.textContent !== (text || t('look.nothing'))) result.textContent = text || t('look.nothing');
    result.classList.toggle('none', !text);
    copy.hidden = !text;
    copy.textContent = t('look.copy');
    const found = [...new Set([draft, ...(text ? [text] : [])].flatMap((each) => notices(each, patterns)))];
    // Said once, not at every letter.
    if (noticed.dataset.found !== found.join()) noticed.replaceChildren(...(found.length ? [h('b', {}, t('look.noticed')), ...found.map((id) => h('p', {}, words.sentence.notices[id]))] : []));
    noticed.dataset.found = found.join();
    feelings.show();
    needs.show();
  };
  const slot = (/** @type {'feeling' | 'when' | 'need'} */ key, /** @type {string} */ name, /** @type {string} */ example) =>
    field({ name, value: '', example, most: 200, onWrite: (value) => void ((parts[key] = value), show()) });
  const choose = (/** @type {'feeling' | 'need'} */ key, /** @type {ReturnType<typeof slot>} */ box) => (/** @type {string} */ word) => {
    parts[key] = parts[key].trim() === word ? '' : word;
    box.input.value = parts[key];
    show();
  };
  const feel = slot('feeling', t('look.feel'), t('look.feel_example'));
  const when = slot('when', t('look.when'), t('look.when_example'));
  const need = slot('need', t('look.need'), t('look.need_example'));
  const feelings = chips(t('look.choose_feeling'), words.sentence.feelings, choose('feeling', feel), () => parts.feeling);
  const needs = chips(t('look.choose_need'), words.sentence.needs, choose('need', need), () => parts.need);
  const first = field({ name: t('look.draft'), value: '', example: t('look.draft_example'), long: true, most: 600, onWrite: (value) => void ((draft = value), show()) });
  copy.addEventListener('click', async () => {
    await navigator.clipboard?.writeText(compose(parts)).then(() => (copy.textContent = t('look.copied')), () => {});
  });
  show();
  return h(
    'article',
    { class: 'look-one wide' },
    h('p', { class: 'kicker' }, t('look.cards'), h('small', {}, t('look.sentence_kept'))),
    h('h1', { tabindex: -1 }, t('look.sentence')),
    first.element,
    noticed,
    h('div', { class: 'slots' }, h('div', { class: 'slot' }, feel.element, feelings.element), h('div', { class: 'slot' }, when.element, h('p', { class: 'small' }, t('look.when_small'))), h('div', { class: 'slot' }, need.element, needs.element)),
    h('section', { class: 'spoken', 'aria-label': t('look.so') }, h('h2', {}, t('look.so')), result),
    h('div', { class: 'look-nav' }, h('button', { class: 'plain-button', type: 'button', onclick: () => go('') }, t('look.back')), h('button', { class: 'quiet', type: 'button', onclick: again }, t('look.wipe')), copy),
  );
}
