// What can be noticed in a sentence for someone close. The patterns come from the server and are the
// same that the program itself uses; the text stays in this page.

/** @typedef {{ id: string, whole?: boolean, pattern: string, not?: string }} Kind */
/** @typedef {{ cut: string, subject: string, you: string[], kinds: Kind[] }} Patterns */

/** Small letters without accents, plain apostrophes, single spaces. @param {string} text */
export const simplified = (text) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’]/g, "'")
    .replace(/[^\S\n]+/g, ' ');

/** What is noticed, each at most once. @param {string} text @param {Patterns} patterns */
export function notices(text, patterns) {
  const plain = simplified(text);
  const clauses = plain.split(new RegExp(patterns.cut)).filter((clause) => {
    const first = clause.match(new RegExp(patterns.subject));
    return first !== null && patterns.you.includes(first[0]);
  });
  return patterns.kinds.filter((kind) => (kind.whole ? [plain] : clauses).some((place) => holds(kind, place))).map((kind) => kind.id);
}

/** @param {Kind} kind @param {string} place */
function holds(kind, place) {
  let text = place;
  if (kind.not && kind.whole) text = text.replace(new RegExp(kind.not, 'g'), ' ');
  else if (kind.not && new RegExp(kind.not).test(text)) return false;
  return new RegExp(kind.pattern).test(text);
}
