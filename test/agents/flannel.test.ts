import { FLANNEL_CHARTS } from './option-sets';
import { FlannelDaemonSet } from '../../src/agents/flannel/flannel-daemon-set';
import { FlannelDaemonSetProps } from '../../src/agents/flannel/props';
import { expectPublished, made, published, publishedTest } from '../support/published';

const objects = (props: FlannelDaemonSetProps = {}) =>
  made((chart) => new FlannelDaemonSet(chart, 'flannel', props), { namespace: 'kube-flannel' });
const defaults = 'Published' as const;

publishedTest('default.yaml', () => {
  expectPublished(objects({ defaults }), published('flannel/default.yaml'), /^Namespace/);
});

for (const [file, props] of Object.entries(FLANNEL_CHARTS)) {
  publishedTest(`${file}.yaml`, () => {
    expectPublished(objects({ defaults, chart: true, ...props }), published(`flannel/${file}.yaml`));
  });
}

test('by default it tolerates what evicts too, which kube-flannel.yml does not', () => {
  const { spec } = objects().find(({ kind }) => kind === 'DaemonSet')!.spec.template;
  expect(spec.tolerations).toEqual([{ operator: 'Exists' }]);
  expect(spec.dnsPolicy).toBe('Default');
});

test('options of another backend are refused', () => {
  expect(() => objects({ backend: { type: 'host-gw', vni: 7 } })).toThrow(
    "agents/flannel: backend.vni is an option of vxlan, and backend.type is 'host-gw'; leave it out",
  );
});

test('the words of a backend', () => {
  const { data } = objects({ backend: { type: 'vxlan', vni: 4096, port: 4789, directRouting: true } }).find(
    ({ kind }) => kind === 'ConfigMap',
  )!;
  expect(JSON.parse(data['net-conf.json']).Backend).toEqual({
    Type: 'vxlan',
    VNI: 4096,
    Port: 4789,
    DirectRouting: true,
  });
});
