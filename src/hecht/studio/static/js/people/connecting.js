// Step three: connect. What a bond gives, in each direction.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { bondName, isDead, nameOf, others, own, see, seenAt, shapeOf } from './document.js';
import { mySide, theirSide } from './cycle.js';
import { amount, chip, chips, group, line, select, tick } from './parts.js';
import { whoIsThis } from './placing.js';
import { amounts } from './words.js';

/** @typedef {import('./desk.js').Desk} Desk */

const HELP = ['E', 'P', 'G', 'A'];
const helpNames = () => [t('people.help.e'), t('people.help.p'), t('people.help.g'), t('people.help.a')];

/** What `me` has in `other`, seen by me. @param {string} name */
const mine = (name) => ({
  haven: t('people.gives.haven', { name }),
  base: t('people.gives.base', { name }),
  closeness: t('people.gives.closeness', { name }),
  missing: t('people.gives.missing', { name }),
  caring: t('people.gives.caring', { name }),
});

/** What someone has in `other`, told about both. @param {string} who @param {string} other */
const theirs = (who, other) => ({
  haven: t('people.gives.haven.of', { who, other }),
  base: t('people.gives.base.of', { who, other }),
  closeness: t('people.gives.closeness.of', { who, other }),
  missing: t('people.gives.missing.of', { who, other }),
  caring: t('people.gives.caring.of', { who, other }),
});

/** @param {Desk} desk */
export function connectingSheet(desk) {
  const { doc, view } = desk;
  const key = view.selected;
  const middle = doc.map.middle;
  if (key && key === middle) return selfSheet(desk, key);
  if (!key || !middle) return [h('h2', { class: 'sheet-title', tabindex: '-1' }, t('people.connect.title')), h('p', { class: 'hint' }, t('people.connect.nobody'))];
  const other = view.other ?? middle;
  const options = /** @type {[string, string][]} */ ([[middle, t('people.connect.me')], ...others(doc).filter((each) => each !== key).map((each) => [each, nameOf(doc, each)])]);
  const me = other === middle;
  const name = nameOf(doc, key);
  const with_ = me ? t('people.connect.me') : nameOf(doc, other);
  return [
    whoIsThis(desk, key),
    options.length > 1 ? select(t('people.connect.with', { name }), options, other, (value) => desk.look({ other: value === middle ? null : value }), 'with') : null,
    direction(desk, bondName(other, key), { title: me ? t('people.connect.get') : t('people.connect.get.of', { who: with_, other: name }), tone: 'warm', lines: me ? mine(name) : theirs(with_, name), step: 'get' }),
    direction(desk, bondName(key, other), { title: me ? t('people.connect.give') : t('people.connect.get.of', { who: name, other: with_ }), tone: 'calm', lines: theirs(name, me ? t('people.connect.to_me') : with_), step: 'give' }),
    me && !isDead(doc, key, desk.when) && seenAt(doc, bondName(middle, key), desk.when) && ['person', 'pet'].includes(shapeOf(doc, key)) ? askCard(desk, key) : null,
    me && !isDead(doc, key, desk.when) && !seenAt(doc, bondName(middle, key), desk.when) && ['person', 'pet'].includes(shapeOf(doc, key)) ? h('p', { class: 'small' }, t('people.connect.then', { name })) : null,
  ];
}

/** The bond with oneself: the floor under the others. @param {Desk} desk @param {string} me */
function selfSheet(desk, me) {
  const lines = { haven: t('people.self.haven'), base: t('people.self.base'), closeness: t('people.self.closeness'), caring: t('people.self.caring') };
  return [
    h('h2', { class: 'sheet-title', tabindex: '-1' }, t('people.self.title')),
    h('p', { class: 'hint' }, t('people.self.hint')),
    direction(desk, bondName(me, me), { title: t('people.self.amount'), tone: 'warm', lines, step: 'get', alone: true }),
  ];
}

/** One direction of a bond. @param {Desk} desk @param {string} bond @param {{ title: string, tone: string, lines: Record<string, string>, step: string, alone?: boolean }} how */
function direction(desk, bond, { title, tone, lines, step, alone = false }) {
  const { doc, when } = desk;
  const seen = seenAt(doc, bond, when);
  const change = (/** @type {string} */ field, /** @type {Partial<import('./document.js').Seen>} */ what) => desk.edit(field && `${bond} ${field}`, (next) => see(next, desk.relations, bond, when, what));
  const toggled = (/** @type {string[]} */ list, /** @type {string} */ each, /** @type {boolean} */ on) => (on ? [...list, each] : list.filter((one) => one !== each));
  const gives = seen?.gives ?? [];
  const help = seen?.help ?? [];
  return h(
    'fieldset',
    { class: `direction ${tone}` },
    h('legend', { class: 'visually-hidden' }, title),
    amount({ words: title, stops: amounts(), value: seen?.amount ?? 0, tone, id: `${step}-amount`, act: (value) => change('amount', { amount: value }) }),
    h('div', { class: 'ticks' }, Object.entries(lines).map(([what, words]) => tick(words, gives.includes(what), (on) => change('', { gives: toggled(gives, what, on) }), `${step}-${what}`))),
    alone ? null : h('p', { class: 'small' }, t('people.help.ask')),
    alone ? null : chips('letters', ...HELP.map((letter, i) => chip(helpNames()[i], () => change('', { help: toggled(help, letter, !help.includes(letter)) }), help.includes(letter), { 'data-id': `${step}-${letter}` }))),
    alone ? null : h(
      'div',
      { class: 'chips lines' },
      chip(t('people.line.tense'), () => change('', { line: seen?.line === 'tense' ? 'plain' : 'tense' }), seen?.line === 'tense', { 'data-id': `${step}-tense` }),
      chip(t('people.line.broken'), () => change('', { line: seen?.line === 'broken' ? 'plain' : 'broken' }), seen?.line === 'broken', { 'data-id': `${step}-broken` }),
    ),
  );
}

/** One step to a scene. @param {Desk} desk @param {string} key */
function askCard(desk, key) {
  const name = nameOf(desk.doc, key);
  return h(
    'section',
    { class: 'try' },
    h('h2', {}, t('people.scene.title')),
    h('p', {}, t('people.scene.hint')),
    h('button', { class: 'go', type: 'button', 'data-id': 'ask-away', onclick: () => desk.hooks.show('away') }, t('people.scene.away', { name })),
    h('button', { class: 'quiet', type: 'button', 'data-id': 'ask-hard', onclick: () => desk.hooks.show('hard') }, t('people.scene.hard')),
  );
}

/** The sheet of the cycle: both sides, in own words. @param {Desk} desk */
export function cycleSheet(desk) {
  const { doc, view } = desk;
  const middle = doc.map.middle;
  const key = view.selected;
  if (!middle || !key || key === middle) return [h('h2', { class: 'sheet-title', tabindex: '-1' }, t('people.cycle.title')), h('p', { class: 'hint' }, t('people.cycle.nobody'))];
  const side = (/** @type {string} */ bond, /** @type {string} */ who, /** @type {Record<'does' | 'feels' | 'needs', string>} */ asks) => {
    const words = doc.map.cycle[bond];
    const field = (/** @type {'does' | 'feels' | 'needs'} */ what) =>
      line(asks[what], own(words?.[what]), (text) => desk.edit('', (next) => (next.map.cycle[bond] = { ...(next.map.cycle[bond] ?? { does: '', feels: '', needs: '' }), [what]: text })), { 'data-id': `${bond}-${what}` });
    return group(who, field('does'), field('feels'), field('needs'));
  };
  return [
    h('h2', { class: 'sheet-title', tabindex: '-1' }, t('people.cycle.with', { name: nameOf(doc, key) })),
    h('p', { class: 'hint' }, t('people.cycle.hint')),
    side(bondName(middle, key), t('people.cycle.my_side'), mySide()),
    side(bondName(key, middle), t('people.cycle.their_side', { name: nameOf(doc, key) }), theirSide(nameOf(doc, key))),
    h('p', { class: 'small' }, t('people.cycle.more'), ' ', h('a', { href: '/dance' }, t('nav.dance'))),
  ];
}
