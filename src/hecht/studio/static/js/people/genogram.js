// The genogram: squares, circles and diamonds; who was a couple, and who raised whom.

import { h, label, s } from '../dom.js';
import { t } from '../i18n.js';
import { inWords } from './days.js';
import { bondName, figureOf, isDead, nameOf, others, seenAt } from './document.js';
import { familyOf } from './kinship.js';
import { rowsOf } from './drawing.js';
import { zigzag } from './lines.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./document.js').Doc} Doc */
/** @typedef {{ key: string, x: number, y: number }} Placed */

const COLUMN = 122;
const ROW = 190;
const HALF = 27; // half a symbol
const EDGE = 80;

/** @param {Desk} desk */
export function drawGenogram(desk) {
  const { doc } = desk;
  const family = familyOf(doc);
  const left = Math.min(...family.map((each) => each.x));
  const top = Math.min(...family.map((each) => each.row));
  const placed = family.map(({ key, x, row }) => ({ key, x: (x - left) * COLUMN + EDGE, y: (row - top) * ROW + 64 }));
  const at = new Map(placed.map((each) => [each.key, each]));
  const width = Math.max(420, ...placed.map((each) => each.x + EDGE));
  const height = Math.max(...placed.map((each) => each.y)) + 96;
  const shift = (width - Math.max(...placed.map((each) => each.x)) - Math.min(...placed.map((each) => each.x))) / 2;
  const svg = s(
    'svg',
    { class: 'map genogram', viewBox: `${-shift} 0 ${width} ${height}`, role: 'group', 'aria-label': t('people.genogram.of', { name: nameOf(doc, doc.map.middle ?? '') }) },
    doc.map.couples.flatMap((couple) => coupleLine(couple, at)),
    childLines(doc, at),
    feelings(desk, at),
    placed.map((each) => person(desk, each)),
  );
  svg.style.setProperty('max-width', `${Math.max(420, width) * 1.15}px`);
  const absent = others(doc).filter((key) => !at.has(key));
  const note = absent.length ? h('p', { class: 'small' }, t('people.genogram.absent', { names: absent.map((key) => nameOf(doc, key)).join(', ') })) : null;
  return h('div', { class: 'genogram-box' }, svg, key(), note);
}

/** @param {Desk} desk @param {Placed} place */
function person(desk, { key, x, y }) {
  const { doc, when, view } = desk;
  const known = figureOf(doc, key);
  const middle = key === doc.map.middle;
  const outline = (/** @type {number} */ half) =>
    known.gender === 'man'
      ? s('rect', { class: 'symbol', x: -half, y: -half, width: 2 * half, height: 2 * half })
      : known.gender === 'woman'
        ? s('circle', { class: 'symbol', r: half })
        : s('path', { class: 'symbol', d: `M0 ${-half * 1.18}L${half * 1.18} 0L0 ${half * 1.18}L${-half * 1.18} 0Z` });
  const dead = isDead(doc, key, when);
  const cross = HALF * (known.gender === 'man' ? 1 : 0.71);
  const years = [known.born?.slice(0, 4), dead ? known.died?.slice(0, 4) : null];
  const dates = years[1] ? `${years[0] ?? ''}–${years[1]}` : (years[0] ?? '');
  const rows = rowsOf(nameOf(doc, key));
  const name = s('text', { class: 'map-name', 'text-anchor': 'middle', y: HALF + 24 });
  name.append(...rows.map((row, i) => Object.assign(s('tspan', { x: 0, dy: i ? 18 : 0 }), { textContent: row })));
  const said = [nameOf(doc, key), genderWord(known.gender), middle ? t('people.me') : '', dead && known.died ? t('people.died', { date: inWords(known.died) }) : ''];
  const node = s(
    'g',
    { class: `node${key === view.selected ? ' on' : ''}`, transform: `translate(${x} ${y})`, tabindex: 0, role: 'button', 'data-key': key, 'aria-label': said.filter(Boolean).join(', ') },
    s('rect', { class: 'hit', x: -46, y: -HALF - 12, width: 92, height: 2 * HALF + 44 + rows.length * 18, rx: 14 }),
    outline(HALF),
    middle ? outline(HALF - 6) : null,
    known.gender === 'nonbinary' ? s('circle', { class: 'inner', r: 5 }) : null,
    dead ? s('path', { class: 'symbol', d: `M${-cross} ${-cross}L${cross} ${cross}M${cross} ${-cross}L${-cross} ${cross}` }) : null,
    name,
    dates ? label({ class: 'years-of', 'text-anchor': 'middle', y: HALF + 24 + rows.length * 18 }, dates) : null,
  );
  node.addEventListener('click', () => desk.select(key));
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    desk.openSheet(key);
  });
  return node;
}

/** @param {string | null} gender */
const genderWord = (gender) => (gender === 'woman' ? t('people.gender.woman') : gender === 'man' ? t('people.gender.man') : gender === 'nonbinary' ? t('people.gender.nonbinary') : '');

/** Married is a whole line, together a dashed one; one stroke apart, two divorced. @param {import('./document.js').Couple} couple @param {Map<string, Placed>} at */
function coupleLine({ who, how, ended, since, until }, at) {
  const [a, b] = who.map((key) => at.get(key)).sort((one, two) => (one?.x ?? 0) - (two?.x ?? 0));
  if (!a || !b) return [];
  const far = b.x - a.x > COLUMN * 1.4;
  const drop = far ? 44 : 0;
  const d = drop ? `M${a.x} ${a.y + HALF}V${a.y + HALF + drop}H${b.x}V${b.y + HALF}` : `M${a.x + HALF} ${a.y}H${b.x - HALF}`;
  const y = drop ? a.y + HALF + drop : a.y;
  const middle = (a.x + b.x) / 2;
  const strokes = ended === 'divorced' ? [-12, -4] : ended === 'apart' ? [-8] : [];
  const years = [since?.slice(0, 4), until?.slice(0, 4)];
  const words = years[1] ? `${years[0] ?? ''}–${years[1]}` : (years[0] ?? '');
  return [
    s('path', { class: `couple ${how}`, d }),
    ...strokes.map((by) => s('path', { class: 'ended', d: `M${middle + by - 5} ${y + 11}L${middle + by + 5} ${y - 11}` })),
    ...(words ? [label({ class: 'years-of', 'text-anchor': 'middle', x: middle, y: y - 15 }, words)] : []),
  ];
}

/** A line from whoever raised a child: whole by birth, dashed adopted, dotted fostered. @param {Doc} doc @param {Map<string, Placed>} at */
function childLines(doc, at) {
  const children = Map.groupBy(doc.map.parents, (tie) => tie.child);
  return [...children].flatMap(([child, ties]) => {
    const place = at.get(child);
    if (!place) return [];
    // Two who are a couple and raised the child in the same way share one line; others have their own.
    const left = [...ties];
    const sets = [];
    while (left.length) {
      const tie = /** @type {import('./document.js').Parenting} */ (left.shift());
      const twin = left.findIndex((each) => doc.map.couples.some((couple) => couple.who.includes(tie.parent) && couple.who.includes(each.parent)));
      sets.push(twin >= 0 ? [tie, ...left.splice(twin, 1)] : [tie]);
    }
    return sets.flatMap((set, i) => oneSet(set, place, at, (i - (sets.length - 1) / 2) * 12));
  });
}

/** @param {import('./document.js').Parenting[]} ties @param {Placed} child @param {Map<string, Placed>} at @param {number} aside */
function oneSet(ties, child, at, aside) {
  const parents = ties.flatMap((tie) => at.get(tie.parent) ?? []);
  if (!parents.length) return [];
  const [a, b] = [...parents].sort((one, two) => one.x - two.x);
  const far = b && b.x - a.x > COLUMN * 1.4;
  const from = b ? { x: (a.x + b.x) / 2, y: far ? a.y + HALF + 44 : a.y } : { x: a.x, y: a.y + HALF + 44 };
  const bend = child.y - HALF - 34 + aside;
  const start = b ? '' : `M${a.x} ${a.y + HALF + 44}`;
  const path = `${start || `M${from.x} ${from.y}`}V${bend}H${child.x + aside}V${child.y - HALF - 2}`;
  const ways = [...new Set(ties.map((tie) => tie.how))];
  if (ways.length === 1 || !b) return [s('path', { class: `raised ${ways[0]}`, d: path })];
  // By one by birth and by the other not: both lines run beside each other.
  return ties.map((tie, i) => s('path', { class: `raised ${tie.how}`, d: `M${from.x + i * 7 - 3.5} ${from.y}V${bend + i * 7 - 3.5}H${child.x + aside + i * 7 - 3.5}V${child.y - HALF - 2}` }));
}

/** What is tense or broken between family. @param {Desk} desk @param {Map<string, Placed>} at */
function feelings({ doc, when }, at) {
  const bonds = new Set([...Object.keys(doc.map.bonds)]);
  return [...bonds].flatMap((bond) => {
    const [owner, other] = bond.split(' -> ');
    const [a, b] = [at.get(owner), at.get(other)];
    const seen = seenAt(doc, bondName(owner, other), when);
    if (!a || !b || !seen || seen.line === 'plain') return [];
    const far = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const edge = (/** @type {Placed} */ from, /** @type {Placed} */ to) => ({ x: from.x + ((to.x - from.x) / far) * (HALF + 6), y: from.y + ((to.y - from.y) / far) * (HALF + 6) });
    const [from, to] = [edge(a, b), edge(b, a)];
    if (a.y === b.y && far > COLUMN * 1.6) return over(a, b, seen.line);
    if (seen.line === 'tense') return [s('path', { class: 'feeling tense', d: zigzag(from, to, 5, 9) })];
    const part = (/** @type {number} */ k) => `${(from.x + (to.x - from.x) * k).toFixed(1)} ${(from.y + (to.y - from.y) * k).toFixed(1)}`;
    return [s('path', { class: 'feeling broken', d: `M${part(0)}L${part(0.42)}M${part(0.58)}L${part(1)}` })];
  });
}

/** Over the heads of those who stand between. @param {Placed} a @param {Placed} b @param {string} line */
function over(a, b, line) {
  const y = a.y - HALF - 14;
  const [from, to] = [{ x: a.x + Math.sign(b.x - a.x) * 10, y }, { x: b.x - Math.sign(b.x - a.x) * 10, y }];
  const middle = (from.x + to.x) / 2;
  const across = line === 'tense' ? zigzag(from, to, 5, 9) : `M${from.x} ${y}H${middle - 12}M${middle + 12} ${y}H${to.x}`;
  return [s('path', { class: 'feeling', d: `M${from.x} ${a.y - HALF}V${y}${across}M${to.x} ${y}V${b.y - HALF}` })];
}

/** How to read it. */
function key() {
  const drawing = (/** @type {SVGElement[]} */ ...parts) => s('svg', { viewBox: '-20 -12 40 24', width: 40, height: 24, 'aria-hidden': 'true' }, parts);
  const line = (/** @type {string} */ words, /** @type {SVGElement[]} */ ...parts) => h('li', {}, drawing(...parts), words);
  return h(
    'ul',
    { class: 'map-key signs' },
    line(t('people.gender.man'), s('rect', { class: 'symbol', x: -8, y: -8, width: 16, height: 16 })),
    line(t('people.gender.woman'), s('circle', { class: 'symbol', r: 8 })),
    line(t('people.genogram.other'), s('path', { class: 'symbol', d: 'M0-10L10 0L0 10L-10 0Z' })),
    line(t('people.genogram.nonbinary'), s('path', { class: 'symbol', d: 'M0-10L10 0L0 10L-10 0Z' }), s('circle', { class: 'inner', r: 2.6 })),
    line(t('people.couple.married'), s('path', { class: 'couple married', d: 'M-18 0H18' })),
    line(t('people.couple.together'), s('path', { class: 'couple together', d: 'M-18 0H18' })),
    line(t('people.couple.apart'), s('path', { class: 'couple together', d: 'M-18 0H18' }), s('path', { class: 'ended', d: 'M-4 9L4-9' })),
    line(t('people.couple.divorced'), s('path', { class: 'couple married', d: 'M-18 0H18' }), s('path', { class: 'ended', d: 'M-8 9L0-9M0 9L8-9' })),
    line(t('people.raised.adoptive'), s('path', { class: 'raised adoptive', d: 'M0-12V12' })),
    line(t('people.raised.foster'), s('path', { class: 'raised foster', d: 'M0-12V12' })),
    line(t('people.raised.step'), s('path', { class: 'raised step', d: 'M0-12V12' })),
  );
}
