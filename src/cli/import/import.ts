import { readFileSync } from 'fs';
import { judgeDaemonSet } from './judge-daemon-set';
import { appModule } from '../../importer/app-module';
import { importSources, NotImportable, notesOf } from '../../importer/manifest-importer';
import { DaemonSetValidator } from '../../validation/validator';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { Io, UserError } from '../io';

/** Writes the app of the given files to stdout, and what was left out or changed to stderr. */
export async function runImport(values: Values, operands: string[], io: Io): Promise<number> {
  if (operands.length === 0) {
    throw new UserError('import takes at least one file, or - for standard input');
  }
  const sources: { name: string; content: Uint8Array }[] = [];
  for (const operand of operands) {
    sources.push(operand === '-' ? { name: 'stdin', content: await io.stdin() } : { name: operand, content: contentOf(operand) });
  }
  const judge = judgeDaemonSet((kubernetesVersion) => new DaemonSetValidator({ kubernetesVersion }));
  try {
    const charts = importSources(sources, { usesBuilders: !values['no-builders'], judge });
    charts.flatMap(notesOf).forEach((note) => io.err(`${note}\n`));
    io.out(appModule(charts));
  } catch (error) {
    if (error instanceof NotImportable) throw new UserError(error.message);
    throw error;
  }
  return EXIT.ok;
}

function contentOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UserError(`cannot read '${file}': ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`);
  }
}
