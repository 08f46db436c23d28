import { FalcoDaemonSet } from '../../src/agents/falco/falco-daemon-set';
import { FalcoDaemonSetProps } from '../../src/agents/falco/props';
import { expectPublished, made, published, publishedTest } from '../support/published';

const objects = (props: FalcoDaemonSetProps = {}) =>
  made((chart) => new FalcoDaemonSet(chart, 'falco', props), {
    namespace: 'falco',
    ...(props.appArmor === 'Field' && { kubernetesVersion: '1.30+' }),
  });

const SETS: { [file: string]: FalcoDaemonSetProps } = {
  'modern-ebpf': {},
  'kernel-module': { kernelModuleReason: 'Linux 5.4 without BTF' },
  'least-privileged': { leastPrivileged: true, metrics: true },
};

for (const [file, props] of Object.entries(SETS)) {
  publishedTest(`${file}.yaml`, () => {
    expectPublished(
      objects({ defaults: 'Published', podMetadata: { name: 'falco' }, ...props }),
      published(`falco/${file}.yaml`),
    );
  });
}

test('AppArmor is told by the field or by the annotation', () => {
  const told = (props: FalcoDaemonSetProps) => {
    const { metadata, spec } = objects({ leastPrivileged: true, ...props }).find(({ kind }) => kind === 'DaemonSet')!
      .spec.template;
    return [metadata.annotations, spec.containers[0].securityContext.appArmorProfile];
  };
  const annotation = { 'container.apparmor.security.beta.kubernetes.io/falco': 'unconfined' };
  expect(told({})).toEqual([expect.objectContaining(annotation), undefined]);
  const [annotations, profile] = told({ appArmor: 'Field' });
  expect(Object.keys(annotations ?? {})).not.toContain(Object.keys(annotation)[0]);
  expect(profile).toEqual({ type: 'Unconfined' });
});

test('a module of the kernel is loaded by root only', () => {
  expect(() => objects({ kernelModuleReason: 'Linux 5.4', leastPrivileged: true })).toThrow(
    'agents/falco: only a privileged container can load the kernel module that kernelModuleReason asks for; leave leastPrivileged out',
  );
  expect(() => objects({ kernelModuleReason: '' })).toThrow('agents/falco: kernelModuleReason is empty');
});

test('a socket that is said is the only one that is mounted and asked', () => {
  const all = objects({ runtimeSocket: '/run/k3s/containerd/containerd.sock' });
  const { containers, volumes } = all.find(({ kind }) => kind === 'DaemonSet')!.spec.template.spec;
  const sockets = volumes.filter(({ name }: any) => name.startsWith('container-engine-socket'));
  expect(sockets.map(({ hostPath }: any) => hostPath.path)).toEqual(['/run/k3s/containerd/containerd.sock']);
  expect(containers[0].volumeMounts[0].mountPath).toBe('/host/run/k3s/containerd/containerd.sock');
  expect(all.find(({ kind }) => kind === 'ConfigMap')!.data['falco.yaml']).toContain(
    'cri:\n        enabled: true\n        sockets:\n        - /run/k3s/containerd/containerd.sock\n      docker',
  );
});

test('rules, output and priority reach the configuration', () => {
  const [falco, falcoctl] = objects({
    rules: ['falco-rules:5', 'falco-incubating-rules:5'],
    jsonOutput: true,
    minimumPriority: 'warning',
    httpOutput: 'http://falcosidekick:2801',
  }).filter(({ kind }) => kind === 'ConfigMap');
  expect(falco.data['falco.yaml']).toMatch(/^json_output: true$/m);
  expect(falco.data['falco.yaml']).toMatch(/^priority: warning$/m);
  expect(falco.data['falco.yaml']).toMatch(/^ {2}url: "http:\/\/falcosidekick:2801"$/m);
  expect(falcoctl.data['falcoctl.yaml'].match(/- falco-incubating-rules:5/g).length).toBe(2);
});
