import { testPodSpecs } from './pod-spec-table';

const TYPES = 'RuntimeDefault, Localhost, Unconfined';
const seccomp = (seccompProfile: object) => ({ securityContext: { seccompProfile } });
const appArmor = (appArmorProfile: object) => ({ securityContext: { appArmorProfile } });

testPodSpecs({
  'seccomp profiles of all types are fine': {
    spec: {
      ...seccomp({ type: 'Localhost', localhostProfile: 'profiles/a..json' }),
      initContainers: [{ name: 'b', image: 'b', securityContext: { seccompProfile: { type: 'Unconfined' } } }],
    },
    errors: [],
  },
  'a seccomp profile needs a type': {
    spec: seccomp({ localhostProfile: 'a' }),
    errors: [
      `Required securityContext.seccompProfile.type: is missing, one of ${TYPES}`,
      'Invalid securityContext.seccompProfile.localhostProfile: is for the type Localhost only, not ""',
    ],
  },
  'an unknown type of seccomp profile is refused': {
    spec: seccomp({ type: 'localhost' }),
    errors: [`NotSupported securityContext.seccompProfile.type: "localhost" is not one of ${TYPES}`],
  },
  'the type Localhost of seccomp needs a file': {
    spec: seccomp({ type: 'Localhost' }),
    errors: ['Required securityContext.seccompProfile.localhostProfile: is missing, the type Localhost needs it'],
  },
  'the file of a seccomp profile stays below its directory': {
    spec: seccomp({ type: 'Localhost', localhostProfile: '/a/../b/..' }),
    errors: [
      'Invalid securityContext.seccompProfile.localhostProfile: "/a/../b/.." must be a relative path',
      'Invalid securityContext.seccompProfile.localhostProfile: "/a/../b/.." must not have \'..\' as a part',
    ],
  },
  'an empty file of seccomp passes': { spec: seccomp({ type: 'Localhost', localhostProfile: '' }), errors: [] },
  'another type of seccomp takes no file, not even an empty one': {
    spec: seccomp({ type: 'RuntimeDefault', localhostProfile: '' }),
    errors: [
      'Invalid securityContext.seccompProfile.localhostProfile: is for the type Localhost only, not "RuntimeDefault"',
    ],
  },
});

describe('AppArmor profiles, known from 1.30', () => {
  testPodSpecs(
    {
      'AppArmor profiles of 4095 bytes are fine': {
        spec: appArmor({ type: 'Localhost', localhostProfile: `${'x'.repeat(4093)}ä` }),
        errors: [],
      },
      'an AppArmor profile needs a type, and nothing else is looked at without': {
        spec: appArmor({ localhostProfile: ' ' }),
        errors: [`Required securityContext.appArmorProfile.type: is missing, one of ${TYPES}`],
      },
      'an unknown type of AppArmor profile is refused': {
        spec: appArmor({ type: 'None', localhostProfile: 'a' }),
        errors: [`NotSupported securityContext.appArmorProfile.type: "None" is not one of ${TYPES}`],
      },
      'the type Localhost of AppArmor needs a profile': {
        spec: appArmor({ type: 'Localhost', localhostProfile: '' }),
        errors: ['Required securityContext.appArmorProfile.localhostProfile: is missing, the type Localhost needs it'],
      },
      'white space around an AppArmor profile is refused': {
        spec: appArmor({ type: 'Localhost', localhostProfile: 'a\u0085' }),
        errors: [
          'Invalid securityContext.appArmorProfile.localhostProfile: "a\u0085" must not start or end with white space',
        ],
      },
      'an AppArmor profile has at most 4095 bytes': {
        spec: appArmor({ type: 'Localhost', localhostProfile: `${'x'.repeat(4094)}ä` }),
        errors: ['TooLong securityContext.appArmorProfile.localhostProfile: has 4096 bytes, 4095 are allowed'],
      },
      'another type of AppArmor takes no profile': {
        spec: appArmor({ type: 'Unconfined', localhostProfile: 'a' }),
        errors: [
          'Invalid securityContext.appArmorProfile.localhostProfile: is for the type Localhost only, not "Unconfined"',
        ],
      },
    },
    30,
  );
});
