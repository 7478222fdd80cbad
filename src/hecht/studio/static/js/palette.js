// The colours of the inside: calm, awake, alarmed. Read from the style sheet, so that light and dark
// have one home.

import { clamp, mix } from './dom.js';

/** @type {number[][] | null} */
let stops = null;

/** @param {string} name a colour of the style sheet */
function read(name) {
  const probe = document.createElement('span');
  probe.style.setProperty('color', `var(${name})`);
  probe.hidden = true;
  document.body.append(probe);
  const parts = getComputedStyle(probe).color.match(/[\d.]+/g) ?? ['0', '0', '0'];
  probe.remove();
  return parts.slice(0, 3).map(Number);
}

document.addEventListener('hecht:theme', () => (stops = null));

/** The tint of an inside, from calm (0) to alarmed (1). @param {number} inside */
export function tint(inside) {
  stops ??= ['--in-calm', '--in-awake', '--in-alarmed'].map(read);
  const place = clamp(inside) * 2;
  const [from, to] = place < 1 ? [stops[0], stops[1]] : [stops[1], stops[2]];
  const share = place < 1 ? place : place - 1;
  return `rgb(${from.map((value, i) => Math.round(mix(value, to[i], share))).join(' ')})`;
}
