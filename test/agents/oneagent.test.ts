import { OneAgentDaemonSet } from '../../src/agents/oneagent/oneagent-daemon-set';
import { OneAgentDaemonSetProps } from '../../src/agents/oneagent/props';
import { expectPublished, made, published, publishedTest } from '../support/published';

const REQUIRED = {
  tenant: 'abc12345',
  cluster: {
    name: 'prod-cluster',
    uid: '7c1b2a3d-4e5f-6071-8293-a4b5c6d7e8f9',
    entityId: 'KUBERNETES_CLUSTER-0123456789ABCDEF',
  },
};
const objects = (props: Partial<OneAgentDaemonSetProps>) =>
  made((chart) => new OneAgentDaemonSet(chart, 'oneagent', { mode: 'hostMonitoring', ...REQUIRED, ...props }), {
    namespace: 'dynatrace',
    kubernetesVersion: '1.30+',
  });

const CLASSIC: Partial<OneAgentDaemonSetProps> = {
  mode: 'classicFullStack',
  architectures: ['amd64'],
  containerImages: { 'dynatrace-oneagent': 'abc12345.live.dynatrace.com/linux/oneagent:1.319.62-raw' },
};
const CLOUD = { mode: 'cloudNativeFullStack' } as const;
const SETS: { [file: string]: Partial<OneAgentDaemonSetProps> } = {
  'classicfullstack-default': CLASSIC,
  'classicfullstack-k8s130-apparmor-annotation': { ...CLASSIC, appArmor: 'Annotation' },
  'classicfullstack-oldversion-proxyvalue': {
    ...CLASSIC,
    version: '1.271.0.20230829-112233',
    containerImages: { 'dynatrace-oneagent': 'abc12345.live.dynatrace.com/linux/oneagent:1.271.0-raw' },
    proxy: 'http://proxy.example.com:3128',
    noProxy: '10.0.0.0/8,.svc.cluster.local',
  },
  'cloudnativefullstack-csi': { ...CLOUD, storage: 'csi' },
  'cloudnativefullstack-nocsi': CLOUD,
  'cloudnativefullstack-k8s130-apparmor-annotation': { ...CLOUD, storage: 'csi', appArmor: 'Annotation' },
  'cloudnativefullstack-activegate-logmonitoring': {
    ...CLOUD,
    storage: 'csi',
    noProxy: '10.96.12.34,dynakube-activegate.dynatrace',
    activeGateTlsSecret: 'my-ag-tls',
    logMonitoring: true,
  },
  'hostmonitoring-default': { storage: 'csi' },
  'hostmonitoring-nocsi': {},
  'hostmonitoring-nocsi-hostpath': { storage: '/srv/dynatrace' },
  'hostmonitoring-privileged-noliveness': {
    storage: 'csi',
    privilegedReason: 'the nodes have SELinux',
    livenessProbe: false,
    updateStrategy: { rollingUpdate: { maxUnavailable: 3 } },
  },
};

for (const [file, props] of Object.entries(SETS)) {
  publishedTest(`${file}.yaml`, () => {
    const podMetadata = { annotations: { 'internal.operator.dynatrace.com/tenant-token-hash': '3244932348' } };
    const imagePullSecrets = [{ name: 'dynakube-pull-secret' }];
    expectPublished(
      objects({ defaults: 'Published', podMetadata, imagePullSecrets, ...props }),
      published(`oneagent/${file}.yaml`),
    );
  });
}

test('without the operator the ConfigMaps and the service account are made too', () => {
  const all = objects({ servers: ['https://abc12345.live.dynatrace.com:443'] });
  expect(all.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'DaemonSet dynakube-oneagent',
    'ServiceAccount dynatrace-dynakube-oneagent',
    'ConfigMap dynakube-oneagent-connection-info',
    'ConfigMap dynakube-deployment-metadata',
  ]);
  expect(all[2].data).toEqual({
    'tenant-uuid': 'abc12345',
    'communication-endpoints': 'https://abc12345.live.dynatrace.com:443',
  });
});

test('what the mode does not have, and secrets, are refused', () => {
  expect(() => objects({ ...CLASSIC, storage: 'csi' })).toThrow(
    'agents/oneagent: storage is for the modes that only read the node',
  );
  expect(() => objects({ storage: 'srv' })).toThrow("storage is 'srv'; use csi, or the absolute path");
  expect(() => objects({ proxy: 'http://me:secret@proxy:3128' })).toThrow('proxy contains a user or password');
});
