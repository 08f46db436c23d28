import { testPodSpecs } from './pod-spec-table';
import { qualifiedNameProblems } from '../../src/validation/names';

const [KEY] = qualifiedNameProblems('-');
const container = (name: string, requests?: object, limits?: object, more?: object) => ({
  name,
  image: 'a',
  resources: { requests, limits },
  ...more,
});
testPodSpecs(
  {
    'a pod as a whole has resources from 1.34 on': {
      spec: {
        resources: {
          limits: { cpu: 2, memory: '1Gi', 'hugepages-2Mi': '2Mi' },
          requests: { cpu: 1, 'hugepages-2Mi': '2Mi' },
        },
        containers: [container('a', { cpu: '500m' }, { cpu: 2 }), container('b', { cpu: '500m' })],
      },
      errors: [],
    },
    'a pod for windows has none': {
      spec: { os: { name: 'windows' }, resources: { claims: [] } },
      errors: { 34: ['Forbidden resources: a pod for windows takes no resources as a whole'] },
    },
    'a pod as a whole has no claims, not even an empty list': {
      spec: { resources: { claims: [] } },
      errors: { 34: ['Forbidden resources.claims: a pod takes no claims as a whole'] },
    },
    'the claims of a pod are checked as well': {
      spec: { resources: { claims: [{ name: 'x' }] } },
      errors: {
        34: [
          'Forbidden resources.claims: a pod takes no claims as a whole',
          'NotFound resources.claims[0]: "x" is not among the resourceClaims of the pod: there are none',
        ],
      },
    },
    'a pod as a whole has cpu, memory and hugepages': {
      spec: { resources: { limits: { 'ephemeral-storage': 1, 'example.com/gpu': 1, gpu: 1, 'a b': 1 } } },
      errors: {
        34: [
          'NotSupported resources.limits[ephemeral-storage]: "ephemeral-storage" is not one of cpu, memory, hugepages-<size>',
          'NotSupported resources.limits[example.com/gpu]: "example.com/gpu" is not one of cpu, memory, hugepages-<size>',
          'Invalid resources.limits[gpu]: "gpu" is not a resource of Kubernetes and has no domain',
          `Invalid resources.limits[a b]: "a b" ${KEY}`,
        ],
      },
    },
    'amounts are checked as those of containers': {
      spec: { resources: { limits: { cpu: '-1', 'hugepages-2Mi': 1, memory: 1 }, requests: { memory: 2 } } },
      errors: {
        34: [
          'Invalid resources.limits[cpu]: "-1" is below 0',
          'Invalid resources.limits[hugepages-2Mi]: "1" is not a multiple of the page size in "hugepages-2Mi"',
          'Invalid resources.requests: "memory": the request 2 is above the limit 1',
        ],
      },
    },
    'a pod requests what its containers request together': {
      spec: {
        resources: { requests: { cpu: 1, memory: '1Gi' } },
        containers: [container('a', { cpu: '600m' }), container('b', { cpu: '500m', memory: '2Gi' })],
      },
      errors: {
        34: [
          'Invalid resources.requests[cpu]: 1 is below 1100m, the sum of the containers',
          'Invalid resources.requests[memory]: 1Gi is below 2Gi, the sum of the containers',
        ],
      },
    },
    'init containers count one by one': {
      spec: {
        resources: { requests: { cpu: 1 } },
        initContainers: [container('x', { cpu: 1 }), container('y', { cpu: '1001m' })],
      },
      errors: { 34: ['Invalid resources.requests[cpu]: 1 is below 1001m, the sum of the containers'] },
    },
    'a sidecar counts beside what starts after it': {
      spec: {
        resources: { requests: { cpu: 1 } },
        containers: [container('a', { cpu: '500m' })],
        initContainers: [
          container('x', { cpu: '900m' }),
          container('s', { cpu: '200m' }, undefined, { restartPolicy: 'Always' }),
          container('y', { cpu: '801m' }),
        ],
      },
      errors: { 34: ['Invalid resources.requests[cpu]: 1 is below 1001m, the sum of the containers'] },
    },
    'sidecars count beside the regular containers': {
      spec: {
        resources: { requests: { cpu: 1 } },
        containers: [container('a', { cpu: '600m' })],
        initContainers: [
          container('s', { cpu: '200m' }, undefined, { restartPolicy: 'Always' }),
          container('t', { cpu: '201m' }, undefined, { restartPolicy: 'Always' }),
        ],
      },
      errors: { 34: ['Invalid resources.requests[cpu]: 1 is below 1001m, the sum of the containers'] },
    },
    'hugepages of the pod are those of its containers together': {
      spec: {
        resources: { limits: { cpu: 2, 'hugepages-2Mi': '2Mi' } },
        containers: [
          container('a', undefined, { cpu: 1, 'hugepages-2Mi': '2Mi' }),
          container('b', undefined, { cpu: 1, 'hugepages-2Mi': '2Mi' }),
        ],
      },
      errors: { 34: ['Invalid resources.limits[hugepages-2Mi]: 2Mi is below 4Mi, the sum of the containers'] },
    },
    'the limit of a container is within that of the pod; init containers are not looked at': {
      spec: {
        resources: { limits: { cpu: 1 } },
        containers: [container('a', undefined, { cpu: 1 }), container('b', undefined, { cpu: 2, memory: 9 })],
        initContainers: [container('x', undefined, { cpu: 2 })],
      },
      errors: { 34: ['Invalid resources.containers[1][cpu].limits: 2 is above 1, the limit of the pod'] },
    },
  },
  32,
);
