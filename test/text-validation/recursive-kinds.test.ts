import { readFileSync } from 'fs';
import { resolve } from 'path';
import { ManifestValidator } from '../../src';

const manifest = readFileSync(resolve(__dirname, '../fixtures/manifests/custom-resources.yaml'), 'utf8');

// JSONSchemaProps has fields of its own type
test('a CustomResourceDefinition, whose schema holds schemas, is read to its end', () => {
  const findings = new ManifestValidator({ kubernetesVersion: '1.37' }).validateText(manifest);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('and a typo in one of the schemas inside is found', () => {
  const typo = manifest.replace('openAPIV3Schema:', 'openAPIV3Schema:\n          not: {not: {propertees: {}}}');
  expect(typo).not.toBe(manifest);
  expect(new ManifestValidator({ kubernetesVersion: '1.37' }).validateText(typo)).toEqual([
    expect.objectContaining({
      rule: 'decode/unknownField',
      field: expect.stringMatching(/openAPIV3Schema\.not\.not\.propertees$/),
    }),
  ]);
});
