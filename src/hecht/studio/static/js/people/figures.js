// The figures on the map: people, animals, places, goals, parts of oneself, and what covers them.

import { freshId, s, set } from '../dom.js';
import { person } from '../figure.js';

const HEAD = 104; // units from the feet to the middle of a head
const SIGHT = 62; // length of the beam of a gaze
const WIDE = 0.5; // half its width, radians
const SIDEWAYS = 1.35;

/** @typedef {import('./document.js').Shape} Shape */
/** @typedef {import('./document.js').Spot} Spot */

const TONES = ['a', 'b', 'c', 'd', 'e'];

/** A tone that stays with a name. @param {string} key */
export const toneOf = (key) => TONES[[...key].reduce((sum, letter) => (sum * 11 + letter.charCodeAt(0)) % 65521, 7) % TONES.length];

/** @param {string} tone @param {...(SVGElement | SVGElement[])} parts */
const group = (tone, ...parts) => s('g', { class: `fig tone-${tone}` }, ...parts);

const cat = () =>
  group(
    'd',
    s('ellipse', { class: 'shadow', cx: 2, cy: 7, rx: 36, ry: 5 }),
    s('path', { class: 'body tail', d: 'M24 0C48 2 50-24 38-34' }),
    s('path', { class: 'body', d: 'M-22 6C-30-26-18-48 2-48S32-24 28 6Z' }),
    s('path', { class: 'body', d: 'M-22-44L-20-72L-8-62Q-2-64 4-62L16-72L18-44Q14-28-2-28T-22-44Z' }),
    s('path', { class: 'eye shut', d: 'M-13-47q3.5 4 7 0M2-47q3.5 4 7 0' }),
    s('path', { class: 'brow', d: 'M-30-42h-8M-29-38l-8 3M26-42h8M25-38l8 3', opacity: 0.5 }),
  );

const house = () =>
  group(
    'e',
    s('ellipse', { class: 'shadow', cx: 0, cy: 7, rx: 46, ry: 5 }),
    s('path', { class: 'body', d: 'M20-66V-84H30V-56' }),
    s('path', { class: 'body', d: 'M-36 6V-44L0-78L36-44V6Z' }),
    s('path', { class: 'body door', d: 'M-9 6V-22Q0-32 9-22V6Z' }),
    s('rect', { class: 'lit', x: -27, y: -34, width: 13, height: 13, rx: 2 }),
    s('rect', { class: 'lit', x: 14, y: -34, width: 13, height: 13, rx: 2 }),
  );

const hill = () =>
  group(
    'c',
    s('ellipse', { class: 'shadow', cx: 0, cy: 7, rx: 46, ry: 5 }),
    s('path', { class: 'body', d: 'M-46 6Q-34-44 2-44T46 6Z' }),
    s('path', { class: 'body pole', d: 'M0-42V-98' }),
    s('path', { class: 'flag', d: 'M0-98Q15-104 32-94Q22-86 32-74Q15-82 0-76Z' }),
  );

const VEIL = 'M-34-98C-36-150 36-150 34-98C40-62 45-30 47-6Q36-12 31-3T20-3T9-3T-2-3T-13-3T-24-3T-34-4T-47-6C-45-30-40-62-34-98Z';
const veil = () => s('g', { class: 'veil' }, s('path', { class: 'cloth', d: VEIL }), s('path', { class: 'fold', d: 'M-14-112C-22-80-26-46-27-10M2-116C0-80-2-46-2-10M16-110C22-80 24-46 26-10' }));
const bell = () =>
  s(
    'g',
    { class: 'bell' },
    s('path', { class: 'glass', d: 'M-53 8V-84C-53-176 53-176 53-84V8Z' }),
    s('path', { class: 'shine', d: 'M-41-30V-86C-40-110-31-124-20-131' }),
    s('circle', { class: 'knob', cx: 0, cy: -160, r: 7 }),
    s('path', { class: 'base', d: 'M-61 9H61' }),
  );
const leaf = () => s('g', { class: 'leaf', transform: 'translate(22 -134)' }, s('path', { d: 'M0 0C-2-14 8-22 20-22C21-10 14 0 0 0ZM0 0L-5 7M2-3L13-15' }));
const halo = () => s('path', { class: 'halo', d: 'M0-88C22-88 37-52 38-18C38.5-2 31 7 18 7H-18C-31 7-38.5-2-38-18C-37-52-22-88 0-88Z', transform: 'translate(0 3) scale(1.2 1.13)' });

/** How much smaller than an adult a figure is drawn. @param {Shape} shape @param {boolean} small */
const sizeOf = (shape, small) => (shape === 'pet' ? 0.86 : shape === 'place' || shape === 'goal' ? 0.84 : small ? 0.8 : 1);

/** The height of a figure above its feet, in its own units. @param {Shape} shape @param {boolean} covered */
export const heightOf = (shape, covered) => (covered ? 168 : shape === 'person' || shape === 'self' ? 132 : shape === 'goal' ? 104 : 86);

/**
 * Draw a figure of the map.
 * @param {{ shape: Shape, small?: boolean, tone?: string, middle?: boolean }} what
 */
export function mapFigure({ shape, small = false, tone = 'a', middle = false }) {
  const faced = shape === 'person' || shape === 'self';
  const size = sizeOf(shape, small) * (middle ? 1.12 : 1);
  const body = faced ? person({ size: 1, tone: middle ? 'self' : tone }) : null;
  const still = shape === 'pet' ? cat() : shape === 'goal' ? hill() : house();
  const fade = freshId('gaze');
  const glow = s('radialGradient', { id: fade, gradientUnits: 'userSpaceOnUse', cx: 0, cy: -HEAD, r: SIGHT / 0.6 }, s('stop', { offset: '.25', class: 'gaze-near' }), s('stop', { offset: 1, class: 'gaze-far' }));
  const parts = {
    beam: s('path', { class: 'beam', fill: `url(#${fade})` }),
    nape: s('path', { class: 'brow nape', d: 'M-9 -98Q0 -93 9 -98' }),
    cloth: veil(),
    glass: bell(),
    twig: leaf(),
  };
  const inner = s('g', {}, s('defs', {}, glow), parts.beam, middle || shape === 'self' ? halo() : null, body ? body.group : still, parts.nape, parts.cloth, parts.glass, parts.twig);
  return {
    group: inner,
    size,
    /**
     * @param {{ scale: number, spot: Spot | null, dead: boolean, towards: number }} pose `towards` is the
     *   direction of the middle, in radians
     */
    set({ scale, spot, dead, towards }) {
      const faces = spot?.faces ?? 'me';
      const looks = faces === 'me' ? towards : faces === 'aside' ? towards + SIDEWAYS : towards + Math.PI;
      const away = faced && faces === 'away';
      set(inner, { transform: `scale(${(scale * size).toFixed(3)})`, class: [away ? 'turned' : '', dead && faced ? 'unknown' : ''].join(' ').trim() || null });
      body?.set({ face: Math.cos(looks) * 0.95, faceY: middle ? 0.1 : Math.sin(looks) * 0.8, inside: 0.14, lean: away ? -Math.cos(towards) * 0.5 : 0 });
      set(parts.beam, { d: faced && !middle && !spot?.bell ? beam(looks) : 'M0 0' });
      set(parts.nape, { opacity: away ? 0.7 : 0 });
      set(parts.cloth, { display: spot?.veil ? null : 'none' });
      set(parts.glass, { display: spot?.bell ? null : 'none' });
      set(parts.twig, { display: dead ? null : 'none' });
    },
  };
}

/** @typedef {ReturnType<typeof mapFigure>} MapFigure */

/** The light that falls where someone looks. @param {number} looks */
function beam(looks) {
  const reach = SIGHT / 0.6;
  const point = (/** @type {number} */ turn, /** @type {number} */ far) => `${(Math.cos(turn) * far).toFixed(1)} ${(Math.sin(turn) * far - HEAD).toFixed(1)}`;
  return `M${point(looks, 15)}L${point(looks - WIDE, reach)}A${reach} ${reach} 0 0 1 ${point(looks + WIDE, reach)}Z`;
}
