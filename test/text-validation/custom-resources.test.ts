import { readFileSync } from 'fs';
import { ManifestValidator } from '../../src';
import { CustomResourceDefinitions } from '../../src/text-validation/custom-resources/definitions';
import { rules } from '../../src/text-validation/custom-resources/validate';
import {
  differences,
  foundIn,
  OWN_DEFINITION,
  RECORDED_CUSTOM_RESOURCES,
  RecordedCustomResource,
} from '../../tools/differential/kinds/custom-resource';

const recorded = readFileSync(RECORDED_CUSTOM_RESOURCES, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as RecordedCustomResource);
const definitions = new CustomResourceDefinitions([OWN_DEFINITION]);

test('the API server of 1.36, as recorded, says what is found, and nothing else of types, sets and absent fields', () => {
  const wrong = recorded.flatMap(({ object, said }) => {
    const difference = differences(foundIn(object, definitions.versionOf(object)!), said);
    return difference.wrong.length + difference.missed.length > 0 ? [{ object, ...difference }] : [];
  });
  expect(wrong).toEqual([]);
  const reasons = new Set(recorded.flatMap(({ said }) => said.map((sentence) => sentence.split(' ')[0])));
  for (const { reason } of Object.values(rules)) expect(reasons).toContain(reason);
  expect(recorded.some(({ said }) => said.length === 0)).toBe(true);
});

const text = (...objects: readonly unknown[]): string => objects.map((one) => `---\n${JSON.stringify(one)}\n`).join('');
const agent = { apiVersion: 'example.com/v1', kind: 'Agent', metadata: { name: 'a' }, spec: { image: 'a', mod: 'on' } };

test('a custom resource is judged by the definition in its text, and the place is that of the field', () => {
  const found = new ManifestValidator().validateText(text(OWN_DEFINITION, agent));
  expect(found.map(({ rule, field, document }) => ({ rule, field, document }))).toEqual([
    { rule: 'custom-resources/unknownField', field: 'spec.mod', document: 1 },
    { rule: 'custom-resources/wanted', field: 'spec.mode', document: 1 },
  ]);
});

test('nothing is said without a definition, nor where two definitions differ', () => {
  const other = structuredClone(OWN_DEFINITION) as any;
  other.spec.versions[0].schema.openAPIV3Schema = { type: 'object' };
  expect(new ManifestValidator().validateText(text(agent))).toEqual([]);
  expect(new ManifestValidator().validateText(text(OWN_DEFINITION, other, agent))).toEqual([]);
});
