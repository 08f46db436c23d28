import { oneLine } from '../../one-line';

/** HTML that needs no escaping. */
export class Markup {
  public constructor(public readonly text: string) {}
}

type Part = Markup | string | number | undefined | false | readonly Part[];

/**
 * Makes HTML from a template. Values are escaped unless they are `Markup`. Lists are joined; undefined and false become
 * empty.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, string, i) => text + written(parts[i - 1]) + string));
}

function written(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  return Array.isArray(part)
    ? part.map(written).join('')
    : oneLine(String(part)).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON for a `script` element. It cannot end the element. */
export function jsonMarkup(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replace(/</g, '\\u003c'));
}
