import { Row, testAgainstKubernetes, testNeverRuns } from './never-runs-table';
import { judge } from '../../../src/validation/judge';
import { daemonSetOf } from '../daemon-set-table';

const note = (length: number) => ({ metadata: { annotations: { a: 'x'.repeat(length - 1) } } });

const ROWS: { readonly [sentence: string]: Row } = {
  'a name that leaves room for any hash': { metadata: { name: 'x'.repeat(242) }, found: [] },
  'a name that leaves room for none': { metadata: { name: 'x'.repeat(252) }, found: ['Invalid metadata.name'] },
  'annotations that leave room for the one that the server adds': { ...note(262144 - 41), found: [] },
  'annotations that leave no room': { ...note(262144 - 40), found: ['TooLong metadata.annotations'] },
};

testNeverRuns(ROWS);
testAgainstKubernetes(ROWS);

test('a name that leaves room for short hashes alone is refused with most, and after any change of the template perhaps', () => {
  const findings = judge(daemonSetOf({ metadata: { name: 'x'.repeat(243) } }), [34])[0].findings;
  expect(findings.map(({ field, message }) => `${field}: ${message}`)).toEqual([
    'metadata.name: has 243 characters; the ControllerRevision gets up to 11 more, and 253 are allowed for it',
  ]);
});
