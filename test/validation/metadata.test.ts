import { testDaemonSets } from './daemon-set-table';
import {
  dnsLabelProblems,
  dnsSubdomainProblems,
  labelValueProblems,
  qualifiedNameProblems,
} from '../../src/validation/names';

const [SUBDOMAIN] = dnsSubdomainProblems('-');
const [LABEL] = dnsLabelProblems('-');
const [KEY] = qualifiedNameProblems('-');
const [VALUE] = labelValueProblems('-');
const owner = { apiVersion: 'v1', kind: 'Node', name: 'a', uid: '1' };

testDaemonSets({
  'a name is needed': {
    metadata: { name: undefined },
    errors: ['Required metadata.name: is missing, and so is generateName'],
  },
  'a name is a DNS subdomain of at most 253 bytes': {
    metadata: { name: `A${'a'.repeat(253)}` },
    errors: [
      `Invalid metadata.name: "A${'a'.repeat(76)}..." is longer than 253 bytes`,
      `Invalid metadata.name: "A${'a'.repeat(76)}..." ${SUBDOMAIN}`,
    ],
  },
  'a label of a name may be longer than a DNS label': { metadata: { name: 'a'.repeat(253) }, errors: [] },
  'a generated name may end with a dash': { metadata: { name: undefined, generateName: 'agent-' }, errors: [] },
  'a generated name must be good, and so must what becomes of it': {
    metadata: { name: undefined, generateName: 'A-' },
    errors: ['Invalid metadata.name: "A-xxxxx" ' + SUBDOMAIN],
  },
  'of a generated name the server looks at all but the two last characters': {
    metadata: { generateName: '-' },
    errors: [`Invalid metadata.generateName: "-" ${SUBDOMAIN}`],
  },
  'a namespace is a DNS label': {
    metadata: { namespace: 'a.b' },
    errors: ['Invalid metadata.namespace: "a.b" must not have dots'],
  },
  'a namespace has at most 63 bytes': {
    metadata: { namespace: `${'a'.repeat(63)}-` },
    errors: [
      `Invalid metadata.namespace: "${'a'.repeat(63)}-" is longer than 63 bytes`,
      `Invalid metadata.namespace: "${'a'.repeat(63)}-" ${LABEL}`,
    ],
  },
  'labels are keys and values; which of them is wrong is not in the field': {
    metadata: { labels: { 'a b': 'c d', ok: '' } },
    errors: [`Invalid metadata.labels: "a b" ${KEY}`, `Invalid metadata.labels: the value "c d" ${VALUE}`],
  },
  'two long keys, or values, that differ at their ends are two errors, though they read the same': {
    metadata: {
      labels: {
        [`${'a'.repeat(80)} b`]: '',
        [`${'a'.repeat(80)} c`]: '',
        d: `${'v'.repeat(80)} b`,
        e: `${'v'.repeat(80)} c`,
      },
    },
    errors: [
      ...[1, 2].flatMap(() => [
        `Invalid metadata.labels: "${'a'.repeat(77)}..." is a name longer than 63 bytes`,
        `Invalid metadata.labels: "${'a'.repeat(77)}..." ${KEY}`,
      ]),
      ...[1, 2].flatMap(() => [
        `Invalid metadata.labels: the value "${'v'.repeat(77)}..." is longer than 63 bytes`,
        `Invalid metadata.labels: the value "${'v'.repeat(77)}..." ${VALUE}`,
      ]),
    ],
  },
  'the case of an annotation key does not matter': { metadata: { annotations: { 'Example.COM/A': 'x' } }, errors: [] },
  'an annotation key is a name with at most one prefix': {
    metadata: { annotations: { 'a/b/c': 'x' } },
    errors: ['Invalid metadata.annotations: "a/b/c" must be a name, with at most one prefix and \'/\' before it'],
  },
  'annotations have 262144 bytes at most, of UTF-8': {
    metadata: { annotations: { a: `${'ä'.repeat(131071)}x` } },
    errors: [],
  },
  'one byte more is too many': {
    metadata: { annotations: { a: 'ä'.repeat(131072) } },
    errors: ['TooLong metadata.annotations: keys and values have 262145 bytes, 262144 are allowed'],
  },
  'an owner is named in full': {
    metadata: { ownerReferences: [{}] },
    errors: {
      28: [
        'Invalid metadata.ownerReferences.apiVersion: "" is neither a version nor group/version',
        'Invalid metadata.ownerReferences.kind: must not be empty',
        'Invalid metadata.ownerReferences.name: must not be empty',
        'Invalid metadata.ownerReferences.uid: must not be empty',
      ],
      37: [
        'Required metadata.ownerReferences[0].apiVersion: must not be empty',
        'Required metadata.ownerReferences[0].kind: must not be empty',
        'Required metadata.ownerReferences[0].name: must not be empty',
        'Required metadata.ownerReferences[0].uid: must not be empty',
      ],
    },
  },
  'an owner has a group and a version': {
    metadata: { ownerReferences: [{ ...owner, apiVersion: 'a/b/c' }] },
    errors: {
      28: ['Invalid metadata.ownerReferences.apiVersion: "a/b/c" is neither a version nor group/version'],
      37: ['Invalid metadata.ownerReferences[0].apiVersion: "a/b/c" is neither a version nor group/version'],
    },
  },
  'an Event owns nothing': {
    metadata: { ownerReferences: [{ ...owner, kind: 'Event' }] },
    errors: {
      28: ['Invalid metadata.ownerReferences: an Event can own nothing'],
      37: ['Invalid metadata.ownerReferences[0]: an Event can own nothing'],
    },
  },
  'one owner at most is the controller': {
    metadata: { ownerReferences: ['a', 'b', 'c'].map((name) => ({ ...owner, name, controller: true })) },
    errors: [
      'Invalid metadata.ownerReferences: "Node/a" and "Node/b" are both the controller',
      'Invalid metadata.ownerReferences: "Node/a" and "Node/c" are both the controller',
    ],
  },
  'an owner that is there twice counts once': {
    metadata: {
      ownerReferences: [
        { ...owner, controller: true },
        { ...owner, controller: true },
      ],
    },
    errors: [],
  },
  'a finalizer has a domain, or is one of three': {
    metadata: { finalizers: ['kubernetes', 'example.com/a', 'mine'] },
    errors: [
      'Invalid metadata.finalizers[2]: "mine" has no domain, and is not one of kubernetes, orphan, foregroundDeletion',
    ],
  },
  'a finalizer is a name': {
    metadata: { finalizers: ['example.com/a b'] },
    errors: [`Invalid metadata.finalizers: "example.com/a b" ${KEY}`],
  },
  'dependents are orphaned or deleted': {
    metadata: { finalizers: ['orphan', 'foregroundDeletion'] },
    errors: ['Invalid metadata.finalizers: orphan and foregroundDeletion exclude each other'],
  },
  'what the server writes itself is not looked at': {
    metadata: {
      generation: -1,
      uid: 'x',
      selfLink: 'x',
      deletionTimestamp: '2024-01-02T03:04:05Z',
      managedFields: [{ operation: 'x' }],
    },
    errors: [],
  },
});
