import { ApiObject, App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as lib from '../../src';

const container: lib.k8s.Container = { name: 'agent', image: 'registry.example.com/agent:1.0' };
const good: lib.DaemonSetProps = { metadata: { name: 'agent' }, containers: [container] };
const newer: lib.DaemonSetProps = { ...good, securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } };

const messageOf = (run: () => unknown): string => {
  try {
    run();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test('all errors of all DaemonSets come in one message, each with the path of its construct', () => {
  const app = Testing.app();
  new lib.DaemonSet(new Chart(app, 'one'), 'empty', { metadata: { name: 'empty' }, containers: [] });
  new lib.DaemonSet(new Chart(app, 'two'), 'agent', {
    ...good,
    containers: [{ ...container, volumeMounts: [{ name: 'nowhere', mountPath: '/x' }] }],
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
  });
  const lines = messageOf(() => app.synthYaml())
    .split('\n')
    .map((line) => line.trim().split(':')[0]);
  expect(lines).toEqual([
    'Validation failed with the following errors',
    '[one/empty] spec.template.spec.containers',
    '[two/agent] spec.template.spec.containers[0].volumeMounts[0].name',
    '[two/agent] spec.updateStrategy.rollingUpdate.maxSurge',
  ]);
});

test('what patches write is judged, not what the props said', () => {
  const chart = Testing.chart();
  const broken = new lib.DaemonSet(chart, 'broken', { ...good, containers: [] });
  expect(broken.findings().map(({ field }) => field)).toEqual(['spec.template.spec.containers']);
  ApiObject.of(broken).addJsonPatch(JsonPatch.replace('/spec/template/spec/containers', [container]));
  expect(broken.findings()).toEqual([]);
  ApiObject.of(broken).addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/name', 'No_Label'));
  expect(broken.findings().map(({ field }) => field)).toEqual(['spec.template.spec.containers[0].name']);
});

test('lazy values are judged by what they are at the time', () => {
  let seconds = 5;
  const daemonSet = new lib.DaemonSet(Testing.chart(), 'agent', {
    ...good,
    minReadySeconds: Lazy.any({ produce: () => seconds }) as number,
  });
  expect(daemonSet.findings()).toEqual([]);
  seconds = -1;
  expect(daemonSet.findings().map(({ field }) => field)).toEqual(['spec.minReadySeconds']);
});

test('warnings and what is dropped do not stop synth, and can be read', () => {
  const chart = Testing.chart();
  lib.TargetClusters.of(chart).use({ kubernetesVersion: '1.36' });
  const env = [
    { name: 'A', value: '1' },
    { name: 'A', value: '2' },
  ];
  const daemonSet = new lib.DaemonSet(chart, 'agent', { ...good, containers: [{ ...container, env }] });
  expect(Testing.synth(chart)).toHaveLength(1);
  expect(daemonSet.findings()).toEqual([
    expect.objectContaining({ severity: 'warning', field: 'spec.template.spec.containers[0].env[1]' }),
  ]);
});

describe('the version', () => {
  test('is every one from 1.28 on where nothing is said', () => {
    const [finding, ...others] = new lib.DaemonSet(Testing.chart(), 'agent', newer).findings();
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      reason: 'UnknownField',
      field: 'spec.template.spec.securityContext.appArmorProfile',
      versions: '1.28-1.29',
    });
    expect(`${finding.message} ${finding.remedy}`).toContain("'1.30+'");
  });

  test('of the nearest scope counts, whenever it is set', () => {
    const app = new App();
    const [outer, inner] = [new Chart(app, 'outer'), new Chart(app, 'inner')];
    const daemonSets = [outer, inner].map((chart) => new lib.DaemonSet(chart, 'agent', newer));
    const found = () => daemonSets.map((daemonSet) => daemonSet.findings().length);
    expect(found()).toEqual([1, 1]);
    lib.TargetClusters.of(app).use({ kubernetesVersion: '1.30+' });
    expect(found()).toEqual([0, 0]);
    lib.TargetClusters.of(inner).use({ kubernetesVersion: '1.29' });
    expect(found()).toEqual([0, 1]);
  });

  test('that is not known is refused with those that are', () => {
    expect(() => lib.TargetClusters.of(new App()).use({ kubernetesVersion: '1.27' })).toThrow(
      "kubernetesVersion \"1.27\" is not supported; use 1.28 to 1.37, a range such as '1.30-1.34', '1.30+' for 1.30 and every newer version, or the version of a server such as 'v1.33.2'",
    );
  });
});

describe('Pod Security', () => {
  const app = (labels?: { [key: string]: string }) => {
    const root = Testing.app();
    const chart = new Chart(root, 'agents', { namespace: 'agents' });
    const daemonSet = new lib.DaemonSet(chart, 'agent', { ...good, hostNetwork: true });
    if (labels) new kplus.Namespace(new Chart(root, 'cluster'), 'agents', { metadata: { name: 'agents', labels } });
    return { root, daemonSet };
  };
  const LABEL = 'pod-security.kubernetes.io/enforce';

  test('of a level that the namespace of the app enforces stops synth', () => {
    expect(messageOf(() => app({ [LABEL]: 'baseline' }).root.synthYaml())).toMatch(
      /\[agents\/agent\] spec\.template\.spec\.hostNetwork: .*baseline/,
    );
  });

  test.each([
    ['no namespace in the app', undefined],
    ['a namespace without the label', {}],
    ['a namespace that only warns', { 'pod-security.kubernetes.io/warn': 'baseline' }],
    ['a namespace that enforces privileged', { [LABEL]: 'privileged' }],
  ])('says nothing with %s', (_, labels) => {
    expect(messageOf(() => app(labels).root.synthYaml())).toBe('');
  });

  test('follows the policy version that the namespace pins', () => {
    const host = { httpGet: { port: 80, host: '127.0.0.1' } };
    const probed = (version: string) => {
      const root = Testing.app();
      const chart = new Chart(root, 'agents', { namespace: 'agents' });
      new lib.DaemonSet(chart, 'agent', { ...good, containers: [{ ...container, livenessProbe: host }] });
      new kplus.Namespace(chart, 'namespace', {
        metadata: { name: 'agents', labels: { [LABEL]: 'baseline', [`${LABEL}-version`]: version } },
      });
      return messageOf(() => root.synthYaml());
    };
    // hosts of probes are looked at since 1.34
    expect(probed('latest')).toContain('livenessProbe.httpGet.host');
    expect(probed('v1.33')).toBe('');
  });

  test('of a level that the user names stops synth too', () => {
    const { root } = app();
    lib.TargetClusters.of(root).use({ podSecurity: 'baseline' });
    expect(messageOf(() => root.synthYaml())).toContain('spec.template.spec.hostNetwork');
  });
});
