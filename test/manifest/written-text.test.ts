import { Yaml } from 'cdk8s';
import { triedTexts } from './tried-texts';
import { readManifests } from '../../src/manifest/read-manifests';
import { isSuspect, misreadKey, misreadValue } from '../../src/manifest/written-text';
import { isSameJson } from '../../src/model/json-object';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';
import { runs } from '../support/counts';

/** Those that are looked at closer are all tried in every run. */
const TEXTS = triedTexts().filter((text, i) => isSuspect(text) || i % runs(12, 1) === 0);

/** Where in an object the texts stand. */
const PLACES = [
  { misread: misreadValue, object: (text: string) => ({ spec: { text } }) },
  { misread: misreadValue, object: (text: string) => ({ list: [[text, { text }]] }) },
  { misread: misreadKey, object: (text: string) => ({ spec: { [text]: 'value' } }) },
];

/** How many of the texts are misread although `misread` is silent, and how many are not although it speaks. */
function wrongOnes(read: (written: string[]) => unknown[]): string[] {
  return PLACES.flatMap(({ misread, object }) => {
    const answers = read(TEXTS.map((text) => Yaml.stringify(object(text))));
    return TEXTS.filter((text, i) => (misread(text) === undefined) !== isSameJson(answers[i], object(text))).map(
      (text) => JSON.stringify(text),
    );
  });
}

test('of all texts that were tried, those are told that kubectl reads otherwise, and no other ones', () => {
  const read = (written: string) => {
    const { documents, problem } = readManifests({ name: '', content: Buffer.from(written) });
    return problem || documents.length !== 1 ? undefined : documents[0].value;
  };
  expect(wrongOnes((all) => all.map(read))).toEqual([]);
  expect(TEXTS.length).toBeGreaterThan(runs(6_000, 30_000));
});

liveTest('kubectl itself reads these texts otherwise, and no other ones', () => {
  const [minor] = builtMinors.slice(-1);
  const ask = (written: string[]) =>
    askKubernetes<{ documents: string[]; err?: string }>(
      minor,
      'yaml',
      written.map((text) => ({ text })),
    ).map(({ documents, err }) => (err || documents.length !== 1 ? undefined : JSON.parse(documents[0])));
  expect(wrongOnes(ask)).toEqual([]);
});

test.each([
  ['0o022', { cause: 'number', read: 18 }],
  ['0XFF', { cause: 'number', read: 255 }],
  ['0B11', { cause: 'number', read: 3 }],
  ['1e_8', { cause: 'number', read: 1e8 }],
  ['one\u2028two', { cause: 'character', read: undefined }],
  ['a\u0085b', { cause: 'character', read: 'a b' }],
  ['a\u007fb', { cause: 'character', read: undefined }],
  ['\tall:\n\t\techo\n', { cause: 'tab', read: undefined }],
  ['\ud800', { cause: 'character', read: undefined }],
])('%j', (text, expected) => {
  expect(misreadValue(text)).toEqual(expected);
});

test('a key that merges', () => {
  expect(misreadKey('<<')).toEqual({ cause: 'mergeKey', read: undefined });
});
