// Step one: name. Someone gets a name, and nothing more is asked.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { KINDS, add, describe, raise, remove, rename, setMiddle } from './changing.js';
import { today, typed } from './days.js';
import { figureOf, nameOf, others, own, shapeOf, spotAt, wasPlaced } from './document.js';
import { chip, chips, group, line, onward, select } from './parts.js';
import { aboutWhom, relationNames } from './words.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {keyof typeof KINDS} Kind */

/** @type {{ kind: Kind, relation: string }} */
const draft = { kind: 'person', relation: '' };

/** Who was named just now: nothing more is asked, until one asks for it. */
let fresh = '';

const kindNames = () =>
  /** @type {[Kind, string][]} */ ([
    ['person', t('people.kind.person')],
    ['child', t('people.kind.child')],
    ['pet', t('people.kind.pet')],
    ['place', t('people.kind.place')],
    ['goal', t('people.kind.goal')],
    ['dead', t('people.kind.dead')],
    ['self', t('people.kind.self')],
  ]);

const relationOptions = () => /** @type {[string, string][]} */ ([['', t('people.relation.none')], ...Object.entries(relationNames()).filter(([, words]) => words)]);
const HUMAN = new Set(['person', 'child', 'dead']);

/** @param {Desk} desk */
export function namingSheet(desk) {
  const { doc } = desk;
  return [
    h('h2', { class: 'sheet-title', tabindex: '-1' }, t('people.name.title')),
    h('p', { class: 'hint' }, t('people.name.hint')),
    form(desk),
    others(doc).length ? group(t('people.name.named'), h('ul', { class: 'named' }, others(doc).map((key) => entry(desk, key)))) : h('p', { class: 'start-with' }, chip(t('people.example'), () => desk.hooks.show('example'))),
    next(desk),
    desk.view.selected ? about(desk, desk.view.selected) : null,
  ];
}

/** To the next step, with the first who has no place yet. @param {Desk} desk */
function next(desk) {
  const waiting = others(desk.doc).find((key) => !spotAt(desk.doc, key, desk.when));
  return waiting ? onward(t('people.name.onward', { name: nameOf(desk.doc, waiting) }), () => desk.openSheet(waiting, 'place')) : null;
}

/** @param {Desk} desk */
function form(desk) {
  const field = /** @type {HTMLInputElement} */ (h('input', { class: 'written', id: 'new-name', 'data-id': 'new-name', maxlength: 60, autocomplete: 'off', 'aria-describedby': 'new-name-hint' }));
  const kinds = chips('kinds', ...kindNames().map(([kind, words]) => chip(words, () => choose(kind), draft.kind === kind, { 'data-id': `kind-${kind}`, 'data-kind': kind })));
  const relation = select(t('people.name.relation'), relationOptions(), draft.relation, (value) => (draft.relation = value), 'new-relation');
  relation.hidden = !HUMAN.has(draft.kind);
  const choose = (/** @type {Kind} */ kind) => {
    draft.kind = kind;
    for (const each of kinds.children) each.setAttribute('aria-pressed', String(each.getAttribute('data-kind') === kind));
    relation.hidden = !HUMAN.has(kind);
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const name = field.value.trim();
    if (!name) return field.focus();
    let key = '';
    const kind = draft.kind;
    desk.edit('', (next) => (key = add(next, { name, kind, relation: HUMAN.has(kind) ? draft.relation : '', died: kind === 'dead' ? today().slice(0, 4) : undefined })));
    draft.relation = '';
    fresh = key;
    desk.look({ selected: key });
    document.getElementById('new-name')?.focus();
  };
  return h(
    'form',
    { class: 'people-form', onsubmit: submit },
    h('label', { for: 'new-name' }, t('people.name.ask')),
    field,
    h('p', { class: 'small', id: 'new-name-hint' }, t('people.name.letter')),
    kinds,
    relation,
    h('button', { class: 'go', type: 'submit' }, t('people.name.add')),
  );
}

/** @param {Desk} desk @param {string} key */
function entry(desk, key) {
  const on = desk.view.selected === key;
  const where = wasPlaced(desk.doc, key) ? aboutWhom(desk.doc, key, desk.when) : t('people.not_placed');
  return h('li', {}, h('button', { type: 'button', class: 'named-one', 'aria-pressed': String(on), 'data-id': `named-${key}`, onclick: () => turnTo(desk, key) }, h('b', {}, nameOf(desk.doc, key)), ' ', h('small', {}, where)));
}

/** @param {Desk} desk @param {string} key */
function turnTo(desk, key) {
  fresh = '';
  desk.look({ selected: key });
}

/** What is known of the one who is chosen. @param {Desk} desk @param {string} key */
function about(desk, key) {
  const { doc } = desk;
  const known = figureOf(doc, key);
  const middle = key === doc.map.middle;
  const name = nameOf(doc, key);
  const set = (/** @type {Partial<import('./document.js').OnMap>} */ change) => desk.edit('', (next) => describe(next, key, change));
  const human = shapeOf(doc, key) === 'person';
  const day = (/** @type {'born' | 'died'} */ what, /** @type {string} */ words) =>
    line(words, known[what] ?? '', (text, field) => {
      const found = typed(text);
      field.setCustomValidity(text && !found ? t('people.date.wrong') : '');
      if (field.reportValidity()) set({ [what]: found });
    }, { inputmode: 'numeric', placeholder: t('people.date.example'), 'data-id': `${what}-${key}` });
  const title = t('people.about', { name });
  const all = group(
    title,
    line(t('people.about.name'), name, (text) => text && desk.edit('', (next) => rename(next, key, text)), { 'data-id': `name-${key}` }),
    middle ? null : select(t('people.name.relation'), relationOptions(), known.relation, (relation) => set({ relation }), `relation-${key}`),
    middle ? null : line(t('people.about.called'), own(known.called), (called) => set({ called }), { 'data-id': `called-${key}` }),
    human ? select(t('people.about.gender'), genders(), known.gender ?? '', (value) => set({ gender: /** @type {any} */ (value || null) }), `gender-${key}`) : null,
    human ? h('div', { class: 'pair' }, day('born', t('people.about.born')), day('died', t('people.about.died'))) : null,
    human ? family(desk, key) : null,
    h(
      'div',
      { class: 'row' },
      middle ? null : chip(t('people.about.remove'), () => desk.edit('', (next) => remove(next, key)), null, { 'data-id': 'remove' }),
      middle || !human ? null : chip(t('people.about.middle'), () => desk.edit('', (next) => setMiddle(next, key))),
    ),
  );
  all.querySelector('legend')?.classList.add('visually-hidden');
  return h('details', { class: 'about-one', 'data-id': `about-${key}`, open: key !== fresh }, h('summary', {}, title), all);
}

const genders = () => /** @type {[string, string][]} */ ([['', t('people.gender.none')], ['woman', t('people.gender.woman')], ['man', t('people.gender.man')], ['nonbinary', t('people.gender.nonbinary')]]);

/** Who raised someone, and with whom they are or were a couple. @param {Desk} desk @param {string} key */
function family(desk, key) {
  const { doc } = desk;
  const people = Object.keys(doc.people).filter((each) => each !== key && shapeOf(doc, each) === 'person');
  if (!people.length) return null;
  const ways = /** @type {[string, string][]} */ ([['', t('people.raised.not')], ['birth', t('people.raised.birth')], ['adoptive', t('people.raised.adoptive')], ['foster', t('people.raised.foster')], ['step', t('people.raised.step')], ['carer', t('people.raised.carer')]]);
  const couples = /** @type {[string, string][]} */ ([['', t('people.couple.not')], ['together', t('people.couple.together')], ['married', t('people.couple.married')], ['apart', t('people.couple.apart')], ['divorced', t('people.couple.divorced')], ['died', t('people.couple.died')]]);
  const rows = people.map((other) => {
    const tie = doc.map.parents.find((each) => each.parent === other && each.child === key);
    const couple = doc.map.couples.find((each) => each.who.includes(key) && each.who.includes(other));
    const name = nameOf(doc, other);
    return h(
      'div',
      { class: 'pair' },
      select(t('people.raised.by', { name }), ways, tie?.how ?? '', (how) => desk.edit('', (next) => setParent(next, other, key, how)), `raised-${key}-${other}`),
      select(t('people.couple.with', { name }), couples, couple ? (couple.ended ?? couple.how) : '', (what) => desk.edit('', (next) => setCouple(next, key, other, what)), `couple-${key}-${other}`),
    );
  });
  return h('details', { class: 'family', 'data-id': `family-${key}` }, h('summary', {}, t('people.family')), rows);
}

/** @param {import('./document.js').Doc} doc @param {string} parent @param {string} child @param {string} how */
function setParent(doc, parent, child, how) {
  if (how) raise(doc, parent, child, /** @type {import('./document.js').Raising} */ (how));
  else doc.map.parents = doc.map.parents.filter((tie) => tie.parent !== parent || tie.child !== child);
}

/** @param {import('./document.js').Doc} doc @param {string} a @param {string} b @param {string} what */
function setCouple(doc, a, b, what) {
  const there = doc.map.couples.find((couple) => couple.who.includes(a) && couple.who.includes(b));
  if (!what) doc.map.couples = doc.map.couples.filter((couple) => couple !== there);
  const ended = what === 'apart' || what === 'divorced' || what === 'died' ? what : null;
  const how = what === 'married' || what === 'divorced' ? 'married' : (there?.how ?? 'together');
  if (there) Object.assign(there, { ended, how: what === 'together' ? 'together' : how });
  else if (what) doc.map.couples.push({ who: [a, b], how, since: null, until: null, ended });
}
