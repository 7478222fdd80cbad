// Hands on the map: choose, drag, tap a place, and the same with keys. Nothing moves by itself.

import { isNarrow } from '../dom.js';
import { t } from '../i18n.js';
import { hasFace, others, put, spotAt } from './document.js';
import { Drawing } from './drawing.js';
import { FARTHEST, NEAREST, freeAngle, spotOf } from './geometry.js';
import { clamp } from '../dom.js';

/** @typedef {import('./document.js').Doc} Doc */
/** @typedef {import('./document.js').Faces} Faces */
/** @typedef {import('./desk.js').Desk} Desk */

const STEADY = 4; // px a pointer may tremble before it drags
const STEP = 0.1; // rings
const TURN = 4; // degrees
const NEXT_FACE = /** @type {Record<Faces, Faces>} */ ({ me: 'aside', aside: 'away', away: 'me' });

/** Move someone nearer (less) or further away (more). @param {Desk} desk @param {string} key @param {number} by rings */
export function nudge(desk, key, by) {
  change(desk, key, 'near', (spot) => ({ near: clamp(spot.near + by, NEAREST, FARTHEST) }));
}

/** Slide someone around the middle. @param {Desk} desk @param {string} key @param {number} by degrees */
export function slide(desk, key, by) {
  change(desk, key, 'angle', (spot) => ({ angle: spot.angle + by }));
}

/** Turn a face: to me, aside, away. @param {Desk} desk @param {string} key @param {Faces} [faces] */
export function turn(desk, key, faces) {
  if (hasFace(desk.doc, key)) change(desk, key, '', (spot) => ({ faces: faces ?? NEXT_FACE[spot.faces] }));
}

/** Lay a veil or a bell over someone, or take it off. @param {Desk} desk @param {string} key @param {'veil' | 'bell'} what */
export function cover(desk, key, what) {
  change(desk, key, '', (spot) => ({ [what]: !spot[what] }));
}

/** Put someone in a ring, where there is room. @param {Desk} desk @param {string} key @param {number} near */
export function putInRing(desk, key, near) {
  desk.edit('', (doc) => {
    const taken = others(doc).filter((each) => each !== key).flatMap((each) => spotAt(doc, each, desk.when)?.angle ?? []);
    const angle = spotAt(doc, key, desk.when)?.angle ?? freeAngle(taken);
    put(doc, key, desk.when, { near, angle });
  });
}

/** Put someone on a point of the paper. @param {Desk} desk @param {string} key @param {import('./geometry.js').Point} point */
const putAt = (desk, key, point) => desk.edit('', (doc) => put(doc, key, desk.when, spotOf(point)));

/** @param {Desk} desk @param {string} key @param {string} field @param {(spot: import('./document.js').Spot) => Partial<import('./document.js').Placement>} what */
function change(desk, key, field, what) {
  if (key === desk.doc.map.middle) return;
  const spot = spotAt(desk.doc, key, desk.when);
  if (!spot) return putInRing(desk, key, 2.6);
  desk.edit(field && `${key} ${field}`, (doc) => put(doc, key, desk.when, what(spot)));
}

/** The map that one touches. @param {Desk} desk */
export function makeMap(desk) {
  const drawing = new Drawing({ narrow: isNarrow(), title: t('people.map'), onMake: (key, node) => wire(desk, drawing, key, node) });
  drawing.ground.addEventListener('click', (event) => {
    const { selected, step } = desk.view;
    if (step !== 'place' || !selected || selected === desk.doc.map.middle) return;
    putAt(desk, selected, drawing.paper(event.clientX, event.clientY));
  });
  return drawing;
}

/** @param {Desk} desk @param {Drawing} drawing @param {string} key @param {SVGElement} node */
function wire(desk, drawing, key, node) {
  node.setAttribute('tabindex', '0');
  node.setAttribute('role', 'button');
  node.addEventListener('focus', () => desk.select(key));
  node.addEventListener('keydown', (event) => onKey(desk, key, event));
  node.addEventListener('pointerdown', (event) => onGrab(desk, drawing, key, node, event));
  node.addEventListener('click', () => desk.select(key));
}

/** @param {Desk} desk @param {string} key @param {KeyboardEvent} event */
function onKey(desk, key, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const far = event.shiftKey ? 4 : 1;
  /** @type {Record<string, () => void>} */
  const acts = {
    ArrowUp: () => nudge(desk, key, -STEP * far),
    ArrowDown: () => nudge(desk, key, STEP * far),
    ArrowLeft: () => slide(desk, key, -TURN * far),
    ArrowRight: () => slide(desk, key, TURN * far),
    k: () => turn(desk, key),
    s: () => cover(desk, key, 'veil'),
    g: () => cover(desk, key, 'bell'),
    Enter: () => desk.openSheet(key),
    ' ': () => desk.openSheet(key),
  };
  const act = acts[event.key] ?? acts[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
  desk.tell(key);
}

/** @param {Desk} desk @param {Drawing} drawing @param {string} key @param {SVGElement} node @param {PointerEvent} event */
function onGrab(desk, drawing, key, node, event) {
  if (event.button !== 0) return;
  desk.select(key);
  if (key === desk.doc.map.middle || desk.view.step === 'connect') return;
  // From the start: a quick hand leaves the figure before the first move is seen.
  node.setPointerCapture(event.pointerId);
  const from = { x: event.clientX, y: event.clientY };
  const drag = (/** @type {PointerEvent} */ now) => {
    if (!drawing.held.has(key) && Math.hypot(now.clientX - from.x, now.clientY - from.y) < STEADY) return;
    drawing.held.set(key, drawing.paper(now.clientX, now.clientY));
    desk.redraw();
  };
  const drop = (/** @type {PointerEvent} */ now) => {
    stop();
    const point = drawing.held.get(key);
    drawing.held.delete(key);
    if (point && now.type === 'pointerup') putAt(desk, key, point);
    else if (point) desk.redraw();
  };
  const stop = () => {
    node.removeEventListener('pointermove', drag);
    node.removeEventListener('pointerup', drop);
    node.removeEventListener('pointercancel', drop);
  };
  node.addEventListener('pointermove', drag);
  node.addEventListener('pointerup', drop);
  node.addEventListener('pointercancel', drop);
}
