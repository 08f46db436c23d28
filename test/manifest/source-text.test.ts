import { SourceText } from '../../src/manifest/source-text';

test('lines end in a line feed, a carriage return or both; columns count UTF-16 code units', () => {
  const source = SourceText.of('test', 'ab\n\r\n😀c\rd');
  expect([0, 2, 3, 5, 7, 8, 9, 10].map((offset) => source.position(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 3, column: 3 },
    { line: 3, column: 4 },
    { line: 4, column: 1 },
    { line: 4, column: 2 },
  ]);
});

test('bytes are read as UTF-8, with their byte order mark', () => {
  expect(SourceText.of('test', Buffer.from('\ufeffé😀'))).toMatchObject({ text: '\ufeffé😀', flaw: undefined });
});

test.each([[[0x61, 0xfe, 0xff]], [[0x61, 0xff, 0xfe]], [[0, 0, 0x61]], [[0, 0x61, 0xfe, 0xff]]])(
  '%j is no other encoding',
  (bytes) => {
    expect(SourceText.of('test', Uint8Array.from(bytes)).flaw?.message ?? '').not.toMatch(/UTF-16|UTF-32/);
  },
);

test.each([
  ['a byte that begins no character', [0x61, 0xff, 0x62], 1],
  ['a character that is cut off', [0xc3, 0xa9, 0xe2, 0x82], 1],
  ['a surrogate', [0x61, 0x0a, 0xed, 0xa0, 0x80], 2],
  ['a character in too many bytes', [0xc0, 0x80], 0],
  ['a character without its last byte', [0x61, 0xef, 0xbf, 0x61], 1],
  ['a character without its last two bytes', [0xef, 0x61, 0xbd], 0],
  ['half of a byte order mark of UTF-16', [0xff, 0x61], 0],
  ['the other half', [0xfe, 0x61], 0],
  ['the first flaw behind a true U+FFFD', [0xef, 0xbf, 0xbd, 0xef, 0xbf, 0xbd, 0x80], 2],
])('%s is a flaw with its place', (_, bytes, offset) => {
  expect(SourceText.of('test', Uint8Array.from(bytes)).flaw).toEqual({
    offset,
    message: 'the text is not UTF-8 from here on',
  });
});
