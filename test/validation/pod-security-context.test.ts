import { testPodSpecs } from './pod-spec-table';

const pod = (securityContext: object, spec: object = {}) => ({ securityContext, ...spec });
const sysctls = (...names: string[]) => ({ sysctls: names.map((name) => ({ name, value: '1' })) });
const SYSCTL = "may contain at most 253 lower-case letters, digits, '-', '_', with single '.' or '/' between";

testPodSpecs({
  'a security context with everything is fine': {
    spec: pod({
      fsGroup: 0,
      runAsUser: 2147483647,
      runAsGroup: 1,
      supplementalGroups: [1, 1],
      fsGroupChangePolicy: 'OnRootMismatch',
      ...sysctls('kernel.shm_rmid_forced', 'net/ipv4/conf/eth0.100/a', 'a-b.c_d', 'x'.repeat(253)),
    }),
    errors: [],
  },
  'users and groups are from 0 to 2147483647': {
    spec: pod({ fsGroup: -1, runAsUser: 2147483648, runAsGroup: -2, supplementalGroups: [0, -3] }),
    errors: [
      'Invalid securityContext.fsGroup: -1 is outside the range 0 to 2147483647',
      'Invalid securityContext.runAsUser: 2147483648 is outside the range 0 to 2147483647',
      'Invalid securityContext.runAsGroup: -2 is outside the range 0 to 2147483647',
      'Invalid securityContext.supplementalGroups[1]: -3 is outside the range 0 to 2147483647',
    ],
  },
  'shareProcessNamespace does not go with hostPID, and left the security context in 1.37': {
    spec: { hostPID: true, shareProcessNamespace: true },
    errors: {
      28: [
        'Invalid securityContext.shareProcessNamespace: is true, but so is hostPID, and the namespace of the host is shared already',
      ],
      37: [
        'Invalid shareProcessNamespace: is true, but so is hostPID, and the namespace of the host is shared already',
      ],
    },
  },
  'a sysctl needs a name': {
    spec: pod({ sysctls: [{ value: '1' }] }),
    errors: ['Required securityContext.sysctls[0].name: is missing'],
  },
  'the name of a sysctl has parts of lower-case letters and digits': {
    spec: pod(sysctls('A', 'a..b', 'a-.b', 'a./b', 'a*', 'x'.repeat(254))),
    errors: [
      `Invalid securityContext.sysctls[0].name: "A" ${SYSCTL}`,
      `Invalid securityContext.sysctls[1].name: "a..b" ${SYSCTL}`,
      `Invalid securityContext.sysctls[2].name: "a-.b" ${SYSCTL}`,
      `Invalid securityContext.sysctls[3].name: "a./b" ${SYSCTL}`,
      `Invalid securityContext.sysctls[4].name: "a*" ${SYSCTL}`,
      `Invalid securityContext.sysctls[5].name: "${'x'.repeat(77)}..." ${SYSCTL}`,
    ],
  },
  'a sysctl is set once': {
    spec: pod(sysctls('a', 'b', 'a')),
    errors: ['Duplicate securityContext.sysctls[2].name: "a" is set twice'],
  },
  'sysctls of the network and IPC are not for the namespaces of the host, from 1.29 on': {
    spec: pod(sysctls('net/core/a', 'net', 'kernel.shmmax', 'fs.mqueue.a', 'kernel.shmmax_a', 'net/b.c'), {
      hostNetwork: true,
      hostIPC: true,
    }),
    errors: {
      29: [
        'Invalid securityContext.sysctls[0].name: "net/core/a" is of the network of the host, hostNetwork is true',
        'Invalid securityContext.sysctls[2].name: "kernel.shmmax" is of the IPC namespace of the host, hostIPC is true',
        'Invalid securityContext.sysctls[3].name: "fs.mqueue.a" is of the IPC namespace of the host, hostIPC is true',
        'Invalid securityContext.sysctls[5].name: "net/b.c" is of the network of the host, hostNetwork is true',
      ],
    },
  },
  'sysctls of the network and IPC are for namespaces of the pod': {
    spec: pod(sysctls('net.core.a', 'kernel.sem')),
    errors: [],
  },
  'fsGroupChangePolicy is Always or OnRootMismatch': {
    spec: pod({ fsGroupChangePolicy: 'always' }),
    errors: ['NotSupported securityContext.fsGroupChangePolicy: "always" is not one of Always, OnRootMismatch'],
  },
  'the profiles and Windows options of a pod are checked': {
    spec: pod({ seccompProfile: { type: 'Localhost' }, windowsOptions: { gmsaCredentialSpec: '' } }),
    errors: [
      'Required securityContext.seccompProfile.localhostProfile: is missing, the type Localhost needs it',
      'Invalid securityContext.windowsOptions.gmsaCredentialSpec: has 0 bytes, 1 to 65536 are allowed',
    ],
  },
});

describe('policies kept from 1.33', () => {
  testPodSpecs(
    {
      'supplementalGroupsPolicy is Merge or Strict': {
        spec: pod({ supplementalGroupsPolicy: '' }),
        errors: ['NotSupported securityContext.supplementalGroupsPolicy: "" is not one of Merge, Strict'],
      },
      'both groups policies are fine, and the recursive change of SELinux labels': {
        spec: pod({ supplementalGroupsPolicy: 'Strict', seLinuxChangePolicy: 'Recursive' }),
        errors: [],
      },
      'MountOption is an SELinux change policy from 1.37 on': {
        spec: pod({ seLinuxChangePolicy: 'MountOption' }),
        errors: {
          33: ['NotSupported securityContext.seLinuxChangePolicy: "MountOption" is not one of Recursive'],
          37: [],
        },
      },
      'other SELinux change policies are refused': {
        spec: pod({ seLinuxChangePolicy: 'Never' }),
        errors: {
          33: ['NotSupported securityContext.seLinuxChangePolicy: "Never" is not one of Recursive'],
          37: ['NotSupported securityContext.seLinuxChangePolicy: "Never" is not one of MountOption, Recursive'],
        },
      },
    },
    33,
  );
});
