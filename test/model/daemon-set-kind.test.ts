import { isDaemonSet, isAppsV1DaemonSet } from '../../src/model/daemon-set-kind';

test.each([
  [{ kind: 'DaemonSet', apiVersion: 'apps/v1' }, true, true],
  [{ kind: 'DaemonSet', apiVersion: 'apps/v1beta2' }, true, false],
  [{ kind: 'DaemonSet', apiVersion: 'extensions/v1beta1' }, true, false],
  [{ kind: 'DaemonSet' }, true, false],
  [{ kind: 'DaemonSet', apiVersion: 'v1' }, true, false],
  [{ kind: 'DaemonSet', apiVersion: 'apps.kruise.io/v1alpha1' }, false, false],
  [{ kind: 'Deployment', apiVersion: 'apps/v1' }, false, false],
  [null, false, false],
  ['DaemonSet', false, false],
])('%j: a DaemonSet of Kubernetes? %j, one that is served? %j', (value, isOne, isServed) => {
  expect([isDaemonSet(value), isAppsV1DaemonSet(value)]).toEqual([isOne, isServed]);
});
