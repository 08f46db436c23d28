import { testPodSpecs } from './pod-spec-table';
import { labelValueProblems, qualifiedNameProblems } from '../../src/validation/names';

const [KEY] = qualifiedNameProblems('-');
const [VALUE] = labelValueProblems('-');

testPodSpecs({
  'tolerations of every operator and effect are fine': {
    spec: {
      tolerations: [
        { operator: 'Exists' },
        { key: 'example.com/a', operator: 'Equal', value: 'b', effect: 'NoSchedule' },
        { key: 'a', effect: 'PreferNoSchedule' },
        { key: 'a', operator: '', value: '', effect: 'NoExecute', tolerationSeconds: -1 },
        { key: 'a', operator: 'Exists', value: '', effect: '' },
      ],
    },
    errors: [],
  },
  'the key of a toleration is a label key': {
    spec: { tolerations: [{ key: 'a b', operator: 'Exists' }] },
    errors: [`Invalid tolerations[0].key: "a b" ${KEY}`],
  },
  'a toleration without key must use Exists': {
    spec: { tolerations: [{ operator: 'Exists' }, { operator: 'Equal' }, {}] },
    errors: [
      'Invalid tolerations[1].operator: without a key the operator must be Exists, not "Equal"',
      'Invalid tolerations[2].operator: without a key the operator must be Exists, not ""',
    ],
  },
  'tolerationSeconds go with the effect NoExecute only': {
    spec: {
      tolerations: [
        { operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 0 },
        { operator: 'Exists', tolerationSeconds: 60 },
      ],
    },
    errors: [
      'Invalid tolerations[0].effect: tolerationSeconds is for the effect NoExecute only, the effect is "NoSchedule"',
      'Invalid tolerations[1].effect: tolerationSeconds is for the effect NoExecute only, the effect is ""',
    ],
  },
  'a value that no label can have is one error of the operator': {
    spec: { tolerations: [{ key: 'a', value: `${'x'.repeat(70)}-` }] },
    errors: [`Invalid tolerations[0].operator: the value "${'x'.repeat(70)}-" is longer than 63 bytes and ${VALUE}`],
  },
  'Exists takes no value': {
    spec: { tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] },
    errors: ['Invalid tolerations[0].operator: the operator Exists takes no value, the value is "b"'],
  },
  'operators other than Equal and Exists are refused, the comparisons of 1.35 among them': {
    spec: {
      tolerations: [
        { key: 'a', operator: 'exists' },
        { key: 'a', operator: 'Gt', value: '5' },
        { operator: 'Lt', value: 'a b' },
      ],
    },
    errors: [
      'NotSupported tolerations[0].operator: "exists" is not one of Equal, Exists',
      'NotSupported tolerations[1].operator: "Gt" is not one of Equal, Exists',
      'Invalid tolerations[2].operator: without a key the operator must be Exists, not "Lt"',
      'NotSupported tolerations[2].operator: "Lt" is not one of Equal, Exists',
    ],
  },
  'an unknown effect is refused': {
    spec: { tolerations: [{ operator: 'Exists', effect: 'NoEntry' }] },
    errors: ['NotSupported tolerations[0].effect: "NoEntry" is not one of NoSchedule, PreferNoSchedule, NoExecute'],
  },
});
