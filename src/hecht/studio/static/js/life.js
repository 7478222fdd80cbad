// A life as the server sent it: rows of numbers in time, that can be asked for at any moment.

import { clamp, ease, mix } from './dom.js';

/** @typedef {{ minute: number, until: number, kind: string, who: string | null, on: string | null, say: import('./i18n.js').Text | null }} Event */
/** @typedef {{ minute: number, text: string }} Sentence */

const ALARM = 1.5;
const CALM = 0.2;

/** Arousal from calm (0) to alarmed (1). @param {number} arousal */
export const tension = (arousal) => clamp((arousal - CALM) / ALARM);

const STRAIGHT = 0.6;

/**
 * A share that never quite reaches 1: straight at first, then bending, so that more stays more.
 * @param {number} share 0 and up
 */
export function bend(share) {
  const rest = 1 - STRAIGHT;
  return share <= STRAIGHT ? Math.max(0, share) : STRAIGHT + rest * (1 - Math.exp(-(share - STRAIGHT) / rest));
}

/** Arousal on the measure of the curves. @param {number} arousal */
export const unbounded = (arousal) => bend((arousal - CALM) / ALARM);

/**
 * One quantity in time. A sample is the end of a step: a state is reached at its minute, an act or a
 * circumstance held through the step before it.
 */
export class Track {
  /** @param {Float32Array} minutes @param {Float32Array} values */
  constructor(minutes, values) {
    this.minutes = minutes;
    this.values = values;
    this.step = minutes.length > 1 ? (minutes[minutes.length - 1] - minutes[0]) / (minutes.length - 1) : 1;
    /** @type {Map<number, Float32Array>} */
    this.softened = new Map();
    /** @type {number[] | null} */
    this.turns = null;
  }

  /** The sample at or before `minute`. @param {number} minute */
  index(minute) {
    const { minutes } = this;
    let low = 0;
    let high = minutes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (minutes[middle] <= minute + 1e-6) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** When the step of sample `i` began. @param {number} i */
  began(i) {
    return i > 0 ? this.minutes[i - 1] : this.minutes[0] - this.step;
  }

  /** The act or circumstance of the step that `minute` lies in. @param {number} minute */
  raw(minute) {
    const here = this.index(minute);
    const started = this.minutes[here] <= minute + 1e-6;
    return this.values[started ? Math.min(here + 1, this.values.length - 1) : here];
  }

  /** @param {Float32Array} values @param {number} minute */
  between(values, minute) {
    const here = this.index(minute);
    const next = Math.min(here + 1, values.length - 1);
    const span = this.minutes[next] - this.minutes[here];
    return mix(values[here], values[next], span > 0 ? clamp((minute - this.minutes[here]) / span) : 0);
  }

  /** The value at `minute`, straight lines between samples. @param {number} minute */
  at(minute) {
    return this.between(this.values, minute);
  }

  /**
   * The value at `minute`, softened over `width` minutes to either side. The whole row is softened
   * once, so that scrubbing gives the very same picture as playing.
   * @param {number} minute @param {number} width
   */
  smooth(minute, width) {
    const reach = Math.round(width / this.step);
    if (reach < 1) return this.at(minute);
    let soft = this.softened.get(reach);
    if (!soft) this.softened.set(reach, (soft = soften(this.values, reach)));
    return this.between(soft, minute);
  }

  /**
   * A value that changes in jumps, with each jump walked over `walk` minutes.
   * @param {number} minute @param {number} walk
   */
  walked(minute, walk) {
    const { values } = this;
    this.turns ??= [...values.keys()].filter((i) => i > 0 && values[i] !== values[i - 1]);
    let value = values[0];
    for (const turn of this.turns) {
      const began = this.began(turn);
      if (began > minute) break;
      value = mix(value, values[turn], ease((minute - began) / walk));
    }
    return value;
  }

  /** Stretches of time in which `test` holds. @param {(value: number) => boolean} test */
  spans(test) {
    const { minutes, values } = this;
    /** @type {{ from: number, to: number }[]} */
    const found = [];
    /** @type {number | null} */
    let from = null;
    for (let i = 0; i <= values.length; i++) {
      const holds = i < values.length && test(values[i]);
      if (holds && from === null) from = this.began(i);
      if (!holds && from !== null) {
        found.push({ from, to: minutes[i - 1] });
        from = null;
      }
    }
    return found;
  }
}

/** @param {Float32Array} values @param {number} reach in samples */
function soften(values, reach) {
  const weights = Array.from({ length: reach + 1 }, (_, d) => Math.exp(-(d * d) / (reach * reach)));
  return values.map((_, i) => {
    let sum = 0;
    let weight = 0;
    for (let d = -reach; d <= reach; d++) {
      if (i + d < 0 || i + d >= values.length) continue;
      sum += values[i + d] * weights[Math.abs(d)];
      weight += weights[Math.abs(d)];
    }
    return sum / weight;
  });
}

/** The row of a bond that does not exist: nothing, always. */
const nothing = new Track(new Float32Array([0]), new Float32Array([0]));

/** One life of a scene, and the edges of the band that other lives make around it. */
export class Life {
  /** @param {any} header @param {ArrayBuffer} buffer */
  constructor(header, buffer) {
    this.header = header;
    this.numbers = new Float32Array(buffer);
    this.minutes = this.row(header.times.start);
    const step = this.minutes.length > 1 ? this.minutes[1] - this.minutes[0] : 0;
    // The first sample is the end of the first step; the scene begins at zero.
    this.start = this.minutes[0] <= step * 1.01 ? 0 : this.minutes[0];
    this.end = this.minutes[this.minutes.length - 1];
    /** @type {Event[]} */
    this.moments = header.moments;
    /** @type {Map<string, Track>} */
    this.tracks = new Map();
  }

  get duration() {
    return this.end - this.start;
  }

  /** @param {number} start */
  row(start) {
    return this.numbers.subarray(start, start + this.header.times.count);
  }

  /** @param {string} key @param {number | undefined} start */
  track(key, start) {
    if (start === undefined) return nothing;
    let track = this.tracks.get(key);
    if (!track) this.tracks.set(key, (track = new Track(this.minutes, this.row(start))));
    return track;
  }

  /** A person's quantity: `person('child', 'arousal')`. @param {string} name @param {string} variable */
  person(name, variable) {
    return this.track(`${name}.${variable}`, this.header.rows[variable]?.[name]);
  }

  /** What runs from one to another: `bond('child', 'mother', 'call')`. @param {string} owner @param {string} other @param {string} variable */
  bond(owner, other, variable) {
    const name = `${owner} -> ${other}`;
    return this.track(`${name}.${variable}`, this.header.rows[variable]?.[name]);
  }

  /** Whether `owner` has a bond to `other`. @param {string} owner @param {string} other */
  hasBond(owner, other) {
    return this.header.bonds.includes(`${owner} -> ${other}`);
  }

  /** The mean over all lives of a watched quantity, or null. @param {string} watched such as "child.arousal" */
  mean(watched) {
    const start = this.header.means?.[watched];
    return start === undefined ? null : this.track(`${watched} mean`, start);
  }

  /** From when someone is gone for good, or Infinity. @param {string} name */
  goneFrom(name) {
    return this.header.gone?.[name] ?? Infinity;
  }

  /** The band around a watched quantity, or null. @param {string} watched such as "child.arousal" */
  band(watched) {
    const edges = this.header.bands[watched];
    return edges && { low: this.track(`${watched} low`, edges.low), high: this.track(`${watched} high`, edges.high) };
  }
}

/**
 * Take "child -> mother.call" apart.
 * @param {string} watched
 * @returns {{ owner: string, other: string | null, variable: string }}
 */
export function parseWatched(watched) {
  const dot = watched.lastIndexOf('.');
  const [owner, other = null] = watched.slice(0, dot).split(' -> ');
  return { owner, other, variable: watched.slice(dot + 1) };
}
