// How a stage reads a life: presence with a walk, quantities softened to what an eye can follow.

import { clamp } from '../dom.js';
import { Track, tension } from '../life.js';
import { say } from '../i18n.js';

export { castOf } from '../scene.js';

const WALK = 0.92; // seconds of watching that coming in or going out takes
const NEAR = 0.55; // reach from which someone is in the room; next door is 0.5
const ANY = 1e-6; // any threat at all
const FELT = 10 / 12; // seconds of watching in one unit of softening
const TOO_QUICK = 0.4; // minutes a second from which single acts would only flicker

/** @typedef {import('../scene.js').Scene} Scene */
/** @typedef {import('../life.js').Life} Life */

export class View {
  /** @param {Scene} scene @param {Life} life @param {number} pace minutes of the scene in a second of watching */
  constructor(scene, life, pace) {
    this.scene = scene;
    this.life = life;
    this.pace = pace;
    /** @type {Map<Track, Track>} */
    this.switches = new Map();
  }

  /** A quantity softened over `width` units. @param {Track} track @param {number} minute @param {number} width */
  soft(track, minute, width) {
    return track.smooth(minute, width * this.pace * FELT);
  }

  /** A quantity now, without flicker. @param {Track} track @param {number} minute */
  now(track, minute) {
    return this.soft(track, minute, 0.4);
  }

  /** An act as it was done, where it lasts long enough to be seen. @param {Track} track @param {number} minute */
  act(track, minute) {
    return this.pace > TOO_QUICK ? this.soft(track, minute, 1) : track.raw(minute);
  }

  /** Tension inside, 0..1. @param {string} who @param {number} minute */
  inside(who, minute) {
    return tension(this.now(this.life.person(who, 'arousal'), minute));
  }

  /**
   * How far `other` is in the room with `owner`, 0 away to 1 here, with a walk at each change.
   * @param {string} owner @param {string} other @param {number} minute
   */
  presence(owner, other, minute) {
    return this.switched(this.life.bond(owner, other, 'reach'), NEAR).walked(minute, this.walk);
  }

  /** Whether a threat hangs over someone, 0 or 1, with a soft change between. @param {string} who @param {number} minute */
  threat(who, minute) {
    return this.switched(this.life.person(who, 'threat'), ANY).walked(minute, this.walk / 2);
  }

  /** A track that is on (1) from `level`, else off (0). @param {Track} track @param {number} level */
  switched(track, level) {
    let made = this.switches.get(track);
    if (!made) {
      made = new Track(track.minutes, track.values.map((value) => (value >= level ? 1 : 0)));
      this.switches.set(track, made);
    }
    return made;
  }

  /** Minutes of the scene that a walk takes. */
  get walk() {
    return WALK * this.pace;
  }

  /** All between two people at one moment. @param {string} owner @param {string} other @param {number} minute */
  between(owner, other, minute) {
    const bond = (/** @type {string} */ variable) => this.life.bond(owner, other, variable);
    const call = bond('call');
    const withdrawal = bond('withdrawal');
    return {
      call: this.now(call, minute),
      act: this.act(call, minute),
      calling: this.soft(call, minute, 4),
      care: this.soft(bond('care'), minute, 1),
      contact: this.soft(bond('contact'), minute, 2),
      withdrawal: this.soft(withdrawal, minute, 1.5),
      reach: bond('reach').raw(minute),
      // Calling and turning away within about a minute: pulled both ways.
      pull: clamp(2.4 * Math.sqrt(clamp(this.soft(call, minute, 6)) * clamp(this.soft(withdrawal, minute, 4)))),
    };
  }

  /** The name of someone. @param {string} who */
  name(who) {
    return say(this.scene.people[who]?.name) || who;
  }

  /** Whether someone is small. @param {string} who */
  isChild(who) {
    return ['infant', 'child'].includes(this.scene.people[who]?.kind);
  }
}
