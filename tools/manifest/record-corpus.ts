// Writes test/manifest/corpus-digests.json: what real kubectl reads from every file of the corpus, as digests; items of lists one by one.
//   conformance/build.sh 1.37 && npx ts-node -T --project test/tsconfig.json tools/manifest/record-corpus.ts
import { execFileSync } from 'child_process';
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { digest, goJson } from '../../test/support/go-json';

const folder = '../shared/corpus/manifests';
const names = readdirSync(folder).sort();
const cases = names.map((name) => `${JSON.stringify({ text: readFileSync(`${folder}/${name}`, 'utf8') })}\n`);
const answers = execFileSync('conformance/bin/1.37', ['yaml'], {
  input: cases.join(''),
  encoding: 'utf8',
  maxBuffer: 2 ** 30,
})
  .trimEnd()
  .split('\n');
const lines = answers.map((line, i) => {
  const { documents, err } = JSON.parse(line) as { documents: string[]; err?: string };
  if (err) {
    throw new Error(`${names[i]}: ${err}`);
  }
  return `  ${JSON.stringify(names[i])}: "${digest(
    documents
      .map((text) => JSON.parse(text))
      .flatMap((one) => (one?.kind === 'List' ? one.items : one))
      .map(goJson),
  )}"`;
});
writeFileSync('test/manifest/corpus-digests.json', `{\n${lines.join(',\n')}\n}\n`);
