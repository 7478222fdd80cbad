// What stands above a scene: its question, its story, and which scene of all it is.

import { byId } from './dom.js';
import { say } from './i18n.js';

/** @param {import('./main.js').Scene} scene */
export function showHeading(scene) {
  byId('question').textContent = say(scene.question);
  byId('story').textContent = say(scene.story);
  document.title = `${say(scene.title)} · hecht`;
  const title = document.getElementById('scene-title');
  if (title) title.textContent = say(scene.title);
  for (const link of document.querySelectorAll('[data-scene]')) {
    if (/** @type {HTMLElement} */ (link).dataset.scene === scene.id) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

/** Calls back with the scene whose link was followed in this very page. @param {(id: string) => void} onScene */
export function onSceneLink(onScene) {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-scene]') : null;
    if (!(link instanceof HTMLElement) || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    document.getElementById('unknown-scene')?.remove();
    const list = document.getElementById('scene-list');
    if (list instanceof HTMLDetailsElement && list.open) {
      list.open = false;
      list.querySelector('summary')?.focus();
    }
    onScene(link.dataset.scene ?? '');
  });
}
