import { isJsonObject, JsonObject, setOwn } from '../../model/json-object';
import { ownValue } from '../../model/own-value';
import { ChartNames, ChartValues } from '../chart';
import { containers, initContainers, proxyConfig } from './containers';
import { given, isSet, ValuesError } from '../values';

const OUTSIDE_VIRTUAL_NODES = {
  requiredDuringSchedulingIgnoredDuringExecution: {
    nodeSelectorTerms: [
      {
        matchExpressions: [
          { key: 'eks.amazonaws.com/compute-type', operator: 'NotIn', values: ['fargate'] },
          { key: 'type', operator: 'NotIn', values: ['virtual-kubelet'] },
        ],
      },
    ],
  },
};

function affinity({ affinity: own }: ChartValues): JsonObject {
  return {
    nodeAffinity: isSet(own?.nodeAffinity)
      ? overwritten(OUTSIDE_VIRTUAL_NODES, own.nodeAffinity)
      : OUTSIDE_VIRTUAL_NODES,
    ...given('podAffinity', own?.podAffinity),
    ...given('podAntiAffinity', own?.podAntiAffinity),
  };
}

function overwritten(one: JsonObject, other: JsonObject): JsonObject {
  const result: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = ownValue(result, key);
    setOwn(result, key, isJsonObject(before) && isJsonObject(value) ? overwritten(before, value) : value);
  }
  return result;
}

export function pullSecrets({ global }: ChartValues, own: readonly unknown[] | undefined): JsonObject[] {
  return [...(global.imagePullSecrets ?? []), ...(own ?? [])].map((one) => (isJsonObject(one) ? one : { name: one }));
}

export function accountName({ serviceAccount: { create, name } }: ChartValues, { fullName }: ChartNames): string {
  return name || (create ? fullName : 'default');
}

function volumes(values: ChartValues, names: ChartNames): JsonObject[] {
  const { tlsSecret } = values;
  const host = ({ name, hostPath, type }: ChartValues) => ({
    name,
    hostPath: { path: hostPath, ...given('type', type) },
  });
  const items = (['certItem', 'keyItem', 'caItem'] as const).flatMap((item) => {
    const key = tlsSecret[item];
    if (key) return [{ key, path: key }];
    if (item === 'caItem' || !tlsSecret.enabled) return [];
    throw new ValuesError(['tlsSecret', item], 'must be set');
  });
  return [
    host({ name: 'proc', hostPath: '/proc' }),
    host({ name: 'sys', hostPath: '/sys' }),
    ...(values.hostRootFsMount.enabled ? [host({ name: 'root', hostPath: '/' })] : []),
    ...(values.extraHostVolumeMounts ?? []).map(host),
    ...(values.sidecarVolumeMount ?? []).map(({ name }: ChartValues) => ({ name, emptyDir: { medium: 'Memory' } })),
    ...(values.sidecarHostVolumeMounts ?? []).map(({ name, hostPath }: ChartValues) => host({ name, hostPath })),
    ...(values.configmaps ?? []).map(({ name }: ChartValues) => ({ name, configMap: { name } })),
    ...(values.secrets ?? []).map(({ name }: ChartValues) => ({ name, secret: { secretName: name } })),
    ...(values.kubeRBACProxy.enabled
      ? [{ name: 'kube-rbac-proxy-config', configMap: { name: proxyConfig(names) } }]
      : []),
    ...(tlsSecret.enabled ? [{ name: tlsSecret.volumeName, secret: { secretName: tlsSecret.secretName, items } }] : []),
    ...(values.extraVolumes ?? []),
  ];
}

export function podSpec(values: ChartValues, names: ChartNames): JsonObject {
  const { hostUsers } = values;
  return {
    automountServiceAccountToken:
      isSet(values.serviceAccount.automountServiceAccountToken) || isSet(values.kubeRBACProxy.enabled),
    ...given('securityContext', values.securityContext),
    ...given('priorityClassName', values.priorityClassName),
    ...given('initContainers', initContainers(values)),
    serviceAccountName: accountName(values, names),
    ...given('terminationGracePeriodSeconds', values.terminationGracePeriodSeconds),
    containers: containers(values),
    ...given('imagePullSecrets', pullSecrets(values, values.imagePullSecrets)),
    hostNetwork: values.hostNetwork,
    ...(typeof hostUsers === 'boolean' && { hostUsers }),
    hostPID: values.hostPID,
    hostIPC: values.hostIPC,
    affinity: affinity(values),
    ...given('dnsPolicy', values.dnsPolicy),
    ...given('dnsConfig', values.dnsConfig),
    ...given('nodeSelector', values.nodeSelector),
    ...given('restartPolicy', values.restartPolicy),
    ...given('tolerations', values.tolerations),
    volumes: volumes(values, names),
  };
}
