import { testPodSpecs } from './pod-spec-table';
import { dnsSubdomainProblems, dnsSubdomainWithUnderscoreProblems } from '../../src/validation/names';

const [SUBDOMAIN] = dnsSubdomainProblems('-');
const [UNDERSCORE] = dnsSubdomainWithUnderscoreProblems('-');
const NO_IP = 'is not an IP address, such as 10.9.8.7 or 2001:db8::ffff';

testPodSpecs({
  'every policy is fine, None with a nameserver': {
    spec: {
      dnsPolicy: 'None',
      dnsConfig: {
        nameservers: ['10.0.0.10', '2001:db8::1'],
        searches: ['a.b.', 'c'],
        options: [{ name: 'ndots', value: '' }],
      },
    },
    errors: [],
  },
  'an unknown policy is refused': {
    spec: { dnsPolicy: 'Cluster' },
    errors: ['NotSupported dnsPolicy: "Cluster" is not one of ClusterFirst, ClusterFirstWithHostNet, Default, None'],
  },
  'the policy None needs a config': {
    spec: { dnsPolicy: 'None' },
    errors: ['Required dnsConfig: is missing, the dnsPolicy None needs it'],
  },
  'the policy None needs a nameserver, and nothing else is looked at without': {
    spec: { dnsPolicy: 'None', dnsConfig: { searches: ['A'], options: [{}] } },
    errors: ['Required dnsConfig.nameservers: are missing, the dnsPolicy None needs at least one'],
  },
  'there are at most 3 nameservers, each an IP address': {
    spec: { dnsConfig: { nameservers: ['10.0.0.1', '10.0.0', '::1', 'fe80::1%eth0'] } },
    errors: [
      'Invalid dnsConfig.nameservers: has 4 entries, 3 are allowed',
      `Invalid dnsConfig.nameservers[1]: "10.0.0" ${NO_IP}`,
      `Invalid dnsConfig.nameservers[3]: "fe80::1%eth0" ${NO_IP}`,
    ],
  },
  'from 1.36 on an address has its usual form': {
    spec: { dnsConfig: { nameservers: ['010.0.0.1', '::ffff:10.0.0.1'] }, hostAliases: [{ ip: '10.0.0.01' }] },
    errors: {
      36: [
        'Invalid dnsConfig.nameservers[0]: "010.0.0.1" must not have leading zeros',
        'Invalid dnsConfig.nameservers[1]: "::ffff:10.0.0.1" must not be an IPv4 address in IPv6 form',
        'Invalid hostAliases[0].ip: "10.0.0.01" must not have leading zeros',
      ],
    },
  },
  'there are at most 32 search domains': {
    spec: { dnsConfig: { searches: new Array(33).fill('a') } },
    errors: ['Invalid dnsConfig.searches: has 33 entries, 32 are allowed'],
  },
  'search domains have at most 2048 bytes with the spaces between': {
    spec: { dnsConfig: { searches: [...new Array(8).fill('x'.repeat(253)), 'y'.repeat(17)] } },
    errors: ['Invalid dnsConfig.searches: has 2049 bytes with the spaces between, 2048 are allowed'],
  },
  'search domains of 2048 bytes are fine': {
    spec: { dnsConfig: { searches: [...new Array(8).fill('x'.repeat(253)), 'y'.repeat(16)] } },
    errors: [],
  },
  'search domains may have underscores, and be the root, from 1.33 on': {
    spec: { dnsConfig: { searches: ['_tcp.a_b.c', '.', 'A', '..', ''] } },
    errors: {
      28: [
        `Invalid dnsConfig.searches[0]: "_tcp.a_b.c" ${SUBDOMAIN}`,
        `Invalid dnsConfig.searches[1]: "." ${SUBDOMAIN}`,
        `Invalid dnsConfig.searches[2]: "A" ${SUBDOMAIN}`,
        `Invalid dnsConfig.searches[3]: ".." ${SUBDOMAIN}`,
        `Invalid dnsConfig.searches[4]: "" ${SUBDOMAIN}`,
      ],
      33: [
        `Invalid dnsConfig.searches[2]: "A" ${UNDERSCORE}`,
        `Invalid dnsConfig.searches[3]: ".." ${UNDERSCORE}`,
        `Invalid dnsConfig.searches[4]: "" ${UNDERSCORE}`,
      ],
    },
  },
  'an option needs a name': {
    spec: { dnsConfig: { options: [{ name: 'ndots' }, { value: '2' }] } },
    errors: ['Required dnsConfig.options[1]: has no name'],
  },
  'host aliases need an address and host names, and have an index from 1.30 on': {
    spec: { hostAliases: [{ ip: '10.0.0.1' }, { hostnames: ['a', 'a_b'] }] },
    errors: {
      28: [`Invalid hostAliases.ip: "" ${NO_IP}`, `Invalid hostAliases.hostnames: "a_b" ${SUBDOMAIN}`],
      30: [`Invalid hostAliases[1].ip: "" ${NO_IP}`, `Invalid hostAliases[1].hostnames[1]: "a_b" ${SUBDOMAIN}`],
    },
  },
});
