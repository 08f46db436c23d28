import { readFileSync } from 'fs';
import { resolve } from 'path';
import { builtMinors, runConformance } from '../support/conformance';
import { testIf } from '../support/test-if';

const folder = resolve(__dirname, '../../conformance/recorded');
/** Those that the program writes by itself; what other tools record has tests of its own. */
const names = ['intorstring', 'nodeaffinity', 'quantity', 'selector', 'taint', 'yaml'];
/** The recordings are those of the newest minor; texts of messages differ in older ones. */
const live = testIf(builtMinors.includes('1.37'), '1.37 is not built in conformance/bin');

const both = testIf(
  ['1.28', '1.37'].every((minor) => builtMinors.includes(minor)),
  '1.28 or 1.37 is not built',
);

both('the recording yaml-until-1.32 is what Kubernetes 1.28 says otherwise than 1.37', () => {
  const [older, newer] = ['1.28', '1.37'].map(
    (minor) => JSON.parse(runConformance(minor, ['record', 'yaml'])) as unknown[],
  );
  const differing = older.filter((one, i) => JSON.stringify(one) !== JSON.stringify(newer[i]));
  expect(differing).toEqual(JSON.parse(readFileSync(`${folder}/yaml-until-1.32.json`, 'utf8')));
});

live.each(names)('the recording %s is what Kubernetes 1.37 says today, byte for byte', (name) => {
  expect(runConformance('1.37', ['record', name])).toBe(readFileSync(`${folder}/${name}.json`, 'utf8'));
});
