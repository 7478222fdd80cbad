// What a scene is, as the server describes it, and a few questions one can ask of it.

/** @typedef {import('./i18n.js').Text} Text */
/** @typedef {{ id: string, say: Text, small: Text | null }} Option */
/** @typedef {{ id: string, kind: 'choice' | 'slider', ask: Text, options: Option[], ends: [Text, Text] | null, default: string }} Change */
/**
 * @typedef {object} Scene
 * @property {string} id
 * @property {Text} title
 * @property {Text | null} story
 * @property {Text} question
 * @property {string} theme
 * @property {string} stage
 * @property {number} days that go by while one watches
 * @property {number} days_before that went by before
 * @property {string[]} bonds such as "anna -> ben"
 * @property {{ people: Record<string, number>, bonds: Record<string, Record<string, number>> }} pose a still picture
 * @property {Record<string, { kind: string, name: Text, age: number | null }>} people
 * @property {Change[]} changes
 * @property {{ text: Text, changes: Record<string, string>, at: number | null }[]} try_this
 * @property {string[]} watch
 */

/** How a scene can be looked at. @typedef {'room' | 'loop' | 'rings' | 'life'} Sight */

const LONG = 10; // days; from here on a scene is a film
const A_LIFE = 300; // days before, from which it is worth watching what came before

/** What a scene begins with. @param {Scene} scene @returns {Record<string, string>} */
export const defaultsOf = (scene) => Object.fromEntries(scene.changes.map((each) => [each.id, each.default]));

/** The people that the curves are about, in their order, then the others. @param {Pick<Scene, 'people' | 'watch'>} scene */
export function castOf(scene) {
  const people = Object.keys(scene.people);
  const watched = scene.watch.map((each) => each.slice(0, each.lastIndexOf('.')).split(' -> ')[0]);
  const owners = [...new Set(watched)].filter((name) => people.includes(name));
  return { owners, others: people.filter((name) => !owners.includes(name)) };
}

/** Whether a scene plays in days and years. @param {Pick<Scene, 'days'>} scene */
export const isFilm = (scene) => scene.days >= LONG;

/**
 * The two grown people who dance, or null: both watched, or the only two there are.
 * @param {Scene} scene
 * @returns {[string, string] | null}
 */
export function coupleOf(scene) {
  if (scene.stage !== 'evening' || isFilm(scene)) return null;
  const { owners, others } = castOf(scene);
  const [a, b] = [...owners, ...others].filter((name) => scene.people[name].kind === 'adult');
  if (!a || !b) return null;
  const both = scene.bonds.includes(`${a} -> ${b}`) && scene.bonds.includes(`${b} -> ${a}`);
  const alone = Object.keys(scene.people).length === 2 || owners.includes(b);
  return both && alone ? [a, b] : null;
}

/** The ways in which a scene can be looked at; the first is the one it opens with. @param {Scene} scene @returns {Sight[]} */
export function sightsOf(scene) {
  /** @type {Sight[]} */
  const sights = isFilm(scene) ? ['rings', 'room'] : ['room'];
  if (coupleOf(scene)) sights.push('loop');
  if (scene.days_before >= A_LIFE) sights.push('life');
  return sights;
}
