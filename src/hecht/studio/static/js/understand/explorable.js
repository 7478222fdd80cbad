// A small live scene: one or two things to change, and what changes with them, at once. The life that
// was there before the change stays behind as a faint line.

import { sentenceAt } from '../account.js';
import { choice, slider } from '../controls.js';
import { drawCurves } from '../curves.js';
import { byId, icon, isNarrow, wantsStill, whenWidthChanges } from '../dom.js';
import { language, t } from '../i18n.js';
import { Live } from '../live.js';
import { makeNotices } from '../notices.js';
import { usualPace } from '../pace.js';
import { Player } from '../player.js';
import { isFilm, sightsOf } from '../scene.js';
import { makeStage } from '../stage/index.js';
import { emptyStage } from '../stage/furniture.js';
import { View } from '../stage/view.js';
import { progress } from '../timing.js';
import { figuresInText } from './in_text.js';
import { curvesOf, fewOf, inWords } from '../watched.js';

const REPLICATES = 24; // as on Watch, so that the same compiled program is used
const PATIENCE = 400; // ms before the page says that it is waiting
const PLAY = 'M8 4.5L19.5 12L8 19.5Z';
const PAUSE = 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z';

/** @typedef {import('../life.js').Life} Life */
/** @typedef {import('../watched.js').Curve} Curve */
/** @typedef {{ scene: string, changes: string[], options: Record<string, string>, watch: string[], at: number }} Wanted */

/** @param {any} whole the scene as Watch has it @param {Wanted} wanted */
export function explore(whole, wanted) {
  const scene = { ...whole, watch: wanted.watch.length ? wanted.watch : whole.watch };
  const [sight] = sightsOf(whole);
  const inText = figuresInText(scene, document);
  /** @type {View | null} */
  let view = null;
  // A film of months jumps from day to day; what all lives have in common can be read.
  const many = isFilm(whole);
  const options = { ...Object.fromEntries(whole.changes.map((/** @type {any} */ each) => [each.id, each.default])), ...wanted.options };
  const notices = makeNotices(byId('notices'));
  const scrub = /** @type {HTMLInputElement} */ (byId('scrub'));
  /** @type {Life | null} */
  let life = null;
  /** @type {import('../stage/index.js').Stage | null} */
  let stage = null;
  /** @type {ReturnType<typeof drawCurves> | null} */
  let chart = null;
  /** @type {Curve[]} */
  let curves = [];
  /** @type {Curve | null} */
  let before = null;
  let waiting = 0;

  const player = new Player({ onTick: draw, onState: showPlaying, still: wantsStill });
  const live = new Live({
    onLife: show,
    onError: (error) => {
      clearTimeout(waiting);
      notices.hide('waiting');
      notices.show('error', t('understand.fault'), error.message);
    },
    onLine: (open) => (open ? notices.hide('line') : notices.show('line', t('understand.line'))),
  });

  function ask() {
    clearTimeout(waiting);
    waiting = setTimeout(() => live.waiting && !notices.has('line') && notices.show('waiting', t('understand.waiting')), PATIENCE);
    live.ask({ scene: scene.id, options, seed: 0, replicates: REPLICATES, language });
  }

  /** @param {Life} next */
  function show(next) {
    clearTimeout(waiting);
    notices.hide('error');
    notices.hide('waiting');
    const first = life === null;
    life = next;
    player.setRange(life.start, life.end);
    if (first) {
      player.minute = Math.min(life.end, Math.max(life.start, wanted.at));
      player.pace = usualPace(life.duration);
      scrub.min = String(life.start);
      scrub.max = String(life.end);
      build();
    } else use();
    before = curves[0] ?? null;
    curves = fewOf(curvesOf(scene, life))
      .slice(0, 3)
      .map((curve) => (many ? { ...curve, share: curve.mean, band: null } : curve));
    drawChart();
    draw(player.minute, 0);
  }

  function build() {
    if (!life) return;
    stage = makeStage(scene, isNarrow(), sight);
    use();
    byId('stage').replaceChildren(stage.svg);
  }

  function use() {
    if (!life || !stage) return;
    view = new View(scene, life, player.pace);
    stage.use(view);
  }

  function drawChart() {
    if (!life || !stage) return;
    const ghost = before ? [{ ...before, name: t('understand.before', { name: before.name }), tone: 'ghost', band: null }] : [];
    chart = drawCurves(byId('curves'), { life, curves: [...curves, ...ghost], shade: stage.shade(life), onSeek: (minute) => player.seek(minute) });
  }

  /** @param {number} minute @param {number} seconds */
  function draw(minute, seconds) {
    if (!life || !stage) return;
    stage.draw(minute, seconds, wantsStill());
    if (view) inText.draw(view, minute, wantsStill() ? 0 : seconds);
    chart?.at(minute);
    const share = life.duration ? (minute - life.start) / life.duration : 0;
    scrub.value = String(minute);
    scrub.style.setProperty('--filled', `${(share * 100).toFixed(2)}%`);
    scrub.setAttribute('aria-valuetext', inWords(curves, minute));
    byId('time').textContent = progress(minute, life.duration, true);
    const told = sentenceAt(life.header.account[language] ?? [], minute);
    if (byId('nowline').textContent !== told) {
      byId('nowline').textContent = told;
      stage.svg.setAttribute('aria-label', told);
    }
  }

  function showPlaying() {
    byId('play').replaceChildren(icon(player.playing ? PAUSE : PLAY, true));
    byId('play').setAttribute('aria-label', t(player.playing ? 'understand.pause' : 'understand.play'));
    byId('nowline').setAttribute('aria-live', player.playing ? 'off' : 'polite');
  }

  /** @param {string} id @param {string} option */
  function change(id, option) {
    options[id] = option;
    tell();
    ask();
  }

  /** Where Watch shows the same version of this scene. */
  function tell() {
    const changed = whole.changes.filter((/** @type {any} */ each) => options[each.id] !== each.default);
    const query = new URLSearchParams(changed.map((/** @type {any} */ each) => [each.id, options[each.id]])).toString();
    /** @type {HTMLAnchorElement} */ (byId('whole')).href = `/scenes/${scene.id}${query ? `?${query}` : ''}`;
  }

  byId('stage').dataset.sight = sight;
  byId('mean').hidden = !many;
  byId('in-text').hidden = inText.count === 0;
  byId('band').hidden = many;
  byId('stage').replaceChildren(emptyStage(900, 400, 338));
  byId('controls').replaceChildren(
    ...wanted.changes.map((id) => {
      const each = whole.changes.find((/** @type {any} */ one) => one.id === id);
      return (each.kind === 'slider' ? slider : choice)(each, options[id], change);
    }),
  );
  byId('play').addEventListener('click', () => player.toggle());
  byId('stage').addEventListener('click', () => player.toggle());
  scrub.addEventListener('input', () => {
    player.pause();
    player.seek(Number(scrub.value));
  });
  document.addEventListener('hecht:cover', () => player.pause());
  document.addEventListener('hecht:theme', () => draw(player.minute, 0));
  whenWidthChanges(() => {
    build();
    draw(player.minute, 0);
  });
  new ResizeObserver(() => {
    drawChart();
    chart?.at(player.minute);
  }).observe(byId('curves'));
  showPlaying();
  tell();
  ask();
}
