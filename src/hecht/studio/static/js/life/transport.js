// The bar under the stage: play and pause, and where the playhead is.

import { byId, icon } from '../dom.js';
import { t } from '../i18n.js';

const PLAY = 'M8 4.5L19.5 12L8 19.5Z';
const PAUSE = 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z';

/** @param {boolean} playing */
export function showPlaying(playing) {
  const button = byId('play');
  button.replaceChildren(icon(playing ? PAUSE : PLAY, true));
  button.setAttribute('aria-label', t(playing ? 'watch.pause' : 'watch.play'));
  byId('nowline').setAttribute('aria-live', playing ? 'off' : 'polite');
}

/** @param {{ start: number, end: number, minute: number }} place @param {string} words of the age @param {string | null} more what else holds, for those who hear it */
export function showPlace({ start, end, minute }, words, more) {
  const scrub = /** @type {HTMLInputElement} */ (byId('scrub'));
  const share = end > start ? (minute - start) / (end - start) : 0;
  [scrub.min, scrub.max, scrub.value] = [String(start), String(end), String(minute)];
  scrub.style.setProperty('--filled', `${(share * 100).toFixed(2)}%`);
  byId('time').textContent = words;
  if (more !== null) scrub.setAttribute('aria-valuetext', `${words}. ${more}`);
}
