import { App, Chart } from 'cdk8s';
import {
  DaemonSet,
  EnvFromSources,
  EnvVars,
  NodeAffinities,
  NodeLabels,
  PriorityClassNames,
  Probes,
  ResourceQuantities,
  SecurityContexts,
  Tolerations,
  UpdateStrategies,
  Volumes,
} from 'cdk8s-daemonsets';

const app = new App();
const chart = new Chart(app, 'raw-daemonset', { namespace: 'storage' });

// No opinions: what is written here is the manifest. Builders and literals mix as you like.
const driver = new DaemonSet(chart, 'driver', {
  metadata: { name: 'csi-example-node' },
  priorityClassName: PriorityClassNames.SYSTEM_NODE_CRITICAL,
  hostNetwork: true,
  dnsPolicy: 'ClusterFirstWithHostNet',
  tolerations: [Tolerations.everything()],
  affinity: {
    nodeAffinity: NodeAffinities.required(
      NodeLabels.in('kubernetes.io/arch', 'amd64', 'arm64'),
      NodeLabels.doesNotExist('example.com/no-storage'),
    ),
  },
  updateStrategy: UpdateStrategies.rollingUpdate({ maxUnavailable: '5%' }),
  containers: [
    {
      name: 'driver',
      image: 'registry.example.com/csi-example:v1.9.0',
      args: ['--endpoint=$(CSI_ENDPOINT)', '--node-id=$(NODE_NAME)'],
      env: [
        EnvVars.nodeName('NODE_NAME'),
        EnvVars.value('CSI_ENDPOINT', 'unix:///csi/csi.sock'),
        EnvVars.fromSecretKey('TOKEN', 'csi-example', 'token'),
      ],
      envFrom: [EnvFromSources.configMap('csi-example')],
      ports: [{ name: 'healthz', containerPort: 9808 }],
      livenessProbe: Probes.httpGet('/healthz', 'healthz', { periodSeconds: 30, failureThreshold: 5 }),
      resources: ResourceQuantities.withoutCpuLimit('50m', '128Mi'),
      securityContext: SecurityContexts.privileged(),
    },
    {
      name: 'registrar',
      image: 'registry.example.com/csi-node-driver-registrar:v2.11.1',
      args: [
        '--csi-address=/csi/csi.sock',
        '--kubelet-registration-path=/var/lib/kubelet/plugins/csi.example.com/csi.sock',
      ],
      resources: ResourceQuantities.withoutCpuLimit('10m', '32Mi'),
      securityContext: SecurityContexts.hardened({ runAsNonRoot: false }),
    },
  ],
});

driver.mount(
  Volumes.hostPath('plugin', '/var/lib/kubelet/plugins/csi.example.com', { type: 'DirectoryOrCreate' }),
  '/csi',
);
driver.mount(
  Volumes.hostPath('registration', '/var/lib/kubelet/plugins_registry', { type: 'Directory' }),
  '/registration',
  { containers: ['registrar'] },
);
driver.mount(Volumes.hostPath('pods', '/var/lib/kubelet/pods', { type: 'Directory' }), '/var/lib/kubelet/pods', {
  containers: ['driver'],
  mountPropagation: 'Bidirectional',
});
driver.mount(Volumes.hostPath('dev', '/dev'), '/dev', { containers: ['driver'] });
driver.mount(
  Volumes.emptyDir('scratch', { medium: 'Memory', sizeLimit: ResourceQuantities.mebibytes(16) }),
  '/scratch',
  { containers: ['driver'] },
);

app.synth();
