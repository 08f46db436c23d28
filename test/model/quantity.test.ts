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

describe('for any amounts', () => {
  const suffix = fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e-3', 'E6', 'e1');
  const fraction = fc.constantFrom('', '.', '.0', '.5', '.25', '.999', '.0000000001');
  const amounts = fc.tuple(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), fraction, suffix)
    .map(([whole, places, unit]) => quantity(`${whole}${places}${unit}`));

  test('the order is total', () => {
    fc.assert(fc.property(amounts, amounts, amounts, (a, b, c) => {
      expect(a.cmp(b)).toBe(0 - b.cmp(a));
      const [low, middle, high] = [a, b, c].sort((x, y) => x.cmp(y));
      expect(low.cmp(middle)).toBeLessThanOrEqual(0);
      expect(middle.cmp(high)).toBeLessThanOrEqual(0);
      expect(low.cmp(high)).toBe(Math.min(low.cmp(middle), middle.cmp(high)));
    }), { numRuns: 2000 });
  });

  test('the sign of a difference is the order', () => {
    fc.assert(fc.property(amounts, amounts, (a, b) => expect(a.sub(b).sign()).toBe(a.cmp(b))), { numRuns: 2000 });
  });

  test('what was added can be subtracted', () => {
    fc.assert(fc.property(amounts, amounts, (a, b) => {
      expect(a.add(b).sub(b).cmp(a)).toBe(0);
      expect(a.add(b).cmp(b.add(a))).toBe(0);
    }), { numRuns: 2000 });
  });

  test('the canonical text is the same amount, and its own canonical text but for the binary notation', () => {
    fc.assert(fc.property(amounts, (a) => {
      const again = quantity(a.toString());
      expect(again.cmp(a)).toBe(0);
      // Without a suffix nothing tells that the notation was binary: 1.953125Ki is written 2000, and 2000 is written 2k.
      if (a.format !== 'BinarySI') expect(again.toString()).toBe(a.toString());
    }), { numRuns: 2000 });
  });

  test('rounding up to milli moves away from zero by less than a milli', () => {
    const milli = quantity('1m');
    fc.assert(fc.property(amounts, (a) => {
      const added = a.sign() < 0 ? a.sub(a.roundUp(MILLI)) : a.roundUp(MILLI).sub(a);
      expect(added.sign()).toBeGreaterThanOrEqual(0);
      expect(added.cmp(milli)).toBe(-1);
    }), { numRuns: 2000 });
  });
});

describe('amounts that no machine could write out', () => {
  test.each([['1e2147483646', '1'], ['1', '-1e2000000000'], ['12345678901234567890e2000000000', '1e2000000000'], ['-1', '-1e2000000000']])(
    '%s is more than %s, found at once', (more, less) => {
      expect([quantity(more).cmp(quantity(less)), quantity(less).cmp(quantity(more))]).toEqual([1, -1]);
    },
  );

  test('swallow what is added to them, and what they are added to', () => {
    expect(quantity('1e2000000000').add(quantity('1Mi')).toString()).toBe('100e1999999998');
    expect(quantity('1Mi').sub(quantity('1e2000000000')).toString()).toBe('-100e1999999998');
  });

  test('have nothing to round', () => {
    expect(quantity('12345678901234567890e2000000000').roundUp(MILLI).toString()).toBe('1234567890123456789e2000000001');
  });

  test('have no value in 64 bits', () => {
    expect([quantity('1e2000000000').value(), quantity('12345678901234567890e2000000000').milliValue()]).toEqual([0n, 0n]);
  });
});
