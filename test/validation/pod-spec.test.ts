import { testPodSpecs } from './pod-spec-table';
import {
  dnsLabelProblems,
  dnsSubdomainProblems,
  labelValueProblems,
  qualifiedNameProblems,
} from '../../src/validation/names';

const container = { name: 'a', image: 'a' };
const [KEY] = qualifiedNameProblems('-');
const [VALUE] = labelValueProblems('-');
const [DNS_LABEL] = dnsLabelProblems('-');
const [SUBDOMAIN] = dnsSubdomainProblems('-');
const FORBIDDEN = 'is forbidden with hostUsers false';

testPodSpecs({
  'a pod with every name of it is fine, and empty names are none': {
    spec: {
      restartPolicy: 'Always',
      preemptionPolicy: 'Never',
      serviceAccountName: 'a',
      nodeName: 'a.b',
      priorityClassName: 'c',
      runtimeClassName: 'd',
      hostname: 'e',
      subdomain: '',
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      readinessGates: [{ conditionType: 'a/b' }],
      schedulingGates: [{ name: 'a' }, { name: 'b' }],
      overhead: { cpu: '1' },
    },
    errors: [],
  },
  'restartPolicy is one of three, before a DaemonSet says which': {
    spec: { restartPolicy: 'always' },
    errors: [
      'NotSupported restartPolicy: "always" is not one of Always, OnFailure, Never',
      'NotSupported restartPolicy: "always" is not Always',
    ],
  },
  'activeDeadlineSeconds is positive, and of 32 bits, before a DaemonSet refuses it': {
    spec: { activeDeadlineSeconds: 2147483648 },
    errors: [
      'Invalid activeDeadlineSeconds: 2147483648 is outside the range 1 to 2147483647',
      'Forbidden activeDeadlineSeconds: is forbidden: the pods of a DaemonSet have no deadline',
    ],
  },
  'preemptionPolicy must not be empty': {
    spec: { preemptionPolicy: '' },
    errors: ['Required preemptionPolicy: is empty'],
  },
  'preemptionPolicy is one of two': {
    spec: { preemptionPolicy: 'Maybe' },
    errors: ['NotSupported preemptionPolicy: "Maybe" is not one of PreemptLowerPriority, Never'],
  },
  'names of other objects are DNS names': {
    spec: { serviceAccountName: 'A', nodeName: 'a_b', priorityClassName: '-a', runtimeClassName: '' },
    errors: [
      `Invalid serviceAccountName: "A" ${SUBDOMAIN}`,
      `Invalid nodeName: "a_b" ${SUBDOMAIN}`,
      `Invalid priorityClassName: "-a" ${SUBDOMAIN}`,
      `Invalid runtimeClassName: "" ${SUBDOMAIN}`,
    ],
  },
  'host names have no dots': {
    spec: { hostname: 'a.b', subdomain: 'A' },
    errors: ['Invalid hostname: "a.b" must not have dots', `Invalid subdomain: "A" ${DNS_LABEL}`],
  },
  'the nodeSelector has labels': {
    spec: { nodeSelector: { 'a b': '-' } },
    errors: [`Invalid nodeSelector: "a b" ${KEY}`, `Invalid nodeSelector: the value "-" ${VALUE}`],
  },
  'ports of a pod with hostNetwork are those of the host': {
    spec: {
      hostNetwork: true,
      containers: [
        {
          ...container,
          ports: [
            { containerPort: 80, hostPort: 80, protocol: 'TCP' },
            { containerPort: 81, protocol: 'TCP' },
            { containerPort: 82, hostPort: 83, protocol: 'TCP' },
          ],
        },
      ],
      initContainers: [{ ...container, name: 'b', ports: [{ containerPort: 82, hostPort: 84, protocol: 'TCP' }] }],
    },
    errors: ['Invalid containers[0].ports[2].hostPort: 83 is not the containerPort 82, as hostNetwork needs it'],
  },
  'gates are label keys, and scheduling gates are given once': {
    spec: {
      readinessGates: [{ conditionType: 'a b' }],
      schedulingGates: [{ name: 'a b' }, { name: 'a' }, { name: 'a' }],
    },
    errors: [
      `Invalid readinessGates[0].conditionType: "a b" ${KEY}`,
      `Invalid schedulingGates[0]: "a b" ${KEY}`,
      'Duplicate schedulingGates[2]: "a" is named twice',
    ],
  },
  'hostUsers false goes with no namespace of the host, from 1.33 on': {
    spec: { hostUsers: false, hostNetwork: true, hostPID: true, hostIPC: true },
    errors: {
      33: [`Forbidden hostNetwork: ${FORBIDDEN}`, `Forbidden HostPID: ${FORBIDDEN}`, `Forbidden HostIPC: ${FORBIDDEN}`],
    },
  },
  'hostUsers false goes with no volumeDevices, from 1.34 on': {
    spec: {
      hostUsers: false,
      volumes: [{ name: 'a', persistentVolumeClaim: { claimName: 'a' } }],
      initContainers: [{ ...container, name: 'b', volumeDevices: [{ name: 'a', devicePath: '/dev/a' }] }],
    },
    errors: { 34: [`Forbidden initContainers[0].volumeDevices: ${FORBIDDEN}`] },
  },
  'volumes, containers and overhead are judged too': {
    spec: { containers: [], volumes: [{ name: '', emptyDir: {} }], overhead: { cpu: '-1' } },
    errors: [
      'Required volumes[0].name: is missing',
      'Required containers: are missing',
      'Invalid overhead.limits[cpu]: "-1" is below 0',
    ],
  },
});

describe('hostnameOverride, kept from 1.35', () => {
  testPodSpecs(
    {
      'a host name of 64 bytes with dots is fine': { spec: { hostnameOverride: `${'a'.repeat(62)}.b` }, errors: [] },
      'the host name is a DNS name of 64 bytes, without other ways to name the host': {
        spec: { hostnameOverride: 'A'.repeat(65), hostNetwork: true, setHostnameAsFQDN: true },
        errors: [
          'Forbidden hostnameOverride: is forbidden with setHostnameAsFQDN',
          'Forbidden hostnameOverride: is forbidden with hostNetwork',
          'TooLong hostnameOverride: has 65 bytes, 64 are allowed',
          `Invalid hostnameOverride: "${'A'.repeat(65)}" ${SUBDOMAIN}`,
        ],
      },
    },
    35,
  );
});
