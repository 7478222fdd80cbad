// A way out when it is too much: one thing at a time that brings one back to the room.

import { byId } from '../dom.js';
import { t } from '../i18n.js';

/**
 * @param {string[]} steps
 * @param {() => void} onStop when somebody wants to leave what they were doing
 */
export function makeCalm(steps, onStop) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('calm'));
  const next = byId('calm-next');
  let step = 0;
  const show = () => {
    byId('calm-words').textContent = steps[step];
    next.textContent = t(step + 1 < steps.length ? 'look.calm_next' : 'look.calm_again');
  };
  const open = () => {
    step = 0;
    show();
    dialog.showModal();
    byId('calm-title').focus();
  };
  next.addEventListener('click', () => {
    step = (step + 1) % steps.length;
    show();
  });
  byId('calm-back').addEventListener('click', () => dialog.close());
  byId('calm-stop').addEventListener('click', () => {
    dialog.close();
    onStop();
  });
  byId('calm-button').addEventListener('click', open);
  byId('calm-button').hidden = false;
  document.addEventListener('hecht:cover', () => dialog.close());
}
