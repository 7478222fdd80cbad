// Small helpers for making and moving elements. Nothing here knows what hecht is about.

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {string | number | boolean | null | undefined | EventListener} Value */
/** @typedef {Node | string | null | undefined} Child */

/** The element with this id, which the template promises. @param {string} id */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
}

/**
 * Make an HTML element: `h('button', { class: 'go', onclick: f }, 'Go')`.
 * @param {string} tag
 * @param {Record<string, Value>} [props] attributes; `on...` adds a listener
 * @param {...(Child | Child[])} children
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

/**
 * Make an SVG element: `s('circle', { r: 4 })`.
 * @param {string} tag
 * @param {Record<string, string | number | null | undefined>} [props]
 * @param {...(Child | Child[])} children
 * @returns {SVGElement}
 */
export function s(tag, props = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  set(element, props);
  append(element, children);
  return /** @type {SVGElement} */ (element);
}

/**
 * Set attributes; null removes one. Values that did not change are left alone, which keeps sixty
 * frames a second cheap.
 * @param {Element} element
 * @param {Record<string, string | number | null | undefined>} props
 */
export function set(element, props) {
  for (const name in props) {
    const value = props[name];
    if (value == null) element.removeAttribute(name);
    else {
      const text = typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : value;
      if (element.getAttribute(name) !== text) element.setAttribute(name, text);
    }
  }
  return element;
}

/** @param {Element} element @param {(Child | Child[])[]} children */
function append(element, children) {
  for (const child of children.flat()) if (child != null) element.append(child);
}

/** SVG text. @param {Record<string, string | number>} props @param {string} words */
export function label(props, words = '') {
  const text = s('text', props);
  text.textContent = words;
  return text;
}

/** A line drawing in a box of 24. @param {string} path @param {boolean} [filled] */
export function icon(path, filled = false) {
  const ink = filled
    ? { fill: 'currentColor' }
    : { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.7, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
  return s('svg', { viewBox: '0 0 24 24', width: 22, height: 22, 'aria-hidden': 'true' }, s('path', { d: path, ...ink }));
}

let made = 0;

/** An id nobody else has. @param {string} stem */
export const freshId = (stem) => `${stem}${++made}`;

/** @param {number} value @param {number} [low] @param {number} [high] */
export const clamp = (value, low = 0, high = 1) => Math.min(high, Math.max(low, value));

/** From `a` to `b` by share `k`. @param {number} a @param {number} b @param {number} k */
export const mix = (a, b, k) => a + (b - a) * k;

/** Soft start, soft end, for a share 0..1. @param {number} k */
export function ease(k) {
  const share = clamp(k);
  return share * share * (3 - 2 * share);
}

const still = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the user asked for little motion. */
export const wantsStill = () => still.matches;

const narrow = matchMedia('(max-width: 759px)');

/** Whether this is a phone, or a page zoomed in far. */
export const isNarrow = () => narrow.matches;

/** Calls back when the page becomes narrow or wide. @param {() => void} callback */
export const whenWidthChanges = (callback) => narrow.addEventListener('change', callback);
