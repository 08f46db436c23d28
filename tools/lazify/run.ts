import { readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname, join, resolve } from 'path';
import * as ts from 'typescript';
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

const door = ts.createProgram([join(lib, 'index.d.ts')], { types: [], noResolve: false });
const reached = new Set(door.getSourceFiles().map(({ fileName }) => resolve(fileName)));
for (const path of files) {
  if (path.endsWith('.d.ts') && !reached.has(path)) rmSync(path);
}
