import { daemonSet, template } from './objects';
import { driftOf } from '../../src/cluster/drift';
import { managersOf } from '../../src/cluster/managers';
import { countUnwritten, isWritten, stepsOf } from '../../src/cluster/written-fields';

/* How a change is classed. That the server changes these fields and no others, conformance/control-plane/live-diff.ts compares. */

const LAST = 'kubectl.kubernetes.io/last-applied-configuration';
const live = (image: string, last?: object, spec: object = {}) =>
  daemonSet({
    template: template(image),
    spec,
    metadata: last === undefined ? {} : { annotations: { [LAST]: JSON.stringify(last) } },
  });
const classes = (result: ReturnType<typeof driftOf>) =>
  typeof result === 'string' ? result : result.differences.map((one) => `${one.class} ${one.field}`);
const IMAGE = 'spec.template.spec.containers[agent].image';

const v1 = daemonSet({ template: template('agent:1') });
const v2 = daemonSet({ template: template('agent:2') });

test.each([
  ['the cluster was changed by hand', live('agent:hot', v1), v1, [`drift ${IMAGE}`]],
  ['the manifest has changed', live('agent:1', v1), v2, [`update ${IMAGE}`]],
  ['nothing tells what was applied', live('agent:1'), v2, [`change ${IMAGE}`]],
  ['nothing differs', live('agent:1', v1), v1, []],
  [
    'a value was set by hand that the manifest does not say',
    live('agent:1', v1, { minReadySeconds: 9 }),
    v1,
    ['kept spec.minReadySeconds'],
  ],
  [
    'a value is no longer in the manifest, and apply takes it away',
    live('agent:1', daemonSet({ template: template('agent:1'), spec: { minReadySeconds: 9 } }), { minReadySeconds: 9 }),
    v1,
    ['update spec.minReadySeconds'],
  ],
])('%s', (_, was, manifest, expected) => {
  expect(classes(driftOf(was, manifest, 36))).toEqual(expected);
});

test('the word of the server goes before ours, and what it changes beside is named', () => {
  const applied = daemonSet({ template: template('agent:2', { hostNetwork: true }) });
  const drift = driftOf(live('agent:1', v1), v2, 36, applied);
  expect(classes(drift)).toEqual([`update ${IMAGE}`, 'change spec.template.spec.hostNetwork']);
  expect(drift).toMatchObject({ unexpected: [{ field: 'spec.template.spec.hostNetwork' }] });
});

test('a field is found by its steps', () => {
  const field = 'spec.template.metadata.annotations[a.b/c]';
  expect(stepsOf(field)).toEqual(['spec', 'template', 'metadata', 'annotations', 'a.b/c']);
  expect(isWritten({ spec: { template: { metadata: { annotations: { 'a.b/c': '' } } } } }, field)).toBe(true);
  expect(isWritten(v1, `${IMAGE}`)).toBe(true);
  expect(isWritten(v1, 'spec.template.spec.containers[other].image')).toBe(false);
  expect(isWritten(v1, 'spec.minReadySeconds')).toBe(false);
  expect(isWritten({ list: [{ containerPort: 80, protocol: 'TCP' }] }, 'list[80/TCP].protocol')).toBe(true);
});

test('values that only one of two has are counted, with containers matched by name', () => {
  expect(countUnwritten({ a: 1, b: { c: 2, d: [3, 4] } }, { a: 5, b: { d: [6] } })).toBe(2);
  expect(countUnwritten([{ name: 'x', a: 1 }], [{ name: 'y' }, { name: 'x' }])).toBe(1);
});

test.each([
  [{ annotations: { 'argocd.argoproj.io/tracking-id': 'agents:apps/DaemonSet:agents/agent' } }, ['Argo CD agents']],
  [{ labels: { 'argocd.argoproj.io/instance': 'agents' } }, ['Argo CD agents']],
  [{ labels: { 'helm.toolkit.fluxcd.io/name': 'agents' } }, ['Flux agents']],
  [
    { labels: { 'app.kubernetes.io/managed-by': 'Helm' }, annotations: { 'meta.helm.sh/release-name': 'agents' } },
    ['Helm agents'],
  ],
  // left behind by helm template, or by a release that is gone
  [{ labels: { 'app.kubernetes.io/managed-by': 'Helm' } }, []],
  [{ ownerReferences: [{ kind: 'Tigera', name: 'default', controller: true }] }, ['operator Tigera default']],
  [{ labels: { 'app.kubernetes.io/instance': 'agents' } }, []],
])('%j is managed by %j', (metadata, expected) => {
  expect(managersOf(daemonSet({ metadata })).map(({ kind, name }) => `${kind} ${name}`)).toEqual(expected);
});
