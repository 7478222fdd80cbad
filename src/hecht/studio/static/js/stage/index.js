// Which drawing belongs to a scene, and to the way it is looked at.

import { eveningStage } from './evening.js';
import { loopStage } from './loop.js';
import { phoneStage } from './phone.js';
import { ringsStage } from './rings.js';
import { roomStage } from './room.js';
import { scannerStage } from './scanner.js';

/**
 * A drawing that follows a life.
 * @typedef {object} Stage
 * @property {SVGSVGElement} svg
 * @property {HTMLElement} [beside] what belongs under the drawing
 * @property {(view: import('./view.js').View) => void} use
 * @property {(minute: number, seconds: number, still: boolean) => void} draw
 * @property {(life: import('../life.js').Life) => { from: number, to: number }[]} shade stretches of time to mark behind the curves
 * @property {(gain: number) => void} [tell] says the loop gain of the pair, when it has been read
 * @property {(key: string) => boolean} [onKey] a key that means something to this drawing
 */

/** What a drawing may ask of the page. @typedef {{ playStretch: (from: number, to: number) => void, seek: (minute: number) => void }} Wishes */

/** @type {Record<string, (scene: import('../scene.js').Scene, narrow: boolean) => Stage>} */
const stages = { room: roomStage, evening: eveningStage, scanner: scannerStage, phone: phoneStage };

/** @type {Wishes} */
const nobody = { playStretch: () => {}, seek: () => {} };

/**
 * The drawing for a scene.
 * @param {import('../scene.js').Scene} scene @param {boolean} narrow
 * @param {import('../scene.js').Sight} [sight] @param {Wishes} [wishes]
 */
export function makeStage(scene, narrow, sight = 'room', wishes = nobody) {
  if (sight === 'loop') return loopStage(scene, narrow, wishes);
  if (sight === 'rings' || sight === 'life') return ringsStage(scene, narrow, sight === 'life');
  const make = stages[scene.stage];
  if (!make) throw new Error(`There is no drawing called "${scene.stage}"`);
  return make(scene, narrow);
}
