import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { MILLI, Quantity } from '../../src/model/quantity';
import { parseQuantity } from '../../src/model/quantity-parse';

interface Recording {
  readonly cmp: [string, string, number][];
  readonly add: [string, string, string][];
  readonly sub: [string, string, string][];
}

// What the real resource.Quantity answered.
const recorded = JSON.parse(readFileSync(`${__dirname}/../../conformance/recorded/quantity.json`, 'utf8')) as Recording;

function quantity(text: string): Quantity {
  const parsed = parseQuantity(text);
  if (typeof parsed === 'string') throw new Error(`${text}: ${parsed}`);
  return parsed;
}

describe('quantities as recorded from resource.Quantity', () => {
  test('every comparison is that of Go', () => {
    expect(recorded.cmp.length).toBeGreaterThan(1000);
    expect(recorded.cmp.map(([a, b]) => [a, b, quantity(a).cmp(quantity(b))])).toEqual(recorded.cmp);
  });

  test('every sum and every difference is that of Go', () => {
    expect(recorded.add.length + recorded.sub.length).toBeGreaterThan(1000);
    expect(recorded.add.map(([a, b]) => [a, b, quantity(a).add(quantity(b)).toString()])).toEqual(recorded.add);
    expect(recorded.sub.map(([a, b]) => [a, b, quantity(a).sub(quantity(b)).toString()])).toEqual(recorded.sub);
  });
});

// What resource.Quantity of apimachinery v0.36.4 on amd64 says of a sum: String, Value and MilliValue.
test.each([
  ['-10e9', '999999999.999999999', '-9000000000000000001e-9', -8999999999n, -8999999999999n],
  ['-1.5', '0', '-1500m', -2n, -1500n],
  ['-1.5', '0.0000000000000000000', '-1500m', -1n, 345n],
  ['-837m', '0e-23', '-837m', 0n, -837n],
  ['-79G', '0.0Ei', '-79G', -79000000000n, -79000000000000n],
  ['1e20', '0', '100e18', 0n, 0n],
  ['0', '1e20', '100e18', 0n, 0n],
  ['9e18', '9e18', '18e18', 0n, 0n],
  ['9e18', '900000000000000000', '9900e15', -8546744073709551616n, -5901567582029217792n],
  ['5Ei', '5Ei', '10Ei', -6917529027641081856n, 0n],
  ['-709670960E', '41910179032070908e26', '4191017903207090090329040E', 1147057333113716736n, 0n],
  ['1Ki', '-24', '1k', 1000n, 1000000n],
  ['1Ki', '1180591620717411302400', '1', 0n, 0n],
  ['0.0005Ki', '1023.488', '1024', 1024n, 1024000n],
])('%s and %s make %s, of value %d and %d milli, as in Go', (a, b, text, value, milli) => {
  const sum = quantity(a).add(quantity(b));
  expect([sum.toString(), sum.value(), sum.milliValue()]).toEqual([text, value, milli]);
});

describe('for any amounts', () => {
  const suffix = fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e-3', 'E6', 'e1');
  const fraction = fc.constantFrom('', '.', '.0', '.5', '.25', '.999', '.0000000001');
  const amounts = fc
    .tuple(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), fraction, suffix)
    .map(([whole, places, unit]) => quantity(`${whole}${places}${unit}`));

  test('the order is total', () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, (a, b, c) => {
        expect(a.cmp(b)).toBe(0 - b.cmp(a));
        const [low, middle, high] = [a, b, c].sort((x, y) => x.cmp(y));
        expect(low.cmp(middle)).toBeLessThanOrEqual(0);
        expect(middle.cmp(high)).toBeLessThanOrEqual(0);
        expect(low.cmp(high)).toBe(Math.min(low.cmp(middle), middle.cmp(high)));
      }),
      { numRuns: 2000 },
    );
  });

  test('the sign of a difference is the order', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => expect(a.sub(b).sign()).toBe(a.cmp(b))),
      { numRuns: 2000 },
    );
  });

  test('what was added can be subtracted', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        expect(a.add(b).sub(b).cmp(a)).toBe(0);
        expect(a.add(b).cmp(b.add(a))).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  test('the canonical text is the same amount, and its own canonical text but for the binary notation', () => {
    fc.assert(
      fc.property(amounts, (a) => {
        const again = quantity(a.toString());
        expect(again.cmp(a)).toBe(0);
        // Without a suffix nothing tells that the notation was binary: 1.953125Ki is written 2000, and 2000 is written 2k.
        if (a.format !== 'BinarySI') expect(again.toString()).toBe(a.toString());
      }),
      { numRuns: 2000 },
    );
  });

  test('rounding up to milli moves away from zero by less than a milli', () => {
    const milli = quantity('1m');
    fc.assert(
      fc.property(amounts, (a) => {
        const added = a.sign() < 0 ? a.sub(a.roundUp(MILLI)) : a.roundUp(MILLI).sub(a);
        expect(added.sign()).toBeGreaterThanOrEqual(0);
        expect(added.cmp(milli)).toBe(-1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('amounts that no machine could write out', () => {
  test.each([
    ['1e2147483646', '1'],
    ['1', '-1e2000000000'],
    ['12345678901234567890e2000000000', '1e2000000000'],
    ['-1', '-1e2000000000'],
  ])('%s is more than %s, found at once', (more, less) => {
    expect([quantity(more).cmp(quantity(less)), quantity(less).cmp(quantity(more))]).toEqual([1, -1]);
  });

  test('swallow what is added to them, and what they are added to', () => {
    expect(quantity('1e2000000000').add(quantity('1Mi')).toString()).toBe('100e1999999998');
    expect(quantity('1Mi').sub(quantity('1e2000000000')).toString()).toBe('-100e1999999998');
  });

  test('have nothing to round', () => {
    expect(quantity('12345678901234567890e2000000000').roundUp(MILLI).toString()).toBe(
      '1234567890123456789e2000000001',
    );
  });

  test('have no value in 64 bits', () => {
    expect([quantity('1e2000000000').value(), quantity('12345678901234567890e2000000000').milliValue()]).toEqual([
      0n,
      0n,
    ]);
    expect([quantity('0e-2000000000').value(), quantity('0e2000000000').milliValue()]).toEqual([0n, 0n]);
  });
});
