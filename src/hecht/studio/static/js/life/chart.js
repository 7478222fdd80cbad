// The picture of the lines: which life, what is behind it, and what is beside it.

import { drawCurves } from '../curves.js';
import { language } from '../i18n.js';
import { axisOf, curvesOf, difference } from './charts.js';
import { momentInWords } from './words.js';

/** @typedef {import('./lived.js').Lived} Lived */
/** @typedef {import('./lived.js').Moment} Moment */

export class Chart {
  /** @param {HTMLElement} host @param {(age: number) => void} onSeek */
  constructor(host, onSeek) {
    this.host = host;
    this.onSeek = onSeek;
    /** @type {Lived | null} */
    this.life = null;
    /** The lines of the life that is on its way, as far as they are there. @type {Lived | null} */
    this.early = null;
    /** @type {Lived | null} */
    this.behind = null;
    /** @type {import('./charts.js').Strips | null} */
    this.strips = null;
    /** @type {'inside' | 'others'} */
    this.view = 'inside';
    /** @type {ReturnType<typeof drawCurves> | null} */
    this.drawn = null;
  }

  /** @param {{ start: number, end: number }} range years @param {Moment | null} around a loss */
  draw({ start, end }, around) {
    const life = this.early ?? this.life;
    if (!life) return;
    const behind = this.behind === life ? null : this.behind;
    const curves = curvesOf(around ? 'grief' : this.view, life, this.strips, behind);
    this.drawn = drawCurves(this.host, {
      life: { start, end, moments: around ? [momentOf(life, around)] : [] },
      curves,
      shade: around ? [{ from: around.age, to: Math.min(end, around.age + 1) }] : [],
      onSeek: this.onSeek,
      range: { start, end },
      axis: axisOf(start, end, around ? around.age : null),
    });
  }

  /** @param {number} age */
  at(age) {
    this.drawn?.at(age);
  }

  /** What differs from the life behind; empty where there is none. */
  told() {
    return this.life && this.behind && this.behind !== this.life && !this.early ? difference(this.life, this.behind) : '';
  }
}

/** @param {Lived} life @param {Moment} moment @returns {import('../life.js').Event} */
function momentOf(life, moment) {
  const words = momentInWords(life, moment);
  return { minute: moment.age, until: moment.age, kind: moment.kind, who: null, on: null, say: { nl: '', en: '', [language]: words } };
}
