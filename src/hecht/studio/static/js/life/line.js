// The questions of this page to the server: one at a time, its answer part by part.

import { Line } from '../line.js';

/** @typedef {{ options: Record<string, string>, number: number, language: string, told: boolean }} Question */
/** @typedef {{ onPart: (message: any) => void, onLine: (open: boolean) => void }} Hooks */

export class LifeLine {
  /** @param {Hooks} hooks */
  constructor(hooks) {
    this.hooks = hooks;
    /** @type {Question | null} */
    this.question = null;
    this.asked = 0;
    /** Whether the whole of the answer is still awaited. */
    this.waiting = false;
    this.line = new Line('/life/line', {
      onOpen: () => {
        if (this.waiting) this.send();
      },
      onMessage: (data) => this.receive(JSON.parse(data)),
      onLine: hooks.onLine,
    });
  }

  /** Ask for a life. An older question still open is forgotten. @param {Question} question */
  ask(question) {
    this.question = question;
    this.waiting = true;
    this.send();
  }

  send() {
    if (!this.question) return;
    this.asked += 1;
    this.line.say({ request: this.asked, ...this.question });
  }

  /** @param {any} message */
  receive(message) {
    if (message.request !== null && message.request !== this.asked) return;
    if (message.part === 'whole' || message.part === 'error') this.waiting = false;
    this.hooks.onPart(message);
  }
}
