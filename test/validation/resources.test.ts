import { testPodSpecs } from './pod-spec-table';
import { dnsLabelProblems, dnsSubdomainProblems, qualifiedNameProblems } from '../../src/validation/names';

const [LABEL] = dnsLabelProblems('_');
const [SUBDOMAIN] = dnsSubdomainProblems('_');
const [KEY] = qualifiedNameProblems('-');
const NOT_OF_CONTAINERS = 'is not one of cpu, memory, ephemeral-storage, hugepages-<size>';

const withResources = (...list: object[]) => ({
  containers: list.map((resources, i) => ({ name: 'abcd'[i], image: 'a', resources })),
});
testPodSpecs({
  'resources of all kinds': {
    spec: withResources(
      {
        limits: {
          cpu: '100m',
          memory: '1500m',
          'ephemeral-storage': 0.5,
          'hugepages-2Mi': '4Mi',
          'hugepages-1Gi': 0,
          'example.com/gpu': 2,
          'kubernetes.io/any-thing': '0.5',
        },
        requests: { cpu: 0.1, memory: 1, 'hugepages-2Mi': 4194304, 'example.com/gpu': '2' },
      },
      {},
      { limits: {}, requests: {} },
    ),
    errors: [],
  },
  'the name of a resource is a qualified name': {
    spec: withResources({ limits: { 'a b': 1, '': 1 } }, { requests: { '/gpu': 1, 'Example.com/gpu': 1 } }),
    errors: {
      28: [
        `Invalid containers[0].resources.limits[a b]: "a b" ${KEY}`,
        `Invalid containers[0].resources.limits[a b]: "a b" ${NOT_OF_CONTAINERS}`,
        'Invalid containers[0].resources.limits[]: "" must not be empty',
        `Invalid containers[0].resources.limits[]: "" ${KEY}`,
        `Invalid containers[0].resources.limits[]: "" ${NOT_OF_CONTAINERS}`,
        "Invalid containers[1].resources.requests[/gpu]: \"/gpu\" needs a DNS subdomain before the '/', or no '/'",
        'Invalid containers[1].resources.requests[/gpu]: "/gpu" cannot be the name of an extended resource',
        'Required containers[1].resources.limits: lack an extended resource or hugepages that are requested',
        `Invalid containers[1].resources.requests[Example.com/gpu]: "Example.com/gpu" before the '/' ${SUBDOMAIN}`,
        'Invalid containers[1].resources.requests[Example.com/gpu]: "Example.com/gpu" cannot be the name of an extended resource',
        'Required containers[1].resources.limits: lack an extended resource or hugepages that are requested',
      ],
      37: [
        `Invalid containers[0].resources.limits[a b]: "a b" ${KEY}`,
        `Invalid containers[0].resources.limits[a b]: "a b" ${NOT_OF_CONTAINERS}`,
        'Invalid containers[0].resources.limits[]: "" must not be empty',
        `Invalid containers[0].resources.limits[]: "" ${KEY}`,
        `Invalid containers[0].resources.limits[]: "" ${NOT_OF_CONTAINERS}`,
        "Invalid containers[1].resources.requests[/gpu]: \"/gpu\" needs a DNS subdomain before the '/', or no '/'",
        'Invalid containers[1].resources.requests[/gpu]: "/gpu" cannot be the name of an extended resource',
        'Required containers[1].resources.limits: lack an extended resource or hugepages that are requested',
        `Invalid containers[1].resources.requests[Example.com/gpu]: "Example.com/gpu" before the '/' ${SUBDOMAIN}`,
        'Invalid containers[1].resources.requests[Example.com/gpu]: "Example.com/gpu" cannot be the name of an extended resource',
      ],
    },
  },
  'resources without a domain are those of Kubernetes': {
    spec: withResources({ limits: { gpu: 1 } }),
    errors: [
      'Invalid containers[0].resources.limits[gpu]: "gpu" is not a resource of Kubernetes and has no domain',
      `Invalid containers[0].resources.limits[gpu]: "gpu" ${NOT_OF_CONTAINERS}`,
    ],
  },
  'of those of Kubernetes containers take some': {
    spec: withResources(
      { limits: { storage: 1, pods: 1, 'requests.cpu': 1 } },
      { requests: { 'requests.hugepages-2': 2 } },
    ),
    errors: [
      `Invalid containers[0].resources.limits[storage]: "storage" ${NOT_OF_CONTAINERS}`,
      `Invalid containers[0].resources.limits[pods]: "pods" ${NOT_OF_CONTAINERS}`,
      `Invalid containers[0].resources.limits[requests.cpu]: "requests.cpu" ${NOT_OF_CONTAINERS}`,
      `Invalid containers[1].resources.requests[requests.hugepages-2]: "requests.hugepages-2" ${NOT_OF_CONTAINERS}`,
    ],
  },
  'the domain of a resource leaves room for the prefix of quotas, and is none itself': {
    spec: withResources(
      { limits: { [`${'a'.repeat(245)}/gpu`]: 1, 'requests.example.com/gpu': 1 } },
      { limits: { [`${'a'.repeat(244)}/gpu`]: 1 } },
    ),
    errors: [
      `Invalid containers[0].resources.limits[${'a'.repeat(245)}/gpu]: "${'a'.repeat(77)}..." cannot be the name of an extended resource`,
      'Invalid containers[0].resources.limits[requests.example.com/gpu]: "requests.example.com/gpu" cannot be the name of an extended resource',
    ],
  },
  'names of JavaScript are names like any other': {
    spec: withResources({ requests: { constructor: 1, toString: 2 }, limits: {} }),
    errors: [
      'Invalid containers[0].resources.requests[constructor]: "constructor" is not a resource of Kubernetes and has no domain',
      `Invalid containers[0].resources.requests[constructor]: "constructor" ${NOT_OF_CONTAINERS}`,
      'Invalid containers[0].resources.requests[toString]: "toString" is not a resource of Kubernetes and has no domain',
      `Invalid containers[0].resources.requests[toString]: "toString" ${NOT_OF_CONTAINERS}`,
    ],
  },
  'an amount is not negative, if only by a little': {
    spec: withResources({ limits: { cpu: -1, memory: '-0.1n' } }, { requests: { cpu: '-100m' } }),
    errors: [
      'Invalid containers[0].resources.limits[cpu]: "-1" is below 0',
      'Invalid containers[0].resources.limits[memory]: "-1m" is below 0',
      'Invalid containers[1].resources.requests[cpu]: "-100m" is below 0',
    ],
  },
  'extended resources and things that are counted come in whole numbers': {
    spec: withResources(
      { limits: { 'example.com/gpu': '0.5' } },
      { limits: { 'example.com/gpu': '1500m' } },
      { limits: { 'example.com/gpu': '1000m' } },
      { limits: { pods: 0.5 } },
    ),
    errors: [
      'Invalid containers[0].resources.limits[example.com/gpu]: "0.5" is not a whole number, "example.com/gpu" comes in whole numbers',
      'Invalid containers[1].resources.limits[example.com/gpu]: "1500m" is not a whole number, "example.com/gpu" comes in whole numbers',
      `Invalid containers[3].resources.limits[pods]: "pods" ${NOT_OF_CONTAINERS}`,
      'Invalid containers[3].resources.limits[pods]: "0.5" is not a whole number, "pods" comes in whole numbers',
    ],
  },
  'hugepages come in whole pages of a size that is one': {
    spec: withResources({
      limits: {
        cpu: 1,
        'hugepages-2Mi': '3Mi',
        'hugepages-0': 0,
        'hugepages-x': 0,
        'hugepages-500m': 0,
        'hugepages-1e3': '2k',
      },
    }),
    errors: [
      'Invalid containers[0].resources.limits[hugepages-2Mi]: "3Mi" is not a multiple of the page size in "hugepages-2Mi"',
      'Invalid containers[0].resources.limits[hugepages-0]: "0" is not a multiple of the page size in "hugepages-0"',
      'Invalid containers[0].resources.limits[hugepages-x]: "0" is not a multiple of the page size in "hugepages-x"',
      'Invalid containers[0].resources.limits[hugepages-500m]: "0" is not a multiple of the page size in "hugepages-500m"',
    ],
  },
  'hugepages need cpu or memory beside them': {
    spec: withResources(
      { limits: { 'hugepages-2Mi': '2Mi' } },
      { limits: { 'hugepages-2Mi': '2Mi' }, requests: { memory: 1 } },
      { limits: { 'hugepages-2Mi': '2Mi', 'ephemeral-storage': 1 } },
    ),
    errors: [
      'Forbidden containers[0].resources: has hugepages, but neither cpu nor memory',
      'Forbidden containers[2].resources: has hugepages, but neither cpu nor memory',
    ],
  },
  'a request is within the limit, by what the amounts are worth': {
    spec: withResources(
      { limits: { cpu: '100m' }, requests: { cpu: '101m' } },
      { limits: { cpu: '1Ki' }, requests: { cpu: '1.024k' } },
      { limits: { memory: 0 }, requests: { memory: '0.1n' } },
      { limits: { memory: 0 }, requests: { memory: 1 } },
    ),
    errors: [
      'Invalid containers[0].resources.requests: "cpu": the request 101m is above the limit 100m',
      'Invalid containers[2].resources.requests: "memory": the request 1m is above the limit 0',
      'Invalid containers[3].resources.requests: "memory": the request 1 is above the limit 0',
    ],
  },
  'what is not overcommitted is requested as it is limited': {
    spec: withResources(
      { limits: { 'example.com/gpu': 2 }, requests: { 'example.com/gpu': 1 } },
      { limits: { cpu: 1, 'hugepages-2Mi': '4Mi' }, requests: { 'hugepages-2Mi': '2Mi' } },
    ),
    errors: [
      'Invalid containers[0].resources.requests: "example.com/gpu": the request 1 must be equal to the limit 2',
      'Invalid containers[1].resources.requests: "hugepages-2Mi": the request 2Mi must be equal to the limit 4Mi',
    ],
  },
  'what is not overcommitted needs a limit, and from 1.37 on all of it one error': {
    spec: withResources(
      { requests: { 'example.com/gpu': 1, 'example.com/fpga': 1 } },
      { limits: { 'example.com/gpu': 1 } },
    ),
    errors: {
      28: [
        'Required containers[0].resources.limits: lack an extended resource or hugepages that are requested',
        'Required containers[0].resources.limits: lack an extended resource or hugepages that are requested',
      ],
      37: ['Required containers[0].resources.limits: lack an extended resource or hugepages that are requested'],
    },
  },
  'overhead is checked as limits are, under its own path': {
    spec: { overhead: { cpu: '-1', gpu: 1, 'example.com/gpu': 0.5, 'hugepages-2Mi': 1 } },
    errors: [
      'Invalid overhead.limits[cpu]: "-1" is below 0',
      'Invalid overhead.limits[gpu]: "gpu" is not a resource of Kubernetes and has no domain',
      `Invalid overhead.limits[gpu]: "gpu" ${NOT_OF_CONTAINERS}`,
      'Invalid overhead.limits[example.com/gpu]: "0.5" is not a whole number, "example.com/gpu" comes in whole numbers',
      'Invalid overhead.limits[hugepages-2Mi]: "1" is not a multiple of the page size in "hugepages-2Mi"',
    ],
  },
  'overhead of hugepages alone': {
    spec: { overhead: { 'hugepages-2Mi': '2Mi' } },
    errors: ['Forbidden overhead: has hugepages, but neither cpu nor memory'],
  },
});
const withClaims = (...lists: object[][]) => ({
  resourceClaims: [
    { name: 'x', resourceClaimName: 'a' },
    { name: 'y', resourceClaimName: 'b' },
  ],
  ...withResources(...lists.map((claims) => ({ claims }))),
});
testPodSpecs(
  {
    'claims of the pod, as a whole or by their requests': {
      spec: withClaims([{ name: 'x' }, { name: 'y', request: 'a' }, { name: 'y', request: 'b' }]),
      errors: [],
    },
    'a claim is named': { spec: withClaims([{}]), errors: ['Required containers[0].resources.claims[0]: has no name'] },
    'a claim is one of the pod': {
      spec: { resourceClaims: [{ name: 'x', resourceClaimName: 'a' }], ...withResources({ claims: [{ name: 'z' }] }) },
      errors: ['NotFound containers[0].resources.claims[0]: "z" is not among the resourceClaims of the pod: x'],
    },
    'a pod without claims has none to name': {
      spec: withResources({ claims: [{ name: 'z' }] }),
      errors: [
        'NotFound containers[0].resources.claims[0]: "z" is not among the resourceClaims of the pod: there are none',
      ],
    },
    'a claim is used once': {
      spec: withClaims(
        [{ name: 'x' }, { name: 'x' }],
        [{ name: 'x' }, { name: 'x', request: 'a' }],
        [
          { name: 'x', request: 'a' },
          { name: 'x', request: 'a' },
        ],
      ),
      errors: [
        'Duplicate containers[0].resources.claims[1]: "x" is used before',
        'Duplicate containers[1].resources.claims[1]: "x" is used before',
        'Duplicate containers[2].resources.claims[1]: "x" is used before',
      ],
    },
    'a claim used as a whole after some of its requests is repeated for each, until 1.37': {
      spec: withClaims([
        { name: 'x', request: 'a' },
        { name: 'x', request: 'b' },
        { name: 'y', request: 'a' },
        { name: 'x' },
      ]),
      errors: {
        34: [
          'Duplicate containers[0].resources.claims[3]: "x" is used before',
          'Duplicate containers[0].resources.claims[3]: "x" is used before',
        ],
        37: ['Duplicate containers[0].resources.claims[3]: "x" is used before'],
      },
    },
    'the request of a claim is a DNS label': {
      spec: withClaims([{ name: 'x', request: 'A' }]),
      errors: [`Invalid containers[0].resources.claims[0].request: "A" ${LABEL}`],
    },
  },
  34,
);
