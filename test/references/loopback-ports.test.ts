import { daemonSet, found, Json, rulesOf } from './support';

const RULE = 'references/loopback-ports/taken';
const host = { hostNetwork: true };
const listening = (address: string, spec: Json = host) => daemonSet({ args: ['-v=2', address] }, spec, { app: 'a' });
const other = (container: Json, spec: Json = host): Json => ({
  ...daemonSet(container, spec, { app: 'b' }),
  metadata: { name: 'haproxy' },
});
const port = (containerPort: number, hostIP?: string) => ({ ports: [{ containerPort, hostIP }] });

test('a loopback port of the node that another agent uses', () => {
  expect(found(listening('--web.listen-address=127.0.0.1:9101'), other(port(9101)))).toEqual([
    [
      RULE,
      'spec.template.spec.containers[0].args[1]',
      "port 9101 of the node is used by DaemonSet 'haproxy' too, so that one of the two cannot start where both run",
    ],
  ]);
  expect(
    rulesOf(listening('--listen-address=[::1]:1'), other({ args: ['--secure.listen-address=localhost:1'] })),
  ).toEqual([RULE, RULE]);
});

test.each([
  ['another port', '--web.listen-address=127.0.0.1:9101', other(port(9102))],
  ['an address that others can reach', '--web.listen-address=0.0.0.0:9101', other(port(9101))],
  ['a port of another address', '--web.listen-address=127.0.0.1:9101', other(port(9101, '10.0.0.1'))],
  ['the network of a pod', '--web.listen-address=127.0.0.1:9101', other(port(9101), {})],
  [
    'other nodes',
    '--web.listen-address=127.0.0.1:9101',
    other(port(9101), { ...host, nodeSelector: { 'kubernetes.io/os': 'windows' } }),
  ],
])('%s is no finding', (_, address, object) => {
  expect(rulesOf(listening(address, { ...host, nodeSelector: { 'kubernetes.io/os': 'linux' } }), object)).toEqual([]);
});

test('what is in the network of its pod meets nobody', () => {
  expect(rulesOf(listening('--web.listen-address=127.0.0.1:9101', {}), other(port(9101)))).toEqual([]);
});
