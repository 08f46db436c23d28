import { CalicoDaemonSet } from '../../src/agents/calico/calico-daemon-set';
import { CalicoDaemonSetProps } from '../../src/agents/calico/props';
import { expectPublished, made, published, publishedTest } from '../support/published';

const objects = (props: CalicoDaemonSetProps = {}) =>
  made((chart) => new CalicoDaemonSet(chart, 'calico', props), { namespace: 'kube-system' });

const SETS: { [file: string]: CalicoDaemonSetProps } = {
  calico: {},
  'calico-vxlan': { backend: 'vxlan', ipip: 'Never' },
  'calico-bpf': { ebpf: { host: '', port: '' } },
  'calico-typha': { typha: true },
  'calico-policy-only': { networking: 'PolicyOnly' },
  canal: { networking: 'Canal' },
  'calico-etcd': { etcd: { endpoints: 'http://<ETCD_IP>:<ETCD_PORT>' } },
};

for (const [file, props] of Object.entries(SETS)) {
  publishedTest(`${file}.yaml`, () => {
    expectPublished(
      objects({ defaults: 'Published', ...props }),
      published(`calico/${file}.yaml`),
      /calico-kube-controllers|calico-typha|^Secret calico-etcd-secrets/,
    );
  });
}

test('the address of a node is found as it is told, and settings of Felix are added', () => {
  const { env } = objects({ ipAutodetectionMethod: 'interface=eth.*', felix: { FELIX_WIREGUARDENABLED: 'true' } }).find(
    ({ kind }) => kind === 'DaemonSet',
  )!.spec.template.spec.containers[0];
  expect(env).toContainEqual({ name: 'IP_AUTODETECTION_METHOD', value: 'interface=eth.*' });
  expect(env).toContainEqual({ name: 'FELIX_WIREGUARDENABLED', value: 'true' });
});

test('options that exclude each other are refused', () => {
  expect(() => objects({ networking: 'Canal', backend: 'vxlan' })).toThrow(
    "agents/calico: backend is for networking 'Calico', and networking is 'Canal'; leave it out",
  );
  expect(() => objects({ ebpf: { host: 'h', port: '1' }, etcd: { endpoints: 'e' } })).toThrow(
    'ebpf needs the data store in the API server',
  );
  expect(() => objects({ felix: { LOGLEVEL: 'x' } })).toThrow(
    "felix has the variable 'LOGLEVEL'; its settings begin with FELIX_",
  );
});
