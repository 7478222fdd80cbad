// A line to the server that comes back when it is cut: soon at first, then more patiently.

const FIRST_RETRY = 500; // ms
const LAST_RETRY = 8000;

/** @typedef {{ onOpen: () => void, onMessage: (data: any) => void, onLine: (open: boolean) => void }} Ends */

export class Line {
  /** @param {string} path @param {Ends} ends */
  constructor(path, ends) {
    this.path = path;
    this.ends = ends;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.retry = FIRST_RETRY;
    this.closed = false;
    this.connect();
  }

  get open() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  /** Say something, where the line is open. @param {object} message */
  say(message) {
    if (this.open) this.socket?.send(JSON.stringify(message));
  }

  /** Hang up for good. */
  close() {
    this.closed = true;
    this.socket?.close();
  }

  connect() {
    if (this.closed) return;
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}${this.path}`);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    socket.onopen = () => {
      this.retry = FIRST_RETRY;
      this.ends.onLine(true);
      this.ends.onOpen();
    };
    socket.onmessage = (message) => this.ends.onMessage(message.data);
    socket.onclose = () => {
      if (this.closed) return;
      this.ends.onLine(false);
      setTimeout(() => this.connect(), this.retry);
      this.retry = Math.min(LAST_RETRY, this.retry * 2);
    };
  }
}
