import { KuredDaemonSet } from '../../src/agents/kured/kured-daemon-set';
import { KuredDaemonSetProps } from '../../src/agents/kured/props';
import { expectPublished, made, published, publishedTest } from '../support/published';

const objects = (props: KuredDaemonSetProps = {}, namespace = 'kube-system') =>
  made((chart) => new KuredDaemonSet(chart, 'kured', props), { namespace });
const daemonSet = (props: KuredDaemonSetProps, namespace?: string) =>
  objects(props, namespace).find(({ kind }) => kind === 'DaemonSet')!.spec;

publishedTest('default.yaml', () => {
  expectPublished(objects({ defaults: 'Published' }), published('kured/default.yaml'));
});

publishedTest('signal.yaml, whose capabilities name none for the container runtime', () => {
  const containerSecurity = {
    kured: {
      privileged: false,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['*'], add: ['CAP_KILL'] },
    },
  };
  const props = { rebootMethod: 'signal' as const, containerSecurity };
  expectPublished(objects({ defaults: 'Published', ...props }), published('kured/signal.yaml'));
  expect(() => objects(props)).toThrow(
    "agents/kured: container 'kured' has the capability 'CAP_KILL', which the container runtime does not know; write 'KILL'",
  );
});

test('by default it restarts every node, one at a time', () => {
  const { template, updateStrategy } = daemonSet({});
  expect(template.spec.tolerations).toEqual([{ operator: 'Exists' }]);
  expect(updateStrategy).toEqual({ type: 'RollingUpdate' });
});

test('the arguments name the DaemonSet that has the lock', () => {
  const { command } = daemonSet({}, 'reboots').template.spec.containers[0];
  expect(command).toEqual(['/usr/bin/kured', '--reboot-sentinel=/sentinel/reboot-required', '--ds-namespace=reboots']);
});

test('window, drain and blocking pods', () => {
  const { command } = daemonSet({
    sentinel: '/var/run/reboot',
    window: { days: ['sat', 'sun'], start: '2am', end: '6am', timeZone: 'Europe/Berlin' },
    drainTimeout: '15m',
    concurrency: 2,
    blockingPodSelectors: ['runtime=long'],
  }).template.spec.containers[0];
  expect(command.slice(1)).toEqual([
    '--reboot-sentinel=/sentinel/reboot',
    '--reboot-days=sat,sun',
    '--start-time=2am',
    '--end-time=6am',
    '--time-zone=Europe/Berlin',
    '--concurrency=2',
    '--drain-timeout=15m',
    '--blocking-pod-selector=runtime=long',
  ]);
  expect(() => daemonSet({ sentinel: '/run/reboot' })).toThrow(
    "sentinel is '/run/reboot'; kured sees only /var/run of the node",
  );
});
