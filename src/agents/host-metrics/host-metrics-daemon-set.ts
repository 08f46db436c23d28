import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { stringify } from 'yaml';
import { config } from './config';
import { HostMetricsDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { ContainerPort } from '../../model/generated/structs';
import { grantAccess } from '../../patterns/access';
import { HostMonitorDaemonSet } from '../../patterns/host-monitor/host-monitor-daemon-set';
import { env, field, hostPaths, mounts } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

const NAME = 'opentelemetry-collector';
const CONTAINER = 'opentelemetry-collector';
const of = (fieldPath: string) => ({ fieldRef: { apiVersion: 'v1', fieldPath } });
const port = (name: string, number: number, protocol: 'TCP' | 'UDP' = 'TCP'): ContainerPort => ({
  name,
  containerPort: number,
  protocol,
  hostPort: number,
});
const APPLICATION_PORTS = [
  port('jaeger-compact', 6831, 'UDP'),
  port('jaeger-grpc', 14250),
  port('jaeger-thrift', 14268),
  port('otlp', 4317),
  port('otlp-http', 4318),
  port('zipkin', 9411),
];

/**
 * The OpenTelemetry Collector on every node, release 0.158.0 as chart 0.170.0 renders it, for metrics of the host: the DaemonSet, its account and its
 * configuration. It runs without root and sees the whole file system of the node, read-only.
 *
 * @see https://github.com/open-telemetry/opentelemetry-collector
 */
export class HostMetricsDaemonSet extends HostMonitorDaemonSet {
  constructor(scope: Construct, id: string, props: HostMetricsDaemonSetProps = {}) {
    checkProps(pathIn(scope, id), props);
    const { otlpEndpoint, hostMetrics = true, interval: _interval, receiveFromApplications, ...options } = props;
    const { name = `${NAME}-agent` } = options.metadata ?? {};
    const account = name.replace(/-agent$/, '');
    const labels = { 'app.kubernetes.io/name': NAME, 'app.kubernetes.io/instance': account };
    const full = vendorProps(options, {
      name,
      labels: {
        ...labels,
        'app.kubernetes.io/version': '0.158.0',
        'app.kubernetes.io/part-of': NAME,
        'app.kubernetes.io/component': 'agent-collector',
      },
      selector: { ...labels, component: 'agent-collector' },
      updateStrategy: { type: 'RollingUpdate' },
      revisionHistoryLimit: 10,
      pod: {
        serviceAccountName: account,
        automountServiceAccountToken: true,
        securityContext: {},
        containers: [
          {
            name: CONTAINER,
            command: ['/otelcol-k8s'],
            args: ['--config=/conf/relay.yaml'],
            securityContext: {},
            image: 'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s:0.158.0',
            imagePullPolicy: 'IfNotPresent',
            ports: receiveFromApplications ? APPLICATION_PORTS : undefined,
            env: env({
              MY_POD_IP: of('status.podIP'),
              OTEL_K8S_NODE_NAME: field('spec.nodeName'),
              OTEL_K8S_NODE_IP: field('status.hostIP'),
              OTEL_K8S_NAMESPACE: of('metadata.namespace'),
              OTEL_K8S_POD_NAME: of('metadata.name'),
              OTEL_K8S_POD_IP: of('status.podIP'),
            }),
            livenessProbe: { httpGet: { path: '/', port: 13133 } },
            readinessProbe: { httpGet: { path: '/', port: 13133 } },
            volumeMounts: mounts(
              `${CONTAINER}-configmap /conf`,
              ...(hostMetrics ? ['hostfs /hostfs ro HostToContainer'] : []),
            ),
          },
        ],
        terminationGracePeriodSeconds: 30,
        volumes: [
          { name: `${CONTAINER}-configmap`, configMap: { name, items: [{ key: 'relay', path: 'relay.yaml' }] } },
          ...(hostMetrics ? hostPaths('hostfs /') : []),
        ],
        hostNetwork: false,
        hostPID: false,
      },
    });
    super(scope, id, full);
    const objectLabels = full.metadata?.labels;
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      labels: objectLabels,
    });
    const relay = stringify(config(props), { sortMapEntries: true, indentSeq: false, lineWidth: 0 });
    new ApiObject(this, 'Config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: this.metadata.namespace, labels: objectLabels },
      data: { relay },
    });
  }
}
