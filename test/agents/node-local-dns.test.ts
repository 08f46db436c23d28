import { NodeLocalDnsDaemonSet } from '../../src/agents/node-local-dns/node-local-dns-daemon-set';
import { NodeLocalDnsDaemonSetProps } from '../../src/agents/node-local-dns/props';
import { expectPublished, made, published, publishedTest } from '../support/published';

const objects = (props: Partial<NodeLocalDnsDaemonSetProps> = {}) =>
  made((chart) => new NodeLocalDnsDaemonSet(chart, 'dns', { clusterDnsIP: '10.96.0.10', ...props }), {
    namespace: 'kube-system',
  });
const find = (all: ReturnType<typeof objects>, wanted: string) => all.find(({ kind }) => kind === wanted)!;

publishedTest('nodelocaldns.yaml', () => {
  const fill = {
    __PILLAR__DNS__DOMAIN__: 'cluster.local',
    __PILLAR__LOCAL__DNS__: '169.254.20.10',
    __PILLAR__DNS__SERVER__: '10.96.0.10',
  };
  expectPublished(objects({ defaults: 'Published' }), published('node-local-dns/nodelocaldns.yaml', { fill }));
});

test('with ipvs only the local address is bound', () => {
  const all = objects({ proxyMode: 'ipvs' });
  expect(find(all, 'DaemonSet').spec.template.spec.containers[0].args.slice(0, 2)).toEqual([
    '-localip',
    '169.254.20.10',
  ]);
  expect(find(all, 'ConfigMap').data.Corefile.match(/bind .*/g)).toEqual(Array(4).fill('bind 169.254.20.10'));
});

test('stub domains are server blocks of their own', () => {
  const { Corefile } = find(objects({ stubDomains: { 'corp.example': ['10.0.0.53', '10.0.1.53'] } }), 'ConfigMap').data;
  expect(Corefile).toContain('corp.example:53 {');
  expect(Corefile).toContain('forward . 10.0.0.53 10.0.1.53 {');
});
