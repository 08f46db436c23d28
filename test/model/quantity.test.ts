import { readFileSync } from 'node:fs';
import { MILLI, Quantity } from '../../src/model/quantity';
import { parseQuantity, QuantityError } from '../../src/model/quantity-parse';

interface Parsed {
  readonly in: string;
  readonly canonical?: string;
  readonly value?: number | string;
  readonly milliValue?: number | string;
  readonly roundedMilli?: string;
  readonly err?: string;
}
interface Recording {
  readonly parse: Parsed[];
  readonly json: Parsed[];
  readonly cmp: [string, string, number][];
  readonly add: [string, string, string][];
  readonly sub: [string, string, string][];
}

// What the real resource.Quantity answered.
const recorded = JSON.parse(readFileSync(`${__dirname}/../../conformance/recorded/quantity.json`, 'utf8')) as Recording;
const ERRORS = { format: 'ErrFormatWrong', numeric: 'ErrNumeric', suffix: 'ErrSuffix' };

function describeAs(text: string, quantity: Quantity | QuantityError) {
  if (typeof quantity === 'string') return `${text}: ${ERRORS[quantity]}`;
  return `${text}: ${quantity} value ${quantity.value()} milli ${quantity.milliValue()} rounded ${quantity.roundUp(MILLI)}`;
}

function describeRecorded(row: Parsed) {
  return `${row.in}: ${row.err ?? `${row.canonical} value ${row.value} milli ${row.milliValue} rounded ${row.roundedMilli}`}`;
}

function quantity(text: string): Quantity {
  const parsed = parseQuantity(text);
  if (typeof parsed === 'string') throw new Error(`${text}: ${parsed}`);
  return parsed;
}

describe('quantities as recorded from resource.Quantity', () => {
  test('every text parses, prints, rounds and overflows as in Go', () => {
    expect(recorded.parse.map((row) => describeAs(row.in, parseQuantity(row.in)))).toEqual(recorded.parse.map(describeRecorded));
  });

  test('every comparison is that of Go', () => {
    expect(recorded.cmp.map(([a, b]) => [a, b, quantity(a).cmp(quantity(b))])).toEqual(recorded.cmp);
  });

  test('every sum and every difference is that of Go', () => {
    expect(recorded.add.map(([a, b]) => [a, b, quantity(a).add(quantity(b)).toString()])).toEqual(recorded.add);
    expect(recorded.sub.map(([a, b]) => [a, b, quantity(a).sub(quantity(b)).toString()])).toEqual(recorded.sub);
  });
});
