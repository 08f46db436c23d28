import { Field } from '../../model/field';
import { TYPES } from '../../model/field-table';
import { PodSpec } from '../../model/generated/structs';
import { JsonObject } from '../../model/json-object';
import { ownValue } from '../../model/own-value';
import { CheckOf } from '../check';
import { Found, inContainers, Judged, podOf, SPEC } from '../judged';

const OS = 'kubernetes.io/os';
const LABELS_OF_OS = [OS, 'beta.kubernetes.io/os'];

/** The values of a label that a pod asks for: by selector, or by each term of its affinity. */
function wanted({ nodeSelector = {}, affinity }: PodSpec, labels: readonly string[]): string[] | undefined {
  const selected = labels.flatMap((label) => ownValue(nodeSelector, label) ?? []);
  if (selected.length > 0) return selected;
  const terms = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const values = terms.map(({ matchExpressions = [] }) =>
    matchExpressions.find(({ key, operator }) => labels.includes(key) && operator === 'In'),
  );
  return values.length > 0 && values.every((one) => one) ? values.flatMap((one) => one!.values ?? []) : undefined;
}

export function otherOs({ os }: CheckOf<'other-os'>, judged: Judged): Found[] {
  const pod = podOf(judged);
  const asked = wanted(pod, LABELS_OF_OS) ?? (pod.os ? [pod.os.name] : undefined);
  return asked === undefined || asked.includes(os)
    ? []
    : [{ path: SPEC.child('nodeSelector'), message: `the pods ask for nodes with ${OS} ${asked.join(' or ')}` }];
}

export function anyOs(_: CheckOf<'any-os'>, judged: Judged): Found[] {
  return wanted(podOf(judged), LABELS_OF_OS)
    ? []
    : [
        {
          path: SPEC.child('nodeSelector'),
          message: `nothing selects ${OS}, so the pods go to nodes of every operating system`,
        },
      ];
}

export function nodeLabel({ label }: CheckOf<'node-label'>, judged: Judged): Found[] {
  const pod = podOf(judged);
  const terms = pod.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const isNamed = terms.some(({ matchExpressions = [] }) => matchExpressions.some(({ key }) => key === label));
  return isNamed || ownValue(pod.nodeSelector, label) !== undefined
    ? []
    : [{ path: SPEC.child('nodeSelector'), message: `nothing selects ${label}` }];
}

export function nodeLabels({ allowed }: CheckOf<'node-labels'>, judged: Judged): Found[] {
  const { nodeSelector = {}, affinity, tolerations = [] } = podOf(judged);
  const {
    requiredDuringSchedulingIgnoredDuringExecution: required,
    preferredDuringSchedulingIgnoredDuringExecution: preferred = [],
  } = affinity?.nodeAffinity ?? {};
  const terms = [...(required?.nodeSelectorTerms ?? []), ...preferred.map(({ preference }) => preference)];
  const affinityKeys = terms.flatMap(({ matchExpressions = [] }) => matchExpressions.map(({ key }) => key));
  const isAllowed = (label: string) =>
    allowed.some((one) => (one.endsWith('/') ? label.startsWith(one) : label === one)) ||
    tolerations.some(({ key }) => key === label);
  return [...new Set([...Object.keys(nodeSelector), ...affinityKeys])]
    .filter((label) => !isAllowed(label))
    .map((label) => ({
      path: Object.hasOwn(nodeSelector, label)
        ? SPEC.child('nodeSelector').key(label)
        : SPEC.child('affinity').child('nodeAffinity'),
      message: `nodes are chosen by their label ${label}`,
    }));
}

const notOnWindows = (type: string): Field[] => [...TYPES.get(type)!.values()].filter((field) => field.notOnWindows);
const ON_LINUX_ONLY = {
  pod: notOnWindows('PodSpec'),
  podContext: notOnWindows('PodSecurityContext'),
  context: notOnWindows('SecurityContext'),
};

function setFields(struct: object | undefined, fields: readonly Field[], path: Found['path']): Found[] {
  return fields
    .filter(({ name, pointer }) => {
      const value = ownValue(struct as JsonObject | undefined, name);
      return value !== undefined && (value !== false || pointer);
    })
    .map(({ name }) => ({ path: path.child(name), message: `${name} has no meaning on Windows` }));
}

export function linuxFields(_: CheckOf<'linux-fields'>, judged: Judged): Found[] {
  const pod = podOf(judged);
  // with the name of the system, the API server refuses them itself
  if (pod.os?.name === 'windows') return [];
  return [
    ...setFields(pod, ON_LINUX_ONLY.pod, SPEC),
    ...setFields(pod.securityContext, ON_LINUX_ONLY.podContext, SPEC.child('securityContext')),
    ...inContainers(judged, ({ securityContext }, path) =>
      setFields(securityContext, ON_LINUX_ONLY.context, path.child('securityContext')),
    ),
  ];
}

export function windowsIgnored(_: CheckOf<'windows-ignored'>, judged: Judged): Found[] {
  const pod = podOf(judged);
  const isHostProcess =
    pod.securityContext?.windowsOptions?.hostProcess === true ||
    pod.containers.some(({ securityContext }) => securityContext?.windowsOptions?.hostProcess === true);
  return [
    ...(pod.dnsPolicy === 'ClusterFirstWithHostNet' && !isHostProcess
      ? [{ path: SPEC.child('dnsPolicy'), message: 'there is no ClusterFirstWithHostNet' }]
      : []),
    ...(pod.hostNetwork === true && !isHostProcess
      ? [{ path: SPEC.child('hostNetwork'), message: 'only pods of host processes are in the network of the node' }]
      : []),
    ...(pod.volumes ?? []).flatMap(({ name, emptyDir }, i) =>
      emptyDir?.medium === 'Memory'
        ? [
            {
              path: SPEC.child('volumes').index(i).child('emptyDir').child('medium'),
              message: `volume '${name}' is on disk, not in memory`,
            },
          ]
        : [],
    ),
    ...inContainers(judged, ({ volumeMounts = [] }, path) =>
      volumeMounts.flatMap(({ name, mountPropagation }, i) =>
        mountPropagation !== undefined && mountPropagation !== 'None'
          ? [
              {
                path: path.child('volumeMounts').index(i).child('mountPropagation'),
                message: `mounts of volume '${name}' are not propagated`,
              },
            ]
          : [],
      ),
    ),
  ];
}
