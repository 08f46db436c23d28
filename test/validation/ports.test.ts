import { testPodSpecs } from './pod-spec-table';

const withPorts = (...ports: object[]) => ({ containers: [{ name: 'a', image: 'a', ports }] });
testPodSpecs({
  'ports of all protocols and both ends of the range': {
    spec: withPorts(
      { containerPort: 1 },
      { containerPort: 65535, hostPort: 65535, protocol: 'UDP', name: 'a' },
      { containerPort: 1, protocol: 'SCTP', hostIP: 'anything' },
      { containerPort: 2, protocol: '', hostPort: 0, name: '' },
    ),
    errors: [],
  },
  'a port has a number from 1 to 65535': {
    spec: withPorts({}, { containerPort: 0 }, { containerPort: -1 }, { containerPort: 65536 }),
    errors: [
      'Required containers[0].ports[0].containerPort: is missing or 0',
      'Required containers[0].ports[1].containerPort: is missing or 0',
      'Invalid containers[0].ports[2].containerPort: -1 is outside the range 1 to 65535',
      'Invalid containers[0].ports[3].containerPort: 65536 is outside the range 1 to 65535',
    ],
  },
  'a host port has a number from 1 to 65535': {
    spec: withPorts({ containerPort: 1, hostPort: -1 }, { containerPort: 1, hostPort: 65536 }),
    errors: [
      'Invalid containers[0].ports[0].hostPort: -1 is outside the range 1 to 65535',
      'Invalid containers[0].ports[1].hostPort: 65536 is outside the range 1 to 65535',
    ],
  },
  'the name of a port is an IANA service name, of which each fault counts': {
    spec: withPorts(
      { containerPort: 1, name: 'A' },
      { containerPort: 2, name: '-' },
      { containerPort: 3, name: 'a--b' },
      { containerPort: 4, name: 'a'.repeat(16) },
      { containerPort: 5, name: '80' },
    ),
    errors: [
      'Invalid containers[0].ports[0].name: "A" may contain only lower-case letters, digits and \'-\'',
      'Invalid containers[0].ports[0].name: "A" must have a letter',
      'Invalid containers[0].ports[1].name: "-" must have a letter',
      'Invalid containers[0].ports[1].name: "-" must not start or end with a hyphen',
      'Invalid containers[0].ports[2].name: "a--b" must not have two hyphens in a row',
      'Invalid containers[0].ports[3].name: "aaaaaaaaaaaaaaaa" is longer than 15 bytes',
      'Invalid containers[0].ports[4].name: "80" must have a letter',
    ],
  },
  'good names of ports are not repeated, bad ones may be': {
    spec: withPorts(
      { containerPort: 1, name: 'http' },
      { containerPort: 2, name: 'http' },
      { containerPort: 3, name: '1' },
      { containerPort: 4, name: '1' },
    ),
    errors: [
      'Duplicate containers[0].ports[1].name: "http" is the name of an earlier port',
      'Invalid containers[0].ports[2].name: "1" must have a letter',
      'Invalid containers[0].ports[3].name: "1" must have a letter',
    ],
  },
  'a name may be that of a port of another container': {
    spec: {
      containers: [
        { name: 'a', image: 'a', ports: [{ containerPort: 1, name: 'http' }] },
        { name: 'b', image: 'b', ports: [{ containerPort: 1, name: 'http' }] },
      ],
    },
    errors: [],
  },
  'protocols are written in capitals': {
    spec: withPorts({ containerPort: 1, protocol: 'tcp' }, { containerPort: 2, protocol: 'ICMP' }),
    errors: [
      'NotSupported containers[0].ports[0].protocol: "tcp" is not one of TCP, UDP, SCTP',
      'NotSupported containers[0].ports[1].protocol: "ICMP" is not one of TCP, UDP, SCTP',
    ],
  },
  'a host port is taken once for each protocol and address as written': {
    spec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          ports: [
            { containerPort: 1, hostPort: 80 },
            { containerPort: 2, hostPort: 80, protocol: 'UDP' },
            { containerPort: 3, hostPort: 80, hostIP: '0.0.0.0' },
          ],
        },
        {
          name: 'b',
          image: 'b',
          ports: [
            { containerPort: 1, hostPort: 80 },
            { containerPort: 2, hostPort: 80, hostIP: '0.0.0.0' },
          ],
        },
      ],
    },
    errors: [
      'Duplicate containers[1].ports[0].hostPort: "TCP//80" is taken by an earlier port',
      'Duplicate containers[1].ports[1].hostPort: "TCP/0.0.0.0/80" is taken by an earlier port',
    ],
  },
});
