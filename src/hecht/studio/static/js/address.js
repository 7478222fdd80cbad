// The choice a user made lives in the address of the page, so that it can be shared and gone back to.

import { defaultsOf, sightsOf } from './scene.js';

// The page's own words; watch.py holds the same.
const OWN = new Set(['scene', 'seed', 't', 'lang', 'play', 'with', 'view', 'change']);

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./scene.js').Sight} Sight */
/** One version of a scene. @typedef {{ options: Record<string, string>, seed: number }} Version */
/**
 * All that a page shows: one version or two beside each other, how they are looked at, and the moment.
 * @typedef {{ versions: Version[], sight: Sight, minute: number }} Choice
 */

/** The parameter that carries a change; the page's own names are kept free. @param {string} id */
const parameter = (id) => (OWN.has(id) ? `change-${id}` : id);

/** @param {string | null} text */
const whole = (text) => Math.max(0, Number.parseFloat(text ?? '') || 0);

/**
 * Options of a scene; what it does not know is left as it begins.
 * @param {Scene} scene @param {(id: string) => string | null | undefined} wish
 */
function optionsFrom(scene, wish) {
  const options = defaultsOf(scene);
  for (const change of scene.changes) {
    const wished = wish(change.id);
    if (change.options.some((option) => option.id === wished)) options[change.id] = String(wished);
  }
  return options;
}

/** Read the address of the page. @param {Scene} scene @returns {Choice} */
export function readAddress(scene) {
  const query = new URLSearchParams(location.search);
  const seed = Math.floor(whole(query.get('seed'))) % 2 ** 31;
  const versions = [{ options: optionsFrom(scene, (id) => query.get(parameter(id))), seed }];
  const beside = query.get('with');
  if (beside !== null) {
    const wishes = new Map(beside.split(',').map((each) => /** @type {[string, string]} */ (each.split(':', 2))));
    versions.push({ options: optionsFrom(scene, (id) => wishes.get(id)), seed });
  }
  const sights = sightsOf(scene);
  const sight = sights.find((each) => each === query.get('view')) ?? sights[0];
  return { versions, sight, minute: whole(query.get('t')) };
}

/**
 * The parameters that stand for one version; what is as it was is left out.
 * @param {Scene} scene @param {Version} version
 */
function versionQuery(scene, { options, seed }) {
  const query = new URLSearchParams();
  for (const change of scene.changes) if (options[change.id] !== change.default) query.set(parameter(change.id), options[change.id]);
  if (seed) query.set('seed', String(seed));
  return query;
}

/** The address that stands for a choice. @param {Scene} scene @param {Choice} choice @param {Record<string, string>} [more] */
export function addressOf(scene, { versions: [first, second], sight }, more = {}) {
  const query = versionQuery(scene, first);
  if (second) {
    const other = scene.changes.filter((change) => second.options[change.id] !== change.default);
    query.set('with', other.map((change) => `${change.id}:${second.options[change.id]}`).join(','));
  }
  if (sight !== sightsOf(scene)[0]) query.set('view', sight);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const text = query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return `/scenes/${scene.id}${text ? `?${text}` : ''}`;
}

/** Where the loop gain of a version can be asked for. @param {Scene} scene @param {Version} version */
export const loopAddress = (scene, version) => `/api/scenes/${scene.id}/loop?${versionQuery(scene, version)}`;

/** Where the file of a version is. @param {Scene} scene @param {Version} version */
export function fileAddress(scene, version) {
  const query = versionQuery(scene, version).toString();
  return `/scenes/${scene.id}/file${query ? `?${query}` : ''}`;
}
