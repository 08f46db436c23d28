import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { MILLI, Quantity } from '../../src/model/quantity';
import { decodeQuantity, parseQuantity, QuantityError } from '../../src/model/quantity-parse';

interface Parsed {
  readonly in: string;
  readonly canonical?: string;
  readonly value?: number | string;
  readonly milliValue?: number | string;
  readonly roundedMilli?: string;
  readonly err?: string;
}

// What the real resource.ParseQuantity and Quantity.UnmarshalJSON answered.
const recorded = JSON.parse(readFileSync(`${__dirname}/../../conformance/recorded/quantity.json`, 'utf8')) as {
  parse: Parsed[];
  json: Parsed[];
};
const ERRORS = { format: 'ErrFormatWrong', numeric: 'ErrNumeric', suffix: 'ErrSuffix' };

function answer(text: string, quantity: Quantity | QuantityError) {
  if (typeof quantity === 'string') return `${text}: ${ERRORS[quantity]}`;
  return `${text}: ${quantity} value ${quantity.value()} milli ${quantity.milliValue()} rounded ${quantity.roundUp(MILLI)}`;
}

function recordedAnswer(row: Parsed) {
  return `${row.in}: ${row.err ?? `${row.canonical} value ${row.value} milli ${row.milliValue} rounded ${row.roundedMilli}`}`;
}

describe('texts as recorded from ParseQuantity', () => {
  test('every text is read, printed, rounded and overflows as in Go', () => {
    expect(recorded.parse.length).toBeGreaterThan(2000);
    expect(recorded.parse.map((row) => answer(row.in, parseQuantity(row.in)))).toEqual(
      recorded.parse.map(recordedAnswer),
    );
  });

  test.each(Object.values(ERRORS))('%s is among the answers', (error) => {
    expect(recorded.parse.map(({ err }) => err)).toContain(error);
  });
});

describe('JSON values as recorded from UnmarshalJSON', () => {
  // Reading JSON drops how a number or a character was spelled. A server reads what kubectl spelled anew, as these functions do.
  const respelled = recorded.json.filter((row) => JSON.stringify(JSON.parse(row.in)) !== row.in);

  test('every value is taken or refused as in Go', () => {
    const rows = recorded.json.filter((row) => !respelled.includes(row));
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.map((row) => answer(row.in, decodeQuantity(JSON.parse(row.in))))).toEqual(rows.map(recordedAnswer));
  });

  test('only other spellings are left out', () => {
    expect(respelled.map((row) => row.in)).toEqual([
      '-0',
      '1.0',
      '1e3',
      '1E3',
      '1e-3',
      '1e400',
      '9223372036854775807',
      '9223372036854775808',
      '"1\\u004di"',
      '"\\u0031"',
    ]);
  });

  test('a number has the value that was written, whatever its spelling', () => {
    expect(String(decodeQuantity(9007199254740993n))).toBe('9007199254740993');
    expect([-0, 1.0, 1e3, 1e-3, 1e21, 1e-7].map((number) => String(decodeQuantity(number)))).toEqual([
      '0',
      '1',
      '1k',
      '1m',
      '1e+21',
      '100e-9',
    ]);
  });

  test('spaces around a text go, tabs and line ends do not', () => {
    expect(String(decodeQuantity('\u00a0 1Mi\u3000'))).toBe('1Mi');
    expect(['\t1', '1\n', '1\u2028', '1\ufeff'].map(decodeQuantity)).toEqual(['format', 'format', 'format', 'format']);
  });

  test('what is not a string, number or null is refused', () => {
    expect([undefined, true, {}, [], [1], NaN, Infinity].map(decodeQuantity)).toEqual(Array(7).fill('format'));
  });
});

test('any value gets an answer', () => {
  const nearQuantities = fc.string({ unit: fc.constantFrom(...'0159.+-eEinumkKMGTP ') });
  fc.assert(
    fc.property(fc.oneof(nearQuantities, fc.anything()), (value) => {
      const decoded = decodeQuantity(value);
      if (typeof decoded === 'string') expect(Object.keys(ERRORS)).toContain(decoded);
      else expect(decoded.cmp(decoded.roundUp(MILLI)) * (decoded.sign() || 1)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 5000 },
  );
});

test('a long text is judged in time that grows with its length', () => {
  const long = 1_000_000;
  expect(parseQuantity(`${'1'.repeat(long)}x`)).toBe('format');
  expect(decodeQuantity(`1${' '.repeat(long)}1`)).toBe('format');
  expect(String(parseQuantity(`1${'0'.repeat(long)}e-${long}`))).toBe('1');
  expect(String(parseQuantity(`0.${'0'.repeat(long)}1`))).toBe('1n');
});
