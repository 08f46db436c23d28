import { readFileSync } from 'fs';
import { resolve } from 'path';
import { ManifestValidator } from '../../src';

const manifest = readFileSync(resolve(__dirname, '../fixtures/manifests/custom-resources.yaml'), 'utf8');

/** Without what the definition, which leaves its schema open, says against its resource. */
const findingsOf = (text: string) =>
  new ManifestValidator({ kubernetesVersion: '1.37' })
    .validateText(text)
    .filter(({ rule }) => !rule.startsWith('custom-resources/'));

// JSONSchemaProps has fields of its own type
test('a CustomResourceDefinition, whose schema holds schemas, is read to its end', () => {
  expect(findingsOf(manifest).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('and a typo in one of the schemas inside is found', () => {
  const typo = manifest.replace('openAPIV3Schema:', 'openAPIV3Schema:\n          not: {not: {propertees: {}}}');
  expect(typo).not.toBe(manifest);
  expect(findingsOf(typo)).toEqual([
    expect.objectContaining({
      rule: 'decode/unknownField',
      field: expect.stringMatching(/openAPIV3Schema\.not\.not\.propertees$/),
    }),
  ]);
});
