// What happened, on the line of time: a friend, someone to love, a child, a loss. Each a small button;
// the keyboard enters the row once and walks with the arrows.

import { h, icon } from '../dom.js';
import { t } from '../i18n.js';
import { walkable } from './walk.js';
import { ageInWords, momentInWords } from './words.js';

/** @typedef {import('./lived.js').Lived} Lived */
/** @typedef {import('./lived.js').Moment} Moment */

const SLOT = 26; // px that a button takes
const APART = new Set(['breaks_up', 'parts', 'parents_part']);

/** Signs in a box of 24. @type {Record<Moment['lane'], string>} */
const SIGNS = {
  friend: 'M12 6a6 6 0 1 0 .01 0Z',
  love: 'M12 19C6.5 14.5 5 12 5 9.5a3.6 3.6 0 0 1 7-1.2a3.6 3.6 0 0 1 7 1.2C19 12 17.5 14.5 12 19Z',
  family: 'M12 4a3.4 3.4 0 1 0 .01 0M6 20C6 12 18 12 18 20Z',
  loss: 'M12 4a3.4 3.4 0 1 0 .01 0M6 20C6 12 18 12 18 20Z',
};
const LANES = /** @type {Moment['lane'][]} */ (['friend', 'love', 'family', 'loss']);

/** @param {HTMLElement} host @param {(moment: Moment) => void} onPick */
export function makeMoments(host, onPick) {
  const walk = walkable(host, { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity });
  return {
    /** @param {Lived} life @param {number} years of the line */
    use(life, years) {
      /** @type {{ age: number, button: HTMLButtonElement }[]} */
      const made = [];
      const lanes = LANES.map((lane) => {
        const row = h('div', { class: 'lane-row' });
        const moments = life.moments.filter((moment) => moment.lane === lane);
        for (const group of grouped(moments, years, host.clientWidth * 0.8)) {
          const button = buttonOf(life, lane, group, onPick);
          button.style.setProperty('left', `${((group[0].age / years) * 100).toFixed(2)}%`);
          row.append(button);
          made.push({ age: group[0].age, button });
        }
        return h('div', { class: `lane ${lane}` }, row, h('span', { class: 'lane-name', 'aria-hidden': 'true' }, t(`life.lane.${lane}`)));
      });
      walk.use(made.sort((a, b) => a.age - b.age).map((each) => each.button));
      host.replaceChildren(...lanes);
    },
  };
}

/** Moments that would lie over each other share a button. @param {Moment[]} moments @param {number} years @param {number} width px */
function grouped(moments, years, width) {
  /** @type {Moment[][]} */
  const groups = [];
  const room = (SLOT / Math.max(width, 200)) * years;
  for (const moment of moments) {
    const last = groups[groups.length - 1];
    if (last && moment.age - last[0].age < room) last.push(moment);
    else groups.push([moment]);
  }
  return groups;
}

/** @param {Lived} life @param {Moment['lane']} lane @param {Moment[]} group @param {(moment: Moment) => void} onPick */
function buttonOf(life, lane, group, onPick) {
  const words = group.map((moment) => `${ageInWords(moment.age)}: ${momentInWords(life, moment)}`).join('; ');
  let next = 0;
  const kind = group.every((moment) => APART.has(moment.kind)) ? ' apart' : '';
  const pick = () => {
    onPick(group[next]);
    next = (next + 1) % group.length;
  };
  const count = group.length > 1 ? h('span', { class: 'count', 'aria-hidden': 'true' }, String(group.length)) : null;
  return /** @type {HTMLButtonElement} */ (h('button', { type: 'button', class: `moment${kind}`, 'aria-label': words, title: words, onclick: pick }, icon(SIGNS[lane]), count));
}
