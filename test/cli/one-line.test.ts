import fc from 'fast-check';
import { oneLine, safeJson } from '../../src/cli/one-line';

test('what a terminal obeys is shown as a code point', () => {
  expect(oneLine('a\u001b]0;title\u0007\nb')).toBe('a\\u001b]0;title\\u0007\\u000ab');
  // direction marks, of which one can make a name read as another one
  expect(oneLine('a\u202eb\u2066c\u061cd\u200fe')).toBe('a\\u202eb\\u2066c\\u061cd\\u200fe');
  expect(oneLine('\u05e9\u05dc\u05d5\u05dd \u{1f600}')).toBe('\u05e9\u05dc\u05d5\u05dd \u{1f600}');
});

test('what GitHub obeys in a log is shown with a code point', () => {
  expect(oneLine('::add-mask::a')).toBe('\\u003a:add-mask::a');
  expect(oneLine(' \t::error::a')).toBe(' \\u0009::error::a');
  expect(oneLine('  ::error::a')).toBe('  \\u003a:error::a');
  expect(oneLine('a ##[error]b##[group]')).toBe('a \\u0023#[error]b\\u0023#[group]');
  expect(oneLine('fe80::1 #1')).toBe('fe80::1 #1');
});

test('JSON reads back as the same value, and obeys nobody', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('##[error]', '\u202e', '\u009b', '\u2028', '::'), (value, mark) => {
      const given = { value, [mark]: [`${mark}${mark}`] };
      const text = safeJson(given, 2);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(given)));
      expect(text).not.toMatch(/##\[|^\s*::|[\x7f-\x9f\u2028\u202e]/m);
    }),
    { seed: 1 },
  );
});
