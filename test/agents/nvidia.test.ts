import { NvidiaDevicePluginDaemonSet } from '../../src/agents/nvidia/nvidia-device-plugin-daemon-set';
import { NvidiaDevicePluginDaemonSetProps } from '../../src/agents/nvidia/props';
import { expectPublished, made, published, publishedTest } from '../support/published';

const objects = (props: NvidiaDevicePluginDaemonSetProps = {}) =>
  made((chart) => new NvidiaDevicePluginDaemonSet(chart, 'nvidia', props), { namespace: 'kube-system' });
const passDeviceSpecsReason = 'the CPU manager is static';

publishedTest('nvidia-device-plugin.yaml', () => {
  expectPublished(objects({ defaults: 'Published' }), published('nvidia/nvidia-device-plugin.yaml'));
});

publishedTest('nvidia-device-plugin-compat-with-cpumanager.yaml', () => {
  expectPublished(
    objects({ defaults: 'Published', passDeviceSpecsReason }),
    published('nvidia/nvidia-device-plugin-compat-with-cpumanager.yaml'),
  );
});

test('by default it has no token of the API server, and a directory that must be there', () => {
  const { automountServiceAccountToken, volumes, tolerations } = objects().find(({ kind }) => kind === 'DaemonSet')!
    .spec.template.spec;
  expect(automountServiceAccountToken).toBe(false);
  expect(volumes[0].hostPath).toEqual({ path: '/var/lib/kubelet/device-plugins', type: 'Directory' });
  expect(tolerations).toEqual([{ operator: 'Exists' }]);
});
