import { LabelSelector, ObjectMeta } from '../../model/generated/structs';
import { matchesLabelSelector } from '../../model/label-selector';
import { DAEMON_LABEL, POOL_LABEL } from '../../scheduling/pools';
import { DaemonSetOptions } from '../daemon-set-props';
import { NAME_LABEL, nameLabelValue } from '../names';

/** What tells one pool from the others: nothing of it depends on which others there are. */
export interface PoolIdentity {
  readonly metadata: ObjectMeta & { readonly name: string };
  readonly podMetadata: ObjectMeta;
  readonly selector: LabelSelector;
}

type Complain = (problem: string) => never;

/** The labels that the pods of all pools have. */
export function commonLabels(daemon: string, { selector }: DaemonSetOptions, complain: Complain): { [key: string]: string } {
  if (!selector) return { [NAME_LABEL]: nameLabelValue(daemon) };
  if (selector.matchLabels && !selector.matchExpressions?.length) return selector.matchLabels;
  return complain('the base selects its pods by expressions, of which no common labels can be read; give the labels: selector: { matchLabels: { ... } }');
}

export function poolIdentity(
  pool: string, daemon: string, common: { readonly [key: string]: string }, merged: DaemonSetOptions, differences: DaemonSetOptions,
): PoolIdentity {
  const { metadata, podMetadata } = merged;
  const selector = differences.selector ?? { matchLabels: { ...common, [POOL_LABEL]: pool } };
  return {
    metadata: {
      ...metadata,
      name: differences.metadata?.name ?? `${daemon}-${pool}`,
      labels: { ...metadata?.labels, [DAEMON_LABEL]: nameLabelValue(daemon), [POOL_LABEL]: pool },
    },
    podMetadata: { ...podMetadata, labels: { ...podMetadata?.labels, ...common, [POOL_LABEL]: pool, ...selector.matchLabels } },
    selector,
  };
}

/** Refuses pools of one name, in several namespaces, or whose selectors take pods of each other; `names` are those of the pools. */
export function checkIdentities(names: readonly string[], identities: readonly PoolIdentity[], complain: Complain): void {
  identities.forEach(({ metadata: { name, namespace }, selector }, i) => {
    identities.forEach((other, j) => {
      if (i === j) return;
      const both = `pools '${names[i]}' and '${names[j]}'`;
      if (other.metadata.name === name) complain(`${both} have the same metadata.name '${name}'; leave it out of their differences`);
      if (other.metadata.namespace !== namespace) {
        complain(`${both} are in the namespaces '${namespace ?? ''}' and '${other.metadata.namespace ?? ''}', but they share what is beside them; give metadata.namespace in the base`);
      }
      if (matchesLabelSelector(selector, other.podMetadata.labels ?? {})) {
        complain(`the selector of pool '${names[i]}' takes the pods of pool '${names[j]}' too; leave it out of the differences, or add '${POOL_LABEL}': '${names[i]}' to it`);
      }
    });
  });
}
