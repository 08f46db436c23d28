import { Path } from '../../findings/path';
import { ownValue } from '../../model/own-value';
import { SYSTEM_PRIORITIES } from '../../model/system-priorities';
import { listOf, objectOf, objectsOf, textMapOf, textOf } from '../../model/untyped';
import { forbiddenBy } from '../../validation/pod-security/evaluate';
import { CheckOf } from '../check';
import { Found, Judged, METADATA, podOf, SPEC } from '../judged';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

export function podSecurity({ level, exempt, always }: CheckOf<'pod-security'>, judged: Judged): Found[] {
  const { daemonSet, place, minor } = judged;
  if (exempt.includes(place)) return [];
  // a Namespace with a label is judged by it, whatever the platform
  if (!always && labelsOf(judged, place)[ENFORCE] !== undefined) return [];
  const found = forbiddenBy(level, daemonSet.spec.template, minor);
  const [first] = found;
  if (first === undefined) return [];
  const checks = [...new Set(found.map(({ rule }) => rule.id.split('/')[1]))];
  return [
    {
      path: first.path,
      message: `the pods need more than the Pod Security level ${level}, which is enforced ${always ? 'in every namespace' : 'in namespaces without a label'}: ${checks.join(', ')}`,
    },
  ];
}

function labelsOf({ set }: Judged, name: string): { readonly [label: string]: string } {
  const namespace = set.ofKind('Namespace').find((one) => one.name === name);
  return textMapOf(objectOf(namespace?.manifest.metadata).labels);
}

export function criticalPriority(_: CheckOf<'critical-priority'>, judged: Judged): Found[] {
  const { priorityClassName = '' } = podOf(judged);
  const { place, set } = judged;
  if (!SYSTEM_PRIORITIES.has(priorityClassName) || place === 'kube-system') return [];
  const hasQuota = set
    .ofKind('ResourceQuota')
    .some((quota) => quota.place === place && scopes(quota.manifest, priorityClassName));
  return hasQuota
    ? []
    : [
        {
          path: SPEC.child('priorityClassName'),
          message: `${priorityClassName} is refused in a namespace without a quota for it`,
        },
      ];
}

/** Whether a quota counts the pods of a priority class. */
function scopes(quota: { readonly [field: string]: unknown }, priorityClass: string): boolean {
  const selector = objectOf(objectOf(quota.spec).scopeSelector);
  return objectsOf(selector.matchExpressions).some(
    ({ scopeName, operator, values }) =>
      scopeName === 'PriorityClass' && (textOf(operator) === 'Exists' || listOf(values).includes(priorityClass)),
  );
}

export function inNamespace({ names }: CheckOf<'namespace'>, { place }: Judged): Found[] {
  return names.includes(place)
    ? [{ path: METADATA.child('namespace'), message: `${place} is managed by the platform` }]
    : [];
}

/** The value of a label of the DaemonSet or of its pods. */
export function labelOf({ daemonSet: { metadata, spec } }: Judged, label: string): string | undefined {
  return ownValue(metadata.labels, label) ?? ownValue(spec.template.metadata.labels, label);
}

export function labelled({ label }: CheckOf<'labelled'>, judged: Judged): Found[] {
  const value = labelOf(judged, label);
  return value === undefined ? [] : [{ path: METADATA.child('labels'), message: `${label} names ${value}` }];
}

export function named({ names }: CheckOf<'names'>, { daemonSet }: Judged): Found[] {
  const { name = '' } = daemonSet.metadata;
  return names.includes(name) ? [{ path: METADATA.child('name'), message: `${name} is part of the platform` }] : [];
}

export function namespaceAnnotation({ annotation, value }: CheckOf<'namespace-annotation'>, judged: Judged): Found[] {
  const { place, set } = judged;
  const namespace = set.ofKind('Namespace').find((one) => one.name === place);
  if (!namespace || ownValue(textMapOf(objectOf(namespace.manifest.metadata).annotations), annotation) === value) {
    return [];
  }
  return [
    {
      path: Path.of('metadata', 'namespace'),
      message: `Namespace '${place}' has no annotation ${annotation}: "${value}"`,
    },
  ];
}
