import { testPodSpecs } from './pod-spec-table';
import { qualifiedNameProblems } from '../../src/validation/names';

const [KEY] = qualifiedNameProblems('-');
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const TERM = `affinity.podAffinity.${REQUIRED}[0]`;
const affinity = (term: object) => ({ affinity: { podAffinity: { [REQUIRED]: [{ topologyKey: 'zone', ...term }] } } });
const spread = (constraint: object) => ({
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', ...constraint }],
});

// pod affinity has the two lists from 1.31 on (earlier they are unknown or dropped)
testPodSpecs({
  'label keys beside a selector are fine': {
    spec: spread({ labelSelector: {}, matchLabelKeys: ['a', 'a'] }),
    errors: [],
  },
  'label keys need a selector beside them; the older check of topology spread looks at their names as well': {
    spec: spread({ matchLabelKeys: ['a b'] }),
    errors: {
      28: [
        'Forbidden topologySpreadConstraints[0].matchLabelKeys: needs a labelSelector beside it',
        `Invalid topologySpreadConstraints[0].matchLabelKeys[0]: "a b" ${KEY}`,
      ],
      34: ['Forbidden topologySpreadConstraints[0].matchLabelKeys: needs a labelSelector beside it'],
    },
  },
  'label keys are label keys': {
    spec: spread({ labelSelector: {}, matchLabelKeys: ['a', 'a b'] }),
    errors: [`Invalid topologySpreadConstraints[0].matchLabelKeys[1]: "a b" ${KEY}`],
  },
  'topology spread up to 1.33 refuses keys of the selector': {
    spec: spread({
      labelSelector: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'c', operator: 'Exists' }] },
      matchLabelKeys: ['a', 'c', 'd'],
    }),
    errors: {
      28: [
        'Invalid topologySpreadConstraints[0].matchLabelKeys[0]: "a" is in labelSelector too',
        'Invalid topologySpreadConstraints[0].matchLabelKeys[1]: "c" is in labelSelector too',
      ],
      34: [],
    },
  },
  'from 1.34 on a key may be in the selector, but not twice, and the list is missing from the path': {
    spec: spread({
      labelSelector: {
        matchLabels: { a: 'b' },
        matchExpressions: [
          { key: 'a', operator: 'Exists' },
          { key: 'c', operator: 'Exists' },
        ],
      },
      matchLabelKeys: ['a', 'c'],
    }),
    errors: {
      28: [
        'Invalid topologySpreadConstraints[0].matchLabelKeys[0]: "a" is in labelSelector too',
        'Invalid topologySpreadConstraints[0].matchLabelKeys[1]: "c" is in labelSelector too',
      ],
      34: ['Invalid topologySpreadConstraints[0][0]: "a" stands in both matchLabelKeys and labelSelector'],
    },
  },
});

describe('pod affinity of 1.31 and later', () => {
  testPodSpecs(
    {
      'label keys beside a selector are fine': {
        spec: affinity({ labelSelector: {}, matchLabelKeys: ['a'], mismatchLabelKeys: ['b'] }),
        errors: [],
      },
      'both lists need a selector': {
        spec: affinity({ matchLabelKeys: ['a b'], mismatchLabelKeys: ['c d'] }),
        errors: [
          `Forbidden ${TERM}.matchLabelKeys: needs a labelSelector beside it`,
          `Forbidden ${TERM}.mismatchLabelKeys: needs a labelSelector beside it`,
        ],
      },
      'both lists have label keys': {
        spec: affinity({ labelSelector: {}, matchLabelKeys: ['a b'], mismatchLabelKeys: ['c d'] }),
        errors: [
          `Invalid ${TERM}.matchLabelKeys[0]: "a b" ${KEY}`,
          `Invalid ${TERM}.mismatchLabelKeys[0]: "c d" ${KEY}`,
        ],
      },
      'a key that comes twice in the expressions of the selector clashes at its last place': {
        spec: affinity({
          labelSelector: {
            matchExpressions: [
              { key: 'a', operator: 'Exists' },
              { key: 'a', operator: 'Exists' },
            ],
          },
          matchLabelKeys: ['a', 'a'],
        }),
        errors: [`Invalid ${TERM}[1]: "a" stands in both matchLabelKeys and labelSelector`],
      },
      'a key cannot match and mismatch': {
        spec: affinity({ labelSelector: {}, matchLabelKeys: ['b', 'a'], mismatchLabelKeys: ['a'] }),
        errors: [`Invalid ${TERM}.matchLabelKeys[1]: "a" is in mismatchLabelKeys too`],
      },
    },
    31,
  );
});
