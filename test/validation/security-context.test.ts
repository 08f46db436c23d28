import { testPodSpecs } from './pod-spec-table';

const container = { name: 'a', image: 'a' };
const pod = (securityContext: object, spec: object = {}) => ({
  containers: [{ ...container, securityContext }],
  ...spec,
});
const C = 'containers[0].securityContext';

testPodSpecs({
  'a container may be privileged, with any capability': {
    spec: pod({
      privileged: true,
      allowPrivilegeEscalation: true,
      capabilities: { add: ['CAP_SYS_ADMIN', 'NONSENSE'] },
      runAsUser: 0,
      runAsGroup: 2147483647,
    }),
    errors: [],
  },
  'a container may not be privileged where the server does not allow it': {
    spec: pod({ privileged: true }),
    allowPrivileged: false,
    errors: [`Forbidden ${C}.privileged: privileged containers are forbidden by the API server`],
  },
  'users and groups are from 0 to 2147483647': {
    spec: pod({ runAsUser: -1, runAsGroup: 2147483648 }),
    errors: [
      `Invalid ${C}.runAsUser: -1 is outside the range 0 to 2147483647`,
      `Invalid ${C}.runAsGroup: 2147483648 is outside the range 0 to 2147483647`,
    ],
  },
  'a privileged container escalates privileges': {
    spec: pod({ privileged: true, allowPrivilegeEscalation: false }),
    errors: [`Invalid ${C}: allowPrivilegeEscalation is false, but privileged is true`],
  },
  'CAP_SYS_ADMIN escalates privileges, SYS_ADMIN goes unnoticed': {
    spec: pod({ allowPrivilegeEscalation: false, capabilities: { add: ['SYS_ADMIN', 'CAP_SYS_ADMIN'] } }),
    errors: [`Invalid ${C}: allowPrivilegeEscalation is false, but CAP_SYS_ADMIN is added`],
  },
  'from 1.37 on the server says the same thing once': {
    spec: pod({ allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN', 'CAP_SYS_ADMIN'] } }),
    errors: {
      28: new Array(2).fill(`Invalid ${C}: allowPrivilegeEscalation is false, but CAP_SYS_ADMIN is added`),
      37: [`Invalid ${C}: allowPrivilegeEscalation is false, but CAP_SYS_ADMIN is added`],
    },
  },
  'procMount is Default or Unmasked, and reset without a word up to 1.32': {
    spec: pod({ procMount: '' }),
    errors: { 33: [`NotSupported ${C}.procMount: "" is not one of Default, Unmasked`] },
  },
  'Unmasked needs hostUsers false': {
    spec: pod({ procMount: 'Unmasked' }),
    errors: { 33: [`Invalid ${C}.procMount: Unmasked needs a user namespace of its own, hostUsers is true`] },
  },
  'Unmasked with hostUsers false is fine': { spec: pod({ procMount: 'Unmasked' }, { hostUsers: false }), errors: [] },
  'profiles and Windows options of containers are checked, init containers too': {
    spec: {
      initContainers: [
        { ...container, name: 'b', securityContext: { seccompProfile: {}, windowsOptions: { runAsUserName: '' } } },
      ],
    },
    errors: [
      'Required initContainers[0].securityContext.seccompProfile.type: is missing, one of RuntimeDefault, Localhost, Unconfined',
      'Invalid initContainers[0].securityContext.windowsOptions.runAsUserName: must not be empty',
    ],
  },
});

describe('AppArmor profiles, known from 1.30', () => {
  testPodSpecs(
    {
      'the AppArmor profile of a container is checked': {
        spec: pod({ appArmorProfile: { type: 'Localhost' } }),
        errors: [`Required ${C}.appArmorProfile.localhostProfile: is missing, the type Localhost needs it`],
      },
    },
    30,
  );
});
