// Which drawing belongs to a scene.

import { eveningStage } from './evening.js';
import { phoneStage } from './phone.js';
import { roomStage } from './room.js';
import { scannerStage } from './scanner.js';

/**
 * A drawing that follows a life.
 * @typedef {object} Stage
 * @property {SVGSVGElement} svg
 * @property {(view: import('./view.js').View) => void} use
 * @property {(minute: number, seconds: number, still: boolean) => void} draw
 * @property {(life: import('../life.js').Life) => { from: number, to: number }[]} shade stretches of time to mark behind the curves
 */

/** @type {Record<string, (scene: import('../main.js').Scene, narrow: boolean) => Stage>} */
const stages = { room: roomStage, evening: eveningStage, scanner: scannerStage, phone: phoneStage };

/** The drawing for a scene. @param {import('../main.js').Scene} scene @param {boolean} narrow */
export function makeStage(scene, narrow) {
  const make = stages[scene.stage];
  if (!make) throw new Error(`There is no drawing called "${scene.stage}"`);
  return make(scene, narrow);
}
