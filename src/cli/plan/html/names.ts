import { each, html, Markup } from './markup';
import { counted } from '../words';

export const name = (text: string): Markup => html`<bdi class="name">${text}</bdi>`;

/** A folded list of names, which may be thousands. */
export function folded(names: readonly string[], noun: string): Markup {
  return names.length === 0
    ? html`<span class="none">none</span>`
    : html`<details><summary>${counted(names.length, noun)}</summary><p class="names">${each(names, (one) => html`${name(one)} `)}</p></details>`;
}
