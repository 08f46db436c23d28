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
  'kernel-module': { driver: 'kmod' },
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
  expect(() => objects({ driver: 'kmod', leastPrivileged: true })).toThrow(
    'agents/falco: leastPrivileged is for the driver modern_ebpf, as only root may load a module; leave it out',
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
