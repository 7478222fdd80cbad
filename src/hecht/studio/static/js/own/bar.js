// The row of buttons for a document of the user's own: open, save, back, forward, print, start anew.

import { h, icon } from '../dom.js';
import { language, t } from '../i18n.js';
import { reason, toldSmall } from '../told.js';

const BACK = 'M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3';
const AGAIN = 'M15 14l5-5-5-5M20 9H10a6 6 0 0 0 0 12h3';

/**
 * @param {HTMLElement} host
 * @param {import('./keeping.js').Keeping<any>} keeping
 * @param {{ stem: string, onPrint?: () => void }} what `stem` names the file that is saved
 */
export function makeBar(host, keeping, { stem, onPrint }) {
  const state = h('p', { class: 'own-state', role: 'status' });
  const fault = h('p', { class: 'notice', role: 'alert', hidden: true });
  const picker = /** @type {HTMLInputElement} */ (h('input', { type: 'file', accept: '.yaml,.yml,.json', hidden: true, 'aria-label': t('own.open') }));
  const tool = (/** @type {string} */ key, /** @type {string} */ path, /** @type {() => void} */ act) =>
    h('button', { class: 'own-icon', type: 'button', title: t(key), 'aria-label': t(key), onclick: act }, icon(path));
  const undo = tool('own.undo', BACK, () => keeping.undo());
  const redo = tool('own.redo', AGAIN, () => keeping.redo());
  const complain = (/** @type {string} */ words, /** @type {import('../told.js').Told | null} */ detail = null) => {
    fault.replaceChildren(words, toldSmall(detail) ?? '');
    fault.hidden = false;
  };
  const anew = h('button', { class: 'quiet', type: 'button', onclick: () => startAnew(keeping) }, t('own.anew'));
  picker.addEventListener('change', async () => {
    const file = picker.files?.[0];
    picker.value = '';
    if (!file || (keeping.unsaved && !confirm(t('own.sure')))) return;
    fault.hidden = true;
    const answer = await send(`/own/${keeping.kind}/read`, file).catch(() => null);
    if (!answer) complain(t('own.no_line'));
    else if (answer.ok) keeping.open(await answer.json(), file.name);
    else complain(t('own.not_opened', { name: file.name }), await reason(answer));
  });
  host.replaceChildren(
    h(
      'div',
      { class: 'own-bar', role: 'group', 'aria-label': t('own.bar') },
      state,
      h('button', { class: 'own-button', type: 'button', onclick: () => picker.click() }, t('own.open')),
      h('button', { class: 'own-button main', type: 'button', title: t('own.save_hint'), onclick: () => save(keeping, stem, complain).then((done) => done && (fault.hidden = true)) }, t('own.save')),
      undo,
      redo,
      onPrint ? h('button', { class: 'quiet', type: 'button', onclick: onPrint }, t('own.print')) : null,
      anew,
      picker,
    ),
    fault,
  );
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z' || isTyping(event)) return;
    event.preventDefault();
    if (event.shiftKey) keeping.redo();
    else keeping.undo();
  });
  const show = () => {
    // Said once, not at every letter.
    if (state.textContent !== sentence(keeping)) state.replaceChildren(h('span', { class: keeping.isEmpty ? 'own-dot none' : keeping.unsaved ? 'own-dot open' : 'own-dot', 'aria-hidden': 'true' }), sentence(keeping));
    setDisabled(undo, !keeping.past.length);
    setDisabled(redo, !keeping.future.length);
    anew.hidden = keeping.isEmpty;
  };
  show();
  return { show };
}

/** @param {HTMLElement} button @param {boolean} off */
function setDisabled(button, off) {
  // A button that has the focus keeps it, so that nobody is thrown to the top of the page.
  button.setAttribute('aria-disabled', String(off));
}

/** @param {KeyboardEvent} event a field has its own undo */
const isTyping = (event) => event.target instanceof HTMLElement && event.target.matches('textarea, input');

/** @param {import('./keeping.js').Keeping<any>} keeping */
function sentence(keeping) {
  if (keeping.isEmpty) return t('own.empty');
  if (keeping.unsaved) return t('own.unsaved');
  return t('own.saved', { name: keeping.name });
}

/** @param {import('./keeping.js').Keeping<any>} keeping */
function startAnew(keeping) {
  if (keeping.unsaved && !confirm(t('own.sure'))) return;
  keeping.open(structuredClone(keeping.empty), '');
}

/** @param {string} address @param {BodyInit} body */
const send = (address, body) => fetch(`${address}?lang=${language}`, { method: 'POST', body, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });

/**
 * Give the document as a file. Without the server it is written as JSON, which opens as well.
 * @param {import('./keeping.js').Keeping<any>} keeping
 * @param {string} stem
 * @param {(words: string, detail?: import('../told.js').Told | null) => void} complain
 */
async function save(keeping, stem, complain) {
  const answer = await send(`/own/${keeping.kind}/write`, JSON.stringify(keeping.doc)).catch(() => null);
  if (answer && !answer.ok) {
    complain(t('own.not_saved'), await reason(answer));
    return false;
  }
  const name = `${stem}-${today()}.${answer ? 'yaml' : 'json'}`;
  const text = answer ? await answer.text() : JSON.stringify(keeping.doc, null, 2);
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  keeping.isSaved(name);
  return true;
}

/** Today as 2026-01-31, on the clock of this device. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
