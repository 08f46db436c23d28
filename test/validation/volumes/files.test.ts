import { testVolumes } from './volume-table';

const KEY = "must contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit";

testVolumes({
  'an item needs a key and a path': {
    volumes: [{ secret: { secretName: 's', items: [{}] } }],
    errors: ['Required [0].secret.items[0].key: is missing', 'Required [0].secret.items[0].path: is missing'],
  },
  'the server does not say which file of a downwardAPI it speaks of': {
    volumes: [{ downwardAPI: { items: [{ path: '/a', mode: 512, fieldRef: { fieldPath: 'metadata.name' } }] } }],
    errors: [
      'Invalid [0].downwardAPI.path: "/a" must be a relative path',
      'Invalid [0].downwardAPI.mode: 512 (octal 1000) is outside the range 0 to 511 (octal 777)',
    ],
  },
  'a file of a downwardAPI has one reference': {
    volumes: [
      {
        downwardAPI: {
          items: [
            { path: 'a' },
            {
              path: 'b',
              fieldRef: { fieldPath: 'metadata.name' },
              resourceFieldRef: { containerName: 'a', resource: 'limits.cpu' },
            },
          ],
        },
      },
    ],
    errors: [
      'Required [0].downwardAPI: an item has neither fieldRef nor resourceFieldRef',
      'Invalid [0].downwardAPI: an item has both fieldRef and resourceFieldRef',
    ],
  },
  'two files without reference are one error from 1.37 on': {
    volumes: [{ downwardAPI: { items: [{ path: 'a' }, { path: 'b' }] } }],
    errors: {
      28: [
        'Required [0].downwardAPI: an item has neither fieldRef nor resourceFieldRef',
        'Required [0].downwardAPI: an item has neither fieldRef nor resourceFieldRef',
      ],
      37: ['Required [0].downwardAPI: an item has neither fieldRef nor resourceFieldRef'],
    },
  },
  'a file has one of five fields, a label or an annotation': {
    volumes: [
      {
        downwardAPI: {
          items: [
            { path: 'a', fieldRef: { fieldPath: 'spec.nodeName' } },
            { path: 'b', fieldRef: { fieldPath: "metadata.labels['a b']" } },
            { path: 'c', fieldRef: { fieldPath: "metadata.annotations['A']" } },
          ],
        },
      },
    ],
    errors: [
      'NotSupported [0].downwardAPI.fieldRef.fieldPath: "spec.nodeName" is not one of metadata.name, metadata.namespace, metadata.labels, metadata.annotations, metadata.uid',
      `Invalid [0].downwardAPI.fieldRef: "a b" ${KEY}`,
    ],
  },
  'what the server says of two files in the same words is one error from 1.37 on': {
    volumes: [
      {
        downwardAPI: {
          items: [
            { path: 'a', resourceFieldRef: { containerName: 'a', resource: 'limits.memory', divisor: '7' } },
            { path: 'b', resourceFieldRef: { containerName: 'a', resource: 'limits.memory', divisor: '9' } },
            { path: 'c', fieldRef: { fieldPath: "metadata.annotations['A b']" } },
            { path: 'd', fieldRef: { fieldPath: "metadata.annotations['a B']" } },
            { path: 'e', fieldRef: { fieldPath: 'spec.host' } },
            { path: 'f', fieldRef: { fieldPath: 'spec.nodeName' } },
          ],
        },
      },
    ],
    errors: {
      28: [
        'Invalid [0].downwardAPI.resourceFieldRef.divisor: the divisor of a file is not one of 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei that "limits.memory" takes',
        'Invalid [0].downwardAPI.resourceFieldRef.divisor: the divisor of a file is not one of 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei that "limits.memory" takes',
        `Invalid [0].downwardAPI.fieldRef: "a b" ${KEY}`,
        `Invalid [0].downwardAPI.fieldRef: "a b" ${KEY}`,
        'NotSupported [0].downwardAPI.fieldRef.fieldPath: "spec.nodeName" is not one of metadata.name, metadata.namespace, metadata.labels, metadata.annotations, metadata.uid',
        'NotSupported [0].downwardAPI.fieldRef.fieldPath: "spec.nodeName" is not one of metadata.name, metadata.namespace, metadata.labels, metadata.annotations, metadata.uid',
      ],
      37: [
        'Invalid [0].downwardAPI.resourceFieldRef.divisor: the divisor of a file is not one of 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei that "limits.memory" takes',
        `Invalid [0].downwardAPI.fieldRef: "a b" ${KEY}`,
        'NotSupported [0].downwardAPI.fieldRef.fieldPath: "spec.nodeName" is not one of metadata.name, metadata.namespace, metadata.labels, metadata.annotations, metadata.uid',
      ],
    },
  },
  'a resource of a file names its container': {
    volumes: [
      {
        downwardAPI: {
          items: [
            { path: 'a', resourceFieldRef: { resource: 'limits.cpu' } },
            { path: 'b', resourceFieldRef: { containerName: 'nobody', resource: 'cpu' } },
          ],
        },
      },
    ],
    errors: [
      'Required [0].downwardAPI.resourceFieldRef.containerName: is missing',
      'NotSupported [0].downwardAPI.resourceFieldRef.resource: "cpu" is not one of limits.cpu, limits.memory, limits.ephemeral-storage, requests.cpu, requests.memory, requests.ephemeral-storage, limits.hugepages-<size>, requests.hugepages-<size>',
    ],
  },
  'the addresses of a node are in no file, which 1.28 says twice': {
    volumes: [{ downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'status.hostIPs' } }] } }],
    errors: {
      28: [
        'NotSupported [0].downwardAPI.fieldRef.fieldPath: "status.hostIPs" is not one of metadata.name, metadata.namespace, metadata.labels, metadata.annotations, metadata.uid',
        'Forbidden [0].downwardAPI.fieldRef: status.hostIPs needs Kubernetes 1.29',
      ],
      29: [
        'NotSupported [0].downwardAPI.fieldRef.fieldPath: "status.hostIPs" is not one of metadata.name, metadata.namespace, metadata.labels, metadata.annotations, metadata.uid',
      ],
    },
  },
});
