import { readFileSync } from 'fs';
import { ManifestValidator } from '../../../src';
import { SCHEMA_FACTS } from '../../../src/validation/kinds/schema-facts';
import { RECORDED_FACTS, RecordedFact, schemaCases } from '../../../tools/differential/kinds/schema-cases';

const recorded = readFileSync(RECORDED_FACTS, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as RecordedFact);
const validator = new ManifestValidator({ kubernetesVersion: '1.36' });

const judged = recorded.map(({ fact, manifest, said }) => {
  const { verdict, findings } = validator.judge(JSON.parse(manifest));
  const isRead = findings.every(({ reason }) => reason !== 'FieldTypeMismatch');
  const ours = isRead ? findings.map(({ reason, field }) => `${reason} ${field}`) : ['decode'];
  return { fact, verdict, said, ours };
});

test('the API server of 1.36, as recorded, says all that is found', () => {
  expect(schemaCases().map(({ manifest }) => manifest)).toEqual(recorded.map(({ manifest }) => manifest));
  expect(judged.filter(({ ours, said }) => !ours.every((one) => said.includes(one)))).toEqual([]);
});

test('every fact rejects an object, and none of these kinds is called accepted', () => {
  const facts = Object.entries(SCHEMA_FACTS).flatMap(([type, fields]) =>
    Object.keys(fields).map((field) => `${type}.${field}`),
  );
  const shown = new Set(judged.filter(({ verdict }) => verdict === 'rejected').map(({ fact }) => fact));
  expect(facts.filter((fact) => !shown.has(fact))).toEqual([]);
  expect(judged.filter(({ verdict }) => verdict === 'accepted')).toEqual([]);
});

test('what is absent is found wherever the server says so of the field', () => {
  const missed = judged.flatMap(({ fact, said, ours }) =>
    said.filter(
      (sentence) =>
        sentence.startsWith('FieldValueRequired ') &&
        sentence.endsWith(`.${fact.split('.').pop()}`) &&
        !ours.includes(sentence),
    ),
  );
  expect(missed).toEqual([]);
});
