// The clock of the page: plays, pauses, seeks. Time is in minutes of the scene.

const STILL_EVERY = 1000; // with reduced motion: one still picture a second (ms)
const LONGEST_FRAME = 0.1; // s; a tab that was away does not jump ahead

/** @typedef {{ onTick: (minute: number, seconds: number) => void, onState: () => void, still: () => boolean }} Hooks */

export class Player {
  /** @param {Hooks} hooks */
  constructor(hooks) {
    this.hooks = hooks;
    this.start = 0;
    this.end = 1;
    this.minute = 0;
    /** Minutes of the scene in a second of watching. */
    this.pace = 0.2;
    this.playing = false;
    /** Where a stretch that was asked for ends. @type {number | null} */
    this.until = null;
    this.last = 0;
    this.frame = 0;
    this.timer = 0;
  }

  /** @param {number} start @param {number} end */
  setRange(start, end) {
    this.start = start;
    this.end = end;
    this.minute = Math.min(end, Math.max(start, this.minute));
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    if (this.playing) return;
    if (this.minute >= this.end - 1e-6) this.minute = this.start;
    this.playing = true;
    this.last = performance.now();
    this.hooks.onState();
    this.next();
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.until = null;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    this.hooks.onState();
  }

  /** Play one stretch, and stop. @param {number} from @param {number} to minutes */
  playStretch(from, to) {
    this.pause();
    this.seek(from);
    this.play();
    this.until = Math.min(this.end, to);
  }

  /** @param {number} minute */
  seek(minute) {
    this.until = null;
    this.minute = Math.min(this.end, Math.max(this.start, minute));
    this.hooks.onTick(this.minute, 0);
  }

  next() {
    if (this.hooks.still()) this.timer = setTimeout(() => this.advance(1, 0), STILL_EVERY);
    else {
      this.frame = requestAnimationFrame((now) => {
        const seconds = Math.min(LONGEST_FRAME, Math.max(0, (now - this.last) / 1000));
        this.last = now;
        this.advance(seconds, seconds);
      });
    }
  }

  /** @param {number} seconds that passed @param {number} moving seconds that figures may move */
  advance(seconds, moving) {
    if (!this.playing) return;
    const end = this.until ?? this.end;
    this.minute = Math.min(end, this.minute + seconds * this.pace);
    this.hooks.onTick(this.minute, moving);
    if (this.minute >= end) this.pause();
    else this.next();
  }
}
