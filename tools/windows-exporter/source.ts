import { execFileSync } from 'child_process';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';

export type OptionType = 'text' | 'switch' | 'number' | 'list' | 'commas';

/** What the Go source says of a flag `--collector.<collector>.<name>`. */
export interface SourceOption {
  readonly name: string;
  readonly type: OptionType;
  /** The closed set of values, where the collector has one. */
  readonly values?: readonly string[];
}

export interface SourceCollector {
  readonly name: string;
  readonly on: boolean;
  readonly options: readonly SourceOption[];
}

const TYPES: { readonly [method: string]: OptionType } = {
  StringVar: 'text',
  BoolVar: 'switch',
  Uint8Var: 'number',
  DurationVar: 'text',
  StringsVar: 'list',
};

/** Flags that make the program print something and end. */
const ENDING = ['exchange.list'];

/** The folder of the module in the Go module cache; undefined where it has not been downloaded. */
export function moduleFolder(version: string): string | undefined {
  try {
    const cache = execFileSync('go', ['env', 'GOMODCACHE'], { encoding: 'utf8' }).trim();
    const folder = join(cache, 'github.com/prometheus-community', `windows_exporter@v${version}`);
    return existsSync(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** The collectors of windows_exporter by name, with the flags that they register. */
export function readSource(folder: string): SourceCollector[] {
  const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
  const defaults = /const DefaultCollectors = "([^"]+)"/.exec(read('pkg/collector/types.go'))![1].split(',');
  const names = [...read('pkg/collector/map.go').matchAll(/^\t(\w+)\.Name:/gm)].map(([, name]) => name);
  if (defaults.some((name) => !names.includes(name))) throw new Error('a collector that is on by default is not there');
  return names.sort().map((name) => {
    const files = readdirSync(join(folder, 'internal/collector', name)).filter((file) =>
      /^(?!.*_test).*\.go$/.test(file),
    );
    const text = files.map((file) => read('internal/collector', name, file)).join('\n');
    if (!new RegExp(`Name += "${name}"`).test(text)) {
      throw new Error(`the collector ${name} has another name in its source`);
    }
    return { name, on: defaults.includes(name), options: optionsOf(name, text) };
  });
}

function optionsOf(collector: string, text: string): SourceOption[] {
  const flags = [...text.matchAll(/app\.Flag\(\s*"collector\.([\w.-]+)"[\s\S]*?\.(\w+Var)\(&(c\.config\.)?(\w+)\)/g)];
  if (flags.length !== text.split('app.Flag(').length - 1) {
    throw new Error(`a flag of the collector ${collector} cannot be read`);
  }
  return flags
    .filter(([, flag]) => !ENDING.includes(flag))
    .map(([, flag, method, , variable]) => {
      const name = flag.slice(collector.length + 1);
      const isSplit = new RegExp(`strings\\.Split\\(${variable}, ","\\)`).test(text);
      const type = isSplit ? 'commas' : TYPES[method];
      if (!flag.startsWith(`${collector}.`) || !type) {
        throw new Error(`the flag ${flag} is of an unknown kind: ${method}`);
      }
      return { name, type, ...(/enabled$/.test(name) && { values: partsOf(text) }) };
    });
}

/** The parts of a collector: its constants, or the list that it begins with. */
function partsOf(text: string): string[] {
  const constants = [...text.matchAll(/^\t(?:subC|c)ollector[A-Z]\w* += "(\w+)"$/gm)].map(([, value]) => value);
  if (constants.length) return constants;
  const list = /CollectorsEnabled: +\[\]string\{([^}]*)\}/.exec(text)![1];
  return [...list.matchAll(/"(\w+)"/g)].map(([, value]) => value);
}
