import { testPodSpecs } from './pod-spec-table';
import { dnsSubdomainProblems, qualifiedNameProblems } from '../../src/validation/names';

const [SUBDOMAIN] = dnsSubdomainProblems('_');
const [KEY] = qualifiedNameProblems('-');
const POD_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
].join(', ');
const RESOURCES = [
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.hugepages-<size>',
  'requests.hugepages-<size>',
].join(', ');
const BYTES = '1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei';
const sources = (...refs: object[]) => ({
  containers: [
    { name: 'a', image: 'a', env: refs.map((valueFrom, i) => ({ name: 'ABCDEFGHIJKLMNOPQ'[i], valueFrom })) },
  ],
});
const fields = (...paths: string[]) => sources(...paths.map((fieldPath) => ({ fieldRef: { fieldPath } })));
const resources = (...refs: object[]) => sources(...refs.map((resourceFieldRef) => ({ resourceFieldRef })));
testPodSpecs({
  'fields of the pod that variables take': {
    spec: fields(
      'metadata.name',
      'metadata.namespace',
      'metadata.uid',
      'spec.nodeName',
      'spec.host',
      'spec.serviceAccountName',
      'status.hostIP',
      'status.podIP',
      'status.podIPs',
      "metadata.labels['a.b/c']",
      "metadata.annotations['A.b/C']",
      "metadata.annotations['\u0130']",
    ),
    errors: [],
  },
  'a field is named': {
    spec: { containers: [{ name: 'a', image: 'a', env: [{ name: 'A', valueFrom: { fieldRef: {} } }] }] },
    errors: ['Required containers[0].env[0].valueFrom.fieldRef.fieldPath: is missing'],
  },
  'fields of other versions are not known': {
    spec: sources(
      { fieldRef: { apiVersion: 'v2', fieldPath: 'metadata.name' } },
      { fieldRef: { apiVersion: '', fieldPath: 'metadata.name' } },
    ),
    errors: ['Invalid containers[0].env[0].valueFrom.fieldRef.fieldPath: "metadata.name" is known of v1, not of "v2"'],
  },
  'fields that no pod has, or that cannot be read': {
    spec: fields(
      'metadata.generateName',
      'Metadata.name',
      'spec.containers',
      "metadata.labels['a",
      "['a']",
      "metadata.labels[']",
    ),
    errors: [
      'Invalid containers[0].env[0].valueFrom.fieldRef.fieldPath: "metadata.generateName" is not a field that can be read',
      'Invalid containers[0].env[1].valueFrom.fieldRef.fieldPath: "Metadata.name" is not a field that can be read',
      'Invalid containers[0].env[2].valueFrom.fieldRef.fieldPath: "spec.containers" is not a field that can be read',
      'Invalid containers[0].env[3].valueFrom.fieldRef.fieldPath: "metadata.labels[\'a" is not a field that can be read',
      'Invalid containers[0].env[4].valueFrom.fieldRef.fieldPath: "[\'a\']" is not a field that can be read',
      'Invalid containers[0].env[5].valueFrom.fieldRef.fieldPath: "metadata.labels[\']" is not a field that can be read',
    ],
  },
  'keys are for labels and annotations only': {
    spec: fields("metadata.name['a']", "metadata.uid['a']"),
    errors: [
      'Invalid containers[0].env[0].valueFrom.fieldRef.fieldPath: "metadata.name[\'a\']": only metadata.labels and metadata.annotations take a key',
      'Invalid containers[0].env[1].valueFrom.fieldRef.fieldPath: "metadata.uid[\'a\']": only metadata.labels and metadata.annotations take a key',
    ],
  },
  'the key of a label or annotation is a qualified name': {
    spec: fields(
      "metadata.labels['A.b/c']",
      "metadata.labels['']",
      "metadata.annotations['a b']",
      "metadata.labels['a']['b']",
    ),
    errors: [
      `Invalid containers[0].env[0].valueFrom.fieldRef: "A.b/c" before the '/' ${SUBDOMAIN}`,
      'Invalid containers[0].env[1].valueFrom.fieldRef: "" must not be empty',
      `Invalid containers[0].env[1].valueFrom.fieldRef: "" ${KEY}`,
      `Invalid containers[0].env[2].valueFrom.fieldRef: "a b" ${KEY}`,
      `Invalid containers[0].env[3].valueFrom.fieldRef: "a']['b" ${KEY}`,
    ],
  },
  'fields that volumes take, or nothing does': {
    spec: fields('metadata.labels', 'metadata.annotations', 'spec.restartPolicy', 'spec.schedulerName', 'status.phase'),
    errors: [
      `NotSupported containers[0].env[0].valueFrom.fieldRef.fieldPath: "metadata.labels" is not one of ${POD_FIELDS}`,
      `NotSupported containers[0].env[1].valueFrom.fieldRef.fieldPath: "metadata.annotations" is not one of ${POD_FIELDS}`,
      `NotSupported containers[0].env[2].valueFrom.fieldRef.fieldPath: "spec.restartPolicy" is not one of ${POD_FIELDS}`,
      `NotSupported containers[0].env[3].valueFrom.fieldRef.fieldPath: "spec.schedulerName" is not one of ${POD_FIELDS}`,
      `NotSupported containers[0].env[4].valueFrom.fieldRef.fieldPath: "status.phase" is not one of ${POD_FIELDS}`,
    ],
  },
  'resources of a container that variables take': {
    spec: resources(
      { resource: 'limits.cpu' },
      { resource: 'requests.cpu', divisor: '1m' },
      { resource: 'limits.memory', divisor: '1Mi' },
      { resource: 'requests.memory', divisor: 1 },
      { resource: 'limits.ephemeral-storage', divisor: '1E' },
      { resource: 'limits.hugepages-2Mi', divisor: '0' },
      { resource: 'requests.hugepages-', divisor: '1Ki' },
    ),
    errors: [],
  },
  'a resource is named': {
    spec: resources({}, { divisor: '7' }),
    errors: [
      'Required containers[0].env[0].valueFrom.resourceFieldRef.resource: is missing',
      'Required containers[0].env[1].valueFrom.resourceFieldRef.resource: is missing',
    ],
  },
  'a volume of resources names the container': {
    spec: {
      volumes: [
        {
          name: 'v',
          downwardAPI: {
            items: [
              { path: 'a', resourceFieldRef: { resource: 'cpu', divisor: '7' } },
              { path: 'b', resourceFieldRef: { containerName: 'a', resource: 'limits.cpu' } },
            ],
          },
        },
      ],
    },
    errors: ['Required volumes[0].downwardAPI.resourceFieldRef.containerName: is missing'],
  },
  'resources that cannot be read': {
    spec: resources({ resource: 'cpu' }, { resource: 'limits.storage', divisor: '7' }, { resource: 'Limits.cpu' }),
    errors: [
      `NotSupported containers[0].env[0].valueFrom.resourceFieldRef.resource: "cpu" is not one of ${RESOURCES}`,
      `NotSupported containers[0].env[1].valueFrom.resourceFieldRef.resource: "limits.storage" is not one of ${RESOURCES}`,
      `NotSupported containers[0].env[2].valueFrom.resourceFieldRef.resource: "Limits.cpu" is not one of ${RESOURCES}`,
    ],
  },
  'cpu is divided by one or a thousandth': {
    spec: resources(
      { resource: 'limits.cpu', divisor: '1Mi' },
      { resource: 'requests.cpu', divisor: '10m' },
      { resource: 'requests.cpu', divisor: '1000m' },
    ),
    errors: [
      'Invalid containers[0].env[0].valueFrom.resourceFieldRef.divisor: "1Mi" is not one of 1m, 1 that "limits.cpu" takes',
      'Invalid containers[0].env[1].valueFrom.resourceFieldRef.divisor: "10m" is not one of 1m, 1 that "requests.cpu" takes',
    ],
  },
  'bytes are divided by one unit, in the canonical text': {
    spec: resources(
      { resource: 'limits.memory', divisor: '1m' },
      { resource: 'limits.memory', divisor: '1024' },
      { resource: 'limits.memory', divisor: '1000' },
      { resource: 'requests.ephemeral-storage', divisor: '2Mi' },
      { resource: 'limits.hugepages-2Mi', divisor: '-1' },
    ),
    errors: [
      `Invalid containers[0].env[0].valueFrom.resourceFieldRef.divisor: "1m" is not one of ${BYTES} that "limits.memory" takes`,
      `Invalid containers[0].env[1].valueFrom.resourceFieldRef.divisor: "1024" is not one of ${BYTES} that "limits.memory" takes`,
      `Invalid containers[0].env[3].valueFrom.resourceFieldRef.divisor: "2Mi" is not one of ${BYTES} that "requests.ephemeral-storage" takes`,
      `Invalid containers[0].env[4].valueFrom.resourceFieldRef.divisor: "-1" is not one of ${BYTES} that "limits.hugepages-2Mi" takes`,
    ],
  },
});
