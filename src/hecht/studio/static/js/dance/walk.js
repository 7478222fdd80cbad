// Once around, at reading pace: a bead goes from place to place and the words of each are said.

import { ease, mix } from '../dom.js';
import { PLACES } from './circle.js';

const GO = 1.1; // s from one place to the next
const LOOK = 1.5; // s at a place, before its words are counted
const READ = 0.055; // s a letter

/**
 * @param {object} hooks
 * @param {(turn: number | null) => void} hooks.onMove
 * @param {(place: number) => void} hooks.onPlace
 * @param {(walking: boolean) => void} hooks.onState
 * @param {(place: number) => number} hooks.letters words to read at a place
 * @param {() => boolean} hooks.still
 */
export function makeWalk({ onMove, onPlace, onState, letters, still }) {
  let frame = 0;
  let timer = 0;
  let walking = false;
  const stop = () => {
    if (!walking) return;
    walking = false;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    onMove(null);
    onState(false);
  };
  /** @param {number} place @param {number} left places to go */
  function stay(place, left) {
    onMove(PLACES[place].turn);
    onPlace(place);
    timer = setTimeout(() => (left ? go(place, left) : stop()), (LOOK + READ * letters(place)) * 1000);
  }
  /** @param {number} place @param {number} left */
  function go(place, left) {
    const next = (place + 1) % PLACES.length;
    if (still()) return stay(next, left - 1);
    const from = PLACES[place].turn;
    const to = PLACES[next].turn + (PLACES[next].turn < from ? 2 : 0);
    const began = performance.now();
    const move = (/** @type {number} */ now) => {
      const share = (now - began) / 1000 / GO;
      onMove(mix(from, to, ease(share)) % 2);
      if (share < 1) frame = requestAnimationFrame(move);
      else stay(next, left - 1);
    };
    frame = requestAnimationFrame(move);
  }
  return {
    stop,
    get walking() {
      return walking;
    },
    /** @param {number} from place to start at */
    start(from) {
      walking = true;
      onState(true);
      stay(from, PLACES.length);
    },
  };
}
