import { ApiObject, ApiObjectMetadataDefinition, App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as lib from '../../src';
import { ObjectValidator } from '../../src/validation/validator';

const container: lib.k8s.Container = { name: 'agent', image: 'registry.example.com/agent:1.0' };

function daemonSetOf(props: Partial<lib.DaemonSetProps> = {}) {
  const chart = Testing.chart();
  const daemonSet = new lib.DaemonSet(chart, 'agent', {
    metadata: { name: 'agent' },
    containers: [container],
    ...props,
  });
  return {
    daemonSet,
    fields: () => daemonSet.findings().map(({ field }) => field),
    written: () => Testing.synth(chart).find(({ kind }) => kind === 'DaemonSet'),
  };
}

describe('what changes after a DaemonSet was judged is judged and written', () => {
  test.each<[string, (daemonSet: lib.DaemonSet) => void, string]>([
    [
      'a container',
      (daemonSet) => daemonSet.addContainer({ name: 'second', image: '' }),
      'spec.template.spec.containers[1].image',
    ],
    [
      'an init container',
      (daemonSet) => daemonSet.addInitContainer({ name: 'first', image: '' }),
      'spec.template.spec.initContainers[0].image',
    ],
    ['a volume', (daemonSet) => daemonSet.addVolume({ name: 'No' }), 'spec.template.spec.volumes[0].name'],
    [
      'a toleration',
      (daemonSet) => daemonSet.addToleration({ operator: 'Equal' }),
      'spec.template.spec.tolerations[0].operator',
    ],
    ['a label', (daemonSet) => daemonSet.metadata.addLabel('no key', 'x'), 'metadata.labels'],
    ['an annotation', (daemonSet) => daemonSet.metadata.addAnnotation('no key', 'x'), 'metadata.annotations'],
    ['a finalizer', (daemonSet) => daemonSet.metadata.addFinalizers('no finalizer'), 'metadata.finalizers[0]'],
    [
      'an owner',
      (daemonSet) => daemonSet.metadata.addOwnerReference({ apiVersion: 'v1', kind: '', name: 'x', uid: 'x' }),
      'metadata.ownerReferences[0].kind',
    ],
    [
      'any other field of the metadata',
      (daemonSet) => daemonSet.metadata.add('generateName', '-'),
      'metadata.generateName',
    ],
    ['a pod label', (daemonSet) => daemonSet.addPodLabel('no key', 'x'), 'spec.template.labels'],
    [
      'a patch',
      (daemonSet) => ApiObject.of(daemonSet).addJsonPatch(JsonPatch.remove('/spec/template/spec/containers')),
      'spec.template.spec.containers',
    ],
  ])('%s', (_, change, field) => {
    const { daemonSet, fields, written } = daemonSetOf();
    expect(fields()).toEqual([]);
    const before = written();
    change(daemonSet);
    expect(fields()).toContain(field);
    expect(() => written()).toThrow(field);
    expect(ApiObject.of(daemonSet).toJson()).not.toEqual(before);
  });

  test('a key that is gone', () => {
    let annotations: { [key: string]: string } = { 'no key': 'x', a: 'b' };
    const { daemonSet, fields } = daemonSetOf({
      podMetadata: { annotations: Lazy.any({ produce: () => annotations }) as {} },
    });
    expect(fields()).toEqual(['spec.template.annotations']);
    annotations = { a: 'b' };
    expect(fields()).toEqual([]);
    expect(ApiObject.of(daemonSet).toJson().spec.template.metadata.annotations).toEqual({ a: 'b' });
  });

  test('a patch whose value its maker changes', () => {
    const { daemonSet, fields } = daemonSetOf();
    const extra: any = { name: 'second', image: 'registry.example.com/agent:1.0' };
    ApiObject.of(daemonSet).addJsonPatch(JsonPatch.add('/spec/template/spec/containers/-', extra));
    expect(fields()).toEqual([]);
    delete extra.image;
    expect(fields()).toEqual(['spec.template.spec.containers[1].image']);
  });

  test('the namespace that enforces a Pod Security level, with or without synth', () => {
    const chart = new Chart(Testing.app(), 'agents', { namespace: 'agents' });
    const daemonSet = new lib.DaemonSet(chart, 'agent', { containers: [container], hostNetwork: true });
    expect(daemonSet.findings()).toEqual([]);
    const namespace = new lib.AgentNamespace(chart, 'namespace', { name: 'agents', enforce: 'baseline' });
    expect(lib.AppFindings.of(chart).all.map(({ field }) => field)).toEqual(['spec.template.spec.hostNetwork']);
    chart.node.tryRemoveChild(namespace.node.id);
    expect(daemonSet.findings()).toEqual([]);
  });
});

describe('the checks of the app see what changes after synth', () => {
  const twins = () => {
    const app = new App({ outdir: Testing.app().outdir });
    const charts = ['one', 'two'].map((id) => new Chart(app, id));
    for (const chart of charts) {
      new lib.DaemonSet(chart, 'agent', { metadata: { name: 'agent', namespace: 'agents' }, containers: [container] });
    }
    return { app, charts, synth: () => app.synthYaml() };
  };

  test.each<[string, (charts: Chart[]) => void]>([
    ['a check that is ignored', ([one]) => lib.AppChecks.of(one).ignore('duplicates', 'selectors')],
    ['a cluster of its own', ([one]) => lib.AppChecks.of(one).separateCluster()],
    ['an object that is gone', ([one]) => one.node.tryRemoveChild('agent')],
  ])('%s', (_, change) => {
    const { charts, synth } = twins();
    expect(synth).toThrow("both make the DaemonSet 'agent' in namespace 'agents'");
    change(charts);
    expect(synth).not.toThrow();
  });

  test('a host port that is added', () => {
    const { app, charts, synth } = twins();
    lib.AppChecks.of(app).ignore('duplicates', 'selectors');
    new lib.DaemonSet(charts[0], 'other', {
      metadata: { name: 'other', namespace: 'agents' },
      containers: [{ ...container, ports: [{ containerPort: 80, hostPort: 80 }] }],
    });
    expect(synth).not.toThrow();
    (charts[1].node.tryFindChild('agent') as lib.DaemonSet).addContainer({
      ...container,
      name: 'second',
      ports: [{ containerPort: 80, hostPort: 80 }],
    });
    expect(synth).toThrow(/host port 80/);
  });
});

test('what synth gives out can be changed, and the next synth writes what the DaemonSet says', () => {
  const { written } = daemonSetOf();
  const first = written();
  const expected = structuredClone(first);
  first.spec.template.spec.containers[0].image = 'changed';
  delete first.metadata.name;
  expect(written()).toEqual(expected);
});

test('a DaemonSet that did not change is rendered and judged once, however many charts there are', () => {
  const judgements = jest.spyOn(ObjectValidator.prototype, 'validate');
  // a part of each rendering
  const renderings = jest.spyOn(ApiObjectMetadataDefinition.prototype, 'toJson');
  try {
    const app = new App({ outdir: Testing.app().outdir });
    for (let i = 0; i < 5; i++) {
      new lib.DaemonSet(new Chart(app, `chart-${i}`), 'agent', { containers: [container] });
    }
    app.synthYaml();
    expect(judgements).toHaveBeenCalledTimes(5);
    // the first one of an app is compared with what cdk8s makes of it
    expect(renderings).toHaveBeenCalledTimes(6);
  } finally {
    jest.restoreAllMocks();
  }
});

describe('the configuration that an agent reads', () => {
  const agentOf = (chart: Chart) => {
    const agent = new lib.NodeAgentDaemonSet(chart, 'agent', {
      metadata: { name: 'agent' },
      containers: [{ ...container, resources: { limits: { memory: '64Mi' } } }],
      volumes: [{ name: 'config', configMap: { name: 'config' } }],
    });
    return () => ApiObject.of(agent).toJson().spec.template.metadata.annotations?.['checksum/config'];
  };
  const configMap = (chart: Chart, value: string) =>
    new kplus.ConfigMap(chart, 'config', { metadata: { name: 'config' }, data: { value } });

  test('is that of the ConfigMap that took the place of another one', () => {
    const chart = Testing.chart();
    const hash = agentOf(chart);
    const old = configMap(chart, '1');
    const before = hash();
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    chart.node.tryRemoveChild(old.node.id);
    expect(hash()).toBeUndefined();
    configMap(chart, '2');
    const after = hash();
    expect(after).toMatch(/^[0-9a-f]{16}$/);
    expect(after).not.toBe(before);
  });

  test('is gone with the construct around it', () => {
    const chart = Testing.chart();
    const hash = agentOf(chart);
    const inner = new Chart(chart, 'inner');
    configMap(inner, '1');
    expect(hash()).toBeDefined();
    chart.node.tryRemoveChild('inner');
    expect(hash()).toBeUndefined();
  });
});
