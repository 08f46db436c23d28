import { daemonSetOf } from './daemon-set-table';
import { DaemonSetValidator } from '../../src/text-validation/daemon-set-validator';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';

interface Row {
  readonly old?: Parameters<typeof daemonSetOf>[0];
  readonly next?: Parameters<typeof daemonSetOf>[0];
  /** `Reason field` of all versions, or from the version on that a number names. */
  readonly errors: readonly string[] | { readonly [since: number]: readonly string[] };
}

const BAD_VALUES = {
  spec: {
    selector: { matchLabels: { app: 'a' }, matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['a b'] }] },
  },
};
const BAD_COST = {
  podMetadata: { labels: { app: 'a' }, annotations: { 'controller.kubernetes.io/pod-deletion-cost': '+1' } },
};

const ROWS: { readonly [sentence: string]: Row } = {
  'the template, the strategy, labels and counts may change': {
    next: {
      metadata: { labels: { a: 'b' }, annotations: { a: 'b' } },
      spec: { minReadySeconds: 5, revisionHistoryLimit: 1, updateStrategy: { type: 'OnDelete' } },
      podSpec: { hostNetwork: true },
    },
    errors: [],
  },
  'the selector stays': {
    next: { spec: { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } } },
    errors: ['Invalid spec.selector'],
  },
  'an empty list in it is as good as none': {
    next: { spec: { selector: { matchLabels: { app: 'a' }, matchExpressions: [] } } },
    errors: [],
  },
  'name and namespace stay': {
    next: { metadata: { name: 'other', namespace: 'other' } },
    errors: ['Invalid metadata.name', 'Invalid metadata.namespace'],
  },
  'no namespace is the default one': { next: { metadata: { namespace: 'default' } }, errors: [] },
  'what only deletion sets stays': {
    next: { metadata: { deletionTimestamp: '2024-01-02T03:04:05Z', deletionGracePeriodSeconds: 5 } },
    errors: ['Invalid metadata.deletionTimestamp', 'Invalid metadata.deletionGracePeriodSeconds'],
  },
  'what the server counts and writes itself is not looked at': {
    next: { metadata: { creationTimestamp: '2024-01-02T03:04:05Z', generation: 9 } },
    errors: [],
  },
  'the new one is checked like any other': {
    next: { metadata: { labels: { 'a b': 'c' } }, spec: { minReadySeconds: -1 }, podSpec: { containers: [] } },
    errors: ['Invalid metadata.labels', 'Invalid spec.minReadySeconds', 'Required spec.template.spec.containers'],
  },
  'a name that was taken once is checked for a URL alone, from 1.34 on': {
    old: { metadata: { name: 'A_b' } },
    next: { metadata: { name: 'A_b' } },
    errors: { 28: ['Invalid metadata.name'], 34: [] },
  },
  'a name with a slash is none, even then': {
    old: { metadata: { name: 'a/b' } },
    next: { metadata: { name: 'a/b' } },
    errors: ['Invalid metadata.name'],
  },
  'values of the selector that are wrong already may stay': { old: BAD_VALUES, next: BAD_VALUES, errors: [] },
  'a deletion cost that is wrong already may stay': {
    old: BAD_COST,
    next: { ...BAD_COST, podSpec: { hostNetwork: true } },
    errors: [],
  },
  'one that was not there may not come': {
    next: BAD_COST,
    errors: ['Invalid spec.template.annotations[controller.kubernetes.io/pod-deletion-cost]'],
  },
  'the path of a token that is wrong already may stay, from 1.30 on': {
    old: { podSpec: tokenAt('/a') },
    next: { podSpec: tokenAt('../b') },
    errors: [],
  },
  'an image volume without an image may stay, from 1.37 on': {
    old: { podSpec: { volumes: [{ name: 'v', image: { reference: '' } }] } },
    next: { podSpec: { volumes: [{ name: 'v', image: { reference: '' } }] } },
    errors: {},
  },
};

function tokenAt(path: string): object {
  return { volumes: [{ name: 'v', projected: { sources: [{ serviceAccountToken: { path } }] } }] };
}

/** Each once: up to 1.36 the server says most of them twice or more. */
function reasonsOf(errors: readonly { readonly reason: string; readonly field: string }[]): string[] {
  return [...new Set(errors.map(({ reason, field }) => `${reason.replace('FieldValue', '')} ${field}`))].sort();
}

function expectedOf({ errors }: Row, minor: number): string[] {
  if (Array.isArray(errors)) return [...errors].sort();
  const since = Object.keys(errors)
    .map(Number)
    .filter((first) => first <= minor);
  return since.length === 0 ? [] : [...(errors as { [since: number]: readonly string[] })[Math.max(...since)]].sort();
}

// what reads an image volume is known from 1.31 on
const minorsOf = (sentence: string) =>
  [28, 29, 30, 31, 32, 33, 34, 35, 36, 37].filter((minor) => !sentence.includes('image') || minor >= 35);

test.each(Object.entries(ROWS))('%s', (sentence, row) => {
  for (const minor of minorsOf(sentence)) {
    const validator = new DaemonSetValidator({ kubernetesVersion: `1.${minor}` });
    const errors = validator
      .validateUpdate(daemonSetOf(row.old ?? {}), daemonSetOf(row.next ?? {}))
      .filter(({ severity }) => severity === 'error');
    expect({ minor, errors: reasonsOf(errors) }).toEqual({ minor, errors: expectedOf(row, minor) });
  }
});

liveTest('real Kubernetes says the same of each update', () => {
  interface Answer {
    readonly update: { readonly errors: readonly { readonly reason: string; readonly field: string }[] };
  }
  for (const version of builtMinors) {
    const minor = Number(version.slice(2));
    const rows = Object.entries(ROWS).filter(([sentence]) => minorsOf(sentence).includes(minor));
    const cases = rows.map(([, { old = {}, next = {} }]) => ({
      id: '',
      old: JSON.stringify(daemonSetOf(old)),
      manifest: JSON.stringify(daemonSetOf(next)),
    }));
    const answers = askKubernetes<Answer>(version, 'judge', cases);
    rows.forEach(([sentence, row], i) => {
      expect({ version, sentence, errors: reasonsOf(answers[i].update.errors) }).toEqual({
        version,
        sentence,
        errors: expectedOf(row, minor),
      });
    });
  }
});

const validator = new DaemonSetValidator();

test('an error is said once', () => {
  const findings = new DaemonSetValidator({ kubernetesVersion: '1.28' }).validateUpdate(
    daemonSetOf({}),
    daemonSetOf({ spec: { minReadySeconds: -1 } }),
  );
  expect(findings.map(({ reason, field }) => `${reason} ${field}`)).toEqual(['FieldValueInvalid spec.minReadySeconds']);
});

test('what is wrong with two long keys that begin alike is said of both', () => {
  const labels = { [`${'a'.repeat(80)} b`]: '', [`${'a'.repeat(80)} c`]: '' };
  const next = daemonSetOf({ metadata: { labels } });
  for (const minor of [34, 37]) {
    expect(
      new DaemonSetValidator({ kubernetesVersion: `1.${minor}` }).validateUpdate(daemonSetOf({}), next),
    ).toHaveLength(4);
  }
  for (const version of builtMinors.filter((minor) => minor === '1.37')) {
    const [{ update }] = askKubernetes<{ update: { errors: object[] } }>(version, 'judge', [
      { old: JSON.stringify(daemonSetOf({})), manifest: JSON.stringify(next) },
    ]);
    expect(update.errors).toHaveLength(4);
  }
});

test('what is being deleted gets no new finalizers, and stays so', () => {
  const old = daemonSetOf({ metadata: { deletionTimestamp: '2024-01-02T03:04:05Z', finalizers: ['a.b/c'] } });
  expect(validator.validateUpdate(old, daemonSetOf({ metadata: { finalizers: ['a.b/c'] } }))).toEqual([]);
  expect(
    validator
      .validateUpdate(old, daemonSetOf({ metadata: { finalizers: ['a.b/d'] } }))
      .map(({ reason, field }) => `${reason} ${field}`),
  ).toEqual(['FieldValueForbidden metadata.finalizers']);
});

test('an update keeps the uid or leaves it out', () => {
  const old = daemonSetOf({ metadata: { uid: '1' } });
  expect(validator.validateUpdate(old, daemonSetOf({}))).toEqual([]);
  expect(validator.validateUpdate(old, daemonSetOf({ metadata: { uid: '1' } }))).toEqual([]);
  expect(validator.validateUpdate(old, daemonSetOf({ metadata: { uid: '2' } })).map(({ field }) => field)).toEqual([
    'metadata.uid',
  ]);
});

test('an old DaemonSet that cannot be read is said so', () => {
  expect(
    validator.validateUpdate({ kind: 'Pod' }, daemonSetOf({})).map(({ rule, message }) => `${rule}: ${message}`),
  ).toEqual(['update/old: the old DaemonSet cannot be read: "Pod" is not DaemonSet']);
});

test('the server warns of a template where it changes', () => {
  const manifest = daemonSetOf({ podSpec: { nodeSelector: { 'beta.kubernetes.io/os': 'linux' } } });
  expect(validator.validateUpdate(manifest, manifest)).toEqual([]);
  expect(validator.validateUpdate(daemonSetOf({}), manifest).map(({ severity }) => severity)).toEqual(['warning']);
});
