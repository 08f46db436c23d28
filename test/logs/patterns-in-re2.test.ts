import * as fc from 'fast-check';
import { RE2JS } from 're2js';
import { parsePattern } from '../../src/logs/patterns/parse-pattern';
import { Pattern } from '../../src/logs/patterns/pattern';
import { JAVASCRIPT, printPattern, RE2 } from '../../src/logs/patterns/print-pattern';

/*
 * RE2 as the witness: every pattern that is accepted here is one of RE2, and finds what RE2 finds, as its user wrote it and as agents get it.
 */

const ATOMS = [
  ...['a', 'b', 'k', 'S', '7', ' ', '-', '_', ':', '/', '"', '.', 'é', '🐳', '^', '$', ','],
  ...['\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '\\b', '\\B', '\\.', '\\\\', '\\n', '\\t', '\\[', '\\x41'],
  ...[
    '[a-c]',
    '[^a]',
    '[\\d_]',
    '[[:alpha:]]',
    '[[:^digit:]x]',
    '[^\\s"]',
    '[é-ü]',
    '[.]',
    '[\\]a]',
    '[x-z7]',
    '[^\\w]',
  ],
];
/** What is refused, or read in some other way by some engine. */
const ODD = [
  '}',
  '\\p{L}',
  '\\1',
  '\\A',
  '\\z',
  '\\h',
  '[a-]',
  '[]a]',
  '[]',
  '[',
  '{',
  '(?=a)',
  '\\x{41}',
  '\\Qa\\E',
  '[&&]',
];
const REPEATS = ['', '', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{0,2}?', '{,2}', '{2,}'];

const { source } = fc.letrec<{ source: string; piece: string }>((tie) => ({
  source: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc
    .tuple(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        { weight: 40, arbitrary: fc.constantFrom(...ATOMS) },
        { weight: 1, arbitrary: fc.constantFrom(...ODD) },
        { weight: 5, arbitrary: tie('source').map((inner) => `(${inner})`) },
        { weight: 5, arbitrary: tie('source').map((inner) => `(?:${inner}|${inner.length % 2 ? 'ab' : ''})`) },
        {
          weight: 5,
          arbitrary: fc
            .tuple(fc.constantFrom('x', 'y', 'x1'), tie('source'))
            .map(([name, inner]) => `(?P<${name}>${inner})`),
        },
        { weight: 5, arbitrary: fc.tuple(tie('source'), tie('source')).map(([one, other]) => `(${one}|${other})`) },
      ),
      fc.constantFrom(...REPEATS),
    )
    .map(([atom, repeat]) => `${atom}${repeat}`),
}));
const pattern = fc
  .tuple(fc.constantFrom('', '', '', '(?i)', '(?s)', '(?is)'), source)
  .map(([flags, text]) => flags + text);

// the sign of Kelvin and the long s are k and s without case to RE2, and to no pattern here
const text = fc
  .array(fc.constantFrom(...'aabbcABCkKsS779 -_:/".\n\t\\[]éü🐳^${},|x'), { maxLength: 14 })
  .map((letters) => letters.join(''));

/** What is found first: where, and what the named groups hold. */
type Found = readonly [number, string, { readonly [group: string]: string | null }] | undefined;

function byRe2(expression: string, { groups }: Pattern, given: string): Found {
  const matcher = RE2JS.compile(expression).matcher(given);
  if (!matcher.find()) return undefined;
  return [matcher.start(), matcher.group()!, Object.fromEntries(groups.map((name) => [name, matcher.group(name)]))];
}

function byJavaScript(expression: string, { groups }: Pattern, given: string): Found {
  const found = new RegExp(expression, 'u').exec(given);
  return found
    ? [found.index, found[0], Object.fromEntries(groups.map((name) => [name, found.groups![name] ?? null]))]
    : undefined;
}

const accepted = (given: string): Pattern | undefined => {
  try {
    return parsePattern(given);
  } catch {
    return undefined;
  }
};

test('what is accepted is RE2, and finds what RE2 finds', () => {
  let count = 0;
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 8, maxLength: 8 }), (expression, texts) => {
      const understood = accepted(expression);
      if (!understood) return;
      count += 1;
      for (const given of texts) {
        const expected = byRe2(expression, understood, given);
        expect([given, byRe2(printPattern(understood, RE2), understood, given)]).toEqual([given, expected]);
        const found = byJavaScript(printPattern(understood, JAVASCRIPT), understood, given);
        // V8 finds the empty text between the two halves of a character as well
        if (found?.[1] !== '') expect([given, found]).toEqual([given, expected]);
      }
    }),
    { numRuns: 4000 },
  );
  // most of what is generated is refused for one of its pieces
  expect(count).toBeGreaterThan(500);
});
