import { execFileSync } from 'child_process';
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { readManifests } from '../../src/manifest/read-manifests';
import { JsonObject } from '../../src/model/json-object';
import { refusals } from '../../src/platforms/openshift/admit';
import { DEFAULT_SCCS } from '../../src/platforms/openshift/default-sccs';
import { readScc } from '../../src/platforms/openshift/scc';
import { readStored } from '../../src/stored/read';
import { seeded } from '../../test/support/seeded';
import { templates } from '../../tools/platforms/scc-cases';

/*
 * Asks the admission of OpenShift which constraints admit generated pods, compares with the library, and with --record writes
 * conformance/recorded/scc.ndjson:
 *
 *   npx ts-node -T --project conformance/tsconfig.json conformance/openshift/record.ts [COUNT] [SEED] [--record]
 */

const [count = '300', seed = '1'] = process.argv.slice(2).filter((text) => !text.startsWith('--'));
const folder = join(__dirname, '../bin/openshift');
const ask = (lines: readonly string[], ...args: string[]) =>
  execFileSync(join(folder, 'scc'), [join(folder, 'sccs'), ...args], { input: lines.join('\n'), maxBuffer: 2 ** 30 })
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const cases = templates(Number(count), seeded(Number(seed)));
const answers = ask(cases.map((template) => JSON.stringify({ spec: { template } })));
const [byPriority, byRestrictions] = ask([], 'order');
// as kubectl reads them: one has a text that other readers refuse
const manifests = readdirSync(join(folder, 'sccs')).map((name) => {
  const [{ value }] = readManifests({ name, content: readFileSync(join(folder, 'sccs', name)) }).documents;
  return readScc(value as JsonObject);
});
const names = DEFAULT_SCCS.map(({ name }) => name);
let different = 0;
const recorded = cases.map((template, i) => {
  const stored = readStored({ apiVersion: 'apps/v1', kind: 'DaemonSet', spec: { template } }, 33);
  if (typeof stored === 'string') throw new Error(stored);
  const admits: string[] = names.filter((name) => answers[i][name].length === 0);
  // the data of the library, and what it reads in the manifests
  for (const scc of [...DEFAULT_SCCS, ...manifests]) {
    const ours = refusals(stored.spec.template, scc);
    if ((ours.length === 0) === admits.includes(scc.name)) continue;
    if (different++ < 5) {
      console.log(
        scc.name,
        JSON.stringify(template),
        ours.map(({ what }) => what),
        answers[i][scc.name],
      );
    }
  }
  return JSON.stringify({ template, admits });
});
console.log(`${cases.length} templates x ${names.length} constraints: ${different} different`);
if (process.argv.includes('--record')) {
  const target = join(__dirname, '../recorded/scc.ndjson');
  writeFileSync(target, `${JSON.stringify({ byPriority, byRestrictions })}\n${recorded.join('\n')}\n`);
  console.log(`${readFileSync(target).length} bytes`);
}
