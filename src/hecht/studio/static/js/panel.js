// One version of a scene on the page: its stage, its sentence of the moment, its curves.

import { sentenceAt } from './account.js';
import { loopAddress } from './address.js';
import { drawCurves } from './curves.js';
import { h, isNarrow, set, wantsStill } from './dom.js';
import { language, t } from './i18n.js';
import { lifeInWords } from './life_words.js';
import { Live } from './live.js';
import { usualPace } from './pace.js';
import { emptyStage } from './stage/furniture.js';
import { makeStage } from './stage/index.js';
import { View } from './stage/view.js';
import { curvesOf, fewOf } from './watched.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./scene.js').Sight} Sight */
/** @typedef {import('./life.js').Life} Life */
/**
 * @typedef {object} Hooks
 * @property {(panel: Panel, first: boolean) => void} onLife
 * @property {(error: { kind: string, message: string, language: string }) => void} onError
 * @property {(open: boolean) => void} onLine
 * @property {(minute: number) => void} seek
 * @property {(from: number, to: number) => void} playStretch
 * @property {() => void} toggle
 * @property {() => number} minute where the playhead stands
 */

const REPLICATES = 24;
const FEW = 8; // lives, where a whole life of years is watched
const PATIENCE = 400; // ms before the page says that it is waiting

export class Panel {
  /** @param {Scene} scene @param {number} place 0 or 1 @param {Hooks} hooks */
  constructor(scene, place, hooks) {
    this.scene = scene;
    this.hooks = hooks;
    const more = place ? '-2' : '';
    this.head = h('p', { class: 'panel-head' });
    this.box = h('div', { class: 'stagebox', id: `stage${more}`, onclick: () => hooks.toggle() });
    this.line = h('p', { class: 'nowline', id: `nowline${more}`, 'aria-live': 'off' });
    this.beside = h('div', { class: 'stage-beside' });
    this.root = h('div', { class: 'panel' }, this.head, this.box, this.beside, this.line);
    this.charts = h('div', { class: 'curvebox', id: `curves${more}` });
    /** @type {Sight} */
    this.sight = 'room';
    /** @type {import('./address.js').Version | null} */
    this.version = null;
    /** What comes back through the other; read once for a version. @type {number | null} */
    this.gain = null;
    /** @type {Life | null} */
    this.life = null;
    /** @type {import('./stage/index.js').Stage | null} */
    this.stage = null;
    /** @type {import('./watched.js').Curve[]} */
    this.curves = [];
    /** @type {import('./watched.js').Curve[]} */
    this.all = [];
    /** @type {ReturnType<typeof drawCurves> | null} */
    this.chart = null;
    /** @type {string | null} */
    this.said = null;
    /** @type {import('./life.js').Sentence[]} */
    this.told = [];
    this.small = false;
    this.timer = 0;
    this.live = new Live({ onLife: (life) => this.show(life), onError: (error) => this.fail(error), onLine: hooks.onLine });
    this.box.replaceChildren(emptyStage(900, 400, 338));
  }

  get start() {
    return this.life?.start ?? 0;
  }

  get end() {
    return this.life?.end ?? 1;
  }

  /** Ask for the life of a version. @param {import('./address.js').Version} version @param {Sight} sight */
  ask(version, sight) {
    const { options, seed } = version;
    this.sight = sight;
    this.version = version;
    this.gain = null;
    const whole = sight === 'life';
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.wait(), PATIENCE);
    this.live.ask({ scene: this.scene.id, options, seed, replicates: whole ? FEW : REPLICATES, whole, language });
  }

  wait() {
    if (!this.live.waiting || !this.live.line.open) return;
    // What is shown stays, where it is another life of the same scene and not a whole other film.
    if (this.life && this.life.header.whole === (this.sight === 'life')) return;
    this.line.textContent = t('watch.waiting');
  }

  /** @param {{ kind: string, message: string, language: string }} error */
  fail(error) {
    clearTimeout(this.timer);
    this.hooks.onError(error);
  }

  /** @param {Life} life */
  show(life) {
    clearTimeout(this.timer);
    const first = this.life?.header.whole !== life.header.whole || this.life === null;
    this.life = life;
    this.all = curvesOf(this.scene, life);
    this.curves = fewOf(this.all);
    this.told = life.header.account[language] ?? lifeInWords(this.scene, life);
    this.said = null;
    if (first || !this.stage) this.build();
    else {
      this.stage.use(this.view());
      this.readLoop();
    }
    this.hooks.onLife(this, first);
  }

  /** The loop gain of this version, which takes a moment the first time. */
  async readLoop() {
    const { version } = this;
    if (!this.stage?.tell || !version) return;
    if (this.gain === null) {
      const answer = await fetch(loopAddress(this.scene, version)).catch(() => null);
      const { gain } = answer?.ok ? await answer.json() : { gain: null };
      if (this.version !== version) return;
      this.gain = gain;
    }
    if (this.gain !== null) this.stage?.tell?.(this.gain);
  }

  view() {
    const life = /** @type {Life} */ (this.life);
    return new View(this.scene, life, usualPace(life.duration));
  }

  /** Draw the stage anew, as this width and this sight ask for. */
  build() {
    this.root.classList.toggle('small', this.small);
    if (!this.life) return;
    this.stage = makeStage(this.scene, this.small || isNarrow(), this.sight, this.hooks);
    this.stage.use(this.view());
    this.box.replaceChildren(this.stage.svg);
    this.box.dataset.sight = this.sight;
    this.beside.replaceChildren(...(this.stage.beside ? [this.stage.beside] : []));
    this.said = null;
    this.readLoop();
  }

  /** @param {{ start: number, end: number }} range the stretch of time that all charts share */
  chartUp(range) {
    if (!this.life || !this.stage) return;
    this.chart = drawCurves(this.charts, { life: this.life, curves: this.curves, shade: this.stage.shade(this.life), onSeek: this.hooks.seek, range });
    this.chart.at(this.hooks.minute());
  }

  /** @param {number} minute @param {number} seconds that figures move */
  draw(minute, seconds) {
    if (!this.life || !this.stage) return;
    const here = Math.min(this.life.end, minute);
    this.stage.draw(here, seconds, wantsStill());
    this.chart?.at(minute);
    const sentence = sentenceAt(this.told, here);
    if (sentence === this.said) return;
    this.said = sentence;
    this.line.textContent = sentence;
    set(this.stage.svg, { 'aria-label': sentence });
  }

  /** While a scene plays, a screen reader is not interrupted by every sentence. @param {boolean} playing */
  speak(playing) {
    this.line.setAttribute('aria-live', playing ? 'off' : 'polite');
  }

  leave() {
    this.live.close();
    this.root.remove();
    this.charts.remove();
  }
}
