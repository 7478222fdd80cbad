// One person, drawn in some ten shapes. Inside (glow, breath) and outside (lean, arms, eyes) are set
// apart, so they may differ. There is no mouth: what is shown is posture.

import { clamp, freshId, mix, s, set } from './dom.js';
import { tint } from './palette.js';

const BODY = 'M0-88C22-88 37-52 38-18C38.5-2 31 7 18 7H-18C-31 7-38.5-2-38-18C-37-52-22-88 0-88Z';
const CALM_BREATH = 0.2; // Hz
const ALARMED_BREATH = 0.95;
const CHILD = 0.96;
const ADULT = 1.5;

/**
 * How a person stands, at one moment. Shares run 0..1, directions -1 (left) to 1 (right).
 * @typedef {object} Pose
 * @property {number} [x]
 * @property {number} [y] where the feet are
 * @property {number} [face] where the eyes go, left to right
 * @property {number} [faceY] up (-1) to down (1)
 * @property {number} [inside] tension inside, 0 calm to 1 alarmed
 * @property {number} [call] how loudly one calls, 0..3
 * @property {number} [reach] how far the arms are out
 * @property {number} [side] to which side the arms go
 * @property {number} [lean] tilt of the trunk
 * @property {number} [pull] pulled two ways at once
 * @property {number} [low] head down, shoulders down
 * @property {number} [scale]
 * @property {number} [opacity]
 * @property {number} [turn] the whole figure tilted, degrees
 * @property {number} [dt] seconds since the last picture; 0 holds the breath
 */

/**
 * Draw a person.
 * @param {{ grown?: boolean, size?: number, tone?: string, unknown?: boolean }} [options]
 *   `unknown` draws the outline of someone one does not know
 */
export function person({ grown = false, size = grown ? ADULT : CHILD, tone = 'a', unknown = false } = {}) {
  const parts = makeParts(freshId('glow'));
  const group = s(
    'g',
    { class: `fig tone-${tone}${unknown ? ' unknown' : ''}` },
    s('defs', {}, s('radialGradient', { id: parts.glowId }, parts.glowIn, parts.glowOut)),
    s('ellipse', { class: 'shadow', cx: 0, cy: 8, rx: 40, ry: 6 }),
    parts.ghost,
    parts.upper,
    parts.bothWays,
  );
  let breath = Math.random() * 6;
  return {
    group,
    size,
    /** @param {Pose} pose */
    set(pose) {
      const { x = 0, y = 0, scale = 1, opacity = 1, inside = 0, turn = 0, dt = 0 } = pose;
      breath += dt * Math.PI * 2 * mix(CALM_BREATH, ALARMED_BREATH, inside);
      const tilt = turn ? ` rotate(${turn})` : '';
      set(group, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})${tilt} scale(${(size * scale).toFixed(3)})`, opacity });
      setTrunk(parts, pose, breath);
      setGlow(parts, inside, Math.sin(breath));
      setArms(parts, pose, grown);
      setHead(parts, pose, grown);
      setPull(parts, pose);
    },
  };
}

/** @typedef {ReturnType<typeof makeParts>} Parts */
/** @typedef {ReturnType<typeof person>} Person */

/** @param {string} glowId */
function makeParts(glowId) {
  const glowIn = s('stop', { offset: '0' });
  const glowOut = s('stop', { offset: '1', 'stop-opacity': 0 });
  const glow = s('ellipse', { cx: 0, cy: -44, fill: `url(#${glowId})` });
  const wave = s('path', { class: 'wave' });
  const arms = [0, 1].map(() => ({ edge: s('path', { class: 'arm-edge' }), fill: s('path', { class: 'arm' }) }));
  const eyes = [s('path', { class: 'eye' }), s('path', { class: 'eye' })];
  const brow = s('path', { class: 'brow' });
  const head = s('g', {}, s('circle', { class: 'head', cx: 0, cy: 0, r: 27 }), eyes, brow);
  const chest = s('g', {}, s('path', { class: 'body', d: BODY }), glow, wave);
  const upper = s('g', {}, arms.flatMap((arm) => [arm.edge, arm.fill]), chest, head);
  const ghost = s('g', { class: 'ghost', opacity: 0 }, s('path', { d: BODY }), s('circle', { cx: 0, cy: -104, r: 27 }));
  const bothWays = s('path', { class: 'both-ways', d: 'M50-52l9 9-9 9M-50-52l-9 9 9 9', opacity: 0 });
  return { glowId, glowIn, glowOut, glow, wave, arms, eyes, brow, head, chest, upper, ghost, bothWays };
}

/** @param {Parts} parts @param {Pose} pose @param {number} breath */
function setTrunk(parts, { inside = 0, lean = 0, pull = 0, low = 0 }, breath) {
  const swell = Math.sin(breath) * mix(0.012, 0.032, inside);
  const shake = pull > 0.25 ? Math.sin(breath * 7) * 1.2 * pull : 0;
  set(parts.upper, { transform: `rotate(${(lean * 9).toFixed(2)}) translate(${shake.toFixed(2)} ${(low * 5).toFixed(2)})` });
  set(parts.chest, { transform: `scale(${(1 + swell).toFixed(4)} ${(1 + swell * 0.7 - low * 0.05).toFixed(4)})` });
}

/** @param {Parts} parts @param {number} inside @param {number} breath */
function setGlow(parts, inside, breath) {
  const colour = tint(inside);
  set(parts.glowIn, { 'stop-color': colour, 'stop-opacity': mix(0.38, 0.95, inside) });
  set(parts.glowOut, { 'stop-color': colour });
  set(parts.glow, { rx: mix(22, 34, inside) + breath * 2, ry: mix(26, 42, inside) + breath * 2 });
  set(parts.wave, { d: breathLine(inside) });
}

/** The breath as a line, beside the tint: one long swing when calm, five close ones when alarmed. @param {number} inside */
function breathLine(inside) {
  const swings = Math.round(mix(1, 5, clamp(inside)));
  const height = mix(1.4, 7, clamp(inside));
  const width = 34 / swings;
  return `M-17 -44${`q${width / 4} ${-height * 2} ${width / 2} 0t${width / 2} 0`.repeat(swings)}`;
}

/** @param {Parts} parts @param {Pose} pose @param {boolean} grown */
function setArms(parts, { reach = 0, call = 0, side = 1 }, grown) {
  const out = clamp(reach);
  [-1, 1].forEach((which, i) => {
    const d = grown ? grownArm(which, side, out) : childArm(which, side, out, call);
    set(parts.arms[i].edge, { d });
    set(parts.arms[i].fill, { d });
  });
}

/** An adult reaches with one arm. @param {number} which @param {number} side @param {number} out */
function grownArm(which, side, out) {
  const near = which === Math.sign(side);
  const bend = which * 38 + side * out * (near ? 10 : 6);
  const handX = which * 37 + side * out * (near ? 28 : 14);
  const handY = mix(-24, near ? -62 : -40, out * (near ? 1 : 0.25));
  return `M${which * 20} -56Q${bend.toFixed(1)} ${mix(-44, -50, out).toFixed(1)} ${handX.toFixed(1)} ${handY.toFixed(1)}`;
}

/** A child reaches with both, higher when it calls louder. @param {number} which @param {number} side @param {number} out @param {number} call */
function childArm(which, side, out, call) {
  const bias = side * 11 * out;
  const handX = which * mix(37, 44 + 6 * out, out) + bias * (which === Math.sign(side) ? 1 : 1.3);
  const handY = mix(-24, -86 - 14 * clamp(call - 1, 0, 2), out);
  const bend = which * mix(36, 40, out) + bias * 0.4;
  return `M${which * 20} -56Q${bend.toFixed(1)} ${mix(-44, -62, out).toFixed(1)} ${handX.toFixed(1)} ${handY.toFixed(1)}`;
}

/** @param {Parts} parts @param {Pose} pose @param {boolean} grown */
function setHead(parts, { face = 0, faceY = 0, call = 0, low = 0 }, grown) {
  const across = clamp(face, -1, 1);
  const down = clamp(faceY, -1, 1);
  set(parts.head, { transform: `translate(${(across * 6).toFixed(2)} ${(-104 + low * 7 + down * 3).toFixed(2)}) rotate(${(across * (3 + 5 * low)).toFixed(2)})` });
  const x = across * 11.5;
  const y = down * 9 + 2;
  const apart = 8.6 * (1 - 0.28 * Math.abs(across));
  const shut = call >= 2 && !grown;
  [x - apart, x + apart].forEach((at, i) => {
    const d = shut ? `M${at - 4} ${y + 1}q4 -5 8 0` : `M${at - 0.1} ${y}h.2`;
    set(parts.eyes[i], { d, class: shut ? 'eye shut' : 'eye' });
  });
  const worry = clamp(call / 2);
  const inner = y - 9.5 - worry * 3;
  const outer = y - 8.5 + worry * 1.5;
  const d = `M${x - apart - 4} ${outer}L${x - apart + 3.5} ${inner}M${x + apart - 3.5} ${inner}L${x + apart + 4} ${outer}`;
  set(parts.brow, { d, opacity: clamp(call * 2.5) * 0.9 });
}

/** Wanting to go to someone and away at once: a second outline, and arrows both ways. @param {Parts} parts @param {Pose} pose */
function setPull(parts, { pull = 0, side = 1 }) {
  set(parts.ghost, {
    opacity: clamp(pull * 1.6) * 0.9,
    transform: `translate(${(-side * 34 * pull).toFixed(1)} 0) rotate(${(-side * 12 * pull).toFixed(1)})`,
  });
  set(parts.bothWays, { opacity: clamp(pull * 2.4 - 0.2) });
}
