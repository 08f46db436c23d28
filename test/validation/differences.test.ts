import { readFileSync } from 'fs';
import { resolve } from 'path';
import { askKubernetes, builtMinors } from '../../conformance/ask';
import { judgeSource } from '../../src/cli/validate/judge-source';
import { readManifests } from '../../src/manifest/read-manifests';
import { DaemonSetValidator } from '../../src/validation/validator';

// what docs/differences.md lists, row by row
const NEWEST = builtMinors[builtMinors.length - 1];
const liveTest = NEWEST === undefined ? test.skip : test;

interface Answer {
  readonly stage: string;
  readonly decodeError?: string;
  readonly strictErrors?: readonly string[];
  readonly errors: readonly object[];
}

function kubernetes(manifest: object | string, format = 'json'): Answer {
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  return askKubernetes<Answer>(NEWEST, 'judge', [{ id: '1', manifest: text, format }])[0];
}

function ours(manifest: object): string[] {
  return new DaemonSetValidator().validate(manifest).map(({ severity, reason, field }) => `${severity} ${reason} ${field}`);
}

function daemonSet(name = 'agent', spec: object = {}) {
  const template = { metadata: { labels: { app: 'agent' } }, spec: { containers: [{ name: 'agent', image: 'registry.example.com/agent:1.0' }] } };
  return { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name }, spec: { selector: { matchLabels: { app: 'agent' } }, template, ...spec } };
}

describe('a manifest without kind and apiVersion', () => {
  const { kind: _kind, apiVersion: _apiVersion, ...bare } = daemonSet();
  test('is an error here', () => {
    expect(ours(bare)).toEqual(['error FieldValueRequired kind', 'error FieldValueRequired apiVersion']);
  });
  liveTest('is fine for the server', () => {
    expect(kubernetes(bare).stage).toBe('ok');
  });
});

describe('of several wrong types', () => {
  const manifest = daemonSet('agent', { minReadySeconds: 'soon', revisionHistoryLimit: 'some' });
  test('all are named here', () => {
    expect(ours(manifest)).toEqual(['error FieldTypeMismatch spec.minReadySeconds', 'error FieldTypeMismatch spec.revisionHistoryLimit']);
  });
  liveTest('the first is named by the server', () => {
    const { stage, decodeError } = kubernetes(manifest);
    expect({ stage, decodeError }).toEqual({
      stage: 'decode',
      decodeError: 'json: cannot unmarshal string into Go struct field DaemonSetSpec.spec.minReadySeconds of type int32',
    });
  });
});

describe('an unknown field in a manifest with another error', () => {
  const manifest = daemonSet('Agent', { minReadySecond: 1 });
  test('is named with the other one here', () => {
    expect(ours(manifest)).toEqual(['error UnknownField spec.minReadySecond', 'error FieldValueInvalid metadata.name']);
  });
  liveTest('is all that the server names', () => {
    const { stage, strictErrors, errors } = kubernetes(manifest);
    expect({ stage, strictErrors, errors }).toEqual({ stage: 'strict', strictErrors: ['unknown field "spec.minReadySecond"'], errors: [] });
  });
});

describe('lists that nest 1,500 levels deep', () => {
  const text = JSON.stringify(daemonSet('agent', { deep: 0 })).replace('"deep":0', `"deep":${'['.repeat(1500)}${']'.repeat(1500)}`);
  test('are not read here', () => {
    expect(readManifests({ name: 'deep.json', content: text }).problem?.message).toBe('lists and maps are nested more than 1000 levels deep');
  });
  liveTest('are read by kubectl and the server', () => {
    expect(kubernetes(text, 'yaml').strictErrors).toEqual(['unknown field "spec.deep"']);
  });
});

describe('text behind the end of a document', () => {
  const text = `${JSON.stringify(daemonSet(), undefined, 2).replace(/^\{\n/, '# YAML from here on\n{\n')}\nmore: 1\n`;
  test('is named by validate', () => {
    const { documents, problems } = judgeSource({ name: 'in.yaml', content: text }, { minors: [37] });
    expect(documents.map(({ verdict }) => verdict)).toEqual(['accepted']);
    expect(problems.map(({ message }) => message)).toEqual(['kubectl passes over the text from here on']);
  });
  liveTest('is nothing to kubectl', () => {
    expect(kubernetes(text, 'yaml').stage).toBe('ok');
  });
});

test('there are no other rows', () => {
  const page = readFileSync(resolve(__dirname, '../../docs/differences.md'), 'utf8');
  expect(page.split('\n').filter((line) => line.startsWith('| ')).slice(1)).toHaveLength(5);
});
