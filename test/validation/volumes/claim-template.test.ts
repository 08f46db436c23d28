import { testClaims } from './volume-table';

const SUBDOMAIN =
  "may contain only lower-case letters, digits, '-' and '.', and each part between dots must start and end with a letter or digit";
const KEY = "must contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit";
const VALUE = "may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit";

testClaims({
  'a claim has access modes, and storage': {
    spec: { accessModes: [], resources: {} },
    errors: [
      'Required spec.accessModes: at least one access mode is needed',
      'Required spec.resources[storage]: resources.requests has no storage',
    ],
  },
  'access modes are four, and ReadWriteOncePod goes alone': {
    spec: { accessModes: ['ReadWriteOncePod', 'ReadWriteMany', 'x'] },
    errors: [
      'NotSupported spec.accessModes: "x" is not one of ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod',
      'Forbidden spec.accessModes: ReadWriteOncePod goes with no other access mode',
    ],
  },
  'more than nothing is requested': {
    spec: { resources: { requests: { storage: '0' } } },
    errors: ['Invalid spec.resources[storage]: "0" is not greater than zero'],
  },
  'less than nothing is not requested either, and limits are not looked at': {
    spec: { resources: { requests: { storage: '-1Gi' }, limits: { storage: '-1' } } },
    errors: ['Invalid spec.resources[storage]: "-1Gi" is not greater than zero'],
  },
  'of its metadata a claim has labels and annotations': {
    metadata: {
      name: 'a',
      uid: 'b',
      generation: 1,
      finalizers: [],
      ownerReferences: [],
      creationTimestamp: '2020-01-01T00:00:00Z',
      deletionGracePeriodSeconds: 0,
      labels: { a: 'b' },
      annotations: { 'A/b': 'c' },
    },
    errors: [
      'Forbidden metadata.creationTimestamp: has no place in a claim template',
      'Forbidden metadata.deletionGracePeriodSeconds: has no place in a claim template',
      'Forbidden metadata.finalizers: has no place in a claim template',
      'Forbidden metadata.generation: has no place in a claim template',
      'Forbidden metadata.name: has no place in a claim template',
      'Forbidden metadata.ownerReferences: has no place in a claim template',
      'Forbidden metadata.uID: has no place in a claim template',
    ],
  },
  'empty texts and zeros of metadata are not set': { metadata: { name: '', namespace: '', generation: 0 }, errors: [] },
  'labels and annotations of a claim are good ones': {
    metadata: { labels: { 'a b': 'c' }, annotations: { 'd e': 'f' } },
    errors: [`Invalid metadata.annotations: "d e" ${KEY}`, `Invalid metadata.labels: "a b" ${KEY}`],
  },
  'the selector of a claim is a label selector': {
    spec: { selector: { matchLabels: { a: 'b c' }, matchExpressions: [{ key: 'a', operator: 'In' }] } },
    errors: [
      `Invalid spec.selector.matchLabels: the value "b c" ${VALUE}`,
      'Required spec.selector.matchExpressions[0].values: the operator In needs values',
    ],
  },
  'a volume mode is Filesystem or Block': {
    spec: { volumeMode: '' },
    errors: ['NotSupported spec.volumeMode: "" is not one of Filesystem, Block'],
  },
  'a data source has a name and a kind, and the core group has one kind': {
    spec: { dataSource: { apiGroup: '' } },
    errors: [
      'Required spec.dataSource.name: is missing',
      'Required spec.dataSource.kind: is missing',
      'Invalid spec.dataSource: "" is not in the core API group, only PersistentVolumeClaim is allowed',
    ],
  },
  'API groups have DNS names, from 1.29 on': {
    spec: { dataSource: { kind: 'A', name: 'a', apiGroup: 'A b' } },
    errors: { 29: [`Invalid spec.dataSource.apiGroup: "A b" ${SUBDOMAIN}`] },
  },
  'a data source in another namespace goes alone': {
    spec: {
      dataSource: { kind: 'PersistentVolumeClaim', name: 'a' },
      dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'a', namespace: 'a.b' },
    },
    errors: [
      'Invalid spec.dataSourceRef.namespace: "a.b" must not have dots',
      'Invalid spec: dataSource and dataSourceRef.namespace exclude each other',
    ],
  },
  'both data sources are equal, an empty group not being none': {
    spec: {
      dataSource: { kind: 'PersistentVolumeClaim', name: 'a' },
      dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'a', apiGroup: '' },
    },
    errors: ['Invalid spec: dataSource differs from dataSourceRef'],
  },
});

testClaims(
  {
    'classes have DNS names; that of volume attributes is looked at from 1.34 on': {
      spec: { storageClassName: 'A', volumeAttributesClassName: 'B' },
      errors: {
        29: [`Invalid spec.storageClassName: "A" ${SUBDOMAIN}`],
        34: [
          `Invalid spec.storageClassName: "A" ${SUBDOMAIN}`,
          `Invalid spec.volumeAttributesClassName: "B" ${SUBDOMAIN}`,
        ],
      },
    },
    'empty class names are none': { spec: { storageClassName: '', volumeAttributesClassName: '' }, errors: [] },
  },
  29,
);
