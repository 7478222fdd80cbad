// The list of pages, each with a still picture of its scene.

import '../frame.js';
import { byId } from '../dom.js';
import { vignette } from '../vignette.js';

/** @type {Record<string, import('../scene.js').Scene>} */
const scenes = JSON.parse(byId('page-data').textContent ?? '');
const pictures = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-picture]')]);

function draw() {
  for (const host of pictures) {
    const scene = scenes[host.dataset.picture ?? ''];
    if (scene) host.replaceChildren(vignette(scene));
  }
}

document.addEventListener('hecht:theme', draw);
draw();
