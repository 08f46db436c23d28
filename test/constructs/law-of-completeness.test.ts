import { Testing } from 'cdk8s';
import * as lib from '../../src';
import { TYPES } from '../../src/model/field-table';
import { corpusTest } from '../support/corpus';
import { fieldSamples } from '../support/field-samples';

const LABELS = { app: 'agent' };

/** Passes a spec through the construct as a user would and gives what it renders. */
function throughDaemonSet(manifest: any): any {
  const { template = {}, ...spec } = manifest.spec;
  const chart = Testing.chart();
  const daemonSet = new lib.DaemonSet(chart, 'agent', {
    metadata: manifest.metadata,
    ...spec,
    podMetadata: template.metadata,
    ...template.spec,
  });
  const rendered = daemonSet.node.defaultChild as unknown as { toJson(): any };
  return JSON.parse(JSON.stringify(rendered.toJson()));
}

/** cdk8s leaves out nulls everywhere, and empty lists and maps in the metadata of the object. */
function asCdk8sWritesIt(manifest: any): any {
  const copy = JSON.parse(JSON.stringify(manifest), (_, value) => (value === null ? undefined : value));
  for (const [key, value] of Object.entries(copy.metadata)) {
    if (typeof value === 'object' && Object.keys(value as object).length === 0) delete copy.metadata[key];
  }
  delete copy.status;
  return copy;
}

const specSamples = fieldSamples('DaemonSetSpec');

test('the samples set every field of every type of the table', () => {
  const set = new Set([...specSamples, ...fieldSamples('ObjectMeta')].map(({ field }) => field));
  const all = [...TYPES]
    .filter(([type]) => !['DaemonSet', 'DaemonSetStatus', 'DaemonSetCondition'].includes(type))
    .flatMap(([, fields]) => [...fields.values()]);
  expect(all.filter((field) => !set.has(field)).map(({ name }) => name)).toEqual([]);
  expect(all.length).toBeGreaterThan(540);
});

test.each(specSamples)('$path goes through DaemonSet unchanged', ({ value }) => {
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: LABELS },
      ...value,
      template: {
        ...value.template,
        metadata: { labels: LABELS, ...value.template?.metadata },
        spec: { containers: [], ...value.template?.spec },
      },
    },
  };
  expect(throughDaemonSet(manifest)).toEqual(manifest);
});

// cdk8s writes an owner reference or managed field without any field as nothing
const metadataSamples = fieldSamples('ObjectMeta').filter(({ value }) => !JSON.stringify(value).includes('[{}]'));

test.each(metadataSamples)('$path goes through DaemonSet unchanged', ({ value }) => {
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent', ...value },
    spec: {
      selector: { matchLabels: LABELS },
      template: { metadata: { labels: LABELS, ...value }, spec: { containers: [] } },
    },
  };
  expect(throughDaemonSet(manifest)).toEqual(asCdk8sWritesIt(manifest));
});

corpusTest('every DaemonSet goes through the construct unchanged, but for the selector where it has none', (corpus) => {
  const daemonSets = corpus.daemonSets();
  expect(daemonSets).toHaveLength({ own: 12, published: 188 }[corpus.name]);
  for (const { id, manifest } of daemonSets) {
    const expected = asCdk8sWritesIt(manifest);
    if (!expected.spec.selector) {
      const labels = { 'app.kubernetes.io/name': manifest.metadata.name };
      expected.spec.selector = { matchLabels: labels };
      const { metadata = {} } = expected.spec.template;
      expected.spec.template.metadata = { ...metadata, labels: { ...metadata.labels, ...labels } };
    }
    expect({ id, manifest: throughDaemonSet(manifest) }).toEqual({ id, manifest: expected });
  }
});
