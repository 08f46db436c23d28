import { testPodSpecs } from './pod-spec-table';

const ZONE = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {} };
const spread = (...topologySpreadConstraints: object[]) => ({ topologySpreadConstraints });

testPodSpecs({
  'constraints of two keys, or of one key and two ways, are fine': {
    spec: spread(
      { ...ZONE, minDomains: 1, nodeAffinityPolicy: 'Honor', nodeTaintsPolicy: 'Ignore' },
      { ...ZONE, topologyKey: 'a b' },
      { ...ZONE, whenUnsatisfiable: 'ScheduleAnyway' },
    ),
    errors: [],
  },
  'an empty constraint lacks three fields': {
    spec: spread({}),
    errors: [
      'Invalid topologySpreadConstraints[0].maxSkew: 0 is less than 1',
      'Required topologySpreadConstraints[0].topologyKey: is missing',
      'NotSupported topologySpreadConstraints[0].whenUnsatisfiable: "" is not one of DoNotSchedule, ScheduleAnyway',
    ],
  },
  'the earlier of two same constraints is named': {
    spec: spread(ZONE, { ...ZONE, topologyKey: 'rack' }, ZONE),
    errors: [
      'Duplicate topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}: "zone" with "DoNotSchedule" comes again',
    ],
  },
  'minDomains is positive, and for DoNotSchedule': {
    spec: spread({ ...ZONE, minDomains: 0 }, { ...ZONE, whenUnsatisfiable: 'ScheduleAnyway', minDomains: 1 }),
    errors: [
      'Invalid topologySpreadConstraints[0].minDomains: 0 is less than 1',
      'Invalid topologySpreadConstraints[1].minDomains: is for DoNotSchedule only, whenUnsatisfiable is "ScheduleAnyway"',
    ],
  },
  'node policies are Honor or Ignore': {
    spec: spread({ ...ZONE, nodeAffinityPolicy: 'honor', nodeTaintsPolicy: '' }),
    errors: [
      'NotSupported topologySpreadConstraints[0].nodeAffinityPolicy: "honor" is not one of Honor, Ignore',
      'NotSupported topologySpreadConstraints[0].nodeTaintsPolicy: "" is not one of Honor, Ignore',
    ],
  },
  'the selector is checked': {
    spec: spread({ ...ZONE, labelSelector: { matchExpressions: [{ key: 'a', operator: 'Is' }] } }),
    errors: [
      'Invalid topologySpreadConstraints[0].labelSelector.matchExpressions[0].operator: "Is" is not one of In, NotIn, Exists, DoesNotExist',
    ],
  },
});
