// The keyboard: Space plays, arrows step, Home goes to the start. Fields keep the keys they need.

/**
 * @param {object} what
 * @param {import('./player.js').Player} what.player
 * @param {HTMLInputElement} what.scrub
 * @param {() => number} what.step minutes a press of an arrow goes
 * @param {(key: string) => boolean} [what.onKey] a key that only this drawing knows
 */
export function handleKeys({ player, scrub, step, onKey = () => false }) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    const own = target === scrub;
    if (event.key === ' ') {
      if (!own && target.closest('button, a, summary, input, select, textarea')) return;
      player.toggle();
    } else {
      if (!own && target.closest('input, select, textarea, .scroll')) return;
      if (event.key === 'ArrowRight') player.seek(player.minute + step());
      else if (event.key === 'ArrowLeft') player.seek(player.minute - step());
      else if (event.key === 'Home') player.seek(player.start);
      else if (own || !onKey(event.key)) return;
    }
    event.preventDefault();
  });
}
