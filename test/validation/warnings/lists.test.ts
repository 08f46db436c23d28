import { testWarnings } from './warning-table';

testWarnings({
  'an address has one entry of hostAliases': {
    spec: {
      hostAliases: [
        { ip: '10.0.0.1', hostnames: ['a'] },
        { ip: '10.0.0.1', hostnames: ['b'] },
      ],
    },
    warnings: ['spec.hostAliases[1].ip: "10.0.0.1" is the address of an earlier entry'],
  },
  'pull secrets have names, each its own': {
    spec: { imagePullSecrets: [{ name: 'a' }, { name: 'a' }, {}] },
    warnings: [
      'spec.imagePullSecrets[1].name: "a" is the name of an earlier entry',
      'spec.imagePullSecrets[2].name: is empty',
    ],
  },
  'two pull secrets without a name are the same one': {
    spec: { imagePullSecrets: [{}, { name: '' }] },
    warnings: [
      'spec.imagePullSecrets[0].name: is empty',
      'spec.imagePullSecrets[1].name: "" is the name of an earlier entry',
      'spec.imagePullSecrets[1].name: is empty',
    ],
  },
  'a grace period is not negative': {
    spec: { terminationGracePeriodSeconds: -1 },
    warnings: ['spec.terminationGracePeriodSeconds: -1 is negative, and will be taken for 1'],
  },
});
