// A small still picture of a scene: its own stage and figures, in the pose that its file describes.

import { Life } from './life.js';
import { usualPace } from './pace.js';
import { isFilm, sightsOf } from './scene.js';
import { makeStage } from './stage/index.js';
import { View } from './stage/view.js';

/** @typedef {import('./scene.js').Scene} Scene */

const PERSON = ['arousal', 'need', 'exploration', 'threat'];
const BOND = ['reach', 'call', 'contact', 'withdrawal', 'care', 'strength', 'presence'];
const PRESSED = 1.2; // arousal from which a threat is drawn
const MINUTES = [0, 1];

/** A life that stands still: everyone stays in the pose of the scene. @param {Scene} scene */
function stillLife(scene) {
  /** @type {number[]} */
  const numbers = [...MINUTES];
  /** @type {Record<string, Record<string, number>>} */
  const rows = Object.fromEntries([...PERSON, ...BOND].map((variable) => [variable, {}]));
  /** @param {string} variable @param {string} name @param {number} value */
  const add = (variable, name, value) => {
    rows[variable][name] = numbers.length;
    numbers.push(value, value);
  };
  for (const [name, arousal] of Object.entries(scene.pose.people)) {
    add('arousal', name, arousal);
    add('threat', name, arousal >= PRESSED ? 0.1 : 0);
  }
  for (const [name, values] of Object.entries(scene.pose.bonds)) {
    for (const variable of BOND) add(variable, name, values[variable] ?? 0);
  }
  const header = { times: { start: 0, count: MINUTES.length }, rows, bonds: scene.bonds, bands: {}, means: {}, moments: [], gone: {}, account: {} };
  return new Life(header, new Float32Array(numbers).buffer);
}

/** Draw a scene as a picture of some 560 by 392. @param {Scene} scene */
export function vignette(scene) {
  const life = stillLife(scene);
  const stage = makeStage(scene, true, sightsOf(scene)[0]);
  stage.use(new View(scene, life, usualPace(life.duration)));
  stage.draw(1, 0, true);
  stage.svg.removeAttribute('role');
  stage.svg.setAttribute('aria-hidden', 'true');
  stage.svg.setAttribute('preserveAspectRatio', `xMid${isFilm(scene) ? 'YMid' : 'YMax'} slice`);
  return stage.svg;
}
