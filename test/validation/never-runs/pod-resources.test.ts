import { Row, testAgainstKubernetes, testNeverRuns } from './never-runs-table';

const containers = (...resources: object[]) =>
  resources.map((one, i) => ({ name: `c${i}`, image: 'a', resources: one }));

const ROWS: { readonly [sentence: string]: Row } = {
  'a pod that requests less than the limits of containers that request nothing': {
    podSpec: { resources: { requests: { cpu: '100m' } }, containers: containers({ limits: { cpu: '1' } }, {}) },
    found: { 34: ['Invalid spec.template.spec.resources.requests[cpu]'] },
  },
  'a pod that requests as much as these limits': {
    podSpec: {
      resources: { requests: { cpu: '1500m' } },
      containers: containers({ limits: { cpu: '1' } }, { limits: { cpu: '500m' } }),
    },
    found: [],
  },
  'a pod that requests less, whose containers request less than their limits': {
    podSpec: {
      resources: { requests: { cpu: '100m' } },
      containers: containers({ limits: { cpu: '1' }, requests: { cpu: '100m' } }),
    },
    found: [],
  },
  'containers that request more together than the limit of the pod': {
    podSpec: {
      resources: { limits: { cpu: '1' } },
      containers: containers({ limits: { cpu: '700m' } }, { requests: { cpu: '700m' } }),
    },
    found: { 34: ['Invalid spec.template.spec.resources.requests'] },
  },
  'a limit of the pod that is enough': {
    podSpec: {
      resources: { limits: { cpu: '2' } },
      containers: containers({ limits: { cpu: '700m' } }, { limits: { cpu: '700m' } }),
    },
    found: [],
  },
  'no requests of the pod but those that it gets of its containers': {
    podSpec: {
      resources: { requests: { memory: '1Gi' } },
      containers: containers({ limits: { cpu: '1', memory: '1Gi' } }),
    },
    found: [],
  },
  'huge pages of the containers': {
    podSpec: {
      resources: { limits: { cpu: '1' } },
      containers: containers(
        { limits: { cpu: '500m', 'hugepages-2Mi': '4Mi' } },
        { limits: { cpu: '500m', 'hugepages-2Mi': '4Mi' } },
      ),
    },
    found: [],
  },
  'nothing but a place for resources': {
    podSpec: { resources: {}, containers: containers({ limits: { cpu: '1' } }) },
    found: [],
  },
};

testNeverRuns(ROWS);
testAgainstKubernetes(ROWS);
