import { execFileSync } from 'child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname, join, resolve } from 'path';
import * as ts from 'typescript';
import { bundled } from './bundle';
import { exportedNames, lazify } from './lazify';

// Makes of what jsii compiled what users get: modules load when they are needed, comments stand in the declarations only, and only the
// declarations are there that the public door leads to.
const lib = resolve(__dirname, '../../lib');
const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).map((name) => join(lib, name));
const compiled = new Map(
  files.filter((path) => path.endsWith('.js')).map((path) => [path, readFileSync(path, 'utf8')]),
);
const printer = ts.createPrinter({ removeComments: true });
for (const [path, text] of compiled) {
  const exportsOf = (specifier: string) => exportedNames(compiled.get(`${resolve(dirname(path), specifier)}.js`)!);
  const lazy = ts.createSourceFile(path, lazify(text, exportsOf), ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS);
  writeFileSync(path, printer.printFile(lazy));
}

// what neither the index nor the command line leads to
const used = new Set<string>();
const use = (path: string): void => {
  if (used.has(path)) return;
  used.add(path);
  for (const [, specifier] of compiled.get(path)!.matchAll(/\brequire\("(\.[^"]+)"\)/g)) {
    const target = resolve(dirname(path), specifier);
    if (compiled.has(`${target}.js`)) use(`${target}.js`);
    else if (compiled.has(join(target, 'index.js'))) use(join(target, 'index.js'));
  }
};
for (const name of ['index.js', 'cli/bin.js', 'cli/import/check-child.js']) use(join(lib, name));
for (const path of compiled.keys()) if (!used.has(path)) rmSync(path);

// what the first synth loads, in one file
const probe = ['-T', '--project', 'tools/tsconfig.json', 'tools/lazify/synth-probe.ts', lib];
const together: string[] = JSON.parse(execFileSync('ts-node', probe, { encoding: 'utf8' }));
const texts = new Map([...used].map((path) => [path, readFileSync(path, 'utf8')]));
for (const [path, text] of bundled(texts, together, join(lib, 'synth.js'))) writeFileSync(path, text);

const door = ts.createProgram([join(lib, 'index.d.ts')], { types: [], noResolve: false });
const reached = new Set(door.getSourceFiles().map(({ fileName }) => resolve(fileName)));
for (const path of files) {
  if (path.endsWith('.d.ts') && !reached.has(path)) rmSync(path);
}

// This package has all of its code a second time, for browsers. npm packs a bundled package as it is installed: neither .npmignore nor an entry
// such as "!node_modules/yaml/browser" in `files` of this package reaches into it (tried with npm 11), so it is taken out of the installation.
rmSync(resolve(__dirname, '../../node_modules/yaml/browser'), { recursive: true, force: true });
