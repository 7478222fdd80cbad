// What lies on the desk: the document, and how one is looking at it now.

import { Keeping } from '../own/keeping.js';
import { today, yearsOf } from './days.js';
import { emptyDoc, others, spotAt, wasPlaced } from './document.js';
import { said } from './words.js';

/** @typedef {import('./document.js').Doc} Doc */
/** @typedef {'rings' | 'ecogram' | 'genogram' | 'cycle'} Sight */
/** @typedef {'name' | 'place' | 'connect'} Step */
/** @typedef {{ hecht: 'people', document: Doc, original: string }} Sheet what one step back brings back */
/**
 * @typedef {object} View
 * @property {Sight} sight
 * @property {Step} step
 * @property {string | null} selected
 * @property {string | null} other to whom the selected one is being connected; null for the one in the middle
 * @property {string | null} date the date that is shown; null for now
 * @property {string | null} beside a second date
 */

export class Desk {
  /**
   * @param {import('./document.js').Relations} relations
   * @param {{ show: (why: string) => void, redraw: () => void, openSheet: () => void, tell: (words: string) => void }} hooks
   */
  constructor(relations, hooks) {
    this.relations = relations;
    this.hooks = hooks;
    /** @type {Keeping<Sheet>} */
    this.keeping = new Keeping('people', { hecht: 'people', document: emptyDoc(), original: '' }, (why) => this.changed(why));
    /** @type {View} */
    this.view = { sight: 'rings', step: this.isEmpty ? 'name' : 'place', selected: null, other: null, date: null, beside: null };
    this.mend();
  }

  get doc() {
    return this.keeping.doc.document;
  }

  /** Whether nobody has been named yet. */
  get isEmpty() {
    return others(this.doc).length === 0;
  }

  /** Whether anybody has been put down, now or ever. */
  get hasPlaced() {
    return others(this.doc).some((key) => wasPlaced(this.doc, key));
  }

  /** The date that is looked at and written on. */
  get when() {
    return this.view.date ?? today();
  }

  /** Change the document; quick changes of the same `field` are one step back. @param {string} field @param {(doc: Doc) => void} change */
  edit(field, change) {
    this.keeping.edit(field, (sheet) => change(sheet.document));
  }

  /** @param {string} why */
  changed(why) {
    if (why === 'opened') this.view = { ...this.view, step: this.isEmpty ? 'name' : 'place', selected: null, other: null, date: null, beside: null };
    this.mend();
    this.hooks.show(why);
  }

  /** Let go of whoever is no longer there. */
  mend() {
    const { people, map } = this.doc;
    const { view } = this;
    if (view.selected && !(view.selected in people)) view.selected = null;
    if (view.other && !(view.other in people)) view.other = null;
    if (view.other === view.selected || view.other === map.middle) view.other = null;
    if (view.date && yearsOf(view.date) >= yearsOf(today())) view.date = null;
    if (!view.selected) view.selected = others(this.doc).find((key) => wasPlaced(this.doc, key)) ?? others(this.doc)[0] ?? null;
  }

  /** @param {Partial<View>} change */
  look(change) {
    Object.assign(this.view, change);
    this.mend();
    this.hooks.show('looked');
  }

  /** @param {string} key */
  select(key) {
    if (this.view.selected === key) return;
    this.look({ selected: key, other: null });
  }

  /** Draw again, without building anything anew. */
  redraw() {
    this.hooks.redraw();
  }

  /** Tell those who cannot see it how someone stands now. @param {string} key */
  tell(key) {
    this.hooks.tell(said(this.doc, key, this.when, spotAt(this.doc, key, this.when)));
  }

  /** Go to what can be said about someone. @param {string} key @param {Step} [step] */
  openSheet(key, step = this.view.step) {
    this.look({ selected: key, step });
    this.hooks.openSheet();
  }
}
