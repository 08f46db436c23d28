import { judge } from '../../../src/validation/judge';
import { expectedOf, Row } from '../pod-spec-table';

/**
 * What the API server warns of where it accepts a pod template: each warning as `field: our message`, with the path inside the template.
 * Fields are those that the warnings of the real kube-apiserver name. A number starts the list of that minor and newer ones.
 */
interface WarningRow {
  readonly spec?: object;
  readonly annotations?: object;
  readonly warnings: Row['errors'];
}

const MINORS = [28, 29, 30, 31, 32, 33, 34, 35, 36, 37];

/** One test for each sentence, over all minors from the first on to the last. */
export function testWarnings(rows: { readonly [sentence: string]: WarningRow }, first = 28, last = 37): void {
  test.each(Object.entries(rows))('%s', (_sentence, { spec, annotations, warnings }) => {
    for (const minor of MINORS.filter((each) => each >= first && each <= last)) {
      const template = {
        metadata: { labels: { app: 'a' }, annotations },
        spec: { containers: [{ name: 'a', image: 'a' }], ...spec },
      };
      const [{ findings }] = judge(
        {
          apiVersion: 'apps/v1',
          kind: 'DaemonSet',
          metadata: { name: 'a' },
          spec: { selector: { matchLabels: { app: 'a' } }, template },
        },
        [minor],
      );
      const found = findings
        .filter(({ rule }) => rule.severity === 'error' || rule.severity === 'warning')
        .map(
          ({ rule, field, message }) =>
            `${rule.severity === 'error' ? 'rejected: ' : ''}${field.replace('spec.template.', '')}: ${message}`,
        );
      expect({ minor, warnings: found }).toEqual({
        minor,
        warnings: expectedOf({ spec: {}, errors: warnings }, minor),
      });
    }
  });
}
