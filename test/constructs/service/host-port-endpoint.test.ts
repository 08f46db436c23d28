import { HostPortEndpoint } from '../../../src/constructs/service/host-port-endpoint';
import { agentIn, container } from '../agent';

test('clients get the address of their node and the port that the agent has there', () => {
  const { daemonSet } = agentIn('agents');
  const port = HostPortEndpoint.of(daemonSet, 'statsd');
  expect(port).toMatchObject({ port: 8125, protocol: 'UDP' });
  expect(port.clientEnv('STATSD_HOST', 'STATSD_PORT')).toEqual([
    { name: 'STATSD_HOST', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } },
    { name: 'STATSD_PORT', value: '8125' },
  ]);
});

test('in the host network the container port is the port of the node', () => {
  expect(HostPortEndpoint.of(agentIn('agents', { hostNetwork: true }).daemonSet, 'metrics')).toMatchObject({
    port: 9102,
    protocol: 'TCP',
  });
});

test('a port that is not on the node is refused', () => {
  expect(() => HostPortEndpoint.of(agentIn('agents').daemonSet, 'metrics')).toThrow(
    "test/agent: port 'metrics' is not open on the node; give it a hostPort, or use a DaemonSetService of the kind 'node-local'",
  );
});

test('a port that is open to the node alone is refused', () => {
  const ports = [{ name: 'api', containerPort: 1, hostPort: 1, hostIP: '127.0.0.1' }];
  expect(() =>
    HostPortEndpoint.of(agentIn('agents', { containers: [{ ...container, ports }] }).daemonSet, 'api'),
  ).toThrow("test/agent: port 'api' is bound to 127.0.0.1 of the node, which pods do not reach; leave hostIP out");
});
