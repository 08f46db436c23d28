import { AppDynamicsDaemonSet } from '../../src/agents/appdynamics/appdynamics-daemon-set';
import { AppDynamicsDaemonSetProps } from '../../src/agents/appdynamics/props';
import { made } from '../support/published';

const controller = { host: 'acme.saas.appdynamics.com', account: 'acme' };
const objects = (props: Partial<AppDynamicsDaemonSetProps> = {}) =>
  made((chart) => new AppDynamicsDaemonSet(chart, 'appd', { controller, ...props }), { namespace: 'appdynamics' });
const find = (all: ReturnType<typeof objects>, wanted: string) => all.find(({ kind }) => kind === wanted)!;

test('the values of the operator: host namespaces, the roots of the node, the key from a Secret', () => {
  const { hostNetwork, hostPID, hostIPC, containers } = find(objects(), 'DaemonSet').spec.template.spec;
  expect({ hostNetwork, hostPID, hostIPC }).toEqual({ hostNetwork: true, hostPID: true, hostIPC: true });
  expect(containers[0].volumeMounts).toEqual(
    ['proc', 'etc', 'sys'].map((name) => ({ name, mountPath: `/hostroot/${name}`, readOnly: true })),
  );
  expect(containers[0].env[0]).toEqual({
    name: 'APPDYNAMICS_AGENT_ACCOUNT_ACCESS_KEY',
    valueFrom: { secretKeyRef: { name: 'cluster-agent-secret', key: 'controller-key' } },
  });
});

test('the socket of Docker is mounted only where Docker is watched', () => {
  const socket = { name: 'docker-sock', hostPath: { path: '/var/run/docker.sock', type: 'Socket' } };
  expect(find(objects(), 'DaemonSet').spec.template.spec.volumes).not.toContainEqual(socket);
  const all = objects({ dockerReason: 'nodes of the build farm run Docker' });
  expect(find(all, 'DaemonSet').spec.template.spec.volumes).toContainEqual(socket);
  expect(find(all, 'ConfigMap').data.APPDYNAMICS_DOCKER_ENABLED).toBe('true');
});
