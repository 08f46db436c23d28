import { NODE_PROBLEM_DETECTOR } from './option-sets';
import { NodeProblemDetectorDaemonSet } from '../../src/agents/node-problem-detector/node-problem-detector-daemon-set';
import { NpdMonitors } from '../../src/agents/node-problem-detector/npd-monitors';
import { NodeProblemDetectorDaemonSetProps } from '../../src/agents/node-problem-detector/props';
import { expectPublished, made, published, publishedTest } from '../support/published';

const objects = (props: NodeProblemDetectorDaemonSetProps = {}) =>
  made((chart) => new NodeProblemDetectorDaemonSet(chart, 'npd', props), { namespace: 'kube-system' });
const find = (all: ReturnType<typeof objects>, wanted: string) => all.find(({ kind }) => kind === wanted)!;

publishedTest('default.yaml', () => {
  expectPublished(objects({ defaults: 'Published' }), published('node-problem-detector/default.yaml'));
});

publishedTest('health-checker.yaml, which names a file that its ConfigMap does not have', () => {
  expectPublished(
    objects({ defaults: 'Published', healthChecks: ['kubelet'] }),
    published('node-problem-detector/health-checker.yaml'),
  );
});

test('every file that an argument names is in the ConfigMap, and mounted', () => {
  const all = objects(NODE_PROBLEM_DETECTOR['rules of its own']);
  const { containers, volumes, tolerations, serviceAccountName } = find(all, 'DaemonSet').spec.template.spec;
  const named = containers[0].command.flatMap((one: string) => one.match(/[^/]+\.json/g) ?? []);
  expect(named).toEqual([
    'kernel-monitor.json',
    'ext4.json',
    'health-checker-kubelet.json',
    'health-checker-containerd.json',
  ]);
  const { data } = find(all, 'ConfigMap');
  expect(Object.keys(data)).toEqual([...named].sort());
  expect(volumes.find(({ name }: any) => name === 'config').configMap.items.map(({ key }: any) => key)).toEqual(named);
  expect(JSON.parse(data['ext4.json'])).toMatchObject({
    plugin: 'kmsg',
    logPath: '/dev/kmsg',
    source: 'ext4',
    rules: [{ type: 'temporary', reason: 'Ext4Error' }],
  });
  expect({ tolerations, serviceAccountName }).toEqual({
    tolerations: [{ operator: 'Exists' }],
    serviceAccountName: 'node-problem-detector',
  });
});

test('two monitors of one file, and none at all, are refused', () => {
  expect(() => objects({ logMonitors: [NpdMonitors.kernel(), NpdMonitors.kernel()] })).toThrow(
    "agents/npd: two monitors have the file 'kernel-monitor.json'; give each a name of its own",
  );
  expect(() => objects({ logMonitors: [] })).toThrow('agents/npd: there are no monitors');
});
