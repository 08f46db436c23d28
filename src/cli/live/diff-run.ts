import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { Candidate, diffAnswer, DiffAnswer, DiffEntry, placeOf } from '../../cluster/diff';
import { isDaemonSet } from '../../model/daemon-set-kind';
import { JsonObject } from '../../model/json-object';
import { textOf } from '../../model/untyped';
import { DaemonSetValidator } from '../../text-validation/daemon-set-validator';
import { painterFor } from '../colours';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { findInputs, manifestsOnly } from '../inputs';
import { Io, UserError } from '../io';
import { oneLine, safeJson } from '../one-line';
import { differenceLines } from './history-run';
import { Kubectl } from './kubectl';
import { KubectlProblem } from './kubectl-problem';
import { kubectlOf, stateOf, wantedOf } from './options';
import { idOf, tellLimits } from './words';
import { readFiles, takeDocuments } from '../plan/read-objects';
import { counted, someOf } from '../plan/words';
import { problemLine } from '../validate/text';

const RESOURCES = ['daemonsets', 'pods', 'nodes', 'priorityclasses'] as const;

export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  const inputs = manifestsOnly(findInputs(operandsOf(operands), io)).inputs;
  const { objects, problems } = await readFiles(inputs, takeDocuments, () => undefined);
  for (const problem of problems) io.err(problemLine(problem));
  if (problems.length > 0) return EXIT.usage;
  const manifests = objects.map(({ value }) => value).filter(isDaemonSet) as JsonObject[];
  if (manifests.length === 0) throw new UserError(`there is no DaemonSet in ${someOf(operandsOf(operands))}`);
  const wanted = wantedOf(values, undefined);
  const isSnapshot = values.snapshot !== undefined;
  if (isSnapshot && values['server-side'] === true) {
    throw new UserError('--snapshot reads files, so that --server-side has no meaning: no server is asked');
  }
  const here = kubectlOf(values, wanted);
  const everywhere = isSnapshot ? values : { ...values, 'all-namespaces': true };
  const state = await stateOf(everywhere, {}, { resources: RESOURCES, allPods: true }, io);
  const namespace = wanted.namespace ?? (isSnapshot ? 'default' : await contextNamespace(here));
  const validator = new DaemonSetValidator({ kubernetesVersion: state.kubernetesVersion });
  const candidates: Candidate[] = [];
  for (const manifest of manifests) {
    const place = placeOf(manifest, namespace);
    const live = state.objects.daemonsets.find(({ metadata }) => idOf(metadata as typeof place) === idOf(place));
    const findings = live === undefined ? validator.validate(manifest) : validator.validateUpdate(live, manifest);
    candidates.push({
      manifest,
      ...place,
      refused: findings
        .filter(({ severity }) => severity === 'error')
        .map(({ field, message }) => `${field}: ${message}`),
      ...(isSnapshot ? {} : { server: await dryRun(here, manifest, place.namespace, values['server-side'] === true) }),
    });
  }
  const answer = diffAnswer(state, candidates);
  tellLimits(answer, io);
  if (values.format === 'json') io.out(`${safeJson(answer, 2)}\n`);
  else for (const line of diffLines(answer, io)) io.out(`${line}\n`);
  return answer.nothingDiffers ? EXIT.ok : EXIT.found;
}

/** Manifests, the folder of an app with what it has written, or the app in the current folder. */
function operandsOf(operands: readonly string[]): string[] {
  if (operands.length === 0) {
    if (!existsSync('cdk8s.yaml')) {
      throw new UserError('nothing to compare; name manifests, or the folder of a cdk8s app');
    }
    return [outputOf('.')];
  }
  return operands.map((operand) => (existsSync(join(operand, 'cdk8s.yaml')) ? outputOf(operand) : operand));
}

function outputOf(app: string): string {
  const [, output = 'dist'] = /^output:\s*['"]?([^'"\s#]+)/m.exec(readFileSync(join(app, 'cdk8s.yaml'), 'utf8')) ?? [];
  const folder = join(app, output);
  if (!existsSync(folder)) throw new UserError(`the app has written nothing to ${folder}; run cdk8s synth first`);
  return folder;
}

/** The namespace of objects that name none. */
async function contextNamespace(kubectl: Kubectl): Promise<string> {
  const chunks: Buffer[] = [];
  await kubectl.call(
    ['config', 'view', '--minify', '-o', 'jsonpath={..namespace}'],
    'the namespace of the context',
    (chunk) => chunks.push(chunk),
  );
  return Buffer.concat(chunks).toString('utf8').trim() || 'default';
}

/** What the server would store, or why it refuses. Nothing is changed. */
async function dryRun(
  kubectl: Kubectl,
  manifest: JsonObject,
  namespace: string,
  isServerSide: boolean,
): Promise<NonNullable<Candidate['server']>> {
  const args = [
    'apply',
    '--dry-run=server',
    '-o',
    'json',
    '-f',
    '-',
    '-n',
    namespace,
    ...(isServerSide ? ['--server-side'] : []),
  ];
  try {
    return { applied: await kubectl.object(args, 'the dry run', JSON.stringify(manifest)) };
  } catch (error) {
    if (!(error instanceof KubectlProblem) || error.kind !== 'other') throw error;
    return { refused: textOf(error.message).replace(/^kubectl could not read the dry run: /, '') };
  }
}

const CLASSES = {
  drift: 'changed in the cluster since the manifest was applied; applying takes it back',
  update: 'changed in the manifest',
  change: 'differs',
  kept: 'differs, but applying leaves it as it is',
} as const;

function diffLines(answer: DiffAnswer, io: Io): string[] {
  const paint = painterFor(io);
  return answer.daemonSets.flatMap((entry) => [
    paint('bold', oneLine(`${idOf(entry)}: ${titleOf(entry)}`)),
    ...entry.refused.map((why) => `  ${paint('red', 'refused')}: ${oneLine(why)}`),
    ...(Object.keys(CLASSES) as (keyof typeof CLASSES)[]).flatMap((one) => {
      const fields = entry.differences.filter((difference) => difference.class === one);
      return fields.length === 0
        ? []
        : [`  ${one} (${CLASSES[one]})`, ...differenceLines(fields).map((line) => `  ${line}`)];
    }),
    ...(entry.unexpected.length === 0
      ? []
      : [
          '  the server changes more than the manifest says (a webhook, or another field manager)',
          ...differenceLines(entry.unexpected).map((line) => `  ${line}`),
        ]),
    ...part('pods restart', entry.restarts),
    ...part('new pods', entry.gains),
    ...part('pods go', entry.losses),
    ...(entry.hidden > 0
      ? [`  ${counted(entry.hidden, 'value')} that the server filled in ${entry.hidden === 1 ? 'is' : 'are'} not shown`]
      : []),
    ...(entry.masked > 0
      ? [`  ${counted(entry.masked, 'value')} that may be secret cannot be compared with a snapshot`]
      : []),
    ...(entry.managedBy.length > 0 && entry.kind !== 'same'
      ? [`  managed by ${entry.managedBy.join(', ')}, which may undo it`]
      : []),
  ]);
}

function titleOf({ kind, differences }: DiffEntry): string {
  if (kind === 'new') return 'is not in the cluster';
  if (kind === 'refused') return 'is refused';
  const changes = differences.filter((one) => one.class !== 'kept').length;
  return kind === 'same' ? 'applying it changes nothing' : `applying it changes ${counted(changes, 'field')}`;
}

function part(words: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`  ${words} on ${counted(names.length, 'node')}: ${oneLine(someOf(names))}`];
}
