import { hostPorts, portsConflict, portText } from '../../src/stored/host-ports';

const port = (ip: string, number: number, protocol = 'TCP') => ({ ip, protocol, port: number });
const texts = (podSpec: object, minor = 36) => hostPorts(podSpec as { [key: string]: unknown }, minor).map(portText);

test.each([
  [port('0.0.0.0', 80), port('10.0.0.1', 80), true],
  [port('10.0.0.1', 80), port('10.0.0.1', 80), true],
  [port('10.0.0.1', 80), port('10.0.0.2', 80), false],
  [port('::', 80), port('10.0.0.1', 80), false],
  [port('0.0.0.0', 80), port('0.0.0.0', 81), false],
  [port('0.0.0.0', 80), port('0.0.0.0', 80, 'UDP'), false],
])('%j and %j', (a, b, conflict) => {
  expect([portsConflict(a, b), portsConflict(b, a)]).toEqual([conflict, conflict]);
});

test('with hostNetwork every container port is a host port', () => {
  const containers = [
    { ports: [{ containerPort: 9100 }, { containerPort: 53, hostPort: 5353, protocol: 'UDP', hostIP: '127.0.0.1' }] },
  ];
  expect(texts({ containers })).toEqual(['127.0.0.1:5353/UDP']);
  expect(texts({ containers, hostNetwork: true })).toEqual(['9100/TCP', '127.0.0.1:5353/UDP']);
});

test('ports of sidecars count from 1.33 on, those of other init containers never', () => {
  const ports = [{ containerPort: 80, hostPort: 80 }];
  const initContainers = [{ ports, restartPolicy: 'Always' }, { ports: [{ containerPort: 81, hostPort: 81 }] }];
  expect(texts({ initContainers })).toEqual(['80/TCP']);
  expect(texts({ initContainers }, 32)).toEqual([]);
});
