// A whole life in a few sentences, from who comes close, who stays, and who is lost from sight.

import { say, t } from './i18n.js';
import { castOf } from './scene.js';

/** @typedef {import('./life.js').Life} Life */
/** @typedef {import('./life.js').Sentence} Sentence */

const CLOSE = 0.15; // strength of a bond from which someone matters
const VERY = 0.45;
const LOOKS = 400; // moments at which is looked
const AWAY = 0.04; // reach below which someone is out of sight
const LASTING = 0.04; // of the life, for which something holds before it is told

/**
 * @param {import('./scene.js').Scene} scene
 * @param {Life} life
 * @returns {Sentence[]}
 */
export function lifeInWords(scene, life) {
  const { owners, others } = castOf(scene);
  const [self, ...rest] = [...owners, ...others];
  const name = (/** @type {string} */ who) => say(scene.people[who]?.name) || who;
  /** @type {Sentence[]} */
  const told = [{ minute: life.start, text: t('life.begin', { who: name(self) }) }];
  for (const who of rest.filter((other) => life.hasBond(self, other))) {
    const strength = life.bond(self, who, 'strength');
    const reach = life.bond(self, who, 'reach');
    told.push(...turns(life, (minute) => (strength.at(minute) > VERY ? 2 : strength.at(minute) > CLOSE ? 1 : 0)).flatMap(({ minute, from, to }) => (to > from && minute > life.start ? [{ minute, text: t(to === 2 ? 'life.very_close' : 'life.close', { who: name(who) }) }] : [])));
    told.push(...turns(life, (minute) => (reach.at(minute) > AWAY ? 1 : 0)).flatMap(({ minute, to }) => (minute > life.start ? [{ minute, text: t(to ? 'life.back' : 'life.away', { who: name(who) }) }] : [])));
  }
  for (const sentence of told) sentence.text = sentence.text.charAt(0).toUpperCase() + sentence.text.slice(1);
  return told.sort((a, b) => a.minute - b.minute);
}

/** When a level changes, and stays so for a while. @param {Life} life @param {(minute: number) => number} level */
function turns(life, level) {
  const step = life.duration / LOOKS;
  const hold = Math.ceil(LASTING * LOOKS);
  const levels = Array.from({ length: LOOKS + 1 }, (_, i) => level(life.start + i * step));
  /** @type {{ minute: number, from: number, to: number }[]} */
  const found = [];
  let now = levels[0];
  levels.forEach((here, i) => {
    const stays = levels.slice(i, i + hold).every((each) => each === here);
    if (here === now || !stays) return;
    found.push({ minute: life.start + i * step, from: now, to: here });
    now = here;
  });
  return found;
}
