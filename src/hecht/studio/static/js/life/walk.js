// A group of buttons that is one stop of the tabulator; keys walk from one to the next.

/**
 * @param {HTMLElement} host
 * @param {Record<string, number>} steps how far a key goes; Infinity is the last, -Infinity the first
 */
export function walkable(host, steps) {
  /** @type {HTMLElement[]} */
  let buttons = [];
  /** @param {number} place */
  const stopAt = (place) => buttons.forEach((button, i) => (button.tabIndex = i === place ? 0 : -1));
  host.addEventListener('keydown', (event) => {
    const here = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const step = steps[event.key];
    if (here < 0 || step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.min(buttons.length - 1, Math.max(0, here + step));
    stopAt(next);
    buttons[next].focus();
  });
  return {
    /** @param {HTMLElement[]} made in the order in which one walks */
    use(made) {
      buttons = made;
      stopAt(0);
    },
    /** Let the tabulator stop at a button, unless someone is walking now. @param {Element | null} button */
    stopAt(button) {
      if (button && !host.contains(document.activeElement)) stopAt(buttons.indexOf(/** @type {HTMLElement} */ (button)));
    },
  };
}
