// Writes test/manifest/corpus-digests.json: what real kubectl reads from every file of test/fixtures/manifests and of the
// published manifests, as digests; items of lists one by one.
//   conformance/build.sh 1.37 && npx ts-node -T --project test/tsconfig.json tools/manifest/record-corpus.ts
import { execFileSync } from 'child_process';
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { builtMinors } from '../../conformance/ask';
import { digest, goJson } from '../../test/support/go-json';

const folders = ['test/fixtures/manifests', '../shared/corpus/manifests'];
const files = folders.flatMap((folder) => readdirSync(folder).map((name) => ({ name, path: `${folder}/${name}` })));
files.sort((a, b) => (a.name < b.name ? -1 : 1));
const cases = files.map(({ path }) => `${JSON.stringify({ text: readFileSync(path, 'utf8') })}\n`);
const answers = execFileSync(`conformance/bin/${builtMinors.at(-1)}`, ['yaml'], {
  input: cases.join(''),
  encoding: 'utf8',
  maxBuffer: 2 ** 30,
})
  .trimEnd()
  .split('\n');
const lines = answers.map((line, i) => {
  const { documents, err } = JSON.parse(line) as { documents: string[]; err?: string };
  if (err) {
    throw new Error(`${files[i].name}: ${err}`);
  }
  return `  ${JSON.stringify(files[i].name)}: "${digest(
    documents
      .map((text) => JSON.parse(text))
      .flatMap((one) => (one?.kind === 'List' ? one.items : one))
      .map(goJson),
  )}"`;
});
writeFileSync('test/manifest/corpus-digests.json', `{\n${lines.join(',\n')}\n}\n`);
