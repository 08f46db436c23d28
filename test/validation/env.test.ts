import { testPodSpecs } from './pod-spec-table';
import { backstepProblems } from '../../src/validation/local-path';
import {
  configMapKeyProblems,
  dnsLabelProblems,
  dnsSubdomainProblems,
  envVarNameProblems,
} from '../../src/validation/names';

const [LABEL] = dnsLabelProblems('_');
const [SUBDOMAIN] = dnsSubdomainProblems('_');
const [ENV_NAME] = envVarNameProblems('1', false);
const [RELAXED_NAME] = envVarNameProblems('=', true);
const [CONFIG_KEY] = configMapKeyProblems('/');
const [BACKSTEP] = backstepProblems('..');
const withEnv = (...env: object[]) => ({ containers: [{ name: 'a', image: 'a', env }] });
const withEnvFrom = (...envFrom: object[]) => ({ containers: [{ name: 'a', image: 'a', envFrom }] });
testPodSpecs({
  'variables of all sources': {
    spec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          env: [
            { name: 'A' },
            { name: 'A', value: '' },
            { name: 'a.b-c_1', value: '$(A)' },
            { name: 'B', value: '', valueFrom: { configMapKeyRef: { name: 'c', key: 'k.1_-' } } },
            { name: 'C', valueFrom: { secretKeyRef: { name: 's', key: '.k', optional: true } } },
            { name: 'D', valueFrom: { fieldRef: { fieldPath: 'status.podIPs' } } },
            { name: 'E', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', containerName: 'absent' } } },
          ],
          envFrom: [{ configMapRef: { name: 'c' } }, { secretRef: { name: 's' }, prefix: 'P_' }],
        },
      ],
    },
    errors: [],
  },
  'a variable has a name': {
    spec: withEnv({ value: 'secret' }, { name: '' }),
    errors: ['Required containers[0].env[0].name: is missing', 'Required containers[0].env[1].name: is missing'],
  },
  'up to 1.31 a name is one of C, with dots and hyphens': {
    spec: withEnv(
      { name: '1A', value: 'secret' },
      { name: 'A B' },
      { name: 'é' },
      { name: '.' },
      { name: '..' },
      { name: '..a' },
      { name: '.a' },
    ),
    errors: {
      28: [
        `Invalid containers[0].env[0].name: "1A" ${ENV_NAME}`,
        `Invalid containers[0].env[1].name: "A B" ${ENV_NAME}`,
        `Invalid containers[0].env[2].name: "é" ${ENV_NAME}`,
        'Invalid containers[0].env[3].name: "." must not be \'.\'',
        'Invalid containers[0].env[4].name: ".." must not be \'..\'',
        'Invalid containers[0].env[5].name: "..a" must not start with \'..\'',
      ],
      32: [`Invalid containers[0].env[2].name: "é" ${RELAXED_NAME}`],
    },
  },
  'no name has an equals sign, or a character that cannot be printed': {
    spec: withEnv({ name: 'A=B', value: 'secret' }, { name: 'A\tB' }),
    errors: {
      28: [
        `Invalid containers[0].env[0].name: "A=B" ${ENV_NAME}`,
        `Invalid containers[0].env[1].name: "A\\tB" ${ENV_NAME}`,
      ],
      32: [
        `Invalid containers[0].env[0].name: "A=B" ${RELAXED_NAME}`,
        `Invalid containers[0].env[1].name: "A\\tB" ${RELAXED_NAME}`,
      ],
    },
  },
  'valueFrom has one source': {
    spec: withEnv(
      { name: 'A', valueFrom: {} },
      { name: 'B', valueFrom: { configMapKeyRef: { name: 'c', key: 'k' }, secretKeyRef: { name: 's', key: 'k' } } },
    ),
    errors: [
      'Invalid containers[0].env[0].valueFrom: has no source',
      'Invalid containers[0].env[1].valueFrom: has 2 sources',
    ],
  },
  'a variable has a value or a source': {
    spec: withEnv(
      { name: 'A', value: 'secret', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
      { name: 'B', value: 'secret', valueFrom: {} },
    ),
    errors: [
      'Invalid containers[0].env[0].valueFrom: is set together with a value',
      'Invalid containers[0].env[1].valueFrom: has no source',
    ],
  },
  'a source is named as ConfigMaps and Secrets are': {
    spec: withEnv(
      { name: 'A', valueFrom: { configMapKeyRef: { key: 'k' } } },
      { name: 'B', valueFrom: { secretKeyRef: { name: 'a_b', key: 'k' } } },
      { name: 'C', valueFrom: { secretKeyRef: { name: 'a'.repeat(254), key: 'k' } } },
    ),
    errors: [
      `Invalid containers[0].env[0].valueFrom.configMapKeyRef.name: "" ${SUBDOMAIN}`,
      `Invalid containers[0].env[1].valueFrom.secretKeyRef.name: "a_b" ${SUBDOMAIN}`,
      `Invalid containers[0].env[2].valueFrom.secretKeyRef.name: "${'a'.repeat(77)}..." is longer than 253 bytes`,
    ],
  },
  'a source has a key as ConfigMaps and Secrets have': {
    spec: withEnv(
      { name: 'A', valueFrom: { configMapKeyRef: { name: 'c' } } },
      { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'a/b' } } },
      { name: 'C', valueFrom: { secretKeyRef: { name: 's', key: '..' } } },
    ),
    errors: [
      'Required containers[0].env[0].valueFrom.configMapKeyRef.key: is missing',
      `Invalid containers[0].env[1].valueFrom.secretKeyRef.key: "a/b" ${CONFIG_KEY}`,
      'Invalid containers[0].env[2].valueFrom.secretKeyRef.key: ".." must not be \'..\'',
    ],
  },
  'the addresses of the node come with 1.29': {
    spec: withEnv({ name: 'A', valueFrom: { fieldRef: { fieldPath: 'status.hostIPs' } } }),
    errors: { 28: ['Forbidden containers[0].env[0].valueFrom.fieldRef: status.hostIPs needs Kubernetes 1.29'], 29: [] },
  },
  'many variables come from named sources': {
    spec: withEnvFrom({ configMapRef: {} }, { secretRef: { name: '' } }, { secretRef: { name: 'a_b' } }),
    errors: [
      'Required containers[0].envFrom[0].configMapRef.name: is missing',
      'Required containers[0].envFrom[1].secretRef.name: is missing',
      `Invalid containers[0].envFrom[2].secretRef.name: "a_b" ${SUBDOMAIN}`,
    ],
  },
  'names of sources may end with a hyphen': {
    spec: withEnvFrom(
      { configMapRef: { name: 'a-' } },
      { configMapRef: { name: 'a.-' } },
      { secretRef: { name: '-' } },
      { secretRef: { name: 'é-' } },
    ),
    errors: [
      `Invalid containers[0].envFrom[2].secretRef.name: "-" ${SUBDOMAIN}`,
      `Invalid containers[0].envFrom[3].secretRef.name: "é-" ${SUBDOMAIN}`,
    ],
  },
  'up to 1.31 a prefix is a name of C too': {
    spec: withEnvFrom({ configMapRef: { name: 'c' }, prefix: '1' }, { configMapRef: { name: 'c' }, prefix: '..' }),
    errors: {
      28: [
        `Invalid containers[0].envFrom[0].prefix: "1" ${ENV_NAME}`,
        'Invalid containers[0].envFrom[1].prefix: ".." must not be \'..\'',
      ],
      32: [],
    },
  },
  'no prefix has an equals sign': {
    spec: withEnvFrom({ configMapRef: { name: 'c' }, prefix: '=' }),
    errors: {
      28: [`Invalid containers[0].envFrom[0].prefix: "=" ${ENV_NAME}`],
      32: [`Invalid containers[0].envFrom[0].prefix: "=" ${RELAXED_NAME}`],
    },
  },
  'each entry has one source, and they are counted without the index': {
    spec: withEnvFrom({}, { configMapRef: { name: 'c' }, secretRef: { name: 's' } }),
    errors: [
      'Invalid containers[0].envFrom: an entry has neither a configMapRef nor a secretRef',
      'Invalid containers[0].envFrom: an entry has both a configMapRef and a secretRef',
    ],
  },
  'from 1.37 on entries without a source are one error': {
    spec: withEnvFrom({}, {}),
    errors: {
      28: [
        'Invalid containers[0].envFrom: an entry has neither a configMapRef nor a secretRef',
        'Invalid containers[0].envFrom: an entry has neither a configMapRef nor a secretRef',
      ],
      37: ['Invalid containers[0].envFrom: an entry has neither a configMapRef nor a secretRef'],
    },
  },
});
testPodSpecs(
  {
    'from 1.35 on a variable comes from a file of an emptyDir volume': {
      spec: {
        volumes: [{ name: 'v' }],
        ...withEnv({ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'v', key: 'K', path: 'a/..b' } } }),
      },
      errors: { 34: ['Invalid containers[0].env[0].valueFrom: has no source'], 35: [] },
    },
    'a file has a volume, a path and a key': {
      spec: withEnv({ name: 'A', valueFrom: { fileKeyRef: {} } }),
      errors: {
        34: ['Invalid containers[0].env[0].valueFrom: has no source'],
        35: [
          'Required containers[0].env[0].valueFrom.fileKeyRef.key: is missing',
          'Required containers[0].env[0].valueFrom.fileKeyRef.volumeName: is missing',
          'Required containers[0].env[0].valueFrom.fileKeyRef.path: is missing',
          'NotFound containers[0].env[0].valueFrom.fileKeyRef.volumeName: "" is not a volume of the pod',
        ],
      },
    },
    'the parts of a file are well written': {
      spec: {
        volumes: [{ name: 'v', emptyDir: {} }],
        ...withEnv({ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'V_', key: 'A=', path: 'a/../b' } } }),
      },
      errors: {
        34: ['Invalid containers[0].env[0].valueFrom: has no source'],
        35: [
          `Invalid containers[0].env[0].valueFrom.fileKeyRef.key: "A=" ${RELAXED_NAME}`,
          `Invalid containers[0].env[0].valueFrom.fileKeyRef.volumeName: "V_" ${LABEL}`,
          `Invalid containers[0].env[0].valueFrom.fileKeyRef.path: "a/../b" ${BACKSTEP}`,
          'NotFound containers[0].env[0].valueFrom.fileKeyRef.volumeName: "V_" is not a volume of the pod',
        ],
      },
    },
    'the volume of a file is an emptyDir, the last of its name': {
      spec: {
        volumes: [
          { name: 'v', emptyDir: {} },
          { name: 'v', hostPath: { path: '/' } },
          { name: 'w', hostPath: { path: '/' } },
          { name: 'w', emptyDir: {} },
        ],
        initContainers: [
          {
            name: 'b',
            image: 'b',
            env: [
              { name: 'A', valueFrom: { fileKeyRef: { volumeName: 'v', key: 'K', path: 'p' } } },
              { name: 'B', valueFrom: { fileKeyRef: { volumeName: 'w', key: 'K', path: 'p' } } },
            ],
          },
        ],
      },
      errors: {
        34: [
          'Duplicate volumes[1].name: "v" is the name of an earlier volume',
          'Duplicate volumes[3].name: "w" is the name of an earlier volume',
          'Invalid initContainers[0].env[0].valueFrom: has no source',
          'Invalid initContainers[0].env[1].valueFrom: has no source',
        ],
        35: [
          'Duplicate volumes[1].name: "v" is the name of an earlier volume',
          'Duplicate volumes[3].name: "w" is the name of an earlier volume',
          'Invalid initContainers[0].env[0].valueFrom.fileKeyRef.volumeName: "v" is not an emptyDir volume',
        ],
      },
    },
  },
  34,
);
