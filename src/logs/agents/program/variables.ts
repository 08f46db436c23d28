/*
 * `$` begins a variable in the configurations of some agents, of which most take two for one. Signs for private use mark what is meant as a variable until the
 * configuration is written.
 */

const BEGIN = '\u{f0010}';
const END = '\u{f0011}';
const DOLLAR = '\u{f0012}';

/** The value of an environment variable. */
export const env = (name: string): string => `${BEGIN}${name}${END}`;

function inTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => inTexts(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inTexts(each, change)]));
}

/** Keeps a piece of configuration as its user wrote it. */
export const asWritten = (value: unknown): unknown => inTexts(value, (text) => text.replaceAll('$', DOLLAR));

/** The configuration with its variables, which begin as the agent has it, and no others. */
export const withVariables = (configuration: object, begin: '${' | '${env:', dollar: '$' | '$$' = '$$'): unknown =>
  inTexts(configuration, (text) =>
    text
      .replaceAll('$', () => dollar)
      .replaceAll(BEGIN, begin)
      .replaceAll(END, '}')
      .replaceAll(DOLLAR, '$'),
  );

/** The pieces of a text around its variables: those at odd places are names of variables. */
export const aroundVariables = (text: string): string[] =>
  text.split(new RegExp(`${BEGIN}|${END}`, 'u')).map((piece) => piece.replaceAll(DOLLAR, '$'));
