// Where people stand in a family: a row for each generation, couples together, children below.

import { shapeOf } from './document.js';

/** @typedef {import('./document.js').Doc} Doc */
/** @typedef {{ key: string, row: number, x: number }} Standing */

const COUPLE = 1.25; // widths between two who are a couple
const APART = 1.3; // widths between others in a row
const SWEEPS = 8;

/**
 * Everyone with a tie of family to the middle, in rows (0 is the middle's own generation) and columns.
 * @param {Doc} doc
 * @returns {Standing[]}
 */
export function familyOf(doc) {
  const rows = rowsOf(doc);
  const levels = [...new Set(rows.values())].sort((a, b) => a - b);
  /** @type {Map<string, number>} */
  const x = new Map();
  const units = levels.map((level) => unitsOf(doc, [...rows.keys()].filter((key) => rows.get(key) === level)));
  for (const row of units) spread(row, x);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    for (const row of down ? units : [...units].reverse()) {
      const wish = (/** @type {string[]} */ unit) => mean(unit.flatMap((key) => wishes(doc, key, x, down)), mean(unit.map((key) => x.get(key) ?? 0), 0));
      const ordered = row.map((unit) => ({ unit, at: wish(unit) })).sort((a, b) => a.at - b.at);
      row.splice(0, row.length, ...ordered.map((each) => each.unit));
      settle(ordered, x);
    }
  }
  return [...rows].map(([key, row]) => ({ key, row, x: x.get(key) ?? 0 }));
}

/** The generation of everyone who is family, counted from the middle. @param {Doc} doc */
function rowsOf(doc) {
  /** @type {Map<string, number>} */
  const rows = new Map();
  const { middle, parents, couples } = doc.map;
  if (!middle) return rows;
  rows.set(middle, 0);
  for (let grown = true; grown; ) {
    grown = false;
    const tell = (/** @type {string} */ from, /** @type {string} */ to, /** @type {number} */ step) => {
      const row = rows.get(from);
      if (row === undefined || rows.has(to) || !(to in doc.people) || shapeOf(doc, to) !== 'person') return;
      rows.set(to, row + step);
      grown = true;
    };
    for (const { parent, child } of parents) {
      tell(child, parent, -1);
      tell(parent, child, 1);
    }
    for (const { who } of couples) {
      tell(who[0], who[1], 0);
      tell(who[1], who[0], 0);
    }
  }
  return rows;
}

/** People of a row, with couples kept together. @param {Doc} doc @param {string[]} keys */
function unitsOf(doc, keys) {
  /** @type {string[][]} */
  const units = [];
  const sorted = [...keys].sort((a, b) => age(doc, b) - age(doc, a));
  for (const key of sorted) {
    if (units.some((unit) => unit.includes(key))) continue;
    const unit = [key];
    // Those one is or was a couple with stand on either side, the last one nearest on the right.
    for (let k = 0; k < unit.length; k++) {
      for (const { who } of doc.map.couples.filter((couple) => couple.who.includes(unit[k]))) {
        const other = who[0] === unit[k] ? who[1] : who[0];
        if (!keys.includes(other) || unit.includes(other) || units.some((each) => each.includes(other))) continue;
        if (k === 0 && unit.length > 1) unit.unshift(other), (k += 1);
        else unit.push(other);
      }
    }
    units.push(unit);
  }
  return units;
}

/** @param {Doc} doc @param {string} key */
function age(doc, key) {
  const born = Number(doc.map.figures[key]?.born?.slice(0, 4));
  return born ? 3000 - born : Number(doc.people[key]?.age ?? 0) + 900;
}

/** @param {Doc} doc @param {string} key @param {Map<string, number>} x @param {boolean} down */
function wishes(doc, key, x, down) {
  const kin = doc.map.parents.filter((tie) => (down ? tie.child : tie.parent) === key).map((tie) => (down ? tie.parent : tie.child));
  return kin.flatMap((each) => x.get(each) ?? []);
}

/** @param {number[]} values @param {number} otherwise */
const mean = (values, otherwise) => (values.length ? values.reduce((a, b) => a + b, 0) / values.length : otherwise);

/** @param {string[]} unit */
const widthOf = (unit) => (unit.length - 1) * COUPLE;

/** @param {string[][]} row @param {Map<string, number>} x */
function spread(row, x) {
  let at = 0;
  for (const unit of row) {
    unit.forEach((key, i) => x.set(key, at + i * COUPLE));
    at += widthOf(unit) + APART;
  }
}

/** Put every unit as near to its wish as the others allow. @param {{ unit: string[], at: number }[]} row @param {Map<string, number>} x */
function settle(row, x) {
  /** @type {{ from: number, to: number, units: string[][], wish: number, weight: number }[]} */
  const blocks = [];
  for (const { unit, at } of row) {
    let block = { from: at - widthOf(unit) / 2, to: at + widthOf(unit) / 2, units: [unit], wish: at - widthOf(unit) / 2, weight: 1 };
    for (let last = blocks.at(-1); last && last.to + APART > block.from; last = blocks.at(-1)) {
      blocks.pop();
      const shift = last.to - last.from + APART;
      const weight = last.weight + block.weight;
      const wish = (last.wish * last.weight + (block.wish - shift) * block.weight) / weight;
      const wide = shift + (block.to - block.from);
      block = { from: wish, to: wish + wide, units: [...last.units, ...block.units], wish, weight };
    }
    blocks.push(block);
  }
  for (const block of blocks) {
    let at = block.from;
    for (const unit of block.units) {
      unit.forEach((key, i) => x.set(key, at + i * COUPLE));
      at += widthOf(unit) + APART;
    }
  }
}
