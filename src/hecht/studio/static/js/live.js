// The live line to the server: asks for lives, the latest question wins, and comes back when cut.

import { Life } from './life.js';

const FIRST_RETRY = 500; // ms
const LAST_RETRY = 8000;

/** @typedef {{ scene: string, options: Record<string, string>, seed: number, replicates: number, whole?: boolean, language?: string }} Question */
/** @typedef {{ onLife: (life: Life) => void, onError: (error: { kind: string, message: string, language: string }) => void, onLine: (open: boolean) => void }} Hooks */

export class Live {
  /** @param {Hooks} hooks */
  constructor(hooks) {
    this.hooks = hooks;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** @type {Question | null} */
    this.question = null;
    this.asked = 0;
    this.answered = 0;
    this.retry = FIRST_RETRY;
    this.closed = false;
    /** @type {any} */
    this.header = null;
    this.connect();
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
    if (this.question && this.waiting && this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify({ request: this.asked, ...this.question }));
    }
  }

  /** Hang up for good. */
  close() {
    this.closed = true;
    this.socket?.close();
  }

  connect() {
    if (this.closed) return;
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}/live`);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.retry = FIRST_RETRY;
      this.hooks.onLine(true);
      this.send();
    };
    socket.onmessage = (message) => this.receive(message.data);
    socket.onclose = () => {
      if (this.closed) return;
      this.hooks.onLine(false);
      setTimeout(() => this.connect(), this.retry);
      this.retry = Math.min(LAST_RETRY, this.retry * 2);
    };
    this.socket = socket;
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
