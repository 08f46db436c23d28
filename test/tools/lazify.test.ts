import * as ts from 'typescript';
import { exportedNames, lazify } from '../../tools/lazify/lazify';

/** Compiles modules, makes them lazy, and runs one; `loaded` says which were loaded, in their order. */
function program(sources: { readonly [name: string]: string }, isLazy = true) {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  const compiled = Object.fromEntries(
    Object.entries(sources).map(([name, text]) => [
      name,
      ts.transpileModule(text, { compilerOptions: options }).outputText,
    ]),
  );
  const exportsOf = (specifier: string) => exportedNames(compiled[specifier]);
  const loaded: string[] = [];
  const cache = new Map<string, object>();
  const load = (name: string): any => {
    if (!cache.has(name)) {
      loaded.push(name);
      const exports = {};
      cache.set(name, exports);
      const code = isLazy ? lazify(compiled[name], exportsOf) : compiled[name];
      new Function('require', 'exports', code)(load, exports);
    }
    return cache.get(name);
  };
  return { load, loaded };
}

const SOURCES = {
  './index': `export * from './shapes'; export * from './sum'; export * as tools from './tools';`,
  './sum': `import * as all from './tools'; import { Base } from './shapes';
    export const sum = (...values: number[]) => values.reduce(all.add, 0);
    export const held = () => ({ all });
    export class Late { make() { return new Base(2); } nested() { return new all.deep.Inner(); } }`,
  './tools': `export const add = (a: number, b: number) => a + b; export const deep = { Inner: class { x = 7; } };`,
  './shapes': `import base, { twice } from './base';
    export class Base { constructor(readonly size: number) {} area() { return twice(this.size); } base = base.name; }
    export const own = { twice: 1, base: (0, twice)(3) };`,
  './base': `export default { name: 'the base' }; export function twice(n: number) { return 2 * n; }`,
};

test('nothing is loaded before something of it is used, and then once', () => {
  const { load, loaded } = program(SOURCES);
  const index = load('./index');
  expect(loaded).toEqual(['./index']);
  expect(index.sum(1, 2)).toBe(3);
  expect(loaded).toEqual(['./index', './sum', './tools']);
  expect(index.sum).toBe(index.sum);
  expect(index.tools.add(1, 1)).toBe(2);
  expect(loaded).toEqual(['./index', './sum', './tools']);
});

test('what it does is what it did', () => {
  for (const isLazy of [true, false]) {
    const { load } = program(SOURCES, isLazy);
    const { Late, own, held, sum, ...others } = load('./index');
    expect(Object.keys(others).sort()).toEqual(['Base', 'tools']);
    expect(own).toEqual({ twice: 1, base: 6 });
    expect(new Late().make().area()).toBe(4);
    expect(new Late().make().base).toBe('the base');
    expect(new Late().nested().x).toBe(7);
    expect(held().all.add(2, 2)).toBe(4);
    expect(sum()).toBe(0);
  }
});

test('the names of exports stand in the text, where Node.js looks for those of CommonJS, and none has a getter with a literal key', () => {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(SOURCES['./index'], { compilerOptions: options });
  const lazy = lazify(outputText, () => ['a', 'b']);
  for (const name of ['a', 'b', 'tools']) expect(lazy).toContain(`exports.${name} = void 0;`);
  expect(lazy).not.toMatch(/defineProperty\(exports, "(?!__esModule)/);
});

test('a name that stands for an import and for something else is refused', () => {
  const compiled = `const x_1 = require("./x");\nexports.f = (x_1) => x_1.y;`;
  expect(() => lazify(compiled, () => [])).toThrow('x_1 is the name of an import and of something else');
});
