// The line to the server of this page: one question, its answer part by part.

const FIRST_RETRY = 500; // ms
const LAST_RETRY = 8000;

/** @typedef {{ options: Record<string, string>, number: number, language: string, told: boolean }} Question */
/** @typedef {{ onPart: (message: any) => void, onLine: (open: boolean) => void }} Hooks */

export class LifeLine {
  /** @param {Hooks} hooks */
  constructor(hooks) {
    this.hooks = hooks;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** @type {Question | null} */
    this.question = null;
    this.asked = 0;
    this.retry = FIRST_RETRY;
    /** Whether the whole of the answer is still awaited. */
    this.waiting = false;
    this.connect();
  }

  /** Ask for a life. An older question still open is forgotten. @param {Question} question */
  ask(question) {
    this.question = question;
    this.waiting = true;
    this.send();
  }

  send() {
    if (!this.question || this.socket?.readyState !== WebSocket.OPEN) return;
    this.asked += 1;
    this.socket.send(JSON.stringify({ request: this.asked, ...this.question }));
  }

  connect() {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}/life/line`);
    socket.onopen = () => {
      this.retry = FIRST_RETRY;
      this.hooks.onLine(true);
      if (this.waiting) this.send();
    };
    socket.onmessage = (message) => this.receive(JSON.parse(message.data));
    socket.onclose = () => {
      this.hooks.onLine(false);
      setTimeout(() => this.connect(), this.retry);
      this.retry = Math.min(LAST_RETRY, this.retry * 2);
    };
    this.socket = socket;
  }

  /** @param {any} message */
  receive(message) {
    if (message.request !== null && message.request !== this.asked) return;
    if (message.part === 'whole' || message.part === 'error') this.waiting = false;
    this.hooks.onPart(message);
  }
}
