import { testPodSpecs } from './pod-spec-table';

const container = { name: 'a', image: 'a' };
const WINDOWS = 'has no meaning for a pod for windows';
const LINUX = 'a pod for linux takes no options of windows';

testPodSpecs({
  'pods for linux and windows with their own fields are fine': {
    spec: {
      os: { name: 'windows' },
      hostNetwork: true,
      securityContext: { sysctls: [], runAsNonRoot: true, windowsOptions: { hostProcess: true } },
      hostPID: false,
    },
    errors: [],
  },
  'the operating system needs a name': {
    spec: { os: {} },
    errors: ['Required os.name: the name of the operating system is missing, linux or windows'],
  },
  'an unknown name is reported at os': {
    spec: { os: { name: 'Linux' } },
    errors: ['NotSupported os: "Linux" is not one of linux, windows'],
  },
  'a pod for linux has no windowsOptions, not even empty ones, in any container': {
    spec: {
      os: { name: 'linux' },
      securityContext: { windowsOptions: {} },
      containers: [container, { ...container, name: 'b', securityContext: { windowsOptions: {} } }],
      initContainers: [{ ...container, name: 'c', securityContext: { windowsOptions: {} } }],
    },
    errors: [
      `Forbidden securityContext.windowsOptions: ${LINUX}`,
      `Forbidden initContainers[0].securityContext.windowsOptions: ${LINUX}`,
      `Forbidden containers[1].securityContext.windowsOptions: ${LINUX}`,
    ],
  },
  'a pod for windows has none of the fields of linux, whatever their value': {
    spec: {
      os: { name: 'windows' },
      hostPID: true,
      hostIPC: true,
      shareProcessNamespace: false,
      securityContext: {
        seLinuxOptions: {},
        seccompProfile: { type: 'RuntimeDefault' },
        fsGroup: 0,
        fsGroupChangePolicy: 'Always',
        sysctls: [{ name: 'a', value: 'b' }],
        runAsUser: 0,
        runAsGroup: 0,
        supplementalGroups: [],
      },
      containers: [
        {
          ...container,
          securityContext: {
            seLinuxOptions: {},
            seccompProfile: { type: 'RuntimeDefault' },
            capabilities: {},
            readOnlyRootFilesystem: false,
            privileged: false,
            allowPrivilegeEscalation: true,
            procMount: 'Default',
            runAsUser: 0,
            runAsGroup: 0,
          },
        },
      ],
    },
    errors: [
      ...['hostIPC', 'hostPID', 'shareProcessNamespace'].map((field) => `Forbidden ${field}: ${WINDOWS}`),
      ...[
        'fsGroup',
        'fsGroupChangePolicy',
        'runAsGroup',
        'runAsUser',
        'seLinuxOptions',
        'seccompProfile',
        'supplementalGroups',
        'sysctls',
      ].map((field) => `Forbidden securityContext.${field}: ${WINDOWS}`),
      ...[
        'allowPrivilegeEscalation',
        'capabilities',
        'privileged',
        'procMount',
        'readOnlyRootFilesystem',
        'runAsGroup',
        'runAsUser',
        'seLinuxOptions',
        'seccompProfile',
      ].map((field) => `Forbidden containers[0].securityContext.${field}: ${WINDOWS}`),
    ],
  },
});

describe('fields of newer minors', () => {
  testPodSpecs(
    {
      'AppArmor is not for windows': {
        spec: {
          os: { name: 'windows' },
          securityContext: { appArmorProfile: { type: 'Unconfined' } },
          containers: [{ ...container, securityContext: { appArmorProfile: { type: 'Unconfined' } } }],
        },
        errors: [
          `Forbidden securityContext.appArmorProfile: ${WINDOWS}`,
          `Forbidden containers[0].securityContext.appArmorProfile: ${WINDOWS}`,
        ],
      },
    },
    30,
  );
  testPodSpecs(
    {
      'hostUsers and the policies of groups and SELinux are not for windows': {
        spec: {
          os: { name: 'windows' },
          hostUsers: true,
          securityContext: { seLinuxChangePolicy: 'Recursive', supplementalGroupsPolicy: 'Merge' },
        },
        errors: [
          `Forbidden hostUsers: ${WINDOWS}`,
          `Forbidden securityContext.supplementalGroupsPolicy: ${WINDOWS}`,
          `Forbidden securityContext.seLinuxChangePolicy: ${WINDOWS}`,
        ],
      },
    },
    33,
  );
});
