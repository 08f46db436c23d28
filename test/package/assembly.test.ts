import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import * as ts from 'typescript';
import { ApiType, apiTypes, Member, namedTypes } from '../../tools/api/assembly';

const types = apiTypes();
const TOP = 'the top';
/** Submodules in their order: the types of each name types of those before it only. A cycle neither compiles in Go nor imports in Python. */
const ORDER = [
  'k8s',
  'collectors',
  'nodes',
  'options',
  'logs',
  'policy',
  'plan',
  'pools',
  TOP,
  'platforms',
  'monitoring',
  'patterns',
  'agents',
];
const submodule = ({ namespace }: ApiType) => namespace ?? TOP;
const placeOf = new Map(types.map((type) => [type.fqn, submodule(type)]));

/** All that has a name or a text of its own within a type. */
function membersOf(type: ApiType): Member[] {
  const callables = [...(type.methods ?? []), ...(type.initializer ? [type.initializer] : [])];
  return [type, ...(type.properties ?? []), ...callables, ...callables.flatMap(({ parameters = [] }) => parameters)];
}

test('every submodule has its place in the order', () => {
  expect([...new Set(types.map(submodule))].filter((name) => !ORDER.includes(name))).toEqual([]);
});

test('a type names types of its own submodule and of those below it only', () => {
  const climbing = types.flatMap((type) =>
    [...namedTypes(type)]
      .filter((name) => ORDER.indexOf(placeOf.get(name)!) > ORDER.indexOf(submodule(type)))
      .map((name) => `${type.fqn} names ${name}`),
  );
  expect(climbing).toEqual([]);
});

test('the top holds what a person types, and the names of cdk8s-plus-28 stay free', () => {
  const names = types.filter((type) => submodule(type) === TOP).map(({ name }) => name);
  expect(names.length).toBeLessThanOrEqual(68);
  const theirs = exportsOf('cdk8s-plus-28');
  expect(theirs.size).toBeGreaterThan(200);
  expect(names.filter((name) => theirs.has(name)).sort()).toEqual(['DaemonSet', 'DaemonSetProps']);
});

test('no struct has a property that the package keeps to itself', () => {
  const structs = types.filter(({ kind }) => kind === 'interface');
  expect(structs.length).toBeGreaterThan(200);
  const files = new Set(structs.map(({ locationInModule }) => locationInModule.filename));
  const hidden = [...files].filter((file) => /^\s+readonly _/m.test(readFileSync(file, 'utf8')));
  expect(hidden).toEqual([]);
});

/** Classes, interfaces and other names that a package exports. */
function exportsOf(name: string): Set<string> {
  const file = join(dirname(require.resolve(`${name}/package.json`)), 'lib/index.d.ts');
  const program = ts.createProgram([file], { noResolve: false, types: [] });
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  return new Set(checker.getExportsOfModule(symbol).map((exported) => exported.name));
}

// Java calls a destructured parameter `2`, Python lifts the members of a struct out of it
test('every parameter has a name that other languages can use', () => {
  const named = types.flatMap(membersOf).flatMap(({ parameters = [] }) => parameters.map(({ name }) => name));
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((name) => !/^[a-z][A-Za-z0-9]*$/.test(name!))).toEqual([]);
});

// Java reads \u in a comment as the beginning of a character, and */ ends a comment
test('no text of the reference ends a comment or begins an escape', () => {
  const texts = types.flatMap((type) =>
    membersOf(type).map(({ docs }) => ({ type: type.fqn, text: JSON.stringify(docs ?? {}, null, 1) })),
  );
  expect(texts.filter(({ text }) => /\\\\u|\*\//.test(text)).map(({ type }) => type)).toEqual([]);
});
