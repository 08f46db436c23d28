import { existsSync, realpathSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join, sep } from 'path';
import { UserError } from '../io';

const PACKAGE = join(__dirname, '../../..');
const PEERS = ['cdk8s', 'cdk8s-plus-28', 'constructs'];

/** The compiler that this package, or the cdk8s-cli beside it, is installed with. Not that of the current folder, which may be a stranger's. */
export function findTypeScript(): string {
  const load = createRequire(__filename);
  const places = [() => load, () => createRequire(load.resolve('cdk8s-cli/package.json'))];
  for (const place of places) {
    try {
      const from = place();
      // 7 has no compiler that a program can call
      if (Number.parseInt((from('typescript/package.json') as { readonly version: string }).version, 10) < 7) {
        return from.resolve('typescript');
      }
    } catch {
      // try the next place
    }
  }
  throw new UserError(
    'the code is compiled before it is written, but there is no TypeScript 5 or 6 here; run: npm install --save-dev typescript@6',
  );
}

/** The folders that compiling and synthesizing read: this package, its peers wherever they are linked to, and the compiler. */
export function foldersToRead(typescript: string): string[] {
  const packages = new Set([PACKAGE, realpathSync(PACKAGE)]);
  // goes on with what it adds: peers find each other from where they are
  for (const from of packages) {
    const { resolve } = createRequire(join(from, 'package.json'));
    for (const name of PEERS) {
      for (const path of (resolve.paths(name) ?? []).map((folder) => join(folder, name)).filter(existsSync)) {
        packages.add(path).add(realpathSync(path));
      }
    }
  }
  // lib/typescript.js is beside the declarations of the language
  const folders = [...packages, dirname(dirname(typescript))];
  // Node.js 20 fails where one folder is inside of another
  return folders.filter((folder) => !folders.some((other) => folder.startsWith(`${other}${sep}`)));
}
