import { testWarnings } from './warning-table';

testWarnings({
  'memory and ephemeral-storage come in whole bytes': {
    spec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          resources: {
            limits: { memory: '1.5', 'ephemeral-storage': '2500m', cpu: '1500m' },
            requests: { memory: '0.5', 'ephemeral-storage': '1n' },
          },
        },
      ],
    },
    warnings: [
      'spec.containers[0].resources.limits[memory]: "1.5" is not a whole number of bytes',
      'spec.containers[0].resources.limits[ephemeral-storage]: "2500m" is not a whole number of bytes',
      'spec.containers[0].resources.requests[memory]: "0.5" is not a whole number of bytes',
      'spec.containers[0].resources.requests[ephemeral-storage]: "1m" is not a whole number of bytes',
    ],
  },
  'init containers and overhead are looked at too': {
    spec: {
      overhead: { memory: '100m', 'ephemeral-storage': '0.1', cpu: '1m' },
      initContainers: [{ name: 'b', image: 'b', resources: { requests: { memory: '100m' } } }],
    },
    warnings: [
      'spec.overhead[memory]: "100m" is not a whole number of bytes',
      'spec.overhead[ephemeral-storage]: "0.1" is not a whole number of bytes',
      'spec.initContainers[0].resources.requests[memory]: "100m" is not a whole number of bytes',
    ],
  },
  'a variable that is defined twice hides the first one': {
    spec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          env: [
            { name: 'A', value: 'x' },
            { name: 'B', value: '$(A)' },
            { name: 'A', value: 'y' },
            { name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
          ],
        },
      ],
    },
    warnings: [
      'spec.containers[0].env[2]: hides the earlier definition of "A"',
      'spec.containers[0].env[3]: hides the earlier definition of "B"',
    ],
  },
  'a variable may be made longer, but not from itself alone': {
    spec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          env: [
            { name: 'PATH', value: '/bin' },
            { name: 'PATH', value: '$(PATH):/opt' },
            { name: 'PATH', value: '$(PATH)' },
          ],
        },
      ],
    },
    warnings: ['spec.containers[0].env[2]: hides the earlier definition of "PATH"'],
  },
});
