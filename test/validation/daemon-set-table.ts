import { DaemonSetValidator } from '../../src/text-validation/daemon-set-validator';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';

/**
 * What the API server says to a manifest: each error as `Reason field: our message`. A number starts the list of errors of that minor and
 * newer ones. Reasons and fields are those of the real kube-apiserver, which is asked again wherever it is built.
 */
export interface Row {
  readonly metadata?: object;
  readonly spec?: object;
  /** The metadata and the spec of the pod template, over those of a good one. */
  readonly podMetadata?: object;
  readonly podSpec?: object;
  readonly errors: readonly string[] | { readonly [since: number]: readonly string[] };
}

const MINORS = [28, 29, 30, 31, 32, 33, 34, 35, 36, 37];

/** One test for each sentence, over all minors. */
export function testDaemonSets(rows: { readonly [sentence: string]: Row }): void {
  test.each(Object.entries(rows))('%s', (_sentence, row) => {
    for (const minor of MINORS) {
      expect({ minor, errors: errorsOf(daemonSetOf(row), minor) }).toEqual({ minor, errors: expectedOf(row, minor) });
    }
  });

  liveTest('real Kubernetes gives the same reasons for the same fields', () => {
    for (const version of builtMinors) {
      const minor = Number(version.slice(2));
      const entries = Object.entries(rows);
      const answers = askKubernetes<Answer>(
        version,
        'judge',
        entries.map(([, row]) => ({ id: '', manifest: JSON.stringify(daemonSetOf(row)) })),
      );
      entries.forEach(([sentence, row], i) => {
        const expected = reasonsOf(expectedOf(row, minor), answers[i].stage);
        expect({ version, sentence, errors: answered(answers[i]) }).toEqual({ version, sentence, errors: expected });
      });
    }
  });
}

interface Answer {
  readonly stage: string;
  readonly strictErrors?: readonly string[];
  readonly errors: readonly { readonly reason: string; readonly field: string }[];
}

function answered({ strictErrors = [], errors }: Answer): string[] {
  const strict = strictErrors.map((text) =>
    text.replace('unknown field', 'UnknownField').replace('duplicate field', 'DuplicateField').replace(/"/g, ''),
  );
  return [...strict, ...errors.map(({ reason, field }) => `${reason.replace('FieldValue', '')} ${field}`)].sort();
}

/** The server stops at unknown fields, and we go on. */
function reasonsOf(errors: readonly string[], stage: string): string[] {
  const judged = stage === 'strict' ? errors.filter((error) => /^(?:Unknown|Duplicate)Field/.test(error)) : errors;
  return judged.map((error) => error.slice(0, error.indexOf(':'))).sort();
}

function expectedOf({ errors }: Row, minor: number): readonly string[] {
  if (Array.isArray(errors)) return errors;
  const since = Object.keys(errors)
    .map(Number)
    .filter((first) => first <= minor);
  return since.length === 0 ? [] : (errors as { [since: number]: readonly string[] })[Math.max(...since)];
}

export function daemonSetOf({ metadata, spec, podMetadata, podSpec }: Omit<Row, 'errors'>): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent', ...metadata },
    spec: {
      selector: { matchLabels: { app: 'a' } },
      template: {
        metadata: { labels: { app: 'a' }, ...podMetadata },
        spec: { containers: [{ name: 'a', image: 'a' }], ...podSpec },
      },
      ...spec,
    },
  };
}

export function errorsOf(daemonSet: unknown, minor: number): string[] {
  return new DaemonSetValidator({ kubernetesVersion: `1.${minor}` })
    .validate(daemonSet)
    .filter(({ severity }) => severity === 'error')
    .map(({ reason, field, message }) => `${reason.replace('FieldValue', '')} ${field}: ${message}`);
}
