import { judge } from '../../src/validation/judge';

/**
 * What the API server says to a pod spec: each error as `Reason field: our message`, with the path inside the pod spec.
 * Reasons and fields are those of the real kube-apiserver. A number starts the list of errors of that minor and newer ones.
 */
export interface Row {
  readonly spec: object;
  readonly errors: readonly string[] | { readonly [since: number]: readonly string[] };
  readonly allowPrivileged?: boolean;
}

const MINORS = [28, 29, 30, 31, 32, 33, 34, 35, 36, 37];

/** One test for each sentence, over all minors from the first on: the one that knows all fields. */
export function testPodSpecs(rows: { readonly [sentence: string]: Row }, first = 28): void {
  test.each(Object.entries(rows))('%s', (_sentence, row) => {
    for (const minor of MINORS.filter((each) => each >= first)) {
      expect({ minor, errors: errorsOf(row, minor) }).toEqual({ minor, errors: expectedOf(row, minor) });
    }
  });
}

export function expectedOf({ errors }: Row, minor: number): readonly string[] {
  if (Array.isArray(errors)) return errors;
  const since = Object.keys(errors)
    .map(Number)
    .filter((first) => first <= minor);
  return since.length === 0 ? [] : (errors as { [since: number]: readonly string[] })[Math.max(...since)];
}

function errorsOf({ spec, allowPrivileged }: Row, minor: number): string[] {
  const daemonSet = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'a' },
    spec: {
      selector: { matchLabels: { app: 'a' } },
      template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'a', image: 'a' }], ...spec } },
    },
  };
  const [{ findings }] = judge(daemonSet, [minor], { allowPrivileged });
  return findings
    .filter(({ rule }) => rule.severity === 'error')
    .map(
      ({ rule, field, message }) =>
        `${rule.reason.replace('FieldValue', '')} ${field.replace(/^spec\.template\.spec\.?/, '')}: ${message}`,
    );
}
