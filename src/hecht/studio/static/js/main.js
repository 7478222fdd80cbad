// The page Watch: one scene, its people, and what unfolds.

import './frame.js';
import { makeAccount } from './account.js';
import { addressOf, readAddress } from './address.js';
import { choice, slider, tryCard } from './controls.js';
import { drawCurves } from './curves.js';
import { byId, h, icon, isNarrow, wantsStill, whenWidthChanges } from './dom.js';
import { onSceneLink, showHeading } from './heading.js';
import { clock, isLong, language, t } from './i18n.js';
import { handleKeys } from './keys.js';
import { legend } from './legend.js';
import { Live } from './live.js';
import { makeNotices } from './notices.js';
import { fastPace, stepOf, usualPace } from './pace.js';
import { Player } from './player.js';
import { emptyStage } from './stage/furniture.js';
import { makeStage } from './stage/index.js';
import { View } from './stage/view.js';
import { drawTable } from './table.js';
import { curvesOf, fewOf, inWords } from './watched.js';

/** @typedef {import('./i18n.js').Text} Text */
/** @typedef {{ id: string, say: Text, small: Text | null }} Option */
/** @typedef {{ id: string, kind: 'choice' | 'slider', ask: Text, options: Option[], ends: [Text, Text] | null, default: string }} Change */
/**
 * @typedef {object} Scene
 * @property {string} id
 * @property {Text} title
 * @property {Text | null} story
 * @property {Text} question
 * @property {string} stage
 * @property {Record<string, { kind: string, name: Text }>} people
 * @property {Change[]} changes
 * @property {{ text: Text, changes: Record<string, string>, at: number | null }[]} try_this
 * @property {string[]} watch
 */

const REPLICATES = 24;
const PATIENCE = 400; // ms before the page says that it is waiting
const PLAY = 'M8 4.5L19.5 12L8 19.5Z';
const PAUSE = 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z';

/** @type {{ scenes: Scene[], scene: string }} */
const page = JSON.parse(byId('page-data').textContent ?? '');
const opening = new URLSearchParams(location.search);

const scrub = /** @type {HTMLInputElement} */ (byId('scrub'));
const notices = makeNotices(byId('notices'));
const account = makeAccount(byId('account'), seekTo);
const player = new Player({ onTick: draw, onState: showPlaying, still: wantsStill });

let chosen = readAddress(page.scenes, page.scene);
let scene = sceneOf(chosen.scene);
let fast = false;
let playNext = opening.has('play') && !wantsStill();
/** @type {import('./life.js').Life | null} */
let life = null;
/** @type {import('./stage/index.js').Stage | null} */
let stage = null;
/** @type {ReturnType<typeof drawCurves> | null} */
let chart = null;
/** @type {import('./watched.js').Curve[]} */
let curves = [];
let waiting = 0;

/** @param {string} id */
function sceneOf(id) {
  return page.scenes.find((each) => each.id === id) ?? page.scenes[0];
}

/** @param {Scene} of */
const defaultsOf = (of) => Object.fromEntries(of.changes.map((each) => [each.id, each.default]));

// --- asking for a life, and getting one ---------------------------------------------------------

const live = new Live({
  onLife: showLife,
  onError: (error) => {
    clearTimeout(waiting);
    notices.show('error', error.kind === 'input' ? t('notice.input') : t('notice.fault'), error.message);
  },
  onLine: (open) => (open ? notices.hide('line') : notices.show('line', t('notice.line'))),
});

function ask() {
  clearTimeout(waiting);
  waiting = setTimeout(showWaiting, PATIENCE);
  live.ask({ scene: scene.id, options: chosen.options, seed: chosen.seed, replicates: REPLICATES });
}

function showWaiting() {
  if (!live.waiting || notices.has('line')) return;
  if (life?.header.scene !== scene.id) {
    byId('stage').replaceChildren(emptyStage(900, 400, 338));
    byId('nowline').textContent = t('watch.waiting');
  }
}

/** @param {import('./life.js').Life} next */
function showLife(next) {
  clearTimeout(waiting);
  notices.hide('error');
  const first = life?.header.scene !== next.header.scene;
  life = next;
  player.setRange(life.start, life.end);
  if (first) {
    player.minute = Math.min(life.end, Math.max(life.start, chosen.minute));
    scrub.min = String(life.start);
    scrub.max = String(life.end);
    setPace();
    buildStage();
  } else stage?.use(new View(scene, life, usualPace(life.duration)));
  const all = curvesOf(scene, life);
  curves = fewOf(all);
  account.use(life.header.account[language], isLong(life.duration));
  drawTable(byId('table'), life, all);
  buildCurves();
  draw(player.minute, 0);
  if (playNext) player.play();
  playNext = false;
}

// --- drawing ------------------------------------------------------------------------------------

function buildStage() {
  if (!life) return;
  stage = makeStage(scene, isNarrow());
  stage.use(new View(scene, life, usualPace(life.duration)));
  byId('stage').replaceChildren(stage.svg);
}

function buildCurves() {
  if (!life || !stage) return;
  chart = drawCurves(byId('curves'), { life, curves, shade: stage.shade(life), onSeek: seekTo });
}

/** @param {number} minute @param {number} seconds */
function draw(minute, seconds) {
  if (!life || !stage) return;
  chosen.minute = minute;
  stage.draw(minute, seconds, wantsStill());
  chart?.at(minute);
  const share = life.duration ? (minute - life.start) / life.duration : 0;
  scrub.value = String(minute);
  scrub.style.setProperty('--filled', `${(share * 100).toFixed(2)}%`);
  scrub.setAttribute('aria-valuetext', t('watch.minute', { minute: Math.floor(minute), words: inWords(curves, minute) }));
  const long = isLong(life.duration);
  const time = isNarrow() ? clock(minute, long) : `${clock(minute, long)} / ${clock(life.end, long)}`;
  byId('time').textContent = long ? t('watch.hours', { time }) : time;
  const sentence = account.at(minute, wantsStill());
  if (sentence !== null) {
    byId('nowline').textContent = sentence;
    stage.svg.setAttribute('aria-label', sentence);
  }
}

function showPlaying() {
  const button = byId('play');
  button.replaceChildren(icon(player.playing ? PAUSE : PLAY, true));
  button.setAttribute('aria-label', t(player.playing ? 'watch.pause' : 'watch.play'));
  // While a scene plays, a screen reader is not interrupted by every sentence.
  byId('nowline').setAttribute('aria-live', player.playing ? 'off' : 'polite');
}

function setPace() {
  if (life) player.pace = (fast ? fastPace : usualPace)(life.duration);
  byId('speed').textContent = t(fast ? 'watch.slower' : 'watch.faster');
}

/** @param {number} minute */
function seekTo(minute) {
  player.seek(minute);
}

// --- what the user changes ----------------------------------------------------------------------

/** @param {string} id @param {string} option */
function change(id, option) {
  chosen.options = { ...chosen.options, [id]: option };
  history.replaceState(null, '', addressOf(scene, chosen));
  ask();
}

/** @param {Scene['try_this'][number]} hint */
function tryOut(hint) {
  chosen.options = { ...defaultsOf(scene), ...hint.changes };
  history.replaceState(null, '', addressOf(scene, chosen));
  buildControls();
  player.pause();
  if (hint.at !== null) player.seek(hint.at);
  playNext = !wantsStill();
  byId('stage').scrollIntoView({ block: 'nearest', behavior: wantsStill() ? 'auto' : 'smooth' });
  ask();
}

function anotherLife() {
  chosen.seed += 1;
  history.replaceState(null, '', addressOf(scene, chosen));
  ask();
}

function buildControls() {
  const choices = scene.changes.filter((each) => each.kind === 'choice');
  const sliders = scene.changes.filter((each) => each.kind === 'slider');
  byId('choices').replaceChildren(...choices.map((each) => choice(each, chosen.options[each.id], change)));
  const card = tryCard(scene, tryOut);
  byId('below').replaceChildren(
    ...(sliders.length ? [h('div', { class: 'sliders' }, sliders.map((each) => slider(each, chosen.options[each.id], change)))] : []),
    ...(card ? [card] : []),
  );
}

// --- going from scene to scene ------------------------------------------------------------------

function showScene() {
  player.pause();
  scene = sceneOf(chosen.scene);
  showHeading(scene);
  buildControls();
  ask();
}

/** @param {string} id */
function goTo(id) {
  const next = sceneOf(id);
  chosen = { scene: next.id, options: defaultsOf(next), seed: 0, minute: 0 };
  history.pushState(null, '', addressOf(next, chosen));
  showScene();
}

function placeLegend() {
  byId(isNarrow() ? 'legend-narrow' : 'legend-wide').replaceChildren(legend());
  byId(isNarrow() ? 'legend-wide' : 'legend-narrow').replaceChildren();
}

function start() {
  byId('watch').hidden = false;
  byId('stage').replaceChildren(emptyStage(900, 400, 338));
  byId('play').addEventListener('click', () => player.toggle());
  byId('stage').addEventListener('click', () => player.toggle());
  byId('another').addEventListener('click', anotherLife);
  byId('speed').addEventListener('click', () => {
    fast = !fast;
    setPace();
  });
  scrub.addEventListener('input', () => {
    player.pause();
    player.seek(Number(scrub.value));
  });
  onSceneLink(goTo);
  document.addEventListener('hecht:cover', () => player.pause());
  document.addEventListener('hecht:theme', () => {
    placeLegend();
    draw(player.minute, 0);
  });
  byId('language').addEventListener('click', (event) => {
    const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
    link.href = addressOf(scene, chosen, { t: player.minute.toFixed(2), lang: link.lang });
  });
  addEventListener('popstate', () => {
    chosen = readAddress(page.scenes, page.scene);
    life = null;
    showScene();
  });
  whenWidthChanges(() => {
    placeLegend();
    buildStage();
    buildCurves();
    draw(player.minute, 0);
  });
  new ResizeObserver(() => {
    buildCurves();
    chart?.at(player.minute);
  }).observe(byId('curves'));
  handleKeys({ player, scrub, step: () => stepOf(life?.duration ?? 0) });
  if (opening.has('lang') || opening.has('t') || opening.has('play')) history.replaceState(null, '', addressOf(scene, chosen));
  placeLegend();
  setPace();
  showPlaying();
  showScene();
}

start();
