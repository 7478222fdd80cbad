// The choice a user made lives in the address of the page, so that it can be shared and gone back to.

const OWN = new Set(['scene', 'seed', 't', 'lang', 'play']);

/** @typedef {{ scene: string, options: Record<string, string>, seed: number, minute: number }} Choice */

/** The parameter that carries a change; the page's own names are kept free. @param {string} id */
const parameter = (id) => (OWN.has(id) ? `change-${id}` : id);

/**
 * Read the address against the scene it names. Options the scene does not know are left out.
 * @param {import('./main.js').Scene[]} scenes
 * @param {string} fallback
 * @returns {Choice}
 */
export function readAddress(scenes, fallback) {
  const query = new URLSearchParams(location.search);
  const scene = scenes.find((each) => each.id === query.get('scene')) ?? scenes.find((each) => each.id === fallback) ?? scenes[0];
  /** @type {Record<string, string>} */
  const options = {};
  for (const change of scene.changes) {
    const wish = query.get(parameter(change.id));
    options[change.id] = change.options.some((option) => option.id === wish) ? String(wish) : change.default;
  }
  const whole = (/** @type {string} */ name) => Math.max(0, Number.parseFloat(query.get(name) ?? '') || 0);
  return { scene: scene.id, options, seed: Math.floor(whole('seed')) % 2 ** 31, minute: whole('t') };
}

/**
 * The address that stands for a choice; what is as it was is left out.
 * @param {import('./main.js').Scene} scene
 * @param {Choice} choice
 * @param {Record<string, string>} [more]
 */
export function addressOf(scene, choice, more = {}) {
  const query = new URLSearchParams({ scene: scene.id });
  for (const change of scene.changes) {
    const option = choice.options[change.id];
    if (option !== change.default) query.set(parameter(change.id), option);
  }
  if (choice.seed) query.set('seed', String(choice.seed));
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return `${location.pathname}?${query}`;
}
