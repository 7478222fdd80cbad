// Figures that are no people: an animal, and a thing to hold. Same poses, their own plain shapes.

import { mix, s, set } from './dom.js';
import { person } from './figure.js';

/** @typedef {import('./figure.js').Pose} Pose */

/**
 * The figure for someone of this scene, by kind.
 * @param {import('./scene.js').Scene} scene @param {string} who
 * @param {Parameters<typeof person>[0]} options how a person would be drawn
 */
export function figureOf(scene, who, options) {
  const kind = scene.people[who]?.kind;
  if (kind === 'pet') return animal(options?.tone);
  if (kind === 'object') return thing(options?.tone);
  return person(options);
}

/** A cat that sits: tail, body, head with ears. @param {string} [tone] */
function animal(tone = 'd') {
  const eyes = s('path', { class: 'eye shut' });
  const head = s(
    'g',
    {},
    s('path', { class: 'body', d: 'M-22-44L-20-72L-8-62Q-2-64 4-62L16-72L18-44Q14-28-2-28T-22-44Z' }),
    eyes,
    s('path', { class: 'brow', d: 'M-30-42h-8M-29-38l-8 3M26-42h8M25-38l8 3', opacity: 0.5 }),
  );
  const trunk = s(
    'g',
    {},
    s('path', { class: 'body tail', d: 'M24 0C48 2 50-24 38-34' }),
    s('path', { class: 'body', d: 'M-22 6C-30-26-18-48 2-48S32-24 28 6Z' }),
  );
  return still(tone, 1.15, 36, [trunk, head], ({ face = 0, call = 0 }, breath) => {
    set(trunk, { transform: `scale(1 ${(1 + Math.sin(breath) * 0.018).toFixed(4)})` });
    set(head, { transform: `translate(${(face * 3).toFixed(1)} 0)` });
    const open = call > 0.2; // it looks up when it wants something; else it rests
    set(eyes, { d: open ? 'M-10-46h.2M6-46h.2' : 'M-13-47q3.5 4 7 0M2-47q3.5 4 7 0', class: open ? 'eye' : 'eye shut' });
  });
}

/** Something to hold: a soft bundle. @param {string} [tone] */
function thing(tone = 'c') {
  const bundle = s('g', {}, s('path', { class: 'body', d: 'M-34 6C-44-20-40-66-20-84Q0-98 20-84C40-66 44-20 34 6Z' }), s('path', { class: 'brow', d: 'M-22-60Q0-48 22-60M-28-30Q0-16 28-30M-8-88Q0-78 8-88' }));
  return still(tone, 1.1, 40, [bundle], () => {});
}

/**
 * A figure that stays where it is put and only breathes, if it does.
 * @param {string} tone @param {number} size @param {number} wide @param {SVGElement[]} parts
 * @param {(pose: Pose, breath: number) => void} live
 */
function still(tone, size, wide, parts, live) {
  const group = s('g', { class: `fig tone-${tone}` }, s('ellipse', { class: 'shadow', cx: 0, cy: 8, rx: wide, ry: 5 }), parts);
  let breath = Math.random() * 6;
  return {
    group,
    size,
    /** @param {Pose} pose */
    set(pose) {
      const { x = 0, y = 0, scale = 1, opacity = 1, inside = 0, turn = 0, dt = 0 } = pose;
      breath += dt * Math.PI * 2 * mix(0.25, 0.9, inside);
      const tilt = turn ? ` rotate(${turn})` : '';
      set(group, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})${tilt} scale(${(size * scale).toFixed(3)})`, opacity });
      live(pose, breath);
    },
  };
}
