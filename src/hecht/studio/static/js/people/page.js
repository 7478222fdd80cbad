// The page My people: name, place, connect; the same map as rings, ecogram, genogram and cycle.

import '../frame.js';
import { byId, h, isNarrow, whenWidthChanges } from '../dom.js';
import { language, t } from '../i18n.js';
import { makeBar, take, mayGo } from './bar.js';
import { besidePicture, changes } from './beside.js';
import { connectingSheet, cycleSheet } from './connecting.js';
import { drawCycle } from './cycle.js';
import { inWords } from './days.js';
import { Desk } from './desk.js';
import { datesOf } from './document.js';
import { drawEcogram } from './ecogram.js';
import { drawGenogram } from './genogram.js';
import { drawList } from './list.js';
import { makeMap } from './map.js';
import { namingSheet } from './naming.js';
import { chip } from './parts.js';
import { placingSheet } from './placing.js';
import { makePlaying } from './playing.js';
import { drawStrip } from './strip.js';

/** @typedef {import('./desk.js').Step} Step */
/** @typedef {import('./desk.js').Sight} Sight */

const { relations } = JSON.parse(byId('page-data').textContent ?? '{}');
const desk = new Desk(relations, { show, redraw, openSheet, tell: (words) => (byId('said').textContent = words) });
const bar = makeBar(byId('bar'), desk);
const playing = makePlaying(byId('scene'), desk);
let map = makeMap(desk);

const sights = () => /** @type {[Sight, string][]} */ ([['rings', t('people.sight.rings')], ['ecogram', t('people.sight.ecogram')], ['genogram', t('people.sight.genogram')], ['cycle', t('people.sight.cycle')]]);
const steps = () => /** @type {[Step, string][]} */ ([['name', t('people.step.name')], ['place', t('people.step.place')], ['connect', t('people.step.connect')]]);
const sheets = { name: namingSheet, place: placingSheet, connect: connectingSheet };

/** Everything that depends on the document or on how it is looked at. @param {string} why */
function show(why) {
  if (why === 'example') return void openExample();
  if (why === 'away' || why === 'hard') return void playing.ask({ kind: why, who: desk.view.selected ?? '', days: 7 });
  if (why === 'opened') {
    playing.close();
    bar.hush();
  }
  const { view } = desk;
  byId('sights').replaceChildren(...sights().map(([sight, words]) => chip(words, () => desk.look({ sight, beside: sight === 'rings' ? view.beside : null }), view.sight === sight, { 'data-id': `sight-${sight}`, id: `sight-${sight}` })));
  byId('steps').replaceChildren(...steps().map(([step, words], i) => h('button', { type: 'button', class: 'step', 'aria-pressed': String(view.step === step && view.sight !== 'cycle'), id: `step-${step}`, onclick: () => desk.look({ step, sight: view.sight === 'cycle' ? 'rings' : view.sight }) }, h('span', { class: 'n' }, String(i + 1)), words)));
  byId('people').classList.toggle('comparing', Boolean(view.beside));
  refill(byId('sheet'), view.sight === 'cycle' ? cycleSheet(desk) : sheets[view.step](desk));
  byId('people').classList.toggle('empty', view.step === 'name' && view.sight !== 'cycle' && !desk.hasPlaced); // nothing to see yet
  byId('strip').hidden = view.sight === 'cycle' || (!view.date && !datesOf(desk.doc).length);
  refill(byId('strip'), null);
  drawList(desk, byId('list'));
  byId('printed-date').textContent = inWords(desk.when);
  bar.show();
  redraw();
}

/** Fill a part anew, and give the focus back to what had it. @param {HTMLElement} host @param {(Node | null)[] | null} content */
function refill(host, content) {
  const active = document.activeElement;
  const had = active instanceof HTMLElement && host.contains(active) ? active.dataset.id : undefined;
  const open = [...host.querySelectorAll('details[open]')].map((each) => /** @type {HTMLElement} */ (each).dataset.id);
  if (content) host.replaceChildren(...content.filter((each) => each !== null));
  else drawStrip(desk, host);
  for (const id of open) host.querySelector(`details[data-id="${CSS.escape(id ?? '')}"]`)?.setAttribute('open', '');
  if (!had) return;
  const again = host.querySelector(`[data-id="${CSS.escape(had)}"]`);
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  else if (host.firstElementChild) /** @type {HTMLElement | null} */ (host.querySelector('.sheet-title'))?.focus({ preventScroll: true });
}

/** The picture alone. */
function redraw() {
  const { doc, when, view } = desk;
  const host = byId('picture');
  if (view.sight === 'rings') {
    map.draw({ doc, when, selected: view.selected, then: view.beside });
    const second = view.beside ? besidePicture(desk, view.beside) : null;
    const here = h('div', { class: 'now' }, view.beside ? h('p', { class: 'now-title' }, view.date ? inWords(view.date) : t('people.strip.now')) : null);
    if (second) {
      host.replaceChildren(second, here);
      here.append(map.svg);
    } else if (host.firstElementChild !== map.svg) host.replaceChildren(map.svg);
    byId('changes').replaceChildren(...(view.beside ? [changes(desk, view.beside)] : []));
  } else {
    const active = document.activeElement;
    const had = active instanceof SVGElement && host.contains(active) ? active.dataset.key : undefined;
    host.replaceChildren(view.sight === 'ecogram' ? drawEcogram(desk, isNarrow()) : view.sight === 'genogram' ? drawGenogram(desk) : drawCycle(desk));
    byId('changes').replaceChildren();
    centreOnMe(host);
    if (had) /** @type {SVGElement | null} */ (host.querySelector(`[data-key="${CSS.escape(had)}"]`))?.focus({ preventScroll: true });
  }
  byId('key').replaceChildren(...key(view.sight));
}

/** A genogram wider than the screen begins with the middle in sight. @param {HTMLElement} host */
function centreOnMe(host) {
  const box = host.querySelector('.genogram-box');
  const me = host.querySelector(`[data-key="${CSS.escape(desk.doc.map.middle ?? '')}"]`);
  if (!box || !me) return;
  const [outer, inner] = [box.getBoundingClientRect(), me.getBoundingClientRect()];
  box.scrollLeft += inner.x + inner.width / 2 - outer.x - outer.width / 2;
}

/** How to read the lines. @param {Sight} sight */
function key(sight) {
  if (sight === 'genogram' || sight === 'cycle') return [];
  const lines = [h('span', { class: 'warm' }, t('people.key.get')), h('span', { class: 'calm' }, t('people.key.give'))];
  if (sight === 'ecogram') lines.push(h('span', { class: 'plain' }, t('people.key.letters')));
  return lines;
}

/** Go to the sheet of the one who is chosen. */
function openSheet() {
  const title = byId('sheet').querySelector('.sheet-title');
  if (!(title instanceof HTMLElement)) return;
  title.focus({ preventScroll: true });
  byId('sheet').scrollIntoView({ block: 'nearest' });
}

async function openExample() {
  if (!mayGo(desk)) return;
  const answer = await fetch(`/people/example?lang=${language}`).catch(() => null);
  if (!answer?.ok) return bar.say(t('people.file.no_line'));
  take(desk, await answer.json(), '', bar.say);
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const pressed = event.key.toLowerCase();
  if (event.target instanceof HTMLElement && event.target.matches('textarea, input:not([type=range], [type=checkbox])')) return; // a field has its own undo
  if (pressed === 'z' && !event.shiftKey) desk.keeping.undo();
  else if (pressed === 'y' || (pressed === 'z' && event.shiftKey)) desk.keeping.redo();
  else return;
  event.preventDefault();
}

document.addEventListener('keydown', onKey);
whenWidthChanges(() => {
  map = makeMap(desk);
  show('looked');
});
document.addEventListener('hecht:theme', () => redraw());
byId('people').hidden = false;
show('opened');
