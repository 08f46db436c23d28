import digests from './corpus-digests.json';
import { readManifests } from '../../src/manifest/read-manifests';
import { askKubernetes, builtMinors } from '../support/conformance';
import { corpusFiles, corpusTest, hasCorpus } from '../support/corpus';
import { digest, goJson } from '../support/go-json';

const liveCorpusTest = hasCorpus && builtMinors.length > 0 ? test : test.skip;

corpusTest('every file of the corpus is read as real kubectl read it', () => {
  const files = corpusFiles();
  expect(files).toHaveLength(183);
  const read = files.map(({ name, text }) => ({ name, ...readManifests({ name, content: text }) }));
  expect(read.filter(({ problem }) => problem)).toEqual([]);
  expect(
    Object.fromEntries(read.map(({ name, documents }) => [name, digest(documents.map(({ value }) => goJson(value)))])),
  ).toEqual(digests);
});

liveCorpusTest(
  'every file of the corpus, whole and cut short, is read as the kubectl built here reads it',
  () => {
    const minor = builtMinors.at(-1)!;
    const texts = corpusFiles().flatMap(({ text }) => [
      text,
      text.slice(0, Math.floor(text.length / 2)),
      text.replaceAll('\n', '\r\n'),
      text.replace(/^( *)- /m, '$1  - '),
    ]);
    const answers = askKubernetes<{ documents: string[]; err?: string }>(
      minor,
      'yaml',
      texts.map((text) => ({ text })),
    );
    texts.forEach((text, i) => {
      const { documents, problem } = readManifests({ name: `${i}`, content: text });
      const theirs = answers[i].documents.map((one) => JSON.parse(one) as { kind?: string; items?: unknown[] });
      const flat = theirs.flatMap((one) => (one?.kind === 'List' && one.items ? one.items : [one]));
      expect(documents.map(({ value }) => goJson(value))).toEqual(flat.map(goJson));
      expect(problem !== undefined).toBe(answers[i].err !== undefined);
    });
  },
  60_000,
);
