// What the server says is wrong, in the language it says it in.

import { h } from './dom.js';

/** @typedef {{ text: string, language: string, line?: number | null }} Told */

/** The reason in an answer that refuses; null where it gives none. @param {Response | null} answer @returns {Promise<Told | null>} */
export async function reason(answer) {
  try {
    const { error, message, language, line } = await /** @type {Response} */ (answer).json();
    const text = String(error ?? message ?? '');
    return text ? { text, language: String(language ?? 'en'), line } : null;
  } catch {
    return null;
  }
}

/** A reason to show under a sentence of the page. @param {Told | null | undefined} told */
export const toldSmall = (told) => (told ? h('small', { lang: told.language }, told.text) : null);
