import { ApiObject, Chart } from 'cdk8s';
import { appOf, complaintsOf } from './app';
import * as lib from '../../../src';

const object = (scope: Chart, id: string, apiVersion: string, kind: string, metadata: object) =>
  new ApiObject(scope, id, { apiVersion, kind, metadata });

test('two objects of one kind, namespace and name are refused, wherever in the app they are', () => {
  const app = appOf({ agent: {} });
  const other = new Chart(app, 'other', { namespace: 'agents' });
  new lib.DaemonSet(other, 'same', {
    metadata: { name: 'agent' },
    selector: { matchLabels: { a: 'b' } },
    containers: [{ name: 'a', image: 'b' }],
  });
  expect(complaintsOf(app)).toEqual([
    "agents/agent and other/same both make the DaemonSet 'agent' in namespace 'agents'; the one that is applied last would replace the other: give one of them another name",
  ]);
});

test('other kinds, other groups and other namespaces are other objects', () => {
  const app = appOf({ agent: {} });
  const chart = new Chart(app, 'other');
  object(chart, 'a', 'v1', 'ConfigMap', { name: 'agent', namespace: 'agents' });
  object(chart, 'b', 'v1', 'ConfigMap', { name: 'agent', namespace: 'default' });
  object(chart, 'c', 'example.com/v1', 'DaemonSet', { name: 'agent', namespace: 'agents' });
  expect(complaintsOf(app)).toEqual([]);
});

test('versions of a group are one kind', () => {
  const app = appOf({ agent: {} });
  const chart = new Chart(app, 'other');
  object(chart, 'a', 'policy/v1', 'PodDisruptionBudget', { name: 'x', namespace: 'agents' });
  object(chart, 'b', 'policy/v1beta1', 'PodDisruptionBudget', { name: 'x', namespace: 'agents' });
  expect(complaintsOf(app)).toEqual([
    "other/a and other/b both make the PodDisruptionBudget 'x' in namespace 'agents'; the one that is applied last would replace the other: give one of them another name",
    'other/b: apiVersion: policy/v1beta1 has no PodDisruptionBudget in this version; use policy/v1. Write an apiVersion that every cluster of these versions serves.',
  ]);
});

test('kinds that are in no namespace are compared by name, whatever namespace is written into them', () => {
  const app = appOf({ agent: {} });
  object(new Chart(app, 'one', { namespace: 'one' }), 'role', 'rbac.authorization.k8s.io/v1', 'ClusterRole', {
    name: 'x',
  });
  object(new Chart(app, 'two', { namespace: 'two' }), 'role', 'rbac.authorization.k8s.io/v1', 'ClusterRole', {
    name: 'x',
  });
  expect(complaintsOf(app)).toEqual([
    "one/role and two/role both make the ClusterRole 'x', which is in no namespace; the one that is applied last would replace the other: give one of them another name",
  ]);
});

test('without a namespace objects are compared within their chart only, for charts may be applied to different ones', () => {
  const app = appOf({ agent: {} });
  const [one, two] = [new Chart(app, 'one'), new Chart(app, 'two')];
  object(one, 'a', 'v1', 'ConfigMap', { name: 'x' });
  object(two, 'a', 'v1', 'ConfigMap', { name: 'x' });
  expect(complaintsOf(app)).toEqual([]);
  object(two, 'b', 'v1', 'ConfigMap', { name: 'x' });
  expect(complaintsOf(app)).toEqual([
    "two/a and two/b both make the ConfigMap 'x'; the one that is applied last would replace the other: give one of them another name",
  ]);
});

test('what is for another cluster is compared with nothing outside', () => {
  const app = appOf({ agent: { port: 9100 }, second: { chart: 'staging' } });
  const staging = app.node.findChild('staging') as Chart;
  new lib.DaemonSet(staging, 'copy', {
    metadata: { name: 'agent', namespace: 'agents' },
    containers: [{ name: 'a', image: 'b', ports: [{ containerPort: 1, hostPort: 9100 }] }],
  });
  expect(complaintsOf(app)).toHaveLength(4);
  lib.AppChecks.of(staging).separateCluster();
  expect(complaintsOf(app)).toEqual([]);
});

test('what is meant can be left out of a check, and of that one alone', () => {
  const app = appOf({ agent: { port: 9100 }, second: { chart: 'other', port: 9100 } });
  const second = app.node.findChild('other').node.findChild('second');
  lib.AppChecks.of(second).ignore('duplicates');
  expect(complaintsOf(app)).toHaveLength(1);
  lib.AppChecks.of(second).ignore('host-ports');
  expect(complaintsOf(app)).toEqual([]);
});

test('checks that an outer scope leaves out stay left out within', () => {
  const app = appOf({ agent: { port: 9100 }, second: { port: 9100 }, third: { port: 9100 } });
  lib.AppChecks.of(app).ignore('host-ports');
  lib.AppChecks.of(app.node.findChild('agents')).ignore('selectors');
  expect(complaintsOf(app)).toEqual([]);
});
