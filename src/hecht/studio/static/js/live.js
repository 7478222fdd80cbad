// The live line to the server: asks for lives, the latest question wins, and comes back when cut.

import { Life } from './life.js';
import { Line } from './line.js';

/** @typedef {{ scene: string, options: Record<string, string>, seed: number, replicates: number, whole?: boolean, language?: string }} Question */
/** @typedef {{ onLife: (life: Life) => void, onError: (error: { kind: string, message: string, language: string }) => void, onLine: (open: boolean) => void }} Hooks */

export class Live {
  /** @param {Hooks} hooks */
  constructor(hooks) {
    this.hooks = hooks;
    /** @type {Question | null} */
    this.question = null;
    this.asked = 0;
    this.answered = 0;
    /** @type {any} */
    this.header = null;
    this.line = new Line('/live', {
      onOpen: () => this.send(),
      onMessage: (data) => this.receive(data),
      onLine: hooks.onLine,
    });
  }

  /** Ask for a life. An older question still open is forgotten. @param {Question} question */
  ask(question) {
    this.question = question;
    this.asked += 1;
    this.send();
  }

  /** Whether an answer is still awaited. */
  get waiting() {
    return this.answered < this.asked;
  }

  send() {
    if (this.question && this.waiting) this.line.say({ request: this.asked, ...this.question });
  }

  /** Hang up for good. */
  close() {
    this.line.close();
  }

  /** @param {string | ArrayBuffer} data */
  receive(data) {
    if (typeof data === 'string') {
      this.header = JSON.parse(data);
      if (!this.header.error) return; // the numbers follow
      if (this.header.request !== null && this.header.request !== this.asked) return;
      this.answered = this.asked;
      this.hooks.onError(this.header.error);
    } else if (this.header?.request === this.asked) {
      this.answered = this.asked;
      this.hooks.onLife(new Life(this.header, data));
    }
  }
}
