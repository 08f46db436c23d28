import { JsonObject } from '../../model/json-object';
import { ownValue } from '../../model/own-value';
import { ChartNames, ChartValues } from '../chart';
import { given } from '../values';

const LIMITS = ['sampleLimit', 'targetLimit', 'labelLimit', 'labelNameLengthLimit', 'labelValueLengthLimit'];

const set = (own: ChartValues, fields: readonly string[]): JsonObject =>
  Object.assign({}, ...fields.map((field) => given(field, ownValue(own, field))));

function monitor(kind: string, own: ChartValues, names: ChartNames, labels: JsonObject, spec: JsonObject): JsonObject {
  return {
    apiVersion: own.apiVersion || 'monitoring.coreos.com/v1',
    kind,
    metadata: { name: names.fullName, namespace: names.namespace, labels: { ...labels, ...own.additionalLabels } },
    spec: {
      jobLabel: own.jobLabel || 'app.kubernetes.io/name',
      ...set(own, [...LIMITS, 'podTargetLabels', 'targetLabels', 'attachMetadata']),
      selector: {
        matchLabels: Object.keys(own.selectorOverride ?? {}).length ? own.selectorOverride : names.selectorLabels,
      },
      ...spec,
    },
  };
}

/** The namespace of a monitor: `namespaceOverride` before the value of the monitor. */
const inNamespace = ({ namespaceOverride }: ChartValues, own: ChartValues, names: ChartNames): ChartNames => ({
  ...names,
  namespace: namespaceOverride || own.namespace || names.namespace,
});

export function serviceMonitor(values: ChartValues, names: ChartNames, labels: JsonObject): JsonObject {
  const own = values.prometheus.monitor;
  const { podTargetLabels, targetLabels } = own;
  const endpoint = {
    port: values.service.portName,
    scheme: own.scheme,
    ...set(own, ['basicAuth', 'bearerTokenFile', 'tlsConfig', 'proxyUrl', 'interval', 'scrapeTimeout']),
    ...set(own, ['relabelings', 'metricRelabelings']),
  };
  return monitor('ServiceMonitor', { ...own, podTargetLabels, targetLabels }, inNamespace(values, own, names), labels, {
    endpoints: [endpoint],
  });
}

export function podMonitor(values: ChartValues, names: ChartNames, labels: JsonObject): JsonObject {
  const { targetLabels: _none, ...own } = values.prometheus.podMonitor;
  const endpoint = {
    port: values.service.portName,
    ...set(own, [
      'scheme',
      'path',
      'basicAuth',
      'bearerTokenSecret',
      'tlsConfig',
      'authorization',
      'oauth2',
      'proxyUrl',
    ]),
    ...set(own, ['interval', 'honorTimestamps', 'honorLabels', 'scrapeTimeout', 'relabelings', 'metricRelabelings']),
    enableHttp2: own.enableHttp2 || false,
    filterRunning: own.filterRunning || true,
    followRedirects: own.followRedirects || false,
    ...given('params', own.params),
  };
  return monitor('PodMonitor', own, inNamespace(values, own, names), labels, {
    namespaceSelector: { matchNames: [names.namespace] },
    podMetricsEndpoints: [endpoint],
  });
}
