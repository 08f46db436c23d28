import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ManifestValidator } from '../../../src';
import { OWN_DEFINITION } from '../../../tools/differential/kinds/custom-resource';
import { run } from '../run';

const AGENT = `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: logging}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      containers:
        - name: agent
          image: agent:1
          env:
            - {name: LEVEL, valueFrom: {configMapKeyRef: {name: settings, key: levle}}}
`;
const settings = (key: string) => `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: logging}
data: {${key}: info}
`;

const folder = mkdtempSync(join(tmpdir(), 'references-'));

async function found(files: { readonly [name: string]: string }): Promise<string[]> {
  const paths = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  const { code, out } = await run(['validate', ...paths]);
  expect(code).toBe(0);
  return out.split('\n').filter((line) => line.includes('references/'));
}

test('a key that the ConfigMap of another file lacks is a finding with its place, and no error', async () => {
  expect(await found({ 'agent.yaml': AGENT, 'settings.yaml': settings('level') })).toEqual([
    `${join(folder, 'agent.yaml')}:14:80: never-runs spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key: ` +
      "ConfigMap 'settings' has no key 'levle', only level. Correct the key, or set optional: true. [references/config/variableKey]",
  ]);
});

test('nothing is said of what no file has, nor where several files have it', async () => {
  expect(await found({ 'agent.yaml': AGENT })).toEqual([]);
  expect(await found({ 'agent.yaml': AGENT, 'a.yaml': settings('level'), 'b.yaml': settings('verbosity') })).toEqual(
    [],
  );
});

test('objects of one text are taken together', () => {
  const text = `${AGENT}---${settings('level')}`;
  expect(new ManifestValidator().validateText(text).map(({ rule, document }) => ({ rule, document }))).toEqual([
    { rule: 'references/config/variableKey', document: 0 },
  ]);
});

test('--crds names definitions that are not among the files; a custom resource is rejected or not judged', async () => {
  const crds = join(folder, 'crds.json');
  writeFileSync(crds, JSON.stringify(OWN_DEFINITION));
  const verdictOf = async (spec: object, ...options: string[]) => {
    const file = join(folder, 'custom.json');
    writeFileSync(file, JSON.stringify({ apiVersion: 'example.com/v1', kind: 'Agent', metadata: { name: 'a' }, spec }));
    const { code, out } = await run(['validate', '--format', 'json', ...options, file]);
    const [{ verdict, findings }] = JSON.parse(out).documents;
    return { code, verdict, fields: findings.map(({ field }: { field: string }) => field) };
  };
  expect(await verdictOf({ image: 'a', mode: 'x' })).toEqual({ code: 0, verdict: 'not-judged', fields: [] });
  expect(await verdictOf({ image: 'a', mode: 'x' }, '--crds', crds)).toEqual({
    code: 1,
    verdict: 'rejected',
    fields: ['spec.mode'],
  });
  expect(await verdictOf({ image: 'a', mode: 'on' }, '--crds', crds)).toEqual({
    code: 0,
    verdict: 'not-judged',
    fields: [],
  });
  expect(await run(['validate', '--crds', join(folder, 'none'), crds])).toMatchObject({ code: 2 });
});
