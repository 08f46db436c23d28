import { ApiObject, App, Chart } from 'cdk8s';
import { container, complaintsOf } from './app';
import { AppFindings, DaemonSet, TargetClusters } from '../../../src';

const template = { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'db', image: 'db:1' }] } };

function appWith(kind: string, apiVersion: string, rest: object) {
  const app = new App();
  const chart = new Chart(app, 'store', { namespace: 'store' });
  new DaemonSet(new Chart(app, 'agents'), 'agent', { containers: [container] });
  new ApiObject(chart, 'it', { apiVersion, kind, ...rest });
  return { app, chart };
}

test('what the server refuses of an object of another library stops synth', () => {
  const { app } = appWith('StatefulSet', 'apps/v1', {
    spec: { selector: { matchLabels: { app: 'web' } }, replicas: -1, template },
  });
  expect(complaintsOf(app)).toEqual([
    'store/it: spec.replicas: -1 is less than 0. Use 0 or more.',
    'store/it: spec.template.metadata.labels: do not match spec.selector. Give the pod template labels that the selector matches.',
  ]);
});

test('an object that the server takes stops nothing, and neither does one of a kind that nothing is known of', () => {
  expect(complaintsOf(appWith('PriorityClass', 'scheduling.k8s.io/v1', { value: 1000 }).app)).toEqual([]);
  expect(complaintsOf(appWith('Thing', 'example.com/v1', { spec: { replicas: -1 } }).app)).toEqual([]);
});

test('a raw DaemonSet is judged as one of a construct is', () => {
  const { app } = appWith('DaemonSet', 'apps/v1', { spec: { selector: { matchLabels: { app: 'x' } }, template } });
  expect(complaintsOf(app)).toEqual([
    expect.stringMatching(/^store\/it: spec\.template\.metadata\.labels: do not match spec\.selector/),
  ]);
});

test('objects are judged for the target clusters of their scope, whenever these are set', () => {
  const { app, chart } = appWith('CronJob', 'batch/v1', {
    spec: {
      schedule: 'TZ=UTC 0 3 * * *',
      jobTemplate: { spec: { template: { spec: { ...template.spec, restartPolicy: 'Never' } } } },
    },
  });
  expect(complaintsOf(app)).toEqual([
    'store/it: spec.schedule: names a time zone, which only timeZone may. Use the field timeZone alone.',
  ]);
  TargetClusters.of(chart).use({ kubernetesVersion: '1.28' });
  expect(complaintsOf(app)).toEqual([]);
});

test('objects other than DaemonSets are judged for the maintained versions where no target clusters are set', () => {
  const { app, chart } = appWith('CSIDriver', 'storage.k8s.io/v1', {
    spec: { nodeAllocatableUpdatePeriodSeconds: 60 },
  });
  expect(complaintsOf(app)).toEqual([]);
  TargetClusters.of(chart).use({ kubernetesVersion: '1.32+' });
  expect(complaintsOf(app)).toEqual([expect.stringContaining('store/it: spec.nodeAllocatableUpdatePeriodSeconds')]);
});

test('objects that are left to their owners are not judged, those of this library are', () => {
  const { app, chart } = appWith('LimitRange', 'v1', { spec: { limits: [{ type: 'Node' }] } });
  expect(complaintsOf(app)).toHaveLength(1);
  expect(AppFindings.of(app).all.map(({ construct }) => construct)).toContain('store/it');
  AppFindings.of(chart).leaveOtherObjects();
  expect(complaintsOf(app)).toEqual([]);
  expect(AppFindings.of(app).all.map(({ construct }) => construct)).not.toContain('store/it');
  new DaemonSet(chart, 'own', { containers: [{ ...container, name: 'A' }] });
  expect(complaintsOf(app)).toHaveLength(1);
});
