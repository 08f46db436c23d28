import { readFileSync } from 'fs';
import { resolve } from 'path';
import { builtMinors, runConformance } from '../support/conformance';
import { testIf } from '../support/test-if';

const folder = resolve(__dirname, '../../conformance/recorded');
/** Those that the program writes by itself; what other tools record has tests of its own. */
const names = ['intorstring', 'nodeaffinity', 'quantity', 'selector', 'taint', 'yaml'];
/** The recordings are those of the newest minor; texts of messages differ in older ones. */
const live = testIf(builtMinors.includes('1.37'), '1.37 is not built in conformance/bin');

live.each(names)('the recording %s is what Kubernetes 1.37 says today, byte for byte', (name) => {
  expect(runConformance('1.37', ['record', name])).toBe(readFileSync(`${folder}/${name}.json`, 'utf8'));
});
