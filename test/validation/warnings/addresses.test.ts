import { testWarnings } from './warning-table';

testWarnings({
  'an IPv6 address has a canonical form, from 1.33 on': {
    spec: {
      dnsConfig: { nameservers: ['2001:DB8::1', '2001:db8::1', '10.0.0.1'] },
      hostAliases: [{ ip: '0:0:0:0:0:0:0:1', hostnames: ['a'] }],
    },
    warnings: {
      33: [
        'spec.dnsConfig.nameservers[0]: "2001:DB8::1" is not the canonical form 2001:db8::1',
        'spec.hostAliases[0].ip: "0:0:0:0:0:0:0:1" is not the canonical form ::1',
      ],
    },
  },
});

testWarnings(
  {
    'leading zeros and IPv4 in IPv6 are warned of by 1.33 to 1.35, later they are errors': {
      spec: {
        dnsConfig: { nameservers: ['010.0.0.1', '::ffff:10.0.0.1'] },
        hostAliases: [{ ip: '10.0.0.01', hostnames: ['a'] }],
      },
      warnings: {
        33: [
          'spec.dnsConfig.nameservers[0]: "010.0.0.1" is not the standard form 10.0.0.1',
          'spec.dnsConfig.nameservers[1]: "::ffff:10.0.0.1" is not the standard form 10.0.0.1',
          'spec.hostAliases[0].ip: "10.0.0.01" is not the standard form 10.0.0.1',
        ],
      },
    },
  },
  28,
  35,
);
