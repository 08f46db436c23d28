import { testWarnings } from './warning-table';

testWarnings({
  'a spread without a selector spreads nothing, an empty selector is another thing': {
    spec: {
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule' },
        { maxSkew: 1, topologyKey: 'b', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {} },
      ],
    },
    warnings: ['spec.topologySpreadConstraints[0].labelSelector: is missing, so no pod matches'],
  },
  'a term of pod affinity without a selector matches nothing': {
    spec: {
      affinity: {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'a', labelSelector: {} },
            { topologyKey: 'a' },
          ],
        },
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: 'a' } }],
        },
      },
    },
    warnings: [
      'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[1].labelSelector: is missing, so no pod matches',
      'spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.labelSelector: is missing, so no pod matches',
    ],
  },
});
