// Keeping a version: as a link on the clipboard, or as a file of the scene.

import { byId } from './dom.js';
import { t } from './i18n.js';
import { fileAddress } from './address.js';

const SAID_FOR = 6000; // ms

/**
 * @param {import('./scene.js').Scene} scene
 * @param {() => { address: string, version: import('./address.js').Version }} now
 */
export function makeKeeping(scene, now) {
  const said = byId('said');
  const save = /** @type {HTMLAnchorElement} */ (byId('save'));
  let timer = 0;
  /** @param {string} words */
  const tell = (words) => {
    clearTimeout(timer);
    said.textContent = words;
    timer = setTimeout(() => (said.textContent = ''), SAID_FOR);
  };
  byId('link').addEventListener('click', async () => {
    const address = new URL(now().address, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      tell(t('version.copied'));
    } catch {
      tell(t('version.address', { address }));
    }
  });
  save.addEventListener('click', () => tell(t('version.saved', { file: `hecht-${scene.id}.yaml` })));
  return {
    /** Let the file follow what is chosen. */
    follow: () => (save.href = fileAddress(scene, now().version)),
  };
}
