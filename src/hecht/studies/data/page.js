// The evidence page: what CSS alone cannot do. Without this script the page can still be read and
// its areas opened; with it, rows are found by words and by area, and a link opens what it leads to.

const page = /** @type {HTMLElement} */ (document.querySelector('.evidence .rows')?.closest('section'));

/** @template {HTMLElement} T @param {string} id @returns {T} */
const at = (id) => /** @type {T} */ (document.getElementById(id));

/** Open everything around an element. @param {Element | null} element */
function unfold(element) {
  for (let around = element?.closest('details'); around; around = around.parentElement?.closest('details')) around.open = true;
}

function followLink() {
  const name = decodeURIComponent(location.hash.slice(1));
  const row = name ? document.getElementById(name) : null;
  if (!row) return;
  if (row.hidden || row.closest('[hidden]')) clear();
  unfold(row);
  row.scrollIntoView({ block: 'start' });
}

/** What a row can be found by. @param {Element} row */
const textOf = (row) => (row.textContent ?? '').toLowerCase();

function clear() {
  at('rows-filter').querySelectorAll('input, select').forEach((field) => {
    const input = /** @type {HTMLInputElement} */ (field);
    if (input.type === 'radio') input.checked = input.value === '';
    else if (input.type === 'checkbox') input.checked = false;
    else input.value = '';
  });
  filter();
}

function filter() {
  const words = /** @type {HTMLInputElement} */ (at('find-row')).value.toLowerCase().split(/\s+/).filter(Boolean);
  const area = /** @type {HTMLSelectElement} */ (at('find-area')).value;
  const verdict = /** @type {HTMLInputElement | null} */ (page.querySelector('[name=show]:checked'))?.value ?? '';
  const only = [...page.querySelectorAll('[name=only]:checked')].map((box) => /** @type {HTMLInputElement} */ (box).value);
  const narrowed = Boolean(words.length || area || verdict || only.length);
  let shown = 0;
  for (const part of /** @type {NodeListOf<HTMLDetailsElement>} */ (page.querySelectorAll('.area'))) {
    let here = 0;
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll('.row'))) {
      const kept = (!area || part.id === area) && (!verdict || row.classList.contains(verdict)) && only.every((name) => row.classList.contains(name)) && words.every((word) => textOf(row).includes(word));
      row.hidden = !kept;
      if (kept) here += 1;
    }
    part.hidden = here === 0;
    if (narrowed) part.open = here > 0;
    shown += here;
  }
  if (!narrowed) for (const part of page.querySelectorAll('.area')) part.removeAttribute('open');
  const count = at('rows-shown');
  count.textContent = (count.dataset.says ?? '').replace('{shown}', String(shown));
  at('rows-clear').hidden = !narrowed;
}

if (page) {
  for (const part of page.querySelectorAll('.needs-script')) part.removeAttribute('hidden');
  const form = at('rows-filter');
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  at('rows-clear').addEventListener('click', () => {
    clear();
    at('find-row').focus();
  });
  filter();
  addEventListener('hashchange', followLink);
  followLink();
}
