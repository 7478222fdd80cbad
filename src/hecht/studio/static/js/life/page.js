// The page of a whole life: the people round someone from birth to the end, and the lines and words with it.

import '../frame.js';
import { byId, isNarrow, wantsStill, whenWidthChanges } from '../dom.js';
import { language, number, t } from '../i18n.js';
import { handleKeys } from '../keys.js';
import { makeNotices } from '../notices.js';
import { Player } from '../player.js';
import { emptyStage } from '../stage/furniture.js';
import { addressOf, readAddress } from './address.js';
import { Chart } from './chart.js';
import { stripsOf } from './charts.js';
import { buildControls, copyLink, living, viewRow } from './parts.js';
import { Lived } from './lived.js';
import { LifeLine } from './line.js';
import { makeMoments } from './moments.js';
import { lifeStage } from './stage.js';
import { drawTable } from './table.js';
import { makeTelling } from './telling.js';
import { showPlace, showPlaying } from './transport.js';
import { ageInWords, ageToTheMonth, momentInWords, peopleInWords } from './words.js';

/** @typedef {import('./lived.js').Moment} Moment */

const PATIENCE = 400; // ms before the page says that it is waiting
const SHOW = 75; // s that a life lasts on the page
const PACES = [0.5, 1, 2.5];
const PACE_NAMES = ['slow', 'usual', 'fast'];
const AROUND = { before: 1, after: 2, show: 20 }; // years round a loss, and the seconds they last

/** @type {import('./address.js').Asked} */
const asked = JSON.parse(byId('page-data').textContent ?? '');
const scrub = /** @type {HTMLInputElement} */ (byId('scrub'));
const notices = makeNotices(byId('notices'));
const player = new Player({ onTick: draw, onState: () => showPlaying(player.playing), still: wantsStill });
const telling = makeTelling(byId('account'), (age) => player.seek(age));
const moments = makeMoments(byId('moments'), pick);
const chart = new Chart(byId('curves'), (age) => player.seek(age));

const shown = readAddress(asked);
let pace = 1;
/** @type {Lived | null} */
let life = null;
/** @type {ReturnType<typeof lifeStage> | null} */
let stage = null;
/** The loss round which the page looks now. @type {Moment | null} */
let around = null;
let patience = 0;
/** The age to begin at; kept until the life has come so far. */
let wanted = shown.age;

// --- asking, and getting --------------------------------------------------------------------------

const line = new LifeLine({ onPart, onLine: (open) => (open ? notices.hide('line') : notices.show('line', t('notice.line'))) });
/** The life behind, on a line of its own, so that neither waits for the other. @type {LifeLine | null} */
let second = null;

function ask() {
  clearTimeout(patience);
  patience = setTimeout(() => line.waiting && living.show(0), PATIENCE);
  line.ask({ ...shown.version, language, told: true });
}

function askBehind() {
  if (!shown.behind) return;
  second ??= new LifeLine({ onPart: onBehind, onLine: () => {} });
  second.ask({ options: shown.behind, number: shown.version.number, language, told: false });
}

/** @param {any} message */
function onPart(message) {
  if (message.part === 'years') return line.waiting ? living.show(message.years) : undefined;
  if (message.part === 'beside') {
    chart.strips = stripsOf(message);
    byId('strip-note').textContent = t('life.strip', { n: number(message.lives, 0) });
    byId('strip-note').hidden = false;
    drawChart();
    return;
  }
  if (message.part === 'error') {
    living.hide();
    clearTimeout(patience);
    notices.show('error', t(message.error.kind === 'input' ? 'notice.input' : 'notice.fault'), message.error.message, message.error.language);
    return;
  }
  notices.hide('error');
  if (message.part === 'whole') showLife(new Lived(message));
  else if (message.part === 'lines') showLines(new Lived(message));
  else if (!life) showLife(new Lived(message));
}

/** The lines of a life, or of its first years, are there before the rest of it. @param {Lived} lines */
function showLines(lines) {
  if (!life || around) return;
  chart.early = lines;
  drawChart();
}

/** @param {Lived} lived */
function showLife(lived) {
  const begins = !life?.whole;
  if (lived.whole) {
    clearTimeout(patience);
    living.hide();
  }
  leaveAround();
  life = lived;
  chart.life = lived;
  chart.early = null;
  player.setRange(0, lived.until);
  if (begins && !player.playing) player.minute = Math.min(wanted, lived.until);
  setPace();
  telling.use(lived.passages);
  moments.use(lived, asked.years);
  byId('command').textContent = lived.command;
  buildStage();
  drawChart();
  draw(player.minute, 0);
}

/** @param {any} message */
function onBehind(message) {
  if (message.part !== 'whole') return;
  chart.behind = new Lived(message);
  drawChart();
}

// --- drawing --------------------------------------------------------------------------------------

function buildStage() {
  if (!life) return;
  stage = lifeStage(life, isNarrow());
  byId('stage').replaceChildren(stage.svg);
}

function drawChart() {
  const { start, end } = around ? player : { start: 0, end: asked.years };
  chart.draw({ start, end }, around);
  chart.at(player.minute);
  const told = chart.told();
  byId('behind').hidden = !told;
  byId('difference').textContent = told;
  if (life) drawTable(byId('table'), life, chart.behind);
}

/** @param {number} age @param {number} seconds */
function draw(age, seconds) {
  if (!life || !stage) return;
  shown.age = age;
  const meant = around && around.who !== null ? life.people[around.who] : null;
  stage.draw(age, seconds, wantsStill(), meant);
  chart.at(age);
  const said = telling.at(age, wantsStill());
  if (byId('nowline').textContent !== said) byId('nowline').textContent = said;
  const turns = peopleInWords(life, age);
  if (byId('turns').textContent !== turns) byId('turns').textContent = turns;
  const words = around ? ageToTheMonth(age) : ageInWords(age);
  showPlace(player, words, player.playing ? null : `${said} ${turns}`);
  if (!player.playing) stage.svg.setAttribute('aria-label', `${words}. ${turns}`);
}

function setPace() {
  const usual = around ? (AROUND.before + AROUND.after) / AROUND.show : asked.years / SHOW;
  player.pace = usual * PACES[pace];
  byId('speed').textContent = t(`life.pace.${PACE_NAMES[pace]}`);
}

// --- a moment, and the year round a loss ----------------------------------------------------------

/** @param {Moment} moment */
function pick(moment) {
  if (!life) return;
  player.pause();
  if (moment.lane !== 'loss') {
    leaveAround();
    player.seek(moment.age);
    return;
  }
  around = moment;
  player.setRange(Math.max(0, moment.age - AROUND.before), Math.min(life.until, moment.age + AROUND.after));
  byId('around').hidden = false;
  byId('around-title').textContent = t('life.around', { what: momentInWords(life, moment) });
  byId('around-words').textContent = life.passages.find((each) => each.kind === 'inside' && each.age === moment.age)?.text ?? '';
  lookAround();
  player.seek(moment.age);
  byId('around-title').focus({ preventScroll: true });
  byId('around').scrollIntoView({ block: 'nearest', behavior: wantsStill() ? 'auto' : 'smooth' });
}

/** Back to the whole life. */
function leaveAround() {
  if (!around || !life) return;
  around = null;
  byId('around').hidden = true;
  player.pause();
  player.setRange(0, life.until);
  lookAround();
  draw(player.minute, 0);
}

function lookAround() {
  byId('views').hidden = !!around;
  byId('strip-note').hidden = !!around || !chart.strips;
  setPace();
  drawChart();
}

// --- what the user changes ------------------------------------------------------------------------

const remember = () => history.replaceState(null, '', addressOf(asked, shown));

/** @param {string} id @param {string} option */
function change(id, option) {
  const { options } = shown.version;
  if (!shown.behind) {
    shown.behind = { ...options };
    chart.behind = life;
  }
  shown.version.options = { ...options, [id]: option };
  if (asked.changes.every((each) => shown.version.options[each.id] === shown.behind?.[each.id])) behindAway();
  chart.strips = null; // of the lives with the other beginning
  byId('strip-note').hidden = true;
  remember();
  ask();
}

function behindAway() {
  shown.behind = null;
  chart.behind = null;
  remember();
  drawChart();
}

function another() {
  shown.version.number = (shown.version.number + 1) % asked.most;
  chart.behind = null;
  remember();
  ask();
  askBehind();
}

function showViews() {
  viewRow(byId('views'), chart.view, (view) => {
    chart.view = view;
    byId('strip-note').dataset.view = view;
    showViews();
    /** @type {HTMLElement | null} */ (document.querySelector(`#views [data-choice="${view}"]`))?.focus();
    drawChart();
  });
}

function listen() {
  byId('play').addEventListener('click', () => player.toggle());
  byId('stage').addEventListener('click', () => player.toggle());
  byId('another').addEventListener('click', another);
  byId('link').addEventListener('click', () => copyLink(addressOf(asked, shown, { t: player.minute.toFixed(1) })));
  byId('behind-away').addEventListener('click', behindAway);
  byId('around-back').addEventListener('click', () => {
    leaveAround();
    byId('play').focus();
  });
  byId('speed').addEventListener('click', () => {
    pace = (pace + 1) % PACES.length;
    setPace();
  });
  scrub.addEventListener('input', () => {
    player.pause();
    player.seek(Number(scrub.value));
  });
  document.addEventListener('hecht:cover', () => player.pause());
  document.addEventListener('hecht:theme', () => draw(player.minute, 0));
  byId('language').addEventListener('click', (event) => {
    const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
    link.href = addressOf(asked, shown, { t: player.minute.toFixed(1), lang: link.lang });
  });
  whenWidthChanges(() => {
    buildStage();
    if (life) moments.use(life, asked.years);
    draw(player.minute, 0);
  });
  new ResizeObserver(() => drawChart()).observe(byId('curves'));
  handleKeys({ player, scrub, step: () => (around ? 1 / 12 : 1), onKey: leaveByKey });
}

/** @param {string} key */
function leaveByKey(key) {
  if (key === 'Escape') leaveAround();
  return key === 'Escape';
}

byId('watch').hidden = false;
byId('stage').replaceChildren(emptyStage(900, 400, 338));
listen();
buildControls(asked, shown.version.options, change);
showViews();
showPlaying(false);
setPace();
if (/[?&](lang|t)=/.test(location.search)) remember();
ask();
askBehind();
