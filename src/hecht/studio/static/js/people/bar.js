// The file on the desk: open, save, undo, print, begin anew, and a clear sign of what is not saved.

import { h, icon } from '../dom.js';
import { language, t } from '../i18n.js';
import { reason, toldSmall } from '../told.js';
import { emptyDoc } from './document.js';

/** @typedef {import('./desk.js').Desk} Desk */

const BACK = 'M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3';
const AGAIN = 'M15 14l5-5-5-5M20 9H10a6 6 0 0 0 0 12h3';
const KEEP = 10_000; // ms that a browser may take to fetch what it saves
const TITLE = document.title;

/** Send something to the server of this device. @param {string} path @param {BodyInit} body @param {string} type */
export const send = (path, body, type = 'application/json') => fetch(`/people/${path}?lang=${language}`, { method: 'POST', body, headers: { 'Content-Type': type } });

/** The row of buttons. @param {HTMLElement} host @param {Desk} desk */
export function makeBar(host, desk) {
  const { keeping } = desk;
  const state = h('p', { class: 'own-state', role: 'status' });
  const notice = h('div', { class: 'notice', role: 'alert', id: 'file-notice', hidden: true });
  const picker = /** @type {HTMLInputElement} */ (h('input', { type: 'file', id: 'file', accept: '.yaml,.yml,.json,.txt', hidden: true, 'aria-label': t('people.file.open') }));
  const tool = (/** @type {string} */ id, /** @type {string} */ words, /** @type {string} */ path, /** @type {() => void} */ act) => h('button', { class: 'own-icon', type: 'button', id, title: words, 'aria-label': words, onclick: act }, icon(path));
  const undo = tool('undo', t('people.file.undo'), BACK, () => keeping.undo());
  const redo = tool('redo', t('people.file.redo'), AGAIN, () => keeping.redo());
  const say = (/** @type {string} */ words, /** @type {import('../told.js').Told | null} */ detail = null) => {
    notice.replaceChildren(h('p', {}, words), toldSmall(detail) ?? '', h('button', { class: 'quiet', type: 'button', onclick: () => (notice.hidden = true) }, t('people.file.understood')));
    notice.hidden = false;
  };
  const anew = h('button', { class: 'quiet', type: 'button', id: 'anew', onclick: () => mayGo(desk) && keeping.open({ hecht: 'people', document: emptyDoc(), original: '' }, '') }, t('people.file.anew'));
  picker.addEventListener('change', () => {
    const file = picker.files?.[0];
    if (file) openFile(desk, file, say).finally(() => (picker.value = ''));
  });
  host.replaceChildren(
    h(
      'div',
      { class: 'own-bar', role: 'group', 'aria-label': t('people.file.bar') },
      state,
      h('button', { class: 'own-button', type: 'button', id: 'open', onclick: () => picker.click() }, t('people.file.open')),
      h('button', { class: 'own-button main', type: 'button', id: 'save', onclick: () => saveFile(desk, say) }, t('people.file.save')),
      undo,
      redo,
      h('button', { class: 'quiet', type: 'button', id: 'print', onclick: () => print() }, t('people.file.print')),
      anew,
      picker,
    ),
    notice,
  );
  return {
    say,
    hush: () => (notice.hidden = true),
    show() {
      const { unsaved, name, isEmpty } = keeping;
      const dot = isEmpty && !unsaved ? 'own-dot none' : unsaved ? 'own-dot open' : 'own-dot';
      const words = unsaved ? (name ? t('people.file.unsaved_in', { name }) : t('people.file.unsaved')) : isEmpty ? t('people.file.empty') : t('people.file.saved', { name: name || t('people.file.example') });
      state.replaceChildren(h('span', { class: dot, 'aria-hidden': 'true' }), h('span', {}, words));
      document.title = `${unsaved ? '● ' : ''}${TITLE}`;
      undo.setAttribute('aria-disabled', String(!keeping.past.length));
      redo.setAttribute('aria-disabled', String(!keeping.future.length));
      anew.hidden = isEmpty && !unsaved;
    },
  };
}

/** Whether what is not saved may go. @param {Desk} desk */
export const mayGo = (desk) => !desk.keeping.unsaved || confirm(t('people.file.sure'));

/** @typedef {(words: string, detail?: import('../told.js').Told | null) => void} Say */

/** @param {Desk} desk @param {File} file @param {Say} say */
async function openFile(desk, file, say) {
  if (!mayGo(desk)) return;
  const answer = await send('open', file, 'text/yaml; charset=utf-8').catch(() => null);
  if (!answer) return say(t('people.file.no_line'));
  if (!answer.ok) {
    const why = await reason(answer);
    const line = why?.line;
    return say(line ? t('people.file.not_opened_line', { name: file.name, line }) : t('people.file.not_opened', { name: file.name }), why);
  }
  take(desk, await answer.json(), file.name, say);
}

/** Lay an opened map on the desk. @param {Desk} desk @param {{ document: import('./document.js').Doc, original: string, note: import('../told.js').Told | null }} opened @param {string} name @param {Say} say */
export function take(desk, opened, name, say) {
  const { document: doc, original, note } = opened;
  const middle = doc.map.middle ?? Object.keys(doc.people).find((key) => !['pet', 'object'].includes(doc.people[key].kind)) ?? null;
  const guessed = middle !== null && doc.map.middle === null;
  if (middle === null) doc.people.me = emptyDoc().people.me;
  doc.map.middle = middle ?? 'me';
  desk.keeping.open({ hecht: 'people', document: doc, original }, name);
  if (guessed) say(t('people.file.guessed'));
  else if (note) say(t('people.file.not_playable'), note);
}

/** @param {Desk} desk @param {Say} say */
async function saveFile(desk, say) {
  const { keeping } = desk;
  const name = /\.(ya?ml|json)$/.test(keeping.name) ? keeping.name : language === 'nl' ? 'mijn-mensen.yaml' : 'my-people.yaml';
  const { document: doc, original } = keeping.doc;
  const answer = await send('save', JSON.stringify({ document: doc, original, name })).catch(() => null);
  if (answer && !answer.ok) return say(t('people.file.not_saved'), await reason(answer));
  // Without the server the map is written as JSON, which is YAML too: nothing is lost.
  const text = answer ? await answer.text() : JSON.stringify(doc, null, 2);
  const address = URL.createObjectURL(new Blob([text], { type: 'text/yaml' }));
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP);
  if (answer) keeping.doc.original = text;
  keeping.isSaved(name);
  if (!answer) say(t('people.file.saved_alone', { name }));
}
