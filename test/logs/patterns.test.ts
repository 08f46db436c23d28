import { parsePattern } from '../../src/logs/patterns/parse-pattern';
import { JAVASCRIPT, ONIGMO, printPattern, RE2, RUST } from '../../src/logs/patterns/print-pattern';

const printed = (source: string) => {
  const pattern = parsePattern(source);
  return [RE2, ONIGMO, RUST, JAVASCRIPT].map((dialect) => printPattern(pattern, dialect));
};
const same = (text: string) => [text, text, text, text];

test.each([
  // Ruby's ^ and $ are those of a line, and \s has \v in it
  ['^a$', ['\\Aa\\z', '\\Aa\\z', '\\Aa\\z', '^a$']],
  [
    '\\s',
    same('[\\t\\n\\x{C}\\r ]').map((text, index) =>
      text.replace('\\x{C}', ['\\x{C}', '\\u000C', '\\x{C}', '\\u{C}'][index]),
    ),
  ],
  // Rust's \d has all digits of Unicode in it
  ['\\d+', same('[0-9]+')],
  ['\\bx', ['\\bx', '(?a:\\b)x', '(?-u:\\b)x', '\\bx']],
  // the sign of Kelvin is a k without case in RE2 and no one else
  ['(?i)k1', same('[Kk]1')],
  ['(?s).', ['(?s:.)', '(?m:.)', '(?s:.)', '[^]']],
  ['(?P<a>x|y)', ['(?P<a>x|y)', '(?<a>x|y)', '(?P<a>x|y)', '(?<a>x|y)']],
  // an unnamed group captures nothing in Ruby beside a named one
  ['(a|b)c', same('(?:a|b)c')],
  ['a|b', same('(?:a|b)')],
  ['[[:alpha:]-]{2,}?', same('[\\-A-Za-z]{2,}?')],
  ['[^a-c\\]&]', same('[^\\x26\\]a-c]')],
])('%s means the same to every engine', (source, expected) => {
  expect(printed(source)).toEqual(expected);
});

test.each([
  ['a(?=b)', "has a group that begins with '(?'"],
  ['(?<!b)a', "has a group that begins with '(?'"],
  ['(?m)^a', "has a group that begins with '(?'"],
  ['(a)\\1', "has '\\1'"],
  ['\\p{L}', "has '\\p'"],
  ['\\h', "has '\\h'"],
  ['a++', 'repeats a repetition'],
  ['a{2}{3}', 'repeats a repetition'],
  ['(?:a*)*', 'repeats what may be empty'],
  ['^*', 'repeats what may be empty'],
  ['(?:(?P<a>x)|y)+', "repeats the group 'a'"],
  ['(?P<b>(?P<a>x)|y){2}', "repeats the group 'a'"],
  ['a{1001}', 'has a repetition that is none'],
  ['a{3,2}', 'has a repetition that is none'],
  ['a{,2}', "has a '{' that agents read in several ways"],
  ['a]', "has a ']' that agents read in several ways"],
  ['[[a]', "has a '[' in brackets"],
  ['[a&&b]', "has a '&' in brackets"],
  ['[z-a]', 'has a range in brackets'],
  ['[]', "has '[]' with nothing in it"],
  ['(a', "lacks a ')'"],
  ['a)', "has a ')' too many"],
  ['*a', "has a '*' with nothing before it"],
  ['(?P<a>x)(?P<a>y)', "has two groups called 'a'"],
  ['(?P<a-b>x)', "has a group called 'a-b'"],
  ['a\\', 'ends in the middle'],
])('%s is refused', (source, problem) => {
  expect(() => parsePattern(source)).toThrow(problem);
});
