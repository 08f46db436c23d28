import { testWarnings } from './warning-table';

testWarnings({
  'a hostIP needs a hostPort': {
    spec: { containers: [{ name: 'a', image: 'a', ports: [{ containerPort: 80, hostIP: '10.0.0.1' }] }] },
    warnings: ['spec.containers[0].ports[0]: has the hostIP "10.0.0.1" without a hostPort'],
  },
  'a port is listed once, in all containers together': {
    spec: {
      initContainers: [{ name: 'c', image: 'c', ports: [{ containerPort: 80 }] }],
      containers: [
        { name: 'a', image: 'a', ports: [{ containerPort: 80 }] },
        { name: 'b', image: 'b', ports: [{ containerPort: 80 }, { containerPort: 80, protocol: 'UDP' }] },
      ],
    },
    warnings: [
      'spec.containers[0].ports[0]: is the same port as spec.template.spec.initContainers[0].ports[0]',
      'spec.containers[1].ports[0]: is the same port as spec.template.spec.initContainers[0].ports[0]',
      'spec.containers[1].ports[0]: is the same port as spec.template.spec.containers[0].ports[0]',
    ],
  },
  'a hostPort beside none overlaps': {
    spec: {
      containers: [
        { name: 'a', image: 'a', ports: [{ containerPort: 80, hostPort: 8080 }] },
        { name: 'b', image: 'b', ports: [{ containerPort: 80 }] },
      ],
    },
    warnings: [
      'spec.containers[1].ports[0]: is the same container port as spec.template.spec.containers[0].ports[0], one with a hostPort and one without',
    ],
  },
  'a hostPort on one address and on all is ambiguous, on two addresses it is not': {
    spec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          ports: [
            { containerPort: 80, hostPort: 80 },
            { containerPort: 80, hostPort: 80, hostIP: '10.0.0.1' },
            { containerPort: 80, hostPort: 80, hostIP: '10.0.0.2' },
          ],
        },
      ],
    },
    warnings: [
      'spec.containers[0].ports[1]: has the hostPort of spec.template.spec.containers[0].ports[0], one with a hostIP and one for all addresses',
      'spec.containers[0].ports[2]: has the hostPort of spec.template.spec.containers[0].ports[0], one with a hostIP and one for all addresses',
    ],
  },
  'two hostPorts may go to one port': {
    spec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          ports: [
            { containerPort: 80, hostPort: 80 },
            { containerPort: 80, hostPort: 81, hostIP: '10.0.0.1' },
          ],
        },
      ],
    },
    warnings: [],
  },
  'a name is that of one port in all containers, from 1.33 on': {
    spec: {
      containers: [
        { name: 'a', image: 'a', ports: [{ name: 'http', containerPort: 80 }] },
        { name: 'b', image: 'b', ports: [{ name: 'http', containerPort: 81 }] },
      ],
    },
    warnings: {
      33: [
        'spec.containers[1].ports[0]: "http" is the name of spec.template.spec.containers[0].ports[0] too, which services and probes by name will use',
      ],
    },
  },
});
