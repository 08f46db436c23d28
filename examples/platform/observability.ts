import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { agents, FluentBit, LogCollectorDaemonSet, NodeExporterDaemonSet, PriorityClassNames } from 'cdk8s-daemonsets';

/** What looks at nodes and pods, and tells. */
export class Observability extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'observability' });

    new NodeExporterDaemonSet(this, 'exporter', { metadata: { name: 'node-exporter' } });
    new LogCollectorDaemonSet(this, 'logs', {
      metadata: { name: 'logs' },
      priorityClassName: PriorityClassNames.SYSTEM_NODE_CRITICAL,
      agent: new FluentBit(),
      inputs: [{ containerLogs: {} }, { journald: {} }],
      outputs: [{ loki: { host: 'loki-gateway.observability.svc', port: 80, tls: false } }],
    });
    new agents.HostMetricsDaemonSet(this, 'otel', { otlpEndpoint: 'otel-gateway.observability.svc:4317' });
    new agents.CollectdDaemonSet(this, 'collectd', {
      image: 'registry.example.com/collectd:5.12',
      plugins: { df: true, disk: true },
      server: { host: 'graphite.example.com' },
    });
    new agents.DatadogDaemonSet(this, 'datadog', {
      apiKey: { name: 'datadog', key: 'api-key' },
      clusterName: 'production',
    });
    new agents.OneAgentDaemonSet(this, 'oneagent', {
      mode: 'hostMonitoring',
      tenant: 'abc12345',
      cluster: { name: 'production', uid: '7c1b2a3d-4e5f-6071-8293-a4b5c6d7e8f9' },
      servers: ['https://abc12345.live.dynatrace.com'],
    });
    new agents.AppDynamicsDaemonSet(this, 'appdynamics', {
      controller: {
        host: 'example.saas.appdynamics.com',
        account: 'example',
        accessKey: { name: 'appdynamics', key: 'controller-key' },
      },
    });
  }
}
