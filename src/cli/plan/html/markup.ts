/** HTML that is safe to write as it is. */
export class Markup {
  public constructor(public readonly text: string) {}
}

type Part = Markup | string | number | undefined | false | readonly Part[];

/** Makes HTML of a template: everything that is put in is text and is escaped, except what is HTML already. Lists are joined, nothing is left out. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, string, i) => text + written(parts[i - 1]) + string));
}

function written(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  return Array.isArray(part)
    ? part.map(written).join('')
    : String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON for a `script` element: nothing in it can end the element. */
export function jsonMarkup(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replace(/</g, '\\u003c'));
}
