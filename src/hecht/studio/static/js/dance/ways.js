// Under the dance: how hard it lands, the ways out, and a scene that plays it.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { addressOf, inOrder } from './circle.js';

/** @typedef {import('./circle.js').Dance} Dance */
/** @typedef {import('../own/keeping.js').Keeping<Dance>} DanceKeeping */
/** @typedef {{ id: string, say: string, small: string, example: string }} MoveWords */

/** Where it starts, and how hard it lands. @param {HTMLElement} host @param {{ id: string, say: string }[]} heats @param {DanceKeeping} keeping */
export function makeHeat(host, heats, keeping) {
  const about = /** @type {HTMLInputElement} */ (h('input', { class: 'written', id: 'about', type: 'text', maxlength: 200, autocomplete: 'off', placeholder: t('dance.about_example'), oninput: () => keeping.edit('about', (doc) => void (doc.about = about.value)) }));
  const range = /** @type {HTMLInputElement} */ (h('input', { id: 'how-hard', type: 'range', min: 0, max: heats.length - 1, step: 1, oninput: () => keeping.edit('heat', (doc) => void (doc.heat = heats[Number(range.value)].id)) }));
  const output = h('output', { for: 'how-hard' });
  host.replaceChildren(
    h('h2', {}, t('dance.start')),
    h('label', { class: 'field-name', for: 'about' }, t('dance.about')),
    about,
    h('div', { class: 'asked' }, h('label', { for: 'how-hard' }, t('dance.how_hard')), output),
    range,
  );
  return {
    show() {
      if (document.activeElement !== about) about.value = keeping.doc.about;
      const place = Math.max(0, heats.findIndex((heat) => heat.id === keeping.doc.heat));
      range.value = String(place);
      range.style.setProperty('--filled', `${(place / (heats.length - 1)) * 100}%`);
      range.setAttribute('aria-valuetext', heats[place].say);
      output.textContent = heats[place].say;
    },
  };
}

/** The ways out: each may be kept ready, in the words of the two. @param {HTMLElement} host @param {MoveWords[]} moves @param {DanceKeeping} keeping */
export function makeMoves(host, moves, keeping) {
  const rows = moves.map((move) => moveRow(move, keeping));
  host.replaceChildren(h('h2', {}, t('dance.out')), h('p', { class: 'section-lead' }, t('dance.out_lead')), h('ul', { class: 'moves' }, rows.map((row) => row.item)));
  return {
    show: () => rows.forEach((row) => row.show()),
  };
}

/** @param {MoveWords} move @param {DanceKeeping} keeping */
function moveRow(move, keeping) {
  const mine = () => keeping.doc.moves.find((each) => each.move === move.id);
  const box = /** @type {HTMLInputElement} */ (h('input', { type: 'checkbox', id: `move-${move.id}` }));
  box.addEventListener('change', () =>
    keeping.edit('', (doc) => {
      doc.moves = doc.moves.filter((each) => each.move !== move.id);
      if (box.checked) doc.moves.push({ move: move.id, words: '', when: '', where: '' });
    }),
  );
  /** @param {'words' | 'when' | 'where'} key @param {string} name @param {string} example */
  const field = (key, name, example) => {
    const input = /** @type {HTMLInputElement} */ (h('input', { class: 'written', type: 'text', maxlength: key === 'words' ? 400 : 120, autocomplete: 'off', placeholder: example, 'aria-label': `${name} ${move.say}`, oninput: () => keeping.edit(`${move.id}.${key}`, () => void (mine() && Object.assign(mine() ?? {}, { [key]: input.value }))) }));
    return { input, key, label: h('label', { class: 'move-field' }, h('span', {}, name), input) };
  };
  const fields = [field('words', t('dance.move_words'), move.example)];
  if (move.id === 'pause') fields.push(field('when', t('dance.back_when'), t('dance.back_when_example')), field('where', t('dance.back_where'), t('dance.back_where_example')));
  const more = h('div', { class: 'move-more' }, fields.map((each) => each.label), move.id === 'need' ? h('a', { class: 'quiet', href: '/look#sentence' }, t('dance.sentence')) : null);
  const item = h('li', { class: 'move' }, h('div', { class: 'move-top' }, box, h('label', { for: box.id }, h('b', {}, move.say), h('small', {}, move.small))), more);
  return {
    item,
    show() {
      const chosen = mine();
      box.checked = Boolean(chosen);
      more.hidden = !chosen;
      item.classList.toggle('chosen', Boolean(chosen));
      for (const { input, key } of fields) if (document.activeElement !== input) input.value = chosen?.[key] ?? '';
    },
  };
}

/**
 * A scene that plays a dance like this one.
 * @param {HTMLElement} host
 * @param {(Parameters<typeof addressOf>[0] & { id: string, say: string, small: string, fits: string[][] })[]} plays
 * @param {DanceKeeping} keeping
 * @param {(who: import('./circle.js').Who) => string} nameOf
 */
export function makePlays(host, plays, keeping, nameOf) {
  const list = h('ul', { class: 'plays' });
  host.replaceChildren(h('h2', {}, t('dance.see')), h('p', { class: 'section-lead' }, t('dance.see_lead')), list, h('p', { class: 'small' }, t('dance.see_honest')));
  return {
    show() {
      list.replaceChildren(
        ...inOrder(plays, keeping.doc).map((play, i) =>
          h(
            'li',
            { class: 'play-row' },
            h('span', {}, h('b', {}, play.say), h('small', {}, play.small.replace('{one}', nameOf('one')).replace('{other}', nameOf('other')))),
            h('a', { class: i === 0 ? 'go' : 'plain-button', href: addressOf(play, keeping.doc), 'data-play': play.id, 'aria-label': `${t('dance.play')}: ${play.say}` }, t('dance.play')),
          ),
        ),
      );
    },
  };
}
