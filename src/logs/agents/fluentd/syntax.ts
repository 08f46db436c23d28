/** A value that is written down as it is: a number, a word, or a text that was quoted by one of the functions below. */
export type Raw = string | number | boolean;

/** One section of a Fluentd configuration: `<name argument>`, parameters, sections within. */
export interface Section {
  readonly name: string;
  readonly argument?: string;
  readonly parameters?: { readonly [name: string]: Raw | undefined };
  /** Sections within; a text is one that is written down as it is. */
  readonly sections?: readonly (Section | string)[];
}

/** A text in single quotes, in which Fluentd replaces nothing. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** An environment variable, read by the embedded Ruby of a double-quoted text. */
export function fromEnv(name: string): string {
  return `"#{ENV['${name}']}"`;
}

/** Texts as a JSON list. JSON strings of Fluentd embed no Ruby unless they hold `#{`, which no value here does. */
export function list(texts: readonly string[]): string {
  return JSON.stringify(texts);
}

/** A whole configuration file. */
export function render(sections: readonly (Section | string)[], indent = ''): string {
  return sections
    .map((section) => (typeof section === 'string' ? `${section.trimEnd()}\n` : renderSection(section, indent)))
    .join('');
}

function renderSection({ name, argument, parameters = {}, sections: inner = [] }: Section, indent: string): string {
  return [
    `${indent}<${name}${argument ? ` ${argument}` : ''}>\n`,
    ...Object.entries(parameters)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${indent}  ${key} ${value}\n`),
    render(inner, `${indent}  `),
    `${indent}</${name}>\n`,
  ].join('');
}
