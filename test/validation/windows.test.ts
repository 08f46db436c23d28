import { testPodSpecs } from './pod-spec-table';
import { dnsSubdomainProblems } from '../../src/validation/names';

const [SUBDOMAIN] = dnsSubdomainProblems('-');
const container = { name: 'a', image: 'a' };
const withOptions = (name: string, windowsOptions?: object) => ({
  ...container,
  name,
  securityContext: { windowsOptions },
});
const user = (runAsUserName: string) => ({ securityContext: { windowsOptions: { runAsUserName } } });
const label = 'a'.repeat(63);
const U = 'securityContext.windowsOptions.runAsUserName';

testPodSpecs({
  'a pod of host processes is fine, in the pod or in each container': {
    spec: {
      hostNetwork: true,
      securityContext: {
        windowsOptions: {
          hostProcess: true,
          gmsaCredentialSpecName: 'a',
          gmsaCredentialSpec: 'x'.repeat(65536),
          runAsUserName: 'NT AUTHORITY\\SYSTEM',
        },
      },
      containers: [withOptions('a'), withOptions('b', { hostProcess: true })],
    },
    errors: [],
  },
  'hostProcess of a container is that of its pod': {
    spec: {
      hostNetwork: true,
      securityContext: { windowsOptions: { hostProcess: false } },
      containers: [withOptions('a', { hostProcess: true }), withOptions('b', {})],
    },
    errors: [
      'Invalid containers[0].securityContext.windowsOptions.hostProcess: true differs from false of the pod',
      'Invalid : 1 of 2 containers are host processes, all of them must be or none',
    ],
  },
  'a container that is no host process beside one that is spoils the pod, and the network of the host is needed': {
    spec: { containers: [container], initContainers: [withOptions('b', { hostProcess: true })] },
    errors: [
      'Invalid : 1 of 2 containers are host processes, all of them must be or none',
      'Invalid hostNetwork: must be true for host processes',
    ],
  },
  'host processes are privileged': {
    spec: { hostNetwork: true, containers: [withOptions('a', { hostProcess: true })] },
    allowPrivileged: false,
    errors: ['Forbidden : host processes are forbidden where the API server does not allow privileged containers'],
  },
  'the credential spec has 1 byte to 64 KiB, and a name': {
    spec: {
      securityContext: { windowsOptions: { gmsaCredentialSpecName: '', gmsaCredentialSpec: `${'x'.repeat(65535)}ä` } },
    },
    errors: [
      `Invalid securityContext.windowsOptions.gmsaCredentialSpecName: "" ${SUBDOMAIN}`,
      'Invalid securityContext.windowsOptions.gmsaCredentialSpec: has 65537 bytes, 1 to 65536 are allowed',
    ],
  },
  'a user is fine with a NetBIOS domain of 15 characters': { spec: user(`${'😀'.repeat(15)}\\a`), errors: [] },
  'a user is fine with a DNS domain of 255 bytes': {
    spec: user(`${label}.${label}.${label}.${label}\\a.b c`),
    errors: [],
  },
  'a user name must not be empty': { spec: user(''), errors: [`Invalid ${U}: must not be empty`] },
  'a user name has no control characters': {
    spec: user('a\u007f\\b\\c'),
    errors: [`Invalid ${U}: "a\u007f\\\\b\\\\c" must not have control characters`],
  },
  'a user name has one backslash at most': {
    spec: user('a\\b\\c'),
    errors: [`Invalid ${U}: "a\\\\b\\\\c" has more than one backslash`],
  },
  'a domain has at most 255 bytes': {
    spec: user(`${label}.${label}.${label}.${label}.a\\a`),
    errors: [`Invalid ${U}: the domain "${'a'.repeat(63)}.${'a'.repeat(13)}..." has more than 255 bytes`],
  },
  'a domain is a NetBIOS or a DNS name': {
    spec: user(`${'x'.repeat(14)}a?\\a`),
    errors: [`Invalid ${U}: the domain "${'x'.repeat(14)}a?" is neither a NetBIOS nor a DNS name`],
  },
  'an empty domain and an empty user are two errors': {
    spec: user('\\'),
    errors: [
      `Invalid ${U}: the domain "" is neither a NetBIOS nor a DNS name`,
      `Invalid ${U}: the user "" has 0 bytes, 1 to 104 are allowed`,
    ],
  },
  'a user has at most 104 bytes': {
    spec: user(`a\\${'ä'.repeat(53)}`),
    errors: [`Invalid ${U}: the user "${'ä'.repeat(53)}" has 106 bytes, 1 to 104 are allowed`],
  },
  'a user is more than dots and spaces': {
    spec: user(' .'),
    errors: [`Invalid ${U}: the user " ." must not be dots and spaces only`],
  },
  'a user has none of the signs that Windows forbids': {
    spec: user('a@b'),
    errors: [`Invalid ${U}: the user "a@b" must have none of "/\\:;|=,+*?<>@[]`],
  },
});
