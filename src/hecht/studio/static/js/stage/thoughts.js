// A thought above a head: what the state of somebody says, in a few plain words of ours. Few of them,
// never two at once above one head, and none on a small drawing.

import { clamp, label, s, set } from '../dom.js';
import { t } from '../i18n.js';

/** @typedef {import('./view.js').View} View */

const SAMPLES = 240;
const SHORTEST = 0.02; // share of the life that a thought lasts at least
const SHOWN = 9; // seconds of watching that it is shown
const FADE = 0.7; // seconds of watching
const PER_LETTER = 8.1; // units of the drawing
const HIGH = 34;

/**
 * What the state says, first match first. Numbers are those of the drawing: tension inside 0..1, a
 * need and a call as the model has them, contact, care and withdrawal 0..1.
 * @type {{ key: string, holds: (now: State) => boolean }[]}
 */
const RULES = [
  { key: 'never', holds: ({ here, afar, need, calling, inside }) => here < 0.3 && afar && need > 0.45 && calling < 0.05 && inside > 0.2 },
  { key: 'answer', holds: ({ here, afar, calling, care }) => here < 0.3 && afar && calling > 0.1 && care < 0.2 },
  { key: 'where', holds: ({ need, here, afar }) => here < 0.3 && !afar && need > 0.6 },
  { key: 'both', holds: ({ here, pull }) => here > 0.7 && pull > 0.5 },
  { key: 'alone', holds: ({ here, withdrawal, inside }) => here > 0.7 && withdrawal > 0.45 && inside > 0.4 },
  { key: 'see', holds: ({ here, call, care }) => here > 0.7 && call > 0.9 && care < 0.2 },
  { key: 'stay', holds: ({ here, contact, care, inside }) => here > 0.7 && contact > 0.5 && care > 0.35 && inside > 0.35 },
  { key: 'good', holds: ({ here, contact, inside, call, was }) => was > 0.35 && here > 0.7 && contact > 0.5 && inside < 0.22 && call < 0.3 },
  { key: 'look', holds: ({ here, exploration, inside, contact, young }) => young && here > 0.7 && contact < 0.35 && exploration > 0.55 && inside < 0.3 },
];

/** @typedef {{ need: number, here: number, afar: boolean, pull: number, withdrawal: number, inside: number, call: number, calling: number, care: number, contact: number, exploration: number, young: boolean, was: number }} State
 * `was`: the highest tension since the last thought */

/** @param {View} view @param {string} who @param {string} other @param {number} minute @returns {Omit<State, 'was'>} */
function stateOf(view, who, other, minute) {
  const { life } = view;
  return {
    ...view.between(who, other, minute),
    need: view.soft(life.person(who, 'need'), minute, 3),
    exploration: view.soft(life.person(who, 'exploration'), minute, 3),
    inside: view.inside(who, minute),
    here: view.presence(who, other, minute),
    afar: life.moments.some((event) => ['texts', 'phones', 'video_calls'].includes(event.kind) && event.minute <= minute && minute < event.until && [event.who, event.on].includes(who)),
    young: view.isChild(who),
  };
}

/** @param {State} state */
export const thoughtOf = (state) => RULES.find(({ holds }) => holds(state))?.key ?? null;

/**
 * When somebody thinks what, over a whole life: the same however one gets to a moment.
 * @param {View} view @param {string} who @param {string} other
 * @returns {{ key: string, from: number, to: number }[]}
 */
export function thoughtsOf(view, who, other) {
  const { start, duration } = view.life;
  /** @type {{ key: string, from: number, to: number }[]} */
  const found = [];
  /** @type {{ key: string | null, from: number }} */
  let now = { key: null, from: start };
  let was = 0;
  for (let i = 0; i <= SAMPLES; i++) {
    const minute = start + (duration * i) / SAMPLES;
    const state = stateOf(view, who, other, minute);
    was = Math.max(was, state.inside);
    const key = i < SAMPLES ? thoughtOf({ ...state, was }) : null;
    if (key === now.key) continue;
    // What is thought again at once is no new thought.
    const before = found.at(-1);
    const again = before && before.key === now.key && now.from - before.to < duration * 0.08;
    if (now.key && !again && minute - now.from >= duration * SHORTEST) {
      found.push({ key: now.key, from: now.from, to: Math.min(minute, now.from + SHOWN * view.pace) });
      was = state.inside;
    }
    now = { key, from: minute };
  }
  return found;
}

/** A cloud with words, and two bubbles towards the head. */
export function thoughtCloud() {
  const ground = s('rect', { class: 'thought-ground', rx: HIGH / 2, height: HIGH });
  const words = label({ class: 'thought-words', 'text-anchor': 'middle' });
  const dots = [s('circle', { class: 'thought-ground', r: 5 }), s('circle', { class: 'thought-ground', r: 3 })];
  const group = s('g', { class: 'thought', opacity: 0, 'aria-hidden': 'true' }, dots, ground, words);
  /** @type {{ key: string, from: number, to: number }[]} */
  let thoughts = [];
  /** @type {View | null} */
  let view = null;
  return {
    group,
    /** @param {View} shown @param {string} who @param {string | undefined} other whom they turn to */
    use(shown, who, other) {
      view = shown;
      thoughts = other && shown.life.hasBond(who, other) ? thoughtsOf(shown, who, other) : [];
    },
    /** @param {{ x: number, y: number, width: number, minute: number, aside?: number }} o the top of the head, and how wide the drawing is */
    set({ x, y, width, minute, aside = 0 }) {
      const now = thoughts.find(({ from, to }) => minute >= from && minute < to);
      const fade = FADE * (view?.pace ?? 1);
      set(group, { opacity: now ? clamp(Math.min(minute - now.from + fade / 4, now.to - minute) / fade) : 0 });
      if (!now) return;
      const said = t(`thought.${now.key}`);
      const wide = said.length * PER_LETTER + 30;
      const middle = clamp(x + aside, wide / 2 + 8, width - wide / 2 - 8);
      const top = Math.max(6, y - HIGH - 22);
      words.textContent = said;
      set(words, { x: middle, y: top + HIGH / 2 + 5.5 });
      set(ground, { x: middle - wide / 2, y: top, width: wide });
      set(dots[0], { cx: x + aside * 0.35, cy: top + HIGH + 8 });
      set(dots[1], { cx: x + aside * 0.15, cy: top + HIGH + 17 });
    },
  };
}
