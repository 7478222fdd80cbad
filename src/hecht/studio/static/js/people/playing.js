// One step from the map to a scene: a question about these people, lived through on the page.

import { makeAccount, sentenceAt } from '../account.js';
import { choice } from '../controls.js';
import { drawCurves } from '../curves.js';
import { h, icon, isNarrow, wantsStill } from '../dom.js';
import { language, say as told, t } from '../i18n.js';
import { Life } from '../life.js';
import { usualPace } from '../pace.js';
import { Player } from '../player.js';
import { defaultsOf, sightsOf } from '../scene.js';
import { makeStage } from '../stage/index.js';
import { View } from '../stage/view.js';
import { progress } from '../timing.js';
import { curvesOf, fewOf } from '../watched.js';
import { reason, toldSmall } from '../told.js';
import { send } from './bar.js';
import { chip } from './parts.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {{ kind: 'away' | 'hard', who: string, days: number }} Question */

const PLAY = 'M8 4.5L19.5 12L8 19.5Z';
const PAUSE = 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z';
const stays = () => /** @type {[number, string][]} */ ([[2, t('people.scene.weekend')], [7, t('people.scene.week')], [21, t('people.scene.three_weeks')]]);

/**
 * The part of the page where a question is played.
 * @param {HTMLElement} host @param {Desk} desk
 */
export function makePlaying(host, desk) {
  /** @type {Player | null} */
  let player = null;
  let asked = 0;
  const close = () => {
    asked += 1;
    player?.pause();
    player = null;
    host.replaceChildren();
    host.hidden = true;
  };
  /** @param {Question} question @param {Record<string, string>} [options] */
  const ask = async (question, options = {}) => {
    const mine = (asked += 1);
    player?.pause();
    host.hidden = false;
    const waiting = h('p', { class: 'nowline', role: 'status', tabindex: '-1' }, t('people.scene.waiting'));
    if (!host.childElementCount) host.replaceChildren(waiting);
    host.classList.add('waits');
    host.scrollIntoView({ block: 'nearest', behavior: wantsStill() ? 'auto' : 'smooth' });
    const answer = await send('scene', JSON.stringify({ document: desk.doc, question, options })).catch(() => null);
    if (mine !== asked) return;
    host.classList.remove('waits');
    if (!answer?.ok) {
      const detail = answer ? await reason(answer) : null;
      host.replaceChildren(h('div', { class: 'notice', role: 'alert' }, h('p', {}, answer ? t('people.scene.not') : t('people.file.no_line')), toldSmall(detail), h('button', { class: 'quiet', type: 'button', onclick: close }, t('people.scene.close'))));
      return;
    }
    const { scene, life } = unpack(await answer.arrayBuffer());
    player = show(host, { scene, life, question, options: { ...defaultsOf(scene), ...options }, ask, close });
  };
  return { ask, close };
}

/** What the server sent: a header in words, then numbers. @param {ArrayBuffer} buffer */
function unpack(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  return { scene: /** @type {import('../scene.js').Scene} */ (header.scene), life: new Life(header.life, buffer.slice(4 + length)) };
}

/**
 * @param {HTMLElement} host
 * @param {{ scene: import('../scene.js').Scene, life: Life, question: Question, options: Record<string, string>, ask: (question: Question, options?: Record<string, string>) => void, close: () => void }} what
 */
function show(host, { scene, life, question, options, ask, close }) {
  const stage = makeStage(scene, isNarrow(), sightsOf(scene)[0]);
  stage.use(new View(scene, life, usualPace(life.duration)));
  const line = h('p', { class: 'nowline', 'aria-live': 'polite' });
  const time = h('span', { class: 'time' });
  const scrub = /** @type {HTMLInputElement} */ (h('input', { class: 'scrub', type: 'range', min: life.start, max: life.end, step: 'any', value: life.start, 'aria-label': t('people.scene.time') }));
  const button = h('button', { class: 'play', type: 'button', 'data-id': 'play' });
  const charts = h('div', { class: 'curvebox' });
  const list = h('ol', { class: 'account', 'aria-label': t('people.scene.account') });
  const curves = fewOf(curvesOf(scene, life));
  const sentences = life.header.account[language];
  const account = makeAccount(list, (minute) => player.seek(minute));
  const draw = (/** @type {number} */ minute, /** @type {number} */ seconds) => {
    stage.draw(minute, seconds, wantsStill());
    chart?.at(minute);
    account.at(minute, wantsStill());
    scrub.value = String(minute);
    scrub.style.setProperty('--filled', `${(((minute - life.start) / life.duration) * 100).toFixed(2)}%`);
    time.textContent = progress(minute, life.duration, isNarrow());
    scrub.setAttribute('aria-valuetext', time.textContent);
    const sentence = sentenceAt(sentences, minute);
    if (line.textContent !== sentence) line.textContent = sentence;
    stage.svg.setAttribute('aria-label', sentence || told(scene.title));
  };
  const showPlaying = () => {
    button.replaceChildren(icon(player.playing ? PAUSE : PLAY, true));
    button.setAttribute('aria-label', player.playing ? t('people.scene.pause') : t('people.scene.play'));
    line.setAttribute('aria-live', player.playing ? 'off' : 'polite');
  };
  const player = new Player({ onTick: draw, onState: showPlaying, still: wantsStill });
  player.setRange(life.start, life.end);
  player.pace = usualPace(life.duration);
  button.addEventListener('click', () => player.toggle());
  scrub.addEventListener('input', () => {
    player.pause();
    player.seek(Number(scrub.value));
  });
  const lengths = question.kind === 'away' ? h('div', { class: 'chips' }, stays().map(([days, words]) => chip(words, () => ask({ ...question, days }, options), question.days === days, { 'data-id': `days-${days}` }))) : null;
  const choices = scene.changes.map((change) => choice(change, options[change.id], (id, option) => ask(question, { ...options, [id]: option })));
  host.replaceChildren(
    h('header', { class: 'scene-head' }, h('h2', { tabindex: '-1' }, told(scene.question)), h('button', { class: 'quiet', type: 'button', 'data-id': 'close-scene', onclick: close }, t('people.scene.close'))),
    h('p', { class: 'hint' }, told(scene.story)),
    lengths ?? '',
    h('div', { class: 'scene-body' }, h('div', {}, h('div', { class: 'stagebox', 'data-sight': sightsOf(scene)[0] }, stage.svg), line, h('div', { class: 'transport' }, button, scrub, time), charts), h('aside', {}, choices, h('h3', {}, t('people.scene.account')), list)),
    h('p', { class: 'small' }, t('people.scene.honest')),
  );
  account.use(sentences, life.duration);
  const chart = drawCurves(charts, { life, curves, shade: stage.shade(life), onSeek: (minute) => player.seek(minute) });
  draw(life.start, 0);
  showPlaying();
  const title = host.querySelector('h2');
  if (title instanceof HTMLElement) title.focus({ preventScroll: true });
  return player;
}
