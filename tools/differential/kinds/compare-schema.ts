import { cases, KindCase } from './cases';
import { kubernetesSays } from './kubernetes';
import { SCHEMA_SEEDS } from './schema-seeds';
import { builtMinors } from '../../../conformance/ask';
import { readManifests } from '../../../src/manifest/read-manifests';
import { judgeObject } from '../../../src/validation/kinds/judge-object';
import { seeded } from '../../../test/support/seeded';

/*
 * Kinds that the library judges by their schema alone: whatever it calls an error, real Kubernetes says too, for every minor that is built.
 *
 *   npx ts-node -T --project tools/tsconfig.json tools/differential/kinds/compare-schema.ts [COUNT of each kind] [SEED]
 */

const [count = 300, seed = Date.now() % 1_000_000_000] = process.argv.slice(2).map(Number);

/** The errors of the library, as `kubernetesSays` words them; none for what it cannot read. */
function schemaErrors({ manifest }: KindCase, minor: number): string[] {
  const [document] = readManifests({ name: 'case', content: manifest }).documents;
  if (document === undefined) return [];
  const [{ findings } = { findings: [] }] = judgeObject(document.value, [minor]).answers;
  const errors = findings.filter(({ rule }) => rule.severity === 'error').map(({ rule }) => rule.reason);
  if (errors.some((reason) => reason === 'FieldTypeMismatch' || reason === 'DuplicateField')) return [];
  return findings.filter(({ rule }) => rule.table === 'schema').map(({ rule, field }) => `${rule.reason} ${field}`);
}

console.log(`seed ${seed}, ${count} cases of each kind, each for one of ${builtMinors.join(', ')}`);
for (const kind of Object.keys(SCHEMA_SEEDS)) {
  const fresh = cases(kind, seeded(seed), count, SCHEMA_SEEDS).filter(({ old }) => old === undefined);
  const tally = { cases: 0, accepted: 0, errors: 0, wrong: 0 };
  builtMinors.forEach((minor, i) => {
    const list = fresh.filter((_, j) => j % builtMinors.length === i);
    kubernetesSays(minor, list).forEach((theirs, j) => {
      const ours = schemaErrors(list[j], Number(minor.slice(2)));
      // of an object with a key that stands twice, the server says nothing else
      const isRead = theirs.every((sentence) => sentence !== 'decode' && !sentence.startsWith('DuplicateField'));
      const wrong = isRead ? ours.filter((sentence) => !theirs.includes(sentence)) : [];
      tally.cases++;
      tally.accepted += theirs.length === 0 ? 1 : 0;
      tally.errors += ours.length;
      if (wrong.length === 0) return;
      tally.wrong++;
      process.exitCode = 1;
      if (tally.wrong < 4) console.log(`${minor}: ${wrong.join(', ')}; server: ${theirs}\n  ${list[j].manifest}`);
    });
  });
  console.log(
    `${kind}: ${tally.cases} cases (${tally.accepted} accepted), ${tally.errors} errors, ${tally.wrong} wrong`,
  );
}
