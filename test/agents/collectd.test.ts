import { execFileSync, spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { COLLECTD } from './option-sets';
import { CollectdDaemonSet } from '../../src/agents/collectd/collectd-daemon-set';
import { CollectdDaemonSetProps } from '../../src/agents/collectd/props';
import { made } from '../support/published';
import { testIf } from '../support/test-if';

const objects = (props: Partial<CollectdDaemonSetProps> = {}) =>
  made((chart) => new CollectdDaemonSet(chart, 'collectd', { image: 'registry.example.com/collectd:5.12', ...props }), {
    namespace: 'monitoring',
  });
const find = (all: ReturnType<typeof objects>, wanted: string) => all.find(({ kind }) => kind === wanted)!;
const pod = (props?: Partial<CollectdDaemonSetProps>) => find(objects(props), 'DaemonSet').spec.template.spec;

test('without a plugin that needs more it is nobody, without capabilities, host namespaces and token', () => {
  const { hostNetwork, hostPID, containers, securityContext, automountServiceAccountToken, volumes } = pod();
  expect({ hostNetwork, hostPID, automountServiceAccountToken }).toEqual({ automountServiceAccountToken: false });
  expect(securityContext).toMatchObject({ runAsUser: 65534, runAsNonRoot: true });
  expect(containers[0].securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(volumes.map(({ name }: any) => name)).toEqual(['config', 'run']);
});

test('each plugin brings what it needs', () => {
  const { hostNetwork, hostPID, containers } = pod(COLLECTD['every plugin']);
  expect({ hostNetwork, hostPID }).toEqual({ hostNetwork: true, hostPID: true });
  expect(containers[0].securityContext.capabilities).toEqual({ drop: ['ALL'], add: ['NET_RAW'] });
  expect(containers[0].volumeMounts).toContainEqual({
    name: 'hostfs',
    mountPath: '/hostfs',
    readOnly: true,
    mountPropagation: 'HostToContainer',
  });
});

test('a plugin with nothing to read is refused', () => {
  expect(() => pod({ plugins: { ping: [] } })).toThrow(
    'agents/collectd: plugins.ping is empty, so the plugin would read nothing',
  );
});

const hasCollectd = spawnSync('collectd', ['-h']).status === 0;
const collectdTest = testIf(hasCollectd, 'collectd is not installed');

for (const [name, props] of Object.entries(COLLECTD)) {
  collectdTest(`collectd takes the configuration: ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'collectd-'));
    try {
      const file = join(folder, 'collectd.conf');
      writeFileSync(file, find(objects(props), 'ConfigMap').data['collectd.conf']);
      expect(execFileSync('collectd', ['-t', '-C', file], { encoding: 'utf8', stdio: 'pipe' })).not.toMatch(/error/i);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
