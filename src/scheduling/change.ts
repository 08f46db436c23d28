import { DaemonSetChange } from './daemon-set-change';
import { NodePlan } from './node-plan';
import { isSameSelector, selectorChangeMessage, SELECTOR_CHANGE } from '../model/selector-change';
import { storedDifferences } from '../stored/differences';
import { podSelectionOf, takesPodsOf } from '../stored/pod-selection';
import { readStored } from '../stored/read';

interface Version {
  readonly plan: NodePlan;
  readonly index: number;
  readonly manifest: unknown;
}

/** Compares two plans of the same nodes. DaemonSets are matched by namespace and name. */
export function changesBetween(
  before: NodePlan,
  oldManifests: readonly unknown[],
  after: NodePlan,
  newManifests: readonly unknown[],
  minor: number,
): DaemonSetChange[] {
  const versions = new Map<string, { namespace: string; name: string; old?: Version; fresh?: Version }>();
  const collect = (plan: NodePlan, manifests: readonly unknown[], which: 'old' | 'fresh') =>
    plan.daemonSets.forEach(({ namespace, name }, index) => {
      const id = `${namespace}/${name}`;
      versions.set(id, { namespace, name, ...versions.get(id), [which]: { plan, index, manifest: manifests[index] } });
    });
  collect(before, oldManifests, 'old');
  collect(after, newManifests, 'fresh');
  return [...versions.values()].map(({ namespace, name, old, fresh }) => ({
    namespace,
    name,
    ...describe(old, fresh, minor),
  }));
}

function describe(
  old: Version | undefined,
  fresh: Version | undefined,
  minor: number,
): Omit<DaemonSetChange, 'namespace' | 'name'> {
  const update = old === undefined || fresh === undefined ? NO_UPDATE : updateOf(old.manifest, fresh.manifest, minor);
  const { refused, templateDifferences } = update;
  const restarts = templateDifferences.length > 0 && refused.length === 0;
  const was = podsOn(old, true);
  // a rolling update also deletes old pods on nodes where the controller creates no new pod
  const is =
    refused.length > 0
      ? was
      : podsOn(fresh, !restarts || fresh?.plan.daemonSets[fresh.index].rollout.strategy === 'OnDelete');
  const both = [...is].filter((node) => was.has(node));
  return {
    kind: kindOf(old, fresh, update),
    gains: [...is].filter((node) => !was.has(node)),
    losses: [...was].filter((node) => !is.has(node)),
    restarts: restarts ? both : [],
    untouched: restarts ? [] : both,
    ...update,
  };
}

type Update = Pick<DaemonSetChange, 'refused' | 'templateDifferences' | 'otherDifferences'>;

const NO_UPDATE: Update = { refused: [], templateDifferences: [], otherDifferences: [] };

function updateOf(oldManifest: unknown, newManifest: unknown, minor: number): Update {
  const [before, after] = [oldManifest, newManifest].map((manifest) => readStored(manifest, minor));
  if (typeof after === 'string') return { ...NO_UPDATE, refused: [after] };
  if (typeof before === 'string') return { ...NO_UPDATE, refused: [`the old DaemonSet cannot be read: ${before}`] };
  const { template, other } = storedDifferences(before, after);
  const { field, remedy } = SELECTOR_CHANGE;
  const message = selectorChangeMessage(takesPodsOf(podSelectionOf(after), podSelectionOf(before)));
  return {
    refused: isSameSelector(before.spec.selector, after.spec.selector) ? [] : [`${field}: ${message}. ${remedy}`],
    templateDifferences: template,
    otherDifferences: other,
  };
}

function kindOf(old: Version | undefined, fresh: Version | undefined, update: Update): DaemonSetChange['kind'] {
  if (old === undefined) return 'added';
  if (fresh === undefined) return 'removed';
  return Object.values(update).some((list) => list.length > 0) ? 'changed' : 'unchanged';
}

/** The nodes with a pod; with `kept`, also the nodes that only keep one. */
function podsOn(version: Version | undefined, kept: boolean): Set<string> {
  if (version === undefined) return new Set();
  const { namespace, name, groups } = version.plan.daemonSets[version.index];
  const running = groups.filter(({ placement }) => placement === 'runs').flatMap(({ nodes }) => nodes);
  return new Set([...running, ...(kept ? version.plan.coveredBy(`${namespace}/${name}`) : [])]);
}
