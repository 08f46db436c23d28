import { judgeDaemonSet } from './judge-daemon-set';
import { appModule } from '../../importer/app-module';
import { importSources, NotImportable, notesOf } from '../../importer/import-sources';
import { ManifestSource } from '../../manifest/read-manifests';
import { DaemonSetValidator } from '../../validation/validator';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { findInputs, Input, systemReason } from '../inputs';
import { Io, UserError } from '../io';
import { oneLine } from '../one-line';

/** `import`: reads all, then writes the app to stdout, and what was left out or changed to stderr. What cannot be read stops it all. */
export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  const judge = judgeDaemonSet((kubernetesVersion) => new DaemonSetValidator({ kubernetesVersion }));
  try {
    const sources: ManifestSource[] = [];
    for (const input of findInputs(operands, io)) sources.push(await sourceOf(input));
    const chart = values.name as string | undefined;
    if (chart !== undefined && sources.length > 1) throw new UserError(`--name names one chart, but there are ${sources.length} files, each with a chart`);
    const charts = importSources(sources.map((source) => ({ ...source, chart })), { usesBuilders: !values['no-builders'], judge });
    for (const note of charts.flatMap(notesOf)) io.err(`${oneLine(note)}\n`);
    io.out(appModule(charts));
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof NotImportable)) throw error;
    io.err(`${oneLine(error.message)}\n`);
    return EXIT.usage;
  }
}

async function sourceOf({ name, read }: Input): Promise<ManifestSource> {
  try {
    return await read();
  } catch (error) {
    throw new NotImportable(`${name}: ${systemReason(error as NodeJS.ErrnoException)}`);
  }
}
