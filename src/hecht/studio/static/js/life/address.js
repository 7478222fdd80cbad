// Which life is shown lives in the address of the page, so that it can be shared and gone back to.

/** @typedef {import('../scene.js').Change} Change */
/** @typedef {{ first: number, most: number, years: number, changes: Change[] }} Asked */
/** The answers, and which of the lives with this beginning. @typedef {{ options: Record<string, string>, number: number }} Version */
/** @typedef {{ version: Version, behind: Record<string, string> | null, age: number }} Shown */

/** @param {string | null} text */
const count = (text) => Math.max(0, Number.parseFloat(text ?? '') || 0);

/** @param {Asked} asked @param {(id: string) => string | null | undefined} wish */
function optionsFrom(asked, wish) {
  const known = (/** @type {Change} */ change) => change.options.some((option) => option.id === wish(change.id));
  return Object.fromEntries(asked.changes.map((change) => [change.id, known(change) ? String(wish(change.id)) : change.default]));
}

/** @param {Asked} asked @param {Record<string, string>} options */
const changed = (asked, options) => asked.changes.filter((change) => options[change.id] !== change.default);

/** @param {Asked} asked @returns {Shown} */
export function readAddress(asked) {
  const query = new URLSearchParams(location.search);
  const number = query.has('life') ? Math.min(Math.floor(count(query.get('life'))), asked.most - 1) : asked.first;
  const beside = query.get('with');
  const wishes = new Map((beside ?? '').split(',').map((each) => /** @type {[string, string]} */ (each.split(':', 2))));
  return {
    version: { options: optionsFrom(asked, (id) => query.get(id)), number },
    behind: beside === null ? null : optionsFrom(asked, (id) => wishes.get(id)),
    age: count(query.get('t')),
  };
}

/** @param {Asked} asked @param {Shown} shown @param {Record<string, string>} [more] */
export function addressOf(asked, { version, behind }, more = {}) {
  const query = new URLSearchParams();
  for (const change of changed(asked, version.options)) query.set(change.id, version.options[change.id]);
  if (version.number !== asked.first) query.set('life', String(version.number));
  if (behind) query.set('with', changed(asked, behind).map((change) => `${change.id}:${behind[change.id]}`).join(','));
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const text = query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return `/life${text ? `?${text}` : ''}`;
}
