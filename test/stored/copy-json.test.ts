import { copyJson } from '../../src/stored/copy-json';

test('a copy is what JSON would carry', () => {
  const value = {
    text: 'a',
    number: 1.5,
    none: null,
    list: [1, [2], { a: 'b' }],
    huge: 2n ** 63n,
    when: new Date(0),
    nan: NaN,
    infinite: [Infinity, undefined],
    missing: undefined,
    call: () => 1,
  };
  const { value: copy } = copyJson(value);
  expect(copy).toEqual({
    text: 'a',
    number: 1.5,
    none: null,
    list: [1, [2], { a: 'b' }],
    huge: 2n ** 63n,
    when: '1970-01-01T00:00:00.000Z',
    nan: null,
    infinite: [null, null],
  });
  expect(Object.keys(copy as object)).not.toContain('missing');
  expect((copy as typeof value).list).not.toBe(value.list);
});

test('keys of the prototype are keys like any other', () => {
  const { value } = copyJson(JSON.parse('{"__proto__":{"a":1},"constructor":2}'));
  expect(JSON.stringify(value)).toBe('{"__proto__":{"a":1},"constructor":2}');
  expect((value as { a?: number }).a).toBeUndefined();
});

test('what is known of a list or map is known of its copy', () => {
  const list = [1];
  const { value, fractions } = copyJson({ list }, new Map([[list, new Set([0])]]));
  expect(fractions.get((value as { list: object }).list)).toEqual(new Set([0]));
});

test('what lies deeper than any field is not copied, and takes no stack', () => {
  let deep = {};
  for (let i = 0; i < 100_000; i++) deep = { deep };
  const { value } = copyJson({ list: [deep] });
  const below = (holder: unknown, levels: number): unknown =>
    levels === 0 ? holder : below((holder as { deep: unknown }).deep, levels - 1);
  const [copied] = (value as { list: unknown[] }).list;
  expect(below(copied, 62)).not.toBe(below(deep, 62));
  expect(below(copied, 63)).toBe(below(deep, 63));
});
