import { WeaveNetDaemonSetProps } from '../../src/agents/weave-net/props';
import { WeaveNetDaemonSet } from '../../src/agents/weave-net/weave-net-daemon-set';
import { expectPublished, made, published, publishedTest } from '../support/published';

const objects = (props: WeaveNetDaemonSetProps = {}) =>
  made((chart) => new WeaveNetDaemonSet(chart, 'weave', props), { namespace: 'kube-system' });

publishedTest('weave-daemonset-k8s-1.11.yaml', () => {
  const vendor = published('../corpus/manifests/weaveworks__weave__prog__weave-kube__weave-daemonset-k8s-1.11.yaml');
  expectPublished(objects({ defaults: 'Published', version: 'latest' }), vendor);
});

test('network and password reach the daemon, the password from a Secret', () => {
  const { env } = objects({ network: '10.64.0.0/16', password: { name: 'weave', key: 'password' } }).find(
    ({ kind }) => kind === 'DaemonSet',
  )!.spec.template.spec.containers[0];
  expect(env.slice(2)).toEqual([
    { name: 'IPALLOC_RANGE', value: '10.64.0.0/16' },
    { name: 'WEAVE_PASSWORD', valueFrom: { secretKeyRef: { name: 'weave', key: 'password' } } },
  ]);
});
