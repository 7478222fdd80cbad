// The dance of two people, read from the trace: how hot it is, how fast it turns, what each round does
// to the next, and where on the loop each of them acts, feels and longs.
//
// Heat is the mean tension of the two. The loop turns faster the more goes between them: calls,
// turning away, care. The gain of a round is the heat now over the heat one turn ago: above 1 the
// dance tightens, below 1 it opens. It is a reading of this one life, not a constant of the people.

import { clamp } from './dom.js';
import { Track, tension } from './life.js';

/** @typedef {import('./life.js').Life} Life */
/** @typedef {'does' | 'feels' | 'longs'} Layer */
/**
 * A place on the loop, and the moment in this life when it was clearest.
 * @typedef {{ who: string, other: string, layer: Layer, turn: number, minute: number, act: 'call' | 'withdrawal' | 'care' | 'none', much: number }} Station
 */

const A_ROUND = 2; // minutes, at ordinary liveliness
const MOST_ROUNDS = 40; // in a scene; a long evening turns slower
const REST = 0.35; // how fast the loop turns when nothing goes between the two, against lively
const FLOOR = 0.05; // of heat: two calm people are no dance
const SOFT = 1; // minutes over which acts are softened
const QUIET = 0.12; // an act below this was hardly there

/** @param {Track} track */
const sum = (track) => track.values.reduce((all, value) => all + value, 0);

export class Dance {
  /** @param {Life} life @param {[string, string]} couple */
  constructor(life, couple) {
    this.life = life;
    this.couple = couple;
    const [a, b] = couple;
    this.arousal = couple.map((who) => life.person(who, 'arousal'));
    this.bonds = [this.acts(a, b), this.acts(b, a)];
    this.turns = this.turned();
    this.stations = this.placed();
  }

  /** @param {string} owner @param {string} other */
  acts(owner, other) {
    const bond = (/** @type {string} */ variable) => this.life.bond(owner, other, variable);
    return { call: bond('call'), withdrawal: bond('withdrawal'), care: bond('care') };
  }

  /** Mean tension of the two, 0 calm to 1 alarmed. @param {number} minute */
  heat(minute) {
    const width = 0.8;
    return (tension(this.arousal[0].smooth(minute, width)) + tension(this.arousal[1].smooth(minute, width))) / 2;
  }

  /** How much goes between the two, 0 to about 1. @param {number} minute */
  liveliness(minute) {
    const each = this.bonds.map(({ call, withdrawal, care }) => call.smooth(minute, SOFT) / 3 + withdrawal.smooth(minute, SOFT) + care.smooth(minute, SOFT) * 0.5);
    return clamp((each[0] + each[1]) / 1.2);
  }

  /** Turns of the loop since the start, at every sample. */
  turned() {
    const { minutes, duration } = this.life;
    const round = Math.max(A_ROUND, duration / MOST_ROUNDS);
    const turns = new Float32Array(minutes.length);
    for (let i = 1; i < minutes.length; i++) {
      const speed = (REST + (1 - REST) * 2 * this.liveliness(minutes[i])) / round;
      turns[i] = turns[i - 1] + speed * (minutes[i] - minutes[i - 1]);
    }
    return new Track(minutes, turns);
  }

  /** Turns since the start. @param {number} minute */
  turn(minute) {
    return this.turns.at(minute);
  }

  /** The minute `back` turns ago; the start where there were not so many. @param {number} minute @param {number} [back] */
  roundBefore(minute, back = 1) {
    const wanted = this.turn(minute) - back;
    const { minutes, values } = this.turns;
    if (wanted <= 0) return minutes[0];
    let i = this.turns.index(minute);
    while (i > 0 && values[i] > wanted) i -= 1;
    return minutes[i];
  }

  /** What one round made of the heat of the last: above 1 it tightens. @param {number} minute */
  gain(minute) {
    return clamp((this.heat(minute) + FLOOR) / (this.heat(this.roundBefore(minute)) + FLOOR), 0.4, 2.5);
  }

  /** How tight the loop is drawn, 0 open to 1. @param {number} minute */
  tightness(minute) {
    return clamp(this.heat(minute) * 1.25);
  }

  /** The six places on the loop, in the order in which it passes them. @returns {Station[]} */
  placed() {
    const [a, b] = this.couple;
    return [
      this.doing(a, b, 0, 0.125),
      this.inner(b, a, 1, 'feels', 0.36),
      this.inner(b, a, 1, 'longs', 0.47),
      this.doing(b, a, 1, 0.625),
      this.inner(a, b, 0, 'feels', 0.86),
      this.inner(a, b, 0, 'longs', 0.97),
    ];
  }

  /** The clearest act of someone: a call or turning away; else care, where there was any. @param {string} who @param {string} other @param {number} i @param {number} turn @returns {Station} */
  doing(who, other, i, turn) {
    const { call, withdrawal } = this.bonds[i];
    const called = this.peak(call, 1 / 3);
    const turned = this.peak(withdrawal, 1);
    const cared = this.peak(this.bonds[1 - i].care, 1);
    const at = (/** @type {{ minute: number, value: number }} */ best, /** @type {Station['act']} */ act, much = best.value) => ({ who, other, layer: /** @type {Layer} */ ('does'), turn, minute: best.minute, act, much });
    if (Math.max(called.value, turned.value) < QUIET) return at(cared, cared.value < QUIET ? 'none' : 'care');
    // What someone does most of the time is their part in the dance, not what they once did hardest.
    if (called.value < QUIET || sum(withdrawal) > sum(call) / 2) return at(turned, 'withdrawal');
    return at(called, 'call', Math.max(...this.around(call, called.minute)) / 3);
  }

  /** @param {string} who @param {string} other @param {number} i @param {Layer} layer @param {number} turn @returns {Station} */
  inner(who, other, i, layer, turn) {
    const best = this.peak(layer === 'feels' ? this.arousal[i] : this.life.person(who, 'need'), 1);
    const much = layer === 'feels' ? tension(best.value) : clamp(best.value / 2);
    return { who, other, layer, turn, minute: best.minute, act: 'none', much };
  }

  /** Where a softened quantity is highest. @param {Track} track @param {number} scale */
  peak(track, scale) {
    let best = { minute: this.life.start, value: 0 };
    for (const minute of this.life.minutes) {
      const value = track.smooth(minute, SOFT) * scale;
      if (value > best.value) best = { minute, value };
    }
    return best;
  }

  /** Samples within a softened stretch of a moment. @param {Track} track @param {number} minute */
  around(track, minute) {
    const reach = Math.max(1, Math.round(SOFT / track.step));
    const here = track.index(minute);
    return track.values.slice(Math.max(0, here - reach), here + reach + 1);
  }
}
