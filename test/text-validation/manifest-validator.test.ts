import { ManifestValidator } from '../../src/text-validation/manifest-validator';

const validator = new ManifestValidator({ kubernetesVersion: '1.34+' });
const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { level: 'info' } };

test.each([
  ['of a kind whose rules are known', configMap, 'accepted'],
  ['with a value of a wrong type', { ...configMap, data: { level: 1 } }, 'rejected'],
  ['of a kind that is known by its schema', { apiVersion: 'v1', kind: 'Node', metadata: { name: 'a' } }, 'not-judged'],
  ['of such a kind with an unknown field', { apiVersion: 'v1', kind: 'Node', metadata: { nam: 'a' } }, 'rejected'],
  ['of a version that is gone', { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget' }, 'rejected'],
  ['of another project', { apiVersion: 'example.com/v1', kind: 'ConfigMap' }, 'not-judged'],
  ['without a kind', { data: {} }, 'not-judged'],
  ['that is no object', 'text', 'not-judged'],
  ['DaemonSet', { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'a' } }, 'rejected'],
])('the verdict of an object %s', (_, manifest, verdict) => {
  expect(validator.judge(manifest).verdict).toBe(verdict);
});

test('a finding of a version that is gone names the one to use', () => {
  const [finding] = validator.validate({ apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget' });
  expect(finding).toMatchObject({
    rule: 'kind/notServed',
    field: 'apiVersion',
    message: 'policy/v1beta1 has no PodDisruptionBudget in this version; use policy/v1',
  });
});

test('what cannot be changed is found in an update', () => {
  const old = { ...configMap, immutable: true };
  const { verdict, findings } = validator.judgeUpdate(old, { ...old, data: { level: 'debug' } });
  expect({ verdict, fields: findings.map(({ field }) => field) }).toEqual({ verdict: 'rejected', fields: ['data'] });
});

test('every object of a text has its findings, with their lines', () => {
  const text =
    'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: "?"}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {}\n';
  expect(validator.validateText(text).map(({ document, line, rule }) => [document, line, rule])).toEqual([
    [0, 4, 'decode/base64'],
    [1, 8, 'metadata/nameMissing'],
  ]);
});
