import { appFiles } from './app-files';
import { asJson } from './as-json';
import { checkApp } from './check';
import { findingLines } from './findings';
import { checkHelmOptions, HelmOptions, manifestsOf } from './helm-values';
import { checkTarget, writeFiles } from './write-files';
import { appModule } from '../../importer/app-module';
import { conflictNotes, ImportedChart, importSources, notesOf } from '../../importer/import-sources';
import { JUDGING } from '../../importer/judging';
import { NotImportable } from '../../importer/not-importable';
import { misreadTexts } from '../../manifest/misread-texts';
import { ManifestSource } from '../../manifest/read-manifests';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { findInputs, Input, manifestsOnly, readProblem } from '../inputs';
import { Io, UserError } from '../io';
import { oneLine } from '../one-line';

interface ImportOptions extends HelmOptions {
  readonly out?: string;
  readonly name?: string;
  readonly split?: boolean;
  readonly check?: boolean;
  readonly force?: boolean;
  readonly catalogue?: boolean;
}

/** `import`, whose output is data where JSON is asked for. */
export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  return values.format === 'json'
    ? asJson(io, (inner) => runImport(values, operands, inner))
    : runImport(values, operands, io);
}

/** Reads all files, reports notes and errors, and prints the code or writes an app to a folder. Stops if a file cannot be read. */
async function runImport(values: Values, operands: string[], io: Io): Promise<number> {
  const options: ImportOptions = values;
  checkOptions(options);
  checkHelmOptions(options, operands);
  try {
    const inputs = manifestsOnly(findInputs(operands, io)).inputs;
    const { sources, charts, notes } = await importInputs(inputs, options, !values['no-builders']);
    for (const line of [
      ...notes,
      ...charts.flatMap((chart) => [...notesOf(chart), ...findingLines(chart)]),
      ...conflictNotes(charts),
    ]) {
      io.err(`${oneLine(line)}\n`);
    }
    if (charts.some(({ objects }) => objects.some(({ expected }) => misreadTexts(expected).length > 0))) {
      io.err('No app of cdk8s can write these texts so that kubectl reads them; nothing is written.\n');
      return EXIT.usage;
    }
    return options.out === undefined ? print(charts, options, io) : writeApp(options.out, sources, charts, options, io);
  } catch (error) {
    if (!(error instanceof NotImportable)) throw error;
    io.err(`${oneLine(error.message)}\n`);
    return EXIT.usage;
  }
}

function checkOptions({ out, split, force, check, catalogue }: ImportOptions): void {
  if (out === '') throw new UserError('--out names no folder');
  if (catalogue && (check || out !== undefined)) {
    throw new UserError('--catalogue prints code, which writes no labels of renderers; leave --check and --out out');
  }
  if (out !== undefined) return;
  if (split) throw new UserError('--split writes several files; name a folder for them with --out');
  if (force) throw new UserError('--force replaces files; name their folder with --out');
}

async function importInputs(inputs: readonly Input[], options: ImportOptions, usesBuilders: boolean) {
  const { name, out } = options;
  if (name !== undefined && out === undefined && inputs.length > 1) {
    throw new UserError(
      `--name names one chart, but there are ${inputs.length} files, each with a chart; with --out it names the app`,
    );
  }
  const chart = inputs.length === 1 ? name : undefined;
  const sources: (ManifestSource & { readonly chart?: string })[] = [];
  const notes: string[] = [];
  for (const input of inputs) {
    const read = await sourceOf(input);
    const { source, notes: own } =
      options['helm-values'] === undefined ? { source: read, notes: [] } : manifestsOf(read, options);
    sources.push({ ...source, chart });
    notes.push(...own);
  }
  const charts = importSources(sources, { usesBuilders, usesCatalogue: options.catalogue, ...JUDGING });
  charts.forEach(checkIsWhole);
  if (charts.every(({ objects }) => objects.length === 0)) {
    throw new NotImportable(sources.map((source) => `${source.name}:1:1: there is no object in it`).join('; '));
  }
  return { sources, charts, notes };
}

async function sourceOf({ name, read }: Input): Promise<ManifestSource> {
  try {
    return await read();
  } catch (error) {
    const { line, column, message } = readProblem(name, error);
    throw new NotImportable(`${name}:${line === undefined ? '' : `${line}:${column}:`} ${message}`);
  }
}

/** Fails for files that `validate` calls unreadable. */
function checkIsWhole({ objects }: ImportedChart): void {
  for (const {
    document: { source, unread },
  } of objects) {
    if (unread !== undefined) {
      throw new NotImportable(`${source}:${unread.line}:${unread.column}: kubectl passes over the text from here on`);
    }
  }
}

function print(charts: readonly ImportedChart[], { check }: ImportOptions, io: Io): number {
  const code = appModule(charts);
  if (check && !isSame(new Map([['main.ts', code]]), charts, io)) return EXIT.found;
  io.out(code);
  return EXIT.ok;
}

function writeApp(
  folder: string,
  sources: readonly ManifestSource[],
  charts: readonly ImportedChart[],
  options: ImportOptions,
  io: Io,
): number {
  const files = appFiles({ folder, name: options.name, split: options.split ?? false, sources, charts });
  checkTarget(folder, files, options.force ?? false);
  if (!isSame(files, charts, io)) return EXIT.found;
  writeFiles(folder, files, options.force ?? false);
  io.err(`${oneLine(folder)} holds an app of ${files.size} files; go on there with: npm install && npm test\n`);
  return EXIT.ok;
}

function isSame(files: ReadonlyMap<string, string | Uint8Array>, charts: readonly ImportedChart[], io: Io): boolean {
  const problems = checkApp(files, charts);
  for (const problem of problems) io.err(`${oneLine(problem)}\n`);
  if (problems.length > 0) {
    io.err(
      'The app would not write what was read, so it is not written. This is a bug of the import; please report it with the input.\n',
    );
  }
  return problems.length === 0;
}
