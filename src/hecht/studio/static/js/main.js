// The page of one scene: its people, what unfolds, and another version beside it.

import './frame.js';
import { makeAccount } from './account.js';
import { addressOf, readAddress } from './address.js';
import { LETTERS, besideIt, headOf, nameOf, showDifferences } from './compare.js';
import { choice, slider, tryCard } from './controls.js';
import { byId, h, icon, isNarrow, wantsStill, whenWidthChanges } from './dom.js';
import { t } from './i18n.js';
import { handleKeys } from './keys.js';
import { legend } from './legend.js';
import { makeNotices } from './notices.js';
import { fastPace, stepOf, usualPace } from './pace.js';
import { Panel } from './panel.js';
import { Player } from './player.js';
import { defaultsOf, sightsOf } from './scene.js';
import { drawTable } from './table.js';
import { moment, progress } from './timing.js';
import { makeKeeping } from './version.js';
import { sightRow, wordRow } from './views.js';
import { inWords } from './watched.js';

/** @typedef {import('./scene.js').Scene} Scene */

const PLAY = 'M8 4.5L19.5 12L8 19.5Z';
const PAUSE = 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z';

/** @type {Scene} */
const scene = JSON.parse(byId('page-data').textContent ?? '');
const opening = new URLSearchParams(location.search);
const sights = sightsOf(scene);
const scrub = /** @type {HTMLInputElement} */ (byId('scrub'));
const notices = makeNotices(byId('notices'));
const account = makeAccount(byId('account'), seekTo);
const player = new Player({ onTick: draw, onState: showPlaying, still: wantsStill });
const keeping = makeKeeping(scene, () => ({ address: addressOf(scene, chosen), version: chosen.versions[active] }));

let chosen = readAddress(scene);
let active = 0; // the version whose account and choices stand beside
let fast = false;
let playNext = opening.has('play') && !wantsStill();
/** @type {Panel[]} */
let panels = [];

// --- asking for lives, and getting them -----------------------------------------------------------

/** @returns {import('./panel.js').Hooks} */
const hooks = () => ({
  onLife: showLife,
  onError: (error) => notices.show('error', t(error.kind === 'input' ? 'notice.input' : 'notice.fault'), error.message, error.language),
  onLine: (open) => (open ? notices.hide('line') : notices.show('line', t('notice.line'))),
  seek: seekTo,
  playStretch: (from, to) => player.playStretch(from, to),
  toggle: () => player.toggle(),
  minute: () => player.minute,
});

/** @param {number} i */
const ask = (i) => panels[i].ask(chosen.versions[i], chosen.sight);

/** The stretch of time that all panels share. */
const range = () => ({ start: Math.min(...panels.map((panel) => panel.start)), end: Math.max(...panels.map((panel) => panel.end)) });

/** @param {Panel} panel @param {boolean} first */
function showLife(panel, first) {
  notices.hide('error');
  const { start, end } = range();
  player.setRange(start, end);
  if (first) {
    player.minute = Math.min(end, Math.max(start, chosen.minute));
    scrub.min = String(start);
    scrub.max = String(end);
    setPace();
  }
  if (panel === panels[active]) showBeside();
  for (const each of panels) each.chartUp({ start, end });
  if (panels.length > 1) showDifferences(byId('differences'), panels);
  draw(player.minute, 0);
  if (playNext) player.play();
  playNext = false;
}

/** The account and the table of the version that is being changed. */
function showBeside() {
  const { life, all, told } = panels[active];
  if (!life) return;
  account.use(told, life.duration);
  drawTable(byId('table'), life, all);
}

/** One panel for each version; none is made anew that is there. */
function placePanels() {
  while (panels.length > chosen.versions.length) panels.pop()?.leave();
  while (panels.length < chosen.versions.length) panels.push(new Panel(scene, panels.length, hooks()));
  const two = panels.length > 1;
  for (const panel of panels) panel.small = two;
  active = Math.min(active, panels.length - 1);
  byId('panels').replaceChildren(...panels.map((panel) => panel.root));
  byId('charts').replaceChildren(...panels.map((panel) => panel.charts));
  for (const id of ['watch', 'panels', 'charts']) byId(id).classList.toggle('two', two);
  byId('compare').textContent = t(two ? 'compare.stop' : 'compare.start');
  byId('compare').hidden = scene.changes.length === 0;
  if (!two) byId('differences').hidden = true;
  nameAll();
}

/** Say what each of two versions is, and which one is being changed. */
function nameAll() {
  const two = panels.length > 1;
  panels.forEach((panel, i) => {
    panel.head.replaceChildren(...(two ? headOf(scene, chosen.versions, i) : []));
    panel.charts.dataset.letter = two ? LETTERS[i] : '';
    panel.root.classList.toggle('shown', i === active);
  });
  const row = sightRow(scene, sights, chosen.sight, lookAt);
  const sides = two
    ? [h('span', { class: 'views-words' }, t('compare.changing')), wordRow(t('compare.changing'), LETTERS.map((letter, i) => ({ id: String(i), words: letter, label: `${letter}: ${nameOf(scene, chosen.versions, i)}` })), String(active), turnTo)]
    : [];
  byId('views').replaceChildren(...(row ? [row] : []), ...(sides.length ? [h('div', { class: 'sides' }, sides)] : []));
}

// --- drawing --------------------------------------------------------------------------------------

/** @param {number} minute @param {number} seconds */
function draw(minute, seconds) {
  const panel = panels[active];
  if (!panel?.life) return;
  chosen.minute = minute;
  for (const each of panels) each.draw(minute, seconds);
  const { start, end } = range();
  const share = end > start ? (minute - start) / (end - start) : 0;
  scrub.value = String(minute);
  scrub.style.setProperty('--filled', `${(share * 100).toFixed(2)}%`);
  const words = inWords(panel.curves, minute);
  scrub.setAttribute('aria-valuetext', end > 180 ? `${moment(minute, end)}. ${words}.` : t('watch.minute', { minute: Math.floor(minute), words }));
  byId('time').textContent = progress(minute, end, isNarrow());
  account.at(minute, wantsStill());
}

function showPlaying() {
  const button = byId('play');
  button.replaceChildren(icon(player.playing ? PAUSE : PLAY, true));
  button.setAttribute('aria-label', t(player.playing ? 'watch.pause' : 'watch.play'));
  panels.forEach((panel, i) => panel.speak(player.playing || i !== active));
}

function setPace(quick = fast) {
  fast = quick;
  const { start, end } = range();
  if (panels.some((panel) => panel.life)) player.pace = (fast ? fastPace : usualPace)(end - start);
  byId('speed').textContent = t(fast ? 'watch.slower' : 'watch.faster');
}

/** @param {number} minute */
function seekTo(minute) {
  player.seek(minute);
}

function redraw() {
  for (const panel of panels) panel.build();
  for (const panel of panels) panel.chartUp(range());
  draw(player.minute, 0);
}

// --- what the user changes ------------------------------------------------------------------------

function remember() {
  history.replaceState(null, '', addressOf(scene, chosen));
  keeping.follow();
}

/** @param {string} id @param {string} option */
function change(id, option) {
  const version = chosen.versions[active];
  version.options = { ...version.options, [id]: option };
  remember();
  if (panels.length > 1) nameAll();
  ask(active);
}

/** @param {Scene['try_this'][number]} hint */
function tryOut(hint) {
  chosen.versions[active].options = { ...defaultsOf(scene), ...hint.changes };
  remember();
  buildControls();
  nameAll();
  player.pause();
  if (hint.at !== null && chosen.sight !== 'life') player.seek(hint.at);
  playNext = !wantsStill();
  byId('panels').scrollIntoView({ block: 'nearest', behavior: wantsStill() ? 'auto' : 'smooth' });
  ask(active);
}

function anotherLife() {
  for (const version of chosen.versions) version.seed += 1;
  remember();
  panels.forEach((_, i) => ask(i));
}

/** @param {import('./scene.js').Sight} sight */
function lookAt(sight) {
  const lives = (sight === 'life') !== (chosen.sight === 'life');
  chosen.sight = sight;
  remember();
  nameAll();
  /** @type {HTMLElement | null} */ (document.querySelector(`#views [data-choice="${sight}"]`))?.focus();
  if (lives) {
    player.pause();
    chosen.minute = 0;
    panels.forEach((_, i) => ask(i));
    return;
  }
  for (const panel of panels) panel.sight = sight;
  redraw();
}

/** By keyboard the choices of the other version come next. @param {MouseEvent} event */
function compare(event) {
  const [first] = chosen.versions;
  chosen.versions = chosen.versions.length > 1 ? [chosen.versions[active]] : besideIt(scene, first);
  active = Math.max(0, chosen.versions.indexOf(first));
  startOver();
  byId('panels').scrollIntoView({ block: 'nearest', behavior: wantsStill() ? 'auto' : 'smooth' });
  if (event.detail === 0 && chosen.versions.length > 1) byId('choices').focus({ preventScroll: true });
}

function startOver() {
  remember();
  placePanels();
  buildControls();
  showPlaying();
  redraw();
  panels.forEach((_, i) => ask(i));
}

/** Change the other of two versions from here on. @param {string} side */
function turnTo(side) {
  active = Number(side);
  nameAll();
  /** @type {HTMLElement | null} */ (document.querySelector(`.sides [data-choice="${side}"]`))?.focus();
  keeping.follow();
  buildControls();
  showBeside();
  showPlaying();
  draw(player.minute, 0);
}

function buildControls() {
  const { options } = chosen.versions[active];
  const choices = scene.changes.filter((each) => each.kind === 'choice');
  const sliders = scene.changes.filter((each) => each.kind === 'slider');
  byId('choices').replaceChildren(...choices.map((each) => choice(each, options[each.id], change)));
  const card = tryCard(scene, tryOut);
  byId('below').replaceChildren(
    ...(sliders.length ? [h('div', { class: 'sliders' }, sliders.map((each) => slider(each, options[each.id], change)))] : []),
    ...(card ? [card] : []),
  );
}

function placeLegend() {
  byId(isNarrow() ? 'legend-narrow' : 'legend-wide').replaceChildren(legend());
  byId(isNarrow() ? 'legend-wide' : 'legend-narrow').replaceChildren();
}

function listen() {
  byId('play').addEventListener('click', () => player.toggle());
  byId('another').addEventListener('click', anotherLife);
  byId('compare').addEventListener('click', compare);
  byId('speed').addEventListener('click', () => setPace(!fast));
  scrub.addEventListener('input', () => {
    player.pause();
    player.seek(Number(scrub.value));
  });
  document.addEventListener('hecht:cover', () => player.pause());
  document.addEventListener('hecht:theme', () => {
    placeLegend();
    draw(player.minute, 0);
  });
  byId('language').addEventListener('click', (event) => {
    const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
    link.href = addressOf(scene, chosen, { t: player.minute.toFixed(2), lang: link.lang });
  });
  whenWidthChanges(() => {
    placeLegend();
    redraw();
  });
  new ResizeObserver(() => panels.forEach((panel) => panel.chartUp(range()))).observe(byId('charts'));
  handleKeys({ player, scrub, step: () => stepOf(player.end - player.start), onKey: (key) => !!panels[active].stage?.onKey?.(key) });
}

byId('watch').hidden = false;
listen();
placeLegend();
placePanels();
setPace();
buildControls();
showPlaying();
if (opening.has('lang') || opening.has('t') || opening.has('play')) history.replaceState(null, '', addressOf(scene, chosen));
keeping.follow();
panels.forEach((_, i) => ask(i));
