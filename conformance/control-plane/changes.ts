import { check } from './check-line';
import { affinity, container, daemonSet, DaemonSetManifest, expressions, nodes } from './fleet';
import { DaemonSetReport, Session } from './session';
import { Planner } from '../../src/scheduling/planner';
import { DaemonSetValidator } from '../../src/text-validation/daemon-set-validator';
import { seeded } from '../../test/support/seeded';

/*
 * What the plan of a change says, and what applying it does.
 */

const planner = new Planner({ kubernetesVersion: '1.36' });
const validator = new DaemonSetValidator({ kubernetesVersion: '1.36' });

interface Change {
  readonly podSpec?: { readonly [field: string]: unknown };
  readonly newPodSpec?: { readonly [field: string]: unknown };
  readonly spec?: { readonly [field: string]: unknown };
  readonly newSpec?: { readonly [field: string]: unknown };
  readonly annotations?: { readonly [key: string]: string };
}

const TOLERATE_ALL = { tolerations: [{ operator: 'Exists' }] };
const ON_DELETE = { updateStrategy: { type: 'OnDelete' } };
const inZone = (...values: readonly string[]) => ({
  affinity: affinity(expressions({ key: 'zone', operator: 'In', values })),
});
const selectorOf = (...names: readonly string[]) => ({
  matchLabels: Object.fromEntries(names.map((name) => [name, 'yes'])),
});

/** Old and new versions by name. */
const CHANGES: { readonly [name: string]: Change } = {
  nothing: {},
  image: { newPodSpec: { containers: [{ ...container(), image: 'registry.example/agent:2' }] } },
  environment: { newPodSpec: { containers: [{ ...container(), env: [{ name: 'LEVEL', value: 'debug' }] }] } },
  'annotations-of-its-own': { annotations: { 'example.com/owner': 'platform' } },
  'strategy-only': { newSpec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '30%' } } } },
  'patience-only': { newSpec: { minReadySeconds: 1 } },
  'history-only': { newSpec: { revisionHistoryLimit: 3 } },
  'fewer-nodes': { podSpec: TOLERATE_ALL, newPodSpec: { ...TOLERATE_ALL, nodeSelector: { pool: 'a' } } },
  'more-nodes': { podSpec: { nodeSelector: { pool: 'a' } }, newPodSpec: TOLERATE_ALL },
  'other-nodes': {
    podSpec: { ...TOLERATE_ALL, ...inZone('a', 'b') },
    newPodSpec: { ...TOLERATE_ALL, ...inZone('b', '4') },
  },
  'no-node-left': { newPodSpec: { nodeSelector: { pool: 'none' } } },
  'one-toleration-less': { podSpec: { tolerations: [{ key: 'dedicated', operator: 'Exists' }] }, newPodSpec: {} },
  'one-toleration-more': { newPodSpec: { tolerations: [{ key: 'gpu', operator: 'Exists' }] } },
  'fewer-nodes-by-hand': {
    podSpec: TOLERATE_ALL,
    spec: ON_DELETE,
    newPodSpec: { ...TOLERATE_ALL, ...inZone('a') },
    newSpec: ON_DELETE,
  },
  'more-nodes-by-hand': { podSpec: inZone('a'), spec: ON_DELETE, newPodSpec: inZone('a', 'b'), newSpec: ON_DELETE },
  'no-longer-by-hand': { spec: ON_DELETE, newPodSpec: { terminationGracePeriodSeconds: 5 } },
  selector: { newSpec: { selector: { matchLabels: { app: 'another' } } } },
  'selector-and-image': {
    newPodSpec: { containers: [{ ...container(), image: 'registry.example/agent:2' }] },
    newSpec: { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } },
  },
  'selector-wider': { spec: { selector: selectorOf('one', 'two') }, newSpec: { selector: selectorOf('one') } },
  'selector-narrower': { spec: { selector: selectorOf('one') }, newSpec: { selector: selectorOf('one', 'two') } },
};

function versions(
  name: string,
  { podSpec = {}, spec = {}, newPodSpec = podSpec, newSpec = spec, annotations }: Change,
): DaemonSetManifest[] {
  const old = labelled(daemonSet(name, podSpec, spec));
  const fresh = labelled(daemonSet(name, newPodSpec, newSpec));
  return [old, { ...fresh, metadata: { ...fresh.metadata, ...(annotations ? { annotations } : {}) } }];
}

/** With labels for every selector above, so that they alone decide. */
function labelled(one: DaemonSetManifest): DaemonSetManifest {
  const { matchLabels = {} } = one.spec.selector as { matchLabels?: object };
  const labels = { app: one.metadata.name, one: 'yes', two: 'yes', ...matchLabels };
  return { ...one, spec: { ...one.spec, template: { ...one.spec.template, metadata: { labels } } } };
}

export async function compareChanges(session: Session): Promise<void> {
  const inventory = nodes(seeded(11), 0, 60, 0).map((node) => ({
    ...node,
    status: { ...node.status, allocatable: { cpu: '16', memory: '32Gi', pods: '110' } },
  }));
  const all = Object.entries(CHANGES).map(([name, change]) => versions(name, change));
  const [olds, news] = [all.map(([old]) => old), all.map(([, fresh]) => fresh)];
  await session.applyAll([...inventory, ...olds]);
  const before = await session.settle();
  const changes = planner.compare(olds, news, [await session.list('nodes')], { pods: [await session.list('pods')] });

  const verdicts = await Promise.all(news.map((one) => session.apply(one)));
  check(
    `${changes.length} changes sent, ${verdicts.filter(({ accepted }) => !accepted).length} refused`,
    changes.flatMap(({ name, refused }, i) => {
      const theirs = (verdicts[i].causes ?? []).map(({ reason, field }) => `${reason} ${field}`);
      const ours = validator
        .validateUpdate(olds[i], news[i])
        .filter(({ severity }) => severity === 'error')
        .map(({ reason, field }) => `${reason} ${field}`);
      const planned = refused.map((text) => `FieldValueInvalid ${text.split(':')[0]}`);
      return [
        ...(String(ours) === String(theirs) ? [] : [`${name}: the server says [${theirs}], the validator [${ours}]`]),
        ...(String(planned) === String(theirs)
          ? []
          : [`${name}: the server says [${theirs}], the change plan [${planned}]`]),
      ];
    }),
  );

  const after = await session.settle();
  const parts = { gains: 0, losses: 0, restarts: 0, untouched: 0 };
  const problems = changes.flatMap(({ name, gains, losses, restarts, untouched }, i) => {
    const [was, is] = [before, after].map((reports) => podsOf(reports, name));
    const both = [...is.keys()].filter((node) => was.has(node));
    // of OnDelete, restarts wait for someone to delete the old pods
    const byHand = (news[i].spec.updateStrategy as { type?: string } | undefined)?.type === 'OnDelete';
    const planned = {
      gains,
      losses,
      restarts: byHand ? [] : restarts,
      untouched: byHand ? [...restarts, ...untouched] : untouched,
    };
    const real = {
      gains: [...is.keys()].filter((node) => !was.has(node)),
      losses: [...was.keys()].filter((node) => !is.has(node)),
      restarts: both.filter((node) => is.get(node) !== was.get(node)),
      untouched: both.filter((node) => is.get(node) === was.get(node)),
    };
    return (Object.keys(parts) as (keyof typeof parts)[]).flatMap((part) => {
      parts[part] += real[part].length;
      const [theirs, ours] = [real[part], planned[part]].map((list) => [...list].sort().join(' '));
      return theirs === ours ? [] : [`${name}: ${part} ${theirs || 'none'}; the plan says ${ours || 'none'}`];
    });
  });
  check(
    `what becomes of their pods: ${Object.entries(parts)
      .map(([part, number]) => `${part} ${number}`)
      .join(', ')}`,
    problems,
  );
}

function podsOf(reports: readonly DaemonSetReport[], name: string): Map<string, string> {
  return new Map(reports.find((report) => report.name === name)!.pods.map(({ node, uid }) => [node, uid]));
}
