import { driftOf } from '../../cluster/drift';
import { managersOf } from '../../cluster/managers';
import { ownedObjects, OwnedObjects } from '../../cluster/owned';
import { appModule } from '../../importer/app-module';
import { ImportedChart, importSources, notesOf } from '../../importer/import-sources';
import { JsonObject } from '../../model/json-object';
import { objectOf } from '../../model/untyped';
import { DaemonSetValidator } from '../../text-validation/daemon-set-validator';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { checkApp } from '../import/check';
import { Io, UserError } from '../io';
import { oneLine } from '../one-line';
import { differenceLines } from './history-run';
import { stateOf, wantedOf } from './options';
import { idOf, tellLimits, theOne } from './words';

export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  if (operands.length !== 1) throw new UserError('adopt takes the name of one DaemonSet');
  const wanted = wantedOf(values, operands[0]);
  const state = await stateOf(values, wanted, { resources: ['daemonsets'] }, io);
  if (state.redacted) {
    throw new UserError(
      'the snapshot has no values that may be secret, so that code made of it would change the pods; adopt from the cluster',
    );
  }
  const owned = ownedObjects(state);
  const daemonSet = theOne(owned, wanted);
  tellLimits({ unread: [], moved: state.moved }, io);
  const chart = importedChart(daemonSet);
  const code = appModule([chart]);
  for (const note of notesOf(chart)) io.err(`note: ${oneLine(note)}\n`);
  for (const { kind, name } of managersOf(daemonSet.manifest)) {
    io.err(`note: it is managed by ${kind} (${oneLine(name)}); take it out there before you apply the app\n`);
  }
  const objections = [
    ...checkApp(new Map([['main.ts', code]]), [chart]),
    ...objectionsTo(daemonSet, chart, owned.minor),
  ];
  for (const objection of objections) io.err(`${oneLine(objection)}\n`);
  if (objections.length > 0) {
    io.err('Applying the app would change the DaemonSet; the code is not written.\n');
    return EXIT.found;
  }
  io.out(code);
  io.err(
    `${idOf(daemonSet)}: the app writes the same name, selector and template; compiled, synthesized and compared as the server stores it: applying it restarts nothing\n`,
  );
  return EXIT.ok;
}

/** The object as the server gives it; the importer leaves out what only the server writes. */
function importedChart({ manifest, name }: OwnedObjects): ImportedChart {
  const { apiVersion = 'apps/v1', kind = 'DaemonSet', metadata, spec } = manifest;
  const content = JSON.stringify({ apiVersion, kind, metadata, spec });
  return importSources([{ name: `${name}.json`, content }], { usesBuilders: true })[0];
}

/** What applying would change, or why the server would refuse it. */
function objectionsTo({ manifest }: OwnedObjects, chart: ImportedChart, minor: number): string[] {
  const written = chart.objects[0].expected as JsonObject;
  const refused = new DaemonSetValidator({ kubernetesVersion: `1.${minor}` })
    .validateUpdate(manifest, written)
    .filter(({ severity }) => severity === 'error')
    .map(({ field, message }) => `${field}: ${message}`);
  const drift = driftOf(manifest, written, minor);
  if (typeof drift === 'string') return [drift, ...refused];
  const changes = drift.differences.filter((one) => one.class !== 'kept' || one.field.startsWith('spec.'));
  const { name } = objectOf(written.metadata);
  return [
    ...refused,
    ...differenceLines(changes).map((line) => line.trim()),
    ...(name === objectOf(manifest.metadata).name ? [] : ['metadata.name: the app would write another one']),
  ];
}
