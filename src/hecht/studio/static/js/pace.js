// How fast a scene plays: as fast as an eye can follow, and never for so long that one stops looking.

const USUAL = 0.2; // minutes of the scene a second: twelve times as fast as life
const LONGEST_SHOW = 150; // s a long scene lasts on the page
const SHORTEST_SHOW = 30;
const FASTER = 2.5;

/** Minutes of the scene in a second of watching. @param {number} duration of the scene, minutes */
export const usualPace = (duration) => Math.min(Math.max(USUAL, duration / LONGEST_SHOW), duration / SHORTEST_SHOW);

/** The pace for those in a hurry. @param {number} duration */
export const fastPace = (duration) => usualPace(duration) * FASTER;

/** Minutes that one press of an arrow goes: ten seconds, more in a long scene. @param {number} duration */
export const stepOf = (duration) => Math.max(1 / 6, duration / 125);
