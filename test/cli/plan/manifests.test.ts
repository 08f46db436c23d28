import { daemonSet } from './inputs';
import { sortManifests } from '../../../src/cli/plan/manifests';
import { readManifests } from '../../../src/manifest/read-manifests';

const sort = (objects: unknown[], olds: any[] = []) => {
  const { documents } = readManifests({
    name: 'in.json',
    content: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }),
  });
  return sortManifests(
    documents,
    36,
    new Map(olds.map((old) => [`${old.metadata.namespace}/${old.metadata.name}`, old])),
  );
};
const priorityClass = (name: string, value: number, globalDefault = false) => ({
  kind: 'PriorityClass',
  metadata: { name },
  value,
  globalDefault,
});

test('DaemonSets go in, other kinds are counted', () => {
  const { daemonSets, otherKinds } = sort([
    { kind: 'ConfigMap' },
    daemonSet('agent'),
    { kind: 'DaemonSet', apiVersion: 'apps.kruise.io/v1alpha1' },
    5,
  ]);
  expect(daemonSets).toEqual([daemonSet('agent')]);
  expect(otherKinds).toBe(3);
});

test('priority classes go by name; of several global defaults the least counts', () => {
  const { priorityClasses, otherKinds } = sort([
    priorityClass('a', 5),
    priorityClass('b', 30, true),
    priorityClass('c', 20, true),
    { kind: 'PriorityClass', value: 'x' },
  ]);
  expect(priorityClasses).toEqual({ a: 5, b: 30, c: 20, '': 20 });
  expect(otherKinds).toBe(0);
});

test('what the server rejects stays out, with the errors only', () => {
  const wrong = daemonSet('agent', { nodeSelector: { 'beta.kubernetes.io/os': 'linux' }, restartPolicy: 'Never' });
  const { daemonSets, rejected } = sort([wrong]);
  expect(daemonSets).toEqual([]);
  expect(
    rejected.map(({ name, findings }) => [name, findings.map(({ severity, field }) => `${severity} ${field}`)]),
  ).toEqual([['agent', ['error spec.template.spec.restartPolicy']]]);
});

test('what the namespace among the manifests enforces counts', () => {
  const namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'agents', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } },
  };
  const { rejected } = sort([daemonSet('agent', { hostPID: true }), namespace]);
  expect(rejected.map(({ findings }) => findings.map(({ field }) => field))).toEqual([['spec.template.spec.hostPID']]);
});

test('an update may not change more than a new object may have, and a changed selector is left to the change plan', () => {
  const moved = daemonSet('agent', {}, { selector: { matchLabels: { tier: 'b' } } });
  Object.assign(moved.spec.template.metadata.labels, { tier: 'b' });
  expect(sort([moved], [daemonSet('agent')]).daemonSets).toEqual([moved]);
  const renamed = { ...daemonSet('agent'), metadata: { name: 'agent', namespace: 'agents', uid: 'x' } };
  expect(
    sort([renamed], [{ ...renamed, metadata: { ...renamed.metadata, uid: 'y' } }]).rejected.map(({ findings }) =>
      findings.map(({ field }) => field),
    ),
  ).toEqual([['metadata.uid']]);
});

test('pods that never run are a problem with its place', () => {
  expect(sort([daemonSet('agent', { schedulingGates: [{ name: 'example.com/a' }] })]).problems).toEqual([
    {
      kind: 'never-runs',
      message: expect.stringMatching(/^agents\/agent: in\.json:1:\d+: spec\.template\.spec\.schedulingGates: /),
      daemonSets: ['agents/agent'],
      nodes: [],
    },
  ]);
});
