import { pick } from './random';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** JSON as another writer might have it: keys twice, numbers with fractions, exponents and too many digits, escapes, blanks. */
export function oddText(value: unknown, random: () => number): string {
  const share = 1 / (1 + JSON.stringify(value).length / 20);
  const isOdd = (): boolean => random() < share;
  const write = (one: Json): string => {
    if (typeof one === 'number') return isOdd() ? oddNumber(one, random) : JSON.stringify(one);
    // Go does not unescape quantities, and no client escapes them
    if (typeof one === 'string') return isOdd() && !/^[-+.\d]/.test(one) ? oddString(one, random) : JSON.stringify(one);
    if (typeof one !== 'object' || one === null) {
      return isOdd() ? pick(['null', 'true', '0', '""'], random) : JSON.stringify(one);
    }
    if (Array.isArray(one)) return `[${one.map(write).join(isOdd() ? ' ,\t' : ',')}]`;
    const entries = Object.entries(one).flatMap(([key, inner]) => {
      const entry = `${isOdd() && key !== 'apiVersion' && key !== 'kind' ? oddString(key, random) : JSON.stringify(key)}:${write(inner)}`;
      return isOdd() ? [entry, `${JSON.stringify(key)}:${write(pick([inner, null, {}], random))}`] : [entry];
    });
    return `{${entries.join(isOdd() ? '\n, ' : ',')}}`;
  };
  return write(JSON.parse(JSON.stringify(value)) as Json);
}

function oddNumber(value: number, random: () => number): string {
  return pick(
    [
      `${value}.0`,
      `${value}e0`,
      `${value}0e-1`,
      `${value}E+1`,
      `-${Math.abs(value)}`,
      '9223372036854775807',
      '9223372036854775808',
      '-0',
      '0.0',
      '1e400',
      `${value}.5`,
    ],
    random,
  );
}

function oddString(text: string, random: () => number): string {
  const escaped = Array.from(text, (character) =>
    character < '\u0080' ? `\\u00${character.charCodeAt(0).toString(16).padStart(2, '0')}` : character,
  ).join('');
  return `"${pick([escaped, escaped, `${escaped}\\ud800`, `\\udc00${escaped}`, `${escaped}\\u0000`], random)}"`;
}
