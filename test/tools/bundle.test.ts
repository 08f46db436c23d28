import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { bundled } from '../../tools/lazify/bundle';

/** Writes modules into a folder, those that are named as one file. */
function written(sources: { readonly [name: string]: string }, ...together: string[]) {
  const root = mkdtempSync(join(tmpdir(), 'bundle-'));
  const texts = new Map(
    Object.entries(sources).map(([name, text]) => [join(root, `${name}.js`), `"use strict";\n${text}`]),
  );
  const paths = together.map((name) => join(root, `${name}.js`));
  for (const [path, text] of [...texts, ...bundled(texts, paths, join(root, 'bundle.js'))]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const load = (name: string) => jest.requireActual(join(root, name));
  return { root, load };
}

const SOURCES = {
  index: `const a = () => require("./room/a"); exports.sum = () => a().sum(2); exports.a = a;`,
  'room/a': `const b = require("./b"); exports.sum = (n) => n + b.one + require("../other").two; exports.inside = b;`,
  'room/b': `exports.one = 1; const a = () => require("./a"); exports.back = () => a();`,
  'room/index': `exports.all = [require("./a"), require("./b")];`,
  other: `exports.two = 2; exports.room = () => require("./room");`,
};

test('modules in a bundle are those that they were, to each other and to modules outside', () => {
  const { load } = written(SOURCES, 'room/b', 'room/a', 'room/index');
  expect(load('index').sum()).toBe(5);
  const a = load('room/a');
  expect(load('index').a()).toBe(a);
  expect(a.inside).toBe(load('room/b'));
  expect(a.inside.back()).toBe(a);
  expect(load('other').room().all).toEqual([a, load('room/b')]);
});

test('a module of a bundle is evaluated when it is first loaded, and once', () => {
  const { load, root } = written(
    { a: `globalThis.evaluated = (globalThis.evaluated ?? 0) + 1;`, b: `exports.b = 1;` },
    'a',
    'b',
  );
  const counter = globalThis as { evaluated?: number };
  expect(existsSync(join(root, 'bundle.js'))).toBe(true);
  expect(load('b').b).toBe(1);
  expect(counter.evaluated).toBeUndefined();
  load('a');
  load('a');
  expect(counter.evaluated).toBe(1);
});
