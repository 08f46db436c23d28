import { readFileSync } from 'fs';
import { resolve } from 'path';
import { readManifests } from '../../src/manifest/read-manifests';
import { DaemonSetValidator } from '../../src/text-validation/daemon-set-validator';
import { judgeSource } from '../../src/text-validation/judge-source';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';

// what docs/differences.md lists, row by row
const NEWEST = builtMinors[builtMinors.length - 1];

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
  return new DaemonSetValidator()
    .validate(manifest)
    .map(({ severity, reason, field }) => `${severity} ${reason} ${field}`);
}

function daemonSet(name = 'agent', spec: object = {}) {
  const template = {
    metadata: { labels: { app: 'agent' } },
    spec: { containers: [{ name: 'agent', image: 'registry.example.com/agent:1.0' }] },
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name },
    spec: { selector: { matchLabels: { app: 'agent' } }, template, ...spec },
  };
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

describe('the manifest null', () => {
  test('is no DaemonSet here', () => {
    expect(
      new DaemonSetValidator().validate(null).map(({ severity, reason, field }) => `${severity} ${reason} ${field}`),
    ).toEqual(['error FieldTypeMismatch ']);
  });
  liveTest('is one without anything for the server', () => {
    expect(kubernetes('null').errors).toEqual(kubernetes({ apiVersion: 'apps/v1', kind: 'DaemonSet' }).errors);
  });
});

describe('of several wrong types', () => {
  const manifest = daemonSet('agent', { minReadySeconds: 'soon', revisionHistoryLimit: 'some' });
  test('all are named here', () => {
    expect(ours(manifest)).toEqual([
      'error FieldTypeMismatch spec.minReadySeconds',
      'error FieldTypeMismatch spec.revisionHistoryLimit',
    ]);
  });
  liveTest('the first is named by the server', () => {
    const { stage, decodeError } = kubernetes(manifest);
    expect({ stage, decodeError }).toEqual({
      stage: 'decode',
      decodeError:
        'json: cannot unmarshal string into Go struct field DaemonSetSpec.spec.minReadySeconds of type int32',
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
    expect({ stage, strictErrors, errors }).toEqual({
      stage: 'strict',
      strictErrors: ['unknown field "spec.minReadySecond"'],
      errors: [],
    });
  });
});

describe('a key that stands twice', () => {
  const yaml = JSON.stringify(daemonSet('good'), undefined, 2)
    .replace('    "name": "good"', '    "name": "Bad",\n    "name": "good"')
    .replace(/^/, '# YAML from here on\n');
  const json = JSON.stringify(daemonSet('good')).replace('"name":"good"', '"name":5,"name":"good"');
  test('is an error here, and the last value is judged', () => {
    for (const content of [yaml, json]) {
      const {
        documents: [{ findings }],
      } = judgeSource({ name: 'in.yaml', content }, { minors: [37] });
      expect(findings.map(({ reason, field }) => `${reason} ${field}`)).toEqual(['DuplicateField metadata.name']);
    }
  });
  liveTest('is what it is the last time for kubectl, and both times for the server', () => {
    expect(kubernetes(yaml, 'yaml').stage).toBe('ok');
    expect(kubernetes(json).decodeError).toBe(
      'json: cannot unmarshal number into Go struct field ObjectMeta.metadata.name of type string',
    );
    expect(kubernetes(json.replace('5', '"Bad"')).strictErrors).toEqual(['duplicate field "metadata.name"']);
  });
});

describe('an update that is wrong', () => {
  const [old, wrong] = [daemonSet(), daemonSet('agent', { minReadySeconds: -1 })];
  const labelled = { ...wrong, metadata: { name: 'agent', labels: { 'a b': 'c' } } };
  test('is wrong once here', () => {
    const findings = new DaemonSetValidator().validateUpdate(old, labelled);
    expect(findings.map(({ field, versions }) => `${field} ${versions}`)).toEqual([
      'metadata.labels undefined',
      'spec.minReadySeconds undefined',
    ]);
  });
  const doubled = builtMinors.filter((minor) => Number(minor.slice(2)) < 37);
  liveTest('is wrong twice for servers up to 1.36', () => {
    for (const minor of doubled) {
      const [{ update }] = askKubernetes<{ update: { errors: { field: string }[] } }>(minor, 'judge', [
        { id: '1', manifest: JSON.stringify(labelled), old: JSON.stringify(old) },
      ]);
      expect(update.errors.filter(({ field }) => field === 'metadata.labels').length).toBeGreaterThan(1);
    }
  });
});

describe('a quantity with an escape', () => {
  const text = JSON.stringify(daemonSet()).replace('"image"', '"resources":{"limits":{"cpu":"\\u0031"}},"image"');
  test('is read here', () => {
    expect(
      judgeSource({ name: 'in.json', content: text }, { minors: [37] }).documents.map(({ verdict }) => verdict),
    ).toEqual(['accepted']);
  });
  liveTest('is none for the server', () => {
    expect(kubernetes(text).decodeError).toContain('quantities must match the regular expression');
  });
});

describe('a number beyond all floats', () => {
  const text = JSON.stringify({ ...daemonSet(), more: 0 }).replace('"more":0', '"more":1e400');
  test('is not read here', () => {
    expect(readManifests({ name: 'huge.json', content: text }).problem?.message).toBe('the number 1e400 is too big');
  });
  liveTest('is passed over by the server', () => {
    expect(kubernetes(text).strictErrors).toEqual(['unknown field "more"']);
  });
});

describe('lists that nest 1,500 levels deep', () => {
  const text = JSON.stringify(daemonSet('agent', { deep: 0 })).replace(
    '"deep":0',
    `"deep":${'['.repeat(1500)}${']'.repeat(1500)}`,
  );
  test('are not read here', () => {
    expect(readManifests({ name: 'deep.json', content: text }).problem?.message).toBe(
      'lists and maps are nested more than 1000 levels deep',
    );
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

describe('a file of more than 64 MiB', () => {
  const content = `#${' '.repeat(64 * 1024 * 1024)}\n${JSON.stringify(daemonSet())}`;
  test('is not read here', () => {
    expect(readManifests({ name: 'big.yaml', content }).problem?.message).toBe(
      'the file has 64.0 MiB; the limit is 64.0 MiB: split it',
    );
  });
  liveTest('is read by kubectl', () => {
    expect(kubernetes(content, 'yaml').stage).toBe('ok');
  });
});

describe('what the server fills in', () => {
  const served = {
    uid: 'x',
    creationTimestamp: '2024-01-02T03:04:05Z',
    generation: 5,
    selfLink: '/a',
    deletionGracePeriodSeconds: 5,
  };
  const manifest = { ...daemonSet(), metadata: { name: 'agent', ...served }, status: { numberReady: 3 } };
  test('is nothing to speak of here', () => {
    expect(ours(manifest)).toEqual([]);
  });
  liveTest('is dropped or overwritten', () => {
    const [{ stage, stored }] = askKubernetes<{ stage: string; stored: any }>(NEWEST, 'judge', [
      { id: '1', manifest: JSON.stringify(manifest), want: ['stored'] },
    ]);
    expect({ stage, metadata: stored.metadata, ready: stored.status.numberReady }).toEqual({
      stage: 'ok',
      metadata: {
        name: 'agent',
        namespace: 'default',
        generation: 1,
        annotations: { 'deprecated.daemonset.template.generation': '1' },
      },
      ready: 0,
    });
  });
});

describe('a name of 243 to 252 characters', () => {
  test('is said never to run here', () => {
    expect(ours(daemonSet('x'.repeat(242)))).toEqual([]);
    for (const length of [243, 252]) {
      expect(ours(daemonSet('x'.repeat(length)))).toEqual(['never-runs FieldValueInvalid metadata.name']);
    }
  });
  liveTest('runs or not by the hash of the template', () => {
    const manifests = Array.from({ length: 20 }, (_, minReadySeconds) =>
      daemonSet('x'.repeat(243), {
        template: {
          metadata: { labels: { app: 'agent' }, annotations: { example: `${minReadySeconds}` } },
          spec: daemonSet().spec.template.spec,
        },
      }),
    );
    const answers = askKubernetes<{ revision: { errors: object[] } }>(
      NEWEST,
      'judge',
      manifests.map((manifest) => ({ id: '1', manifest: JSON.stringify(manifest) })),
    );
    expect(new Set(answers.map(({ revision }) => revision.errors.length))).toEqual(new Set([0, 1]));
  });
});

test('there are no other rows', () => {
  const page = readFileSync(resolve(__dirname, '../../docs/differences.md'), 'utf8');
  expect(
    page
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(1),
  ).toHaveLength(14);
});
