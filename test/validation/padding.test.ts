import { isPadded } from '../../src/validation/padding';

/** The code points for which unicode.IsSpace of Go is true, as Go 1.26 prints them. */
const SPACES = [
  0x9, 0xa, 0xb, 0xc, 0xd, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007,
  0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
];

test('white space at either end pads, and nothing else does', () => {
  const signs = Array.from({ length: 0x10000 }, (_, code) => code);
  expect(signs.filter((code) => isPadded(`${String.fromCharCode(code)}a`))).toEqual(SPACES);
  expect(signs.filter((code) => isPadded(`a${String.fromCharCode(code)}`))).toEqual(SPACES);
});

test('white space inside does not pad, alone it does', () => {
  expect(isPadded('a b')).toBe(false);
  expect(isPadded('')).toBe(false);
  expect(isPadded(' ')).toBe(true);
});
