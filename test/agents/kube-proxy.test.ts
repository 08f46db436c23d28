import { KUBE_PROXY_PUBLISHED } from './option-sets';
import { KubeProxyDaemonSet } from '../../src/agents/kube-proxy/kube-proxy-daemon-set';
import { KubeProxyDaemonSetProps } from '../../src/agents/kube-proxy/props';
import { expectPublished, made, published, publishedTest } from '../support/published';

const apiServer = 'https://cluster.example.com:6443';
const objects = (props: Partial<KubeProxyDaemonSetProps> = {}) =>
  made((chart) => new KubeProxyDaemonSet(chart, 'proxy', { apiServer, ...props }), { namespace: 'kube-system' });

for (const [file, props] of Object.entries(KUBE_PROXY_PUBLISHED)) {
  publishedTest(`${file}.yaml`, () => {
    expectPublished(
      objects({ defaults: 'Published', ...props }),
      published(`kube-proxy/${file}.yaml`),
      /^Role(Binding)? kube-proxy$/,
    );
  });
}

test('what a version does not have, and options of another mode, are refused', () => {
  expect(() => objects({ version: '1.28.15', mode: 'nftables' })).toThrow(
    "agents/proxy: mode 'nftables' needs Kubernetes 1.29, and version is '1.28.15'",
  );
  expect(() => objects({ version: '1.28.15', conntrack: { tcpBeLiberal: false } })).toThrow(
    'conntrack.tcpBeLiberal needs',
  );
  expect(() => objects({ mode: 'iptables', ipvs: { strictARP: true } })).toThrow("ipvs is for mode 'ipvs'");
  expect(() => objects({ version: 'v1.37' })).toThrow(
    "version is 'v1.37'; give a release of Kubernetes, such as '1.37.1'",
  );
});

test('by default it resolves names as the node does, and never surges', () => {
  const { dnsPolicy, tolerations } = objects().find(({ kind }) => kind === 'DaemonSet')!.spec.template.spec;
  expect({ dnsPolicy, tolerations }).toEqual({ dnsPolicy: 'Default', tolerations: [{ operator: 'Exists' }] });
  const updateStrategy = { type: 'RollingUpdate' as const, rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
  expect(() => objects({ updateStrategy })).toThrow(
    'updateStrategy.rollingUpdate.maxSurge is 1, but the new pod cannot use the addresses',
  );
});
