import { JsonObject } from '../../model/json-object';
import { ChartNames, ChartValues } from '../chart';
import { given, isSet, text } from '../values';

const APP_VERSION = '5.1.1';

/** The tag `-` stands for no tag. */
function imageOf({ repository, digest }: ChartValues, tag: unknown): string {
  return `${repository}${isSet(tag) && tag !== '-' ? `:${text(tag)}` : ''}${isSet(digest) ? `@${digest}` : ''}`;
}

export function accountName({ serviceAccount: { create, name } }: ChartValues, { fullName }: ChartNames): string {
  return name || (create ? fullName : 'default');
}

function fluentBit(values: ChartValues): JsonObject {
  const { image, hotReload, env = [], envWithTpl = [], args = [] } = values;
  const variables = [...env, ...envWithTpl.map(({ name, value }: ChartValues) => ({ name, value: text(value) }))];
  return {
    name: 'fluent-bit',
    ...given('securityContext', values.securityContext),
    image: imageOf(image, isSet(image.tag) ? image.tag : APP_VERSION),
    imagePullPolicy: image.pullPolicy,
    ...given('env', variables),
    ...given('envFrom', values.envFrom),
    ...given('command', values.command),
    ...given('args', [...args, ...(hotReload.enabled ? ['--enable-hot-reload'] : [])]),
    ports: [
      { name: 'http', containerPort: values.metricsPort, protocol: 'TCP' },
      ...(values.extraPorts ?? []).map(({ name, containerPort, protocol }: ChartValues) => ({
        name,
        containerPort,
        protocol,
      })),
    ],
    ...given('lifecycle', values.lifecycle),
    livenessProbe: values.livenessProbe,
    readinessProbe: values.readinessProbe,
    ...given('resources', values.resources),
    volumeMounts: [
      { name: 'config', mountPath: '/fluent-bit/etc/conf' },
      ...(hasScripts(values) ? [{ name: 'luascripts', mountPath: '/fluent-bit/scripts' }] : []),
      ...(values.daemonSetVolumeMounts ?? []),
      ...(values.extraVolumeMounts ?? []),
    ],
  };
}

/** Whether there is a ConfigMap of Lua scripts, which may be empty. */
export function hasScripts({ luaScripts, hotReload }: ChartValues): boolean {
  return isSet(luaScripts) || isSet(hotReload.enabled);
}

function reloader({ hotReload, metricsPort }: ChartValues): JsonObject {
  const watched: readonly unknown[] = hotReload.extraWatchVolumes ?? [];
  return {
    name: 'reloader',
    ...given('securityContext', hotReload.securityContext),
    image: imageOf(hotReload.image, hotReload.image.tag),
    args: [
      `-webhook-url=http://localhost:${metricsPort}/api/v2/reload`,
      '-volume-dir=/watch/config',
      '-volume-dir=/watch/scripts',
      ...watched.map((_, index) => `-volume-dir=/watch/extra-${index}`),
    ],
    volumeMounts: [
      { name: 'config', mountPath: '/watch/config' },
      { name: 'luascripts', mountPath: '/watch/scripts' },
      ...watched.map((name, index) => ({ name, mountPath: `/watch/extra-${index}` })),
    ],
    ...given('resources', hotReload.resources),
  };
}

export function podSpec(values: ChartValues, names: ChartNames): JsonObject {
  const { automountServiceAccountToken } = values.serviceAccount;
  return {
    ...(automountServiceAccountToken !== undefined && { automountServiceAccountToken }),
    serviceAccountName: accountName(values, names),
    ...given('imagePullSecrets', values.imagePullSecrets),
    ...given('priorityClassName', values.priorityClassName),
    ...given('securityContext', values.podSecurityContext),
    ...given('terminationGracePeriodSeconds', values.terminationGracePeriodSeconds),
    hostNetwork: values.hostNetwork,
    ...given('dnsPolicy', values.dnsPolicy),
    ...given('dnsConfig', values.dnsConfig),
    ...given('hostAliases', values.hostAliases),
    ...given('initContainers', values.initContainers),
    containers: [
      fluentBit(values),
      ...(values.hotReload.enabled ? [reloader(values)] : []),
      ...(values.extraContainers ?? []),
    ],
    volumes: [
      { name: 'config', configMap: { name: values.existingConfigMap || names.fullName } },
      ...(hasScripts(values) ? [{ name: 'luascripts', configMap: { name: `${names.fullName}-luascripts` } }] : []),
      ...(values.daemonSetVolumes ?? []),
      ...(values.extraVolumes ?? []),
    ],
    ...given('nodeSelector', values.nodeSelector),
    ...given('affinity', values.affinity),
    ...given('tolerations', values.tolerations),
  };
}
