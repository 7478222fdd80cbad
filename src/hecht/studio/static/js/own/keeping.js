// A document of the user's own. It lives in this tab (and survives a reload of it), and in the file
// that the user saves. Nowhere else.

const TOGETHER = 900; // ms: changes of one field within this time are undone as one
const DEEPEST = 200; // steps back

/**
 * @template T
 * @typedef {object} Kept
 * @property {T} doc
 * @property {string} saved the document as it was last saved or opened
 * @property {string} name of the file
 */

/** @template T */
export class Keeping {
  /**
   * @param {string} kind what the file calls itself
   * @param {T} empty a document without anything in it
   * @param {(why: 'opened' | 'edited' | 'undone') => void} onChange
   */
  constructor(kind, empty, onChange) {
    this.kind = kind;
    this.empty = empty;
    this.onChange = onChange;
    this.place = `hecht:${kind}`;
    const kept = this.recall();
    /** @type {T} */
    this.doc = kept?.doc ?? structuredClone(empty);
    this.saved = kept?.saved ?? JSON.stringify(empty);
    this.name = kept?.name ?? '';
    /** @type {T[]} */
    this.past = [];
    /** @type {T[]} */
    this.future = [];
    this.last = { field: '', at: 0 };
    this.leaving = false;
    addEventListener('beforeunload', (event) => {
      if (this.unsaved && !this.leaving) event.preventDefault();
    });
    // Other pages of the studio share this tab, so nothing is lost on the way to them.
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin || link.target) return;
      this.leaving = true;
      setTimeout(() => (this.leaving = false), 2000);
    });
  }

  /** @returns {Kept<T> | null} */
  recall() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.place) ?? 'null');
      const whole = Object.keys(Object(this.empty)).every((key) => key in Object(kept?.doc));
      return whole && kept.doc.hecht === this.kind ? kept : null;
    } catch {
      return null;
    }
  }

  remember() {
    try {
      sessionStorage.setItem(this.place, JSON.stringify({ doc: this.doc, saved: this.saved, name: this.name }));
    } catch {
      // Where the browser allows no storage, the page still works; only a reload loses it.
    }
  }

  get unsaved() {
    return JSON.stringify(this.doc) !== this.saved;
  }

  get isEmpty() {
    return JSON.stringify(this.doc) === JSON.stringify(this.empty);
  }

  /**
   * Change the document. Quick changes of the same `field` are one step back.
   * @param {string} field
   * @param {(doc: T) => void} change
   */
  edit(field, change) {
    const before = structuredClone(this.doc);
    change(this.doc);
    if (JSON.stringify(before) === JSON.stringify(this.doc)) return;
    const now = performance.now();
    const same = field !== '' && field === this.last.field && now - this.last.at < TOGETHER;
    if (!same) {
      this.past.push(before);
      if (this.past.length > DEEPEST) this.past.shift();
    }
    this.last = { field, at: now };
    this.future = [];
    this.remember();
    this.onChange('edited');
  }

  /** Put another document in its place, as opened from a file or started anew. @param {T} doc @param {string} name */
  open(doc, name) {
    this.past.push(this.doc);
    this.future = [];
    this.doc = doc;
    this.saved = JSON.stringify(doc);
    this.name = name;
    this.last = { field: '', at: 0 };
    this.remember();
    this.onChange('opened');
  }

  /** The document is in a file now. @param {string} name */
  isSaved(name) {
    this.saved = JSON.stringify(this.doc);
    this.name = name;
    this.remember();
    this.onChange('edited');
  }

  undo() {
    this.step(this.past, this.future);
  }

  redo() {
    this.step(this.future, this.past);
  }

  /** @param {T[]} from @param {T[]} to */
  step(from, to) {
    const doc = from.pop();
    if (doc === undefined) return;
    to.push(this.doc);
    this.doc = doc;
    this.last = { field: '', at: 0 };
    this.remember();
    this.onChange('undone');
  }
}
