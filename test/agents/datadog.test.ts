import { DatadogDaemonSet } from '../../src/agents/datadog/datadog-daemon-set';
import { DatadogDaemonSetProps } from '../../src/agents/datadog/props';
import { expectPublished, made, published, publishedTest } from '../support/published';

const apiKey = { name: 'datadog-secret', key: 'api-key' };
const objects = (props: Partial<DatadogDaemonSetProps> = {}) =>
  made((chart) => new DatadogDaemonSet(chart, 'datadog', { apiKey, ...props }), {
    namespace: 'datadog-agent',
    kubernetesVersion: '1.30+',
  });

const SETS: { [file: string]: Partial<DatadogDaemonSetProps> } = {
  daemonset_default: {},
  npm_daemonset_default: { networkMonitoring: true },
  usm_daemonset_default: {
    networkMonitoring: true,
    processCollection: true,
    kernelMetrics: true,
    systemProbeDebugPort: 7654,
  },
  workload_protection: { workloadProtectionReason: 'attacks on workloads are stopped' },
  sbom_enabled: {
    sbom: { reason: 'images are checked', imageAnalyzers: ['os'], hostAnalyzers: ['os', 'languages'] },
  },
};

/** The vendor's baselines leave out what changes with every installation, and name the charts that they are made by. */
const INSTALLATION = /^ConfigMap datadog-(installinfo|kpi-telemetry-configmap)$/;
const REST =
  /cluster-agent|clusterchecks|operator|ksm-core|orchestrator-explorer|dca-flare|endpoint-config|installinfo|kpi-telemetry|cluster-agent-services/;

for (const [file, props] of Object.entries(SETS)) {
  publishedTest(`${file}.yaml`, () => {
    const podMetadata = { name: 'datadog' };
    const all = objects({ defaults: 'Published', podMetadata, ...props });
    expectPublished(
      all.filter(({ kind, metadata }) => !INSTALLATION.test(`${kind} ${metadata.name}`)),
      published(`datadog/${file}.yaml`),
      REST,
    );
  });
}

test('a feature that is off leaves nothing behind', () => {
  const withAll = {
    networkMonitoring: true,
    workloadProtectionReason: 'x',
    sbom: { reason: 'y', imageAnalyzers: ['os'] },
    logs: true,
  };
  const [on, off] = [objects(withAll), objects()].map((all) => JSON.stringify(all));
  for (const trace of [
    'bpffs',
    'process-agent',
    'security-agent',
    'KILL',
    'hostroot',
    'host-containerd-dir',
    '/var/log/pods',
  ]) {
    expect(on).toContain(trace);
    expect(off).not.toContain(trace);
  }
});

test('the socket of the container runtime, in the directory that has it', () => {
  const { containers, volumes } = objects({ runtimeSocket: '/run/k3s/containerd/containerd.sock' }).find(
    ({ kind }) => kind === 'DaemonSet',
  )!.spec.template.spec;
  expect(volumes).toContainEqual({ name: 'runtimesocketdir', hostPath: { path: '/run/k3s/containerd' } });
  for (const { env, volumeMounts } of containers.filter(({ name }: any) => name !== 'system-probe')) {
    expect(env).toContainEqual({ name: 'DD_CRI_SOCKET_PATH', value: '/host/run/k3s/containerd/containerd.sock' });
    expect(volumeMounts).toContainEqual(
      expect.objectContaining({ name: 'runtimesocketdir', mountPath: '/host/run/k3s/containerd', readOnly: true }),
    );
  }
});

test('positions of logs are kept on the node', () => {
  const { volumes } = objects({ logs: true }).find(({ kind }) => kind === 'DaemonSet')!.spec.template.spec;
  expect(volumes).toContainEqual({ name: 'pointerdir', hostPath: { path: '/var/lib/datadog-agent/logs' } });
});

test('by default it runs on tainted nodes too', () => {
  const { tolerations, automountServiceAccountToken } = objects().find(({ kind }) => kind === 'DaemonSet')!.spec
    .template.spec;
  expect({ tolerations, automountServiceAccountToken }).toEqual({
    tolerations: [{ operator: 'Exists' }],
    automountServiceAccountToken: true,
  });
});
