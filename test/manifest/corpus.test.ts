import digests from './corpus-digests.json';
import { readManifests } from '../../src/manifest/read-manifests';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';
import { corpusTest } from '../support/corpus';
import { digest, goJson } from '../support/go-json';

const recorded = digests as { readonly [name: string]: string };

corpusTest('every file is read as real kubectl read it', (corpus) => {
  const files = corpus.files();
  expect(files).toHaveLength({ own: 12, published: 183 }[corpus.name]);
  const read = files.map(({ name, text }) => ({ name, ...readManifests({ name, content: text }) }));
  expect(read.filter(({ problem }) => problem)).toEqual([]);
  expect(
    Object.fromEntries(read.map(({ name, documents }) => [name, digest(documents.map(({ value }) => goJson(value)))])),
  ).toEqual(Object.fromEntries(files.map(({ name }) => [name, recorded[name]])));
});

corpusTest(
  'every file, whole and cut short, is read as the kubectl built here reads it',
  (corpus) => {
    const minor = builtMinors.at(-1)!;
    const texts = corpus
      .files()
      .flatMap(({ text }) => [
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
  liveTest,
);
