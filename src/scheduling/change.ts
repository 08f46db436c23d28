import { DaemonSetChange } from './daemon-set-change';
import { daemonSetDifferences } from './difference';
import { NodePlan } from './node-plan';
import { objectOf } from './reading';
import { isSameSelector, SELECTOR_CHANGE } from '../model/selector-change';

const TEMPLATE = 'spec.template';

interface Version {
  readonly plan: NodePlan;
  readonly index: number;
  readonly manifest: unknown;
}

/** Both plans are over the same nodes; DaemonSets are the same by namespace and name. */
export function changesBetween(
  before: NodePlan,
  oldManifests: readonly unknown[],
  after: NodePlan,
  newManifests: readonly unknown[],
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
    ...describe(old, fresh),
  }));
}

function describe(old: Version | undefined, fresh: Version | undefined): Omit<DaemonSetChange, 'namespace' | 'name'> {
  const differences =
    old !== undefined && fresh !== undefined ? daemonSetDifferences(old.manifest, fresh.manifest) : [];
  const templateDifferences = differences.filter(({ field }) => field.startsWith(TEMPLATE));
  const otherDifferences = differences.filter(({ field }) => !field.startsWith(TEMPLATE));
  const { field, message, remedy } = SELECTOR_CHANGE;
  const refused =
    old === undefined || fresh === undefined || isSameSelector(selectorOf(old), selectorOf(fresh))
      ? []
      : [`${field}: ${message}. ${remedy}`];
  const restarts = templateDifferences.length > 0 && refused.length === 0;
  const was = podsOn(old, true);
  // a rolling update deletes old pods also where the controller would make none, and makes none there
  const is =
    refused.length > 0
      ? was
      : podsOn(fresh, !restarts || fresh?.plan.daemonSets[fresh.index].rollout.strategy === 'OnDelete');
  const both = [...is].filter((node) => was.has(node));
  return {
    kind:
      old === undefined ? 'added' : fresh === undefined ? 'removed' : differences.length > 0 ? 'changed' : 'unchanged',
    refused,
    gains: [...is].filter((node) => !was.has(node)),
    losses: [...was].filter((node) => !is.has(node)),
    restarts: restarts ? both : [],
    untouched: restarts ? [] : both,
    templateDifferences,
    otherDifferences,
  };
}

/** Nodes with a pod; with `kept`, also those that only keep one. */
function podsOn(version: Version | undefined, kept: boolean): Set<string> {
  if (version === undefined) return new Set();
  const { namespace, name, groups } = version.plan.daemonSets[version.index];
  const running = groups.filter(({ placement }) => placement === 'runs').flatMap(({ nodes }) => nodes);
  return new Set([...running, ...(kept ? version.plan.coveredBy(`${namespace}/${name}`) : [])]);
}

function selectorOf({ manifest }: Version) {
  return objectOf(objectOf(objectOf(manifest).spec).selector);
}
