// What every page has: light and dark, and a cover for when someone walks in.

import { byId, icon } from './dom.js';
import { t } from './i18n.js';

const A_YEAR = 365 * 24 * 3600;
const SUN = 'M12 8a4 4 0 1 0 .01 0M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5';
const MOON = 'M20 14.5A8.5 8.5 0 1 1 9.5 4A7 7 0 0 0 20 14.5Z';

const root = document.documentElement;
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

/** Whether the page is dark now, by choice or by the device. */
export const isDark = () => (root.dataset.theme === 'auto' ? prefersDark.matches : root.dataset.theme === 'dark');

function showTheme() {
  const button = byId('theme');
  const words = t(isDark() ? 'frame.to_light' : 'frame.to_dark');
  button.replaceChildren(icon(isDark() ? SUN : MOON));
  button.setAttribute('aria-label', words);
  button.title = words;
  button.hidden = false;
  document.dispatchEvent(new CustomEvent('hecht:theme'));
}

function switchTheme() {
  root.dataset.theme = isDark() ? 'light' : 'dark';
  document.cookie = `hecht-theme=${root.dataset.theme}; path=/; max-age=${A_YEAR}; SameSite=Strict`;
  showTheme();
}

/** Hide the page behind a blank sheet, or show it again. */
export function cover() {
  const sheet = /** @type {HTMLDialogElement} */ (byId('cover'));
  if (sheet.open) sheet.close();
  else {
    sheet.showModal();
    document.dispatchEvent(new CustomEvent('hecht:cover'));
  }
}

/** Whether a key press belongs to the field it was made in. @param {KeyboardEvent} event */
const isTyping = (event) => event.target instanceof HTMLElement && event.target.matches('textarea, input:not([type=range]), [contenteditable]');

document.addEventListener('keydown', (event) => {
  if (event.key !== '.' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
  event.preventDefault();
  cover();
});
byId('theme').addEventListener('click', switchTheme);
byId('cover-up').addEventListener('click', cover);
byId('cover-up').hidden = false;
byId('uncover').addEventListener('click', cover);
prefersDark.addEventListener('change', showTheme);
showTheme();
