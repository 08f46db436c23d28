import { Fail } from './fail';
import { DaemonSetOptionsWithoutOs } from '../constructs/daemon-set-options';
import { NAME_LABEL, nameLabelValue } from '../constructs/names';
import { LabelSelector, ObjectMeta } from '../model/generated/structs';
import { matchesLabelSelector } from '../model/label-selector';
import { DAEMON_LABEL, POOL_LABEL } from '../scheduling/pools';

/** What tells one pool from the others: nothing of it depends on which others there are. */
export interface PoolIdentity {
  readonly metadata: ObjectMeta & { readonly name: string };
  readonly podMetadata: ObjectMeta;
  readonly selector: LabelSelector;
}

/** The labels that the pods of all pools have. */
export function commonLabels(
  daemon: string,
  { selector }: DaemonSetOptionsWithoutOs,
  fail: Fail,
): { [key: string]: string } {
  if (!selector) return { [NAME_LABEL]: nameLabelValue(daemon) };
  if (selector.matchLabels && !selector.matchExpressions?.length) return selector.matchLabels;
  return fail(
    'the selector of the base has expressions, which do not determine the labels of the pods; use labels: selector: { matchLabels: { ... } }',
  );
}

export function poolIdentity(
  pool: string,
  daemon: string,
  common: { readonly [key: string]: string },
  merged: DaemonSetOptionsWithoutOs,
  differences: DaemonSetOptionsWithoutOs,
): PoolIdentity {
  const { metadata, podMetadata } = merged;
  const selector = differences.selector ?? { matchLabels: { ...common, [POOL_LABEL]: pool } };
  return {
    metadata: {
      ...metadata,
      name: differences.metadata?.name ?? `${daemon}-${pool}`,
      labels: { ...metadata?.labels, [DAEMON_LABEL]: nameLabelValue(daemon), [POOL_LABEL]: pool },
    },
    podMetadata: {
      ...podMetadata,
      labels: { ...podMetadata?.labels, ...common, [POOL_LABEL]: pool, ...selector.matchLabels },
    },
    selector,
  };
}

/** Refuses pools of one name, in several namespaces, or whose selectors take pods of each other; `names` are those of the pools. */
export function checkIdentities(
  names: readonly string[],
  identities: readonly PoolIdentity[],
  hasOwnSelectors: boolean,
  fail: Fail,
): void {
  const namespaces = identities.map(({ metadata }) => metadata.namespace);
  const elsewhere = namespaces.findIndex((namespace) => namespace !== namespaces[0]);
  if (elsewhere > 0) {
    fail(
      `pools '${names[0]}' and '${names[elsewhere]}' are in the namespaces '${namespaces[0] ?? ''}' and '${namespaces[elsewhere] ?? ''}', ` +
        'but all pools share their service account and other companions; set metadata.namespace in the base',
    );
  }
  const taken = new Map<string, number>();
  identities.forEach(({ metadata: { name } }, i) => {
    const other = taken.get(name);
    if (other !== undefined) {
      fail(
        `pools '${names[other]}' and '${names[i]}' have the same metadata.name '${name}'; leave it out of their differences`,
      );
    }
    taken.set(name, i);
  });
  // selectors that are made here hold the pool
  if (!hasOwnSelectors) return;
  identities.forEach(({ selector }, i) =>
    identities.forEach(({ podMetadata }, j) => {
      if (i === j || !matchesLabelSelector(selector, podMetadata.labels ?? {})) return;
      fail(
        `the selector of pool '${names[i]}' also selects the pods of pool '${names[j]}'; leave it out of the differences, or add '${POOL_LABEL}': '${names[i]}' to it`,
      );
    }),
  );
}
