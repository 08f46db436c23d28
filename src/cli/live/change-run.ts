import { setTimeout as sleep } from 'timers/promises';
import { differenceLines, revisionCalled } from './history-run';
import { Kubectl } from './kubectl';
import { checkVersion, kubectlOf, Wanted, wantedOf } from './options';
import { readCluster } from './read-cluster';
import { rolloutText } from './rollout-text';
import { idOf, theOne } from './words';
import { ClusterState } from '../../cluster/cluster-state';
import { withTemplate } from '../../cluster/history';
import { managersOf } from '../../cluster/managers';
import { Owned, ownedObjects, OwnedObjects } from '../../cluster/owned';
import { currentRevision } from '../../cluster/revisions';
import { rolloutAnswer, RolloutAnswer } from '../../cluster/rollout';
import { prioritiesOf } from '../../cluster/why';
import { JsonObject } from '../../model/json-object';
import { ownValue } from '../../model/own-value';
import { objectOf } from '../../model/untyped';
import { Planner } from '../../scheduling/planner';
import { DaemonSetValidator } from '../../text-validation/daemon-set-validator';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { Io, UserError } from '../io';
import { oneLine } from '../one-line';
import { durationText, parseDuration } from '../plan/duration';
import { counted, someOf } from '../plan/words';

const RESOURCES = ['daemonsets', 'controllerrevisions', 'pods', 'nodes', 'events', 'priorityclasses'] as const;
const EVERY_MS = 2000;
/** How often in a row a rollout is held up before it is believed. */
const LOOKS = 5;

/** A change of a template, and the kubectl command that makes it. */
interface Change {
  readonly title: string;
  readonly template: JsonObject;
  readonly command: readonly string[];
  /** In the past: what is done when the command has run. */
  readonly done: string;
}

export function rollback(values: Values, operands: string[], io: Io): Promise<number> {
  if (values.to === undefined) {
    throw new UserError('rollback takes the revision to go back to: --to N; history shows them');
  }
  return change(values, operands, io, 'rollback', (daemonSet) => {
    const to = revisionCalled(daemonSet, values.to, '--to');
    if (to === daemonSet.current) return undefined;
    return {
      title: `Rollback of ${idOf(daemonSet)} from revision ${daemonSet.current?.revision ?? '?'} to revision ${to.revision}`,
      template: to.template,
      command: [
        'rollout',
        'undo',
        `daemonset/${daemonSet.name}`,
        '-n',
        daemonSet.namespace,
        `--to-revision=${to.revision}`,
      ],
      done: `the template of revision ${to.revision} is applied again`,
    };
  });
}

export function redeploy(values: Values, operands: string[], io: Io): Promise<number> {
  return change(values, operands, io, 'redeploy', (daemonSet) => {
    const template = objectOf(objectOf(daemonSet.manifest.spec).template);
    const { annotations, ...metadata } = objectOf(template.metadata);
    // kubectl rollout restart: polymorphichelpers/objectrestarter.go
    const restarted = { ...objectOf(annotations), 'kubectl.kubernetes.io/restartedAt': io.now().toISOString() };
    return {
      title: `Restart of all pods of ${idOf(daemonSet)}`,
      template: { ...template, metadata: { ...metadata, annotations: restarted } },
      command: ['rollout', 'restart', `daemonset/${daemonSet.name}`, '-n', daemonSet.namespace],
      done: 'the pods are being restarted',
    };
  });
}

/** Says what a change will do, asks, makes it and follows it. */
async function change(
  values: Values,
  operands: string[],
  io: Io,
  name: string,
  changeOf: (daemonSet: OwnedObjects) => Change | undefined,
): Promise<number> {
  if (operands.length !== 1) throw new UserError(`${name} takes the name of one DaemonSet`);
  const wanted = wantedOf(values, operands[0]);
  const [secondsToReady, limit] = [secondsOf(values, 'time-to-ready', '30s'), secondsOf(values, 'wait', '15m')];
  const kubectl = kubectlOf(values, wanted);
  const state = await readCluster(kubectl, { name: wanted.name, resources: RESOURCES, allPods: true }, io.now);
  checkVersion(state.kubernetesVersion);
  const owned = ownedObjects(state);
  const daemonSet = theOne(owned, wanted);
  refuseManaged(daemonSet, values.force === true);
  const planned = changeOf(daemonSet);
  if (planned === undefined) {
    io.err(`${idOf(daemonSet)} has this template already; nothing is changed\n`);
    return EXIT.ok;
  }
  for (const line of planLines(planned, daemonSet, owned, state, secondsToReady)) io.out(`${oneLine(line)}\n`);
  if (!(await isConfirmed(values, io))) return EXIT.usage;
  await kubectl.call(planned.command, `kubectl ${planned.command.slice(0, 2).join(' ')}`);
  io.err(`${planned.done}\n`);
  if (limit === 0) return EXIT.ok;
  return follow(kubectl, { name: daemonSet.name, namespace: daemonSet.namespace }, limit, planned.done, io);
}

function secondsOf(values: Values, option: string, text: string): number {
  const given = (ownValue(values, option) as string | undefined) ?? text;
  const seconds = parseDuration(given);
  if (seconds === undefined) {
    throw new UserError(`--${option} takes a duration such as 45s, 10m or 1h30m, not '${given}'`);
  }
  return seconds;
}

function refuseManaged(daemonSet: OwnedObjects, isForced: boolean): void {
  const manager = managersOf(daemonSet.manifest).at(0);
  if (manager === undefined || isForced) return;
  throw new UserError(
    `${idOf(daemonSet)} is managed by ${manager.kind} (${manager.name}, says ${manager.sign}), which would undo the change; change it there, or use --force`,
  );
}

function planLines(
  { title, template }: Change,
  { manifest, namespace }: OwnedObjects,
  { minor }: Owned,
  state: ClusterState,
  secondsToReady: number,
): string[] {
  const changed = withTemplate(manifest, template);
  const kubernetesVersion = `1.${minor}`;
  const refused = new DaemonSetValidator({ kubernetesVersion })
    .validate(withoutServersOwn(changed))
    .filter(({ severity }) => severity === 'error' || severity === 'never-runs');
  if (refused.length > 0) {
    throw new UserError(
      `${title}: Kubernetes ${kubernetesVersion} does not take this template any more: ${refused[0].field}: ${refused[0].message}`,
    );
  }
  const planner = new Planner({ kubernetesVersion });
  const options = { pods: [...state.objects.pods], secondsToReady, ...prioritiesOf(state) };
  const nodes = [...state.objects.nodes];
  const [{ restarts, gains, losses, templateDifferences }] = planner.compare([manifest], [changed], nodes, options);
  const { rollout } = planner.plan([changed], nodes, options).daemonSets[0];
  const part = (words: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`  ${words} on ${counted(names.length, 'node')}: ${someOf(names)}`];
  return [
    `${title} in the namespace ${namespace}`,
    ...differenceLines(templateDifferences),
    ...part('pods restart', restarts),
    ...part('new pods', gains),
    ...part('pods go', losses),
    `  ${rollout.message}${rollout.seconds === undefined ? '' : `; at least ${durationText(rollout.seconds)} if each pod is ready after ${durationText(secondsToReady)}`}`,
    ...rollout.stalls.map((stall) => `  ${stall}`),
  ];
}

/** As a manifest that is applied, without what only the server writes. */
function withoutServersOwn({ apiVersion, kind, metadata, spec }: JsonObject): JsonObject {
  const { name, namespace, labels } = objectOf(metadata);
  return {
    apiVersion: apiVersion ?? 'apps/v1',
    kind: kind ?? 'DaemonSet',
    metadata: { name, namespace, labels },
    spec,
  };
}

async function isConfirmed(values: Values, io: Io): Promise<boolean> {
  if (values.yes === true) return true;
  const answer = await io.ask('Do this? [y/N] ');
  if (answer !== undefined && /^y(?:es)?$/i.test(answer.trim())) return true;
  io.err(
    answer === undefined
      ? 'cdk8s-daemonsets: there is no terminal to ask on; nothing is changed. Use --yes to do it without a question.\n'
      : 'nothing is changed\n',
  );
  return false;
}

/** Looks at the rollout until it is complete, or will not end, or the time is over. */
async function follow(kubectl: Kubectl, wanted: Wanted, limitSeconds: number, done: string, io: Io): Promise<number> {
  const until = io.now().getTime() + limitSeconds * 1000;
  let last = '';
  let held = 0;
  for (;;) {
    await sleep(EVERY_MS);
    let answer: RolloutAnswer;
    try {
      const state = await readCluster(kubectl, { name: wanted.name, resources: RESOURCES }, io.now);
      const owned = ownedObjects(state);
      const daemonSet = theOne(owned, wanted);
      // until the controller has made the revision, no pod can be told to be new
      if (currentRevision(objectOf(objectOf(daemonSet.manifest.spec).template), daemonSet.revisions) === undefined) {
        if (io.now().getTime() < until) continue;
      }
      answer = rolloutAnswer(state, daemonSet, owned);
    } catch (error) {
      if (error instanceof UserError) throw new UserError(`${done}, but it cannot be followed: ${error.message}`);
      throw error;
    }
    if (answer.message !== last) io.err(`${oneLine(answer.message)}\n`);
    last = answer.message;
    if (answer.state === 'complete') return EXIT.ok;
    held = answer.state === 'progressing' ? 0 : held + 1;
    if (answer.state === 'on-delete' || held >= LOOKS) {
      for (const line of rolloutText(answer, io)) io.out(line);
      return EXIT.found;
    }
    if (io.now().getTime() >= until) {
      io.err(`${done}, but the rollout is not complete after ${durationText(limitSeconds)}; see it with rollout\n`);
      return EXIT.found;
    }
  }
}
