import { dirname, join, relative, resolve } from 'path';

const HEAD = `"use strict";
const loaded = new Map();
const load = (name) => {
    let module = loaded.get(name);
    if (module === undefined) {
        loaded.set(name, (module = { exports: {} }));
        modules[name](module.exports);
    }
    return module.exports;
};
exports.load = load;
const modules = {
`;

/**
 * Puts CommonJS modules that are always loaded together into one file, since Node.js takes longer to find and open a file than to run it. In the
 * place of each module stays one that takes it out of the bundle, for the modules outside.
 *
 * @param texts the modules of the package, by their path
 * @param paths those to put together
 * @param bundle path of the file
 * @returns the files to write, by their path
 */
export function bundled(
  texts: ReadonlyMap<string, string>,
  paths: readonly string[],
  bundle: string,
): Map<string, string> {
  const root = dirname(bundle);
  const nameOf = (path: string) => relative(root, path).replace(/\.js$/, '');
  const inside = new Set(paths);
  const moduleOf = (path: string) => {
    const text = texts.get(path)!.replace(/\brequire\("(\.[^"]+)"\)/g, (_, specifier: string) => {
      const at = resolve(dirname(path), specifier);
      const target = [`${at}.js`, join(at, 'index.js')].find((file) => texts.has(file)) ?? at;
      return inside.has(target) ? `load("${nameOf(target)}")` : `require("./${nameOf(target)}")`;
    });
    return `"${nameOf(path)}": (exports) => {\n${text.replace('"use strict";\n', '')}\n},\n`;
  };
  const files = new Map([[bundle, `${HEAD}${paths.map(moduleOf).join('')}};\n`]]);
  for (const path of paths) {
    const specifier = relative(dirname(path), bundle).replace(/\.js$/, '');
    const from = specifier.startsWith('.') ? specifier : `./${specifier}`;
    files.set(path, `"use strict";\nmodule.exports = require("${from}").load("${nameOf(path)}");\n`);
  }
  return files;
}
