import { testDaemonSets } from './daemon-set-table';

const NOT_OWNED =
  'Invalid spec.template.metadata.labels: do not match spec.selector, so the DaemonSet would not own its pods';
const STUCK =
  'Required spec.updateStrategy.rollingUpdate.maxUnavailable: is 0, and so is maxSurge: no pod can be replaced';
const rolling = (rollingUpdate: object) => ({ updateStrategy: { rollingUpdate } });

testDaemonSets({
  'the selector takes the pods of the template': {
    spec: { selector: { matchLabels: { app: 'b' } } },
    errors: [NOT_OWNED],
  },
  'an expression of the selector has to hold as well': {
    spec: {
      selector: { matchLabels: { app: 'a' }, matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] },
    },
    errors: [NOT_OWNED],
  },
  'a label that every object has by nature is not one of the template': {
    spec: { selector: { matchLabels: { constructor: 'a' } } },
    errors: [NOT_OWNED],
  },
  'without a selector the error is at the labels': {
    spec: { selector: undefined },
    errors: [
      'Invalid spec.template.metadata.labels: spec.selector is missing, so the DaemonSet would not own its pods',
    ],
  },
  'an empty selector is no selector': {
    spec: { selector: {} },
    errors: ['Invalid spec.selector: selects every pod of the namespace'],
  },
  'a selector that cannot be read is not compared': {
    spec: { selector: { matchExpressions: [{ key: 'app', operator: 'Is', values: ['b'] }] } },
    errors: ['Invalid spec.selector.matchExpressions[0].operator: "Is" is not one of In, NotIn, Exists, DoesNotExist'],
  },
  'pods restart always': {
    podSpec: { restartPolicy: 'Never' },
    errors: ['NotSupported spec.template.spec.restartPolicy: "Never" is not Always'],
  },
  'pods have no deadline': {
    podSpec: { activeDeadlineSeconds: 60 },
    errors: [
      'Forbidden spec.template.spec.activeDeadlineSeconds: is forbidden: the pods of a DaemonSet have no deadline',
    ],
  },
  'counts are not negative': {
    spec: { minReadySeconds: -1, revisionHistoryLimit: -2 },
    errors: ['Invalid spec.minReadySeconds: -1 is less than 0', 'Invalid spec.revisionHistoryLimit: -2 is less than 0'],
  },
  'a history of none is fine': { spec: { minReadySeconds: 0, revisionHistoryLimit: 0 }, errors: [] },
  'there are two strategies, and Recreate is not one of them': {
    spec: { updateStrategy: { type: 'Recreate' } },
    errors: ['NotSupported spec.updateStrategy: the type "Recreate" is not one of RollingUpdate, OnDelete'],
  },
  'OnDelete does not look at what it does not use': {
    spec: { updateStrategy: { type: 'OnDelete', rollingUpdate: { maxSurge: 'x', maxUnavailable: -1 } } },
    errors: [],
  },
  'maxSurge alone clashes with the default of maxUnavailable': {
    spec: rolling({ maxSurge: 1 }),
    errors: [
      'Invalid spec.updateStrategy.rollingUpdate.maxSurge: 1 together with a maxUnavailable of 1: one of them must be 0',
    ],
  },
  'maxSurge with a maxUnavailable of 0% is fine': {
    spec: rolling({ maxSurge: '50%', maxUnavailable: '0%' }),
    errors: [],
  },
  'one of the two has to be more than 0': { spec: rolling({ maxUnavailable: 0 }), errors: [STUCK] },
  'a count is a number or a percentage; a text counts as its number for all that': {
    spec: rolling({ maxUnavailable: '0', maxSurge: '2' }),
    errors: [
      'Invalid spec.updateStrategy.rollingUpdate.maxUnavailable: "0" is not a percentage',
      'Invalid spec.updateStrategy.rollingUpdate.maxSurge: "2" is not a percentage',
    ],
  },
  'a text that is no number counts as 0': {
    spec: rolling({ maxUnavailable: 'all' }),
    errors: ['Invalid spec.updateStrategy.rollingUpdate.maxUnavailable: "all" is not a percentage', STUCK],
  },
  'a percentage ends with its sign': {
    spec: rolling({ maxUnavailable: '10%\n' }),
    errors: ['Invalid spec.updateStrategy.rollingUpdate.maxUnavailable: "10%\\n" is not a percentage', STUCK],
  },
  'a percentage is 100 at most': {
    spec: rolling({ maxUnavailable: '101%' }),
    errors: ['Invalid spec.updateStrategy.rollingUpdate.maxUnavailable: "101%" is more than 100%'],
  },
  'a percentage past 64 bits is more than 100': {
    spec: rolling({ maxUnavailable: '99999999999999999999%' }),
    errors: ['Invalid spec.updateStrategy.rollingUpdate.maxUnavailable: "99999999999999999999%" is more than 100%'],
  },
  'a negative count is not 0': {
    spec: rolling({ maxUnavailable: -1 }),
    errors: ['Invalid spec.updateStrategy.rollingUpdate.maxUnavailable: -1 is less than 0'],
  },
  'up to 1.28 a persistent disk is shared to read only': {
    podSpec: {
      volumes: [
        { name: 'a', gcePersistentDisk: { pdName: 'a', readOnly: true } },
        { name: 'b', gcePersistentDisk: { pdName: 'b' } },
      ],
    },
    errors: {
      28: [
        'Invalid spec.template.spec.volumes[1].gcePersistentDisk.readOnly: pods on several nodes can share a disk only read-only',
      ],
      29: [],
    },
  },
  'a resourceVersion is for what is stored already': {
    metadata: { resourceVersion: '0' },
    errors: [],
  },
});
