import { ListReader } from '../../../src/cli/live/list-reader';

const ITEMS = [{ a: 'ä\n    ],\n' }, { metadata: { name: '}' }, list: [{}, []] }, {}];

function read(text: string, size: number): unknown[] {
  const items: unknown[] = [];
  const reader = new ListReader((item) => items.push(item));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  reader.end();
  return items;
}

const kubectl = (items: unknown[]) =>
  `${JSON.stringify({ apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } }, undefined, 4)}\n`;

describe.each([1, 3, 1000])('in pieces of %d bytes', (size) => {
  test.each<[string, string, unknown[]]>([
    ['as kubectl prints a list', kubectl(ITEMS), ITEMS],
    ['of no items', kubectl([]), []],
    ['of one item', kubectl([{}]), [{}]],
    [
      'with an item a line',
      `{\n    "kind": "List",\n    "items": [\n${ITEMS.map((item) => `        ${JSON.stringify(item)}`).join(',\n')}\n    ]\n}\n`,
      ITEMS,
    ],
    ['without line breaks', JSON.stringify({ items: ITEMS }), ITEMS],
    ['with two spaces a level', JSON.stringify({ items: ITEMS }, undefined, 2), ITEMS],
    ['of one object', '{"kind":"Pod"}', [{ kind: 'Pod' }]],
  ])('a list %s', (_, text, items) => {
    expect(read(text, size)).toEqual(items);
  });

  test('every text that ends in the middle is refused', () => {
    const text = kubectl(ITEMS).trimEnd();
    for (let end = 0; end < text.length; end++) {
      expect(() => read(text.slice(0, end), size)).toThrow(/ends in the middle/);
    }
  });
});
