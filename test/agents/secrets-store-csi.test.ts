import { SECRETS_STORE } from './option-sets';
import { SecretsStoreCsiDaemonSetProps } from '../../src/agents/secrets-store-csi/props';
import { SecretsStoreCsiDaemonSet } from '../../src/agents/secrets-store-csi/secrets-store-csi-daemon-set';
import { expectPublished, made, published, publishedTest } from '../support/published';

const objects = (props: SecretsStoreCsiDaemonSetProps) =>
  made((chart) => new SecretsStoreCsiDaemonSet(chart, 'secrets', props), { namespace: 'kube-system' });

publishedTest('linux.yaml', () => {
  expectPublished(objects({ defaults: 'Published' }), published('secrets-store/linux.yaml'));
});

publishedTest('windows.yaml', () => {
  expectPublished(objects({ defaults: 'Published', windows: true }), published('secrets-store/windows.yaml'));
});

test('by default it has the priority that the published manifest lacks', () => {
  expect(objects({}).find(({ kind }) => kind === 'DaemonSet')!.spec.template.spec.priorityClassName).toBe(
    'system-node-critical',
  );
});

test('rotation, directories and the right to keep Secrets', () => {
  const all = objects(SECRETS_STORE['rotation, health checks and one directory']);
  const { containers, volumes } = all.find(({ kind }) => kind === 'DaemonSet')!.spec.template.spec;
  expect(containers[1].args).toEqual([
    '--endpoint=$(CSI_ENDPOINT)',
    '--nodeid=$(KUBE_NODE_NAME)',
    '--provider-volume=/opt/providers',
    '--metrics-addr=:8095',
    '--enable-secret-rotation=true',
    '--rotation-poll-interval=1h',
    '--provider-health-check=true',
    '--provider-health-check-interval=5m',
  ]);
  expect(volumes.map(({ hostPath }: any) => hostPath.path)).toContain('/opt/providers');
  expect(all.filter(({ kind }) => kind === 'ClusterRole').map(({ metadata }) => metadata.name)).toEqual([
    'secretproviderclasses-role',
    'secretprovidersyncing-role',
  ]);
  expect(() => objects({ providerDirectories: [] })).toThrow('providerDirectories is empty');
});
