import { readdirSync } from 'fs';
import { join, relative } from 'path';
import * as ts from 'typescript';
import { openReads } from './open-reads';

const ROOT = join(__dirname, '../..');
const { config } = ts.readConfigFile(join(ROOT, 'test/tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, 'test'));

function openReadsOf(names: readonly string[], host = ts.createCompilerHost(options)): string[] {
  const program = ts.createProgram(names, options, host);
  return names.flatMap((name) => {
    const file = program.getSourceFile(name)!;
    return openReads(program, file).map((node) => {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      return `${relative(ROOT, name)}:${line}: ${node.getText()}`;
    });
  });
}

/** Statements about an object `a` and a key, and whether the rule refuses them. */
const EXAMPLES: readonly (readonly [string, string, boolean])[] = [
  ['a key that may be any text', 'return a[key];', true],
  ['a key that is made of a text', 'return a[`to${key}`];', true],
  ['what is written', 'a[key] = 1;', true],
  ['an own key of another object', 'return Object.hasOwn(b, key) ? a[key] : 1;', true],
  ['another key of the same object', 'return Object.hasOwn(a, closed) ? a[key] : 1;', true],
  ['keys of another object', 'return Object.keys(b).map((k) => a[k]);', true],
  ['keys of another object in a loop', 'for (const k of Object.keys(b)) a[k];', true],
  ['a key that may be inherited', 'return key in a;', true],
  ['own keys only', 'return Object.hasOwn(a, key) ? a[key] : 1;', false],
  ['a closed set of keys', 'return a[closed];', false],
  ['places of a list', 'return list[at];', false],
  ['a key that no object has by itself', 'return a[`x/${key}`];', false],
  ['what is deleted', 'delete a[key];', false],
  ['the own keys of the object', 'return Object.keys(a).filter((k) => k).map((k) => a[k]);', false],
  ['keys that have a name', 'const keys = Object.keys(a); return keys.map((k) => a[k]);', false],
  ['the own keys of the object in a loop', 'for (const k of Object.keys(a)) a[k];', false],
  ['what a loop reads', 'for (const k in a) a[k];', false],
];

test('the rule refuses what may read what every object has, and nothing else', () => {
  const texts = new Map(
    EXAMPLES.map(([, body], i) => [
      join(ROOT, `src/example-${i}.ts`),
      `export function f(a: Some, b: Some, key: string, closed: 'x' | 'y', at: number, list: any[]) { ${body} }
       interface Some { [key: string]: any }`,
    ]),
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) =>
    texts.has(name)
      ? ts.createSourceFile(name, texts.get(name)!, ts.ScriptTarget.ES2022, true)
      : getSourceFile(name, ...rest);
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  const refused = openReadsOf([...texts.keys()], host).map((line) => Number(/example-(\d+)/.exec(line)![1]));
  expect(refused.map((i) => EXAMPLES[i][0])).toEqual(
    EXAMPLES.filter(([, , isRefused]) => isRefused).map(([title]) => title),
  );
});

test('no object is looked up by a key that may be one that every object has, such as constructor', () => {
  const names = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(ROOT, 'src', name));
  // the function that also sets `__proto__`
  expect(openReadsOf(names)).toEqual([expect.stringMatching(/model\/json-object\.ts:\d+: object\[key\]$/)]);
});
