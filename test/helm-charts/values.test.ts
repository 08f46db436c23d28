import { FLUENT_BIT } from '../../src/helm-charts/fluent-bit/fluent-bit';
import { renderValues } from '../../src/helm-charts/import-values';
import { NODE_EXPORTER } from '../../src/helm-charts/node-exporter/node-exporter';

const RELEASE = { name: 'rel', namespace: 'agents' };

function render(chart: typeof NODE_EXPORTER, values: object) {
  const { objects, notes } = renderValues(chart, RELEASE, values as any);
  const find = (wanted: string): any => objects.find(({ kind }) => kind === wanted);
  return { find, notes: notes.map(({ path, message }) => `${path.join('.')} ${message}`) };
}

// what Helm 3.22 made of these values with charts 4.56.1 and 0.58.1
test.each([
  ['1000000', 1000000, '1e+06'],
  ['123456789', 123456789, '1.23456789e+08'],
  ['999999', 999999, '999999'],
  ['123456789012345678901', 123456789012345678901n, '1.2345678901234568e+20'],
  ['0.00001', 0.00001, '1e-05'],
  ['true', true, 'true'],
])('the number %s of a variable is written as Go writes it', (_, value, expected) => {
  const { find } = render(NODE_EXPORTER, { env: { A: value } });
  expect(find('DaemonSet').spec.template.spec.containers[0].env[1]).toEqual({ name: 'A', value: expected });
});

test('names are cut at 63 characters, and lose one hyphen at the end', () => {
  const { find } = render(NODE_EXPORTER, {
    nameOverride: 'a-very-long-name-that-is-longer-than-sixty-three-characters-to-be-cut-off-somewhere',
  });
  expect(find('DaemonSet').metadata.name).toBe('rel-a-very-long-name-that-is-longer-than-sixty-three-characters');
});

test('a sidecar gets what it does not say from the exporter', () => {
  const { find } = render(NODE_EXPORTER, {
    sidecars: [{ name: 'first' }, { name: 'second', image: 'own', securityContext: { readOnlyRootFilesystem: false } }],
    sidecarVolumeMount: [{ name: 'shared', mountPath: '/shared', readOnly: false }],
  });
  const [, first, second] = find('DaemonSet').spec.template.spec.containers;
  const volumeMounts = [{ name: 'shared', mountPath: '/shared', readOnly: false }];
  const shared = { imagePullPolicy: 'IfNotPresent', securityContext: { readOnlyRootFilesystem: true }, volumeMounts };
  expect(first).toEqual({ name: 'first', image: 'quay.io/prometheus/node-exporter:v1.12.1', ...shared });
  // false is empty to `merge`
  expect(second).toEqual({ name: 'second', image: 'own', ...shared });
});

test('exporters before 1.4 do not know the folder of udev', () => {
  const args = (values: object) =>
    render(NODE_EXPORTER, values).find('DaemonSet').spec.template.spec.containers[0].args;
  expect(args({ image: { tag: 'v1.3.1' } })).not.toContain('--path.udev.data=/host/root/run/udev/data');
  expect(args({ image: { tag: 'v1.3.1' }, version: '1.4.0' })).toContain('--path.udev.data=/host/root/run/udev/data');
});

test('a ConfigMap of the user is mounted, and the hash is that of nothing', () => {
  const { find } = render(FLUENT_BIT, { existingConfigMap: 'own' });
  expect(find('ConfigMap')).toBeUndefined();
  const { metadata, spec } = find('DaemonSet').spec.template;
  expect(spec.volumes[0]).toEqual({ name: 'config', configMap: { name: 'own' } });
  expect(metadata.annotations['checksum/config']).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

test('what has no place is told, and what is switched off is not', () => {
  expect(
    render(NODE_EXPORTER, {
      extraManifests: ['{}'],
      verticalPodAutoscaler: { enabled: false },
      podLabels: { version: '{{ .Chart.AppVersion }}' },
      imagetag: 'v1',
    }).notes,
  ).toEqual([
    'imagetag is no value of the chart prometheus-node-exporter 4.56.1',
    'extraManifests has no place: they are manifests; import them as files',
    'podLabels.version holds a template, which is not evaluated; write what it stands for',
  ]);
});

test.each([
  [NODE_EXPORTER, { image: { sha: 'abc' } }, 'is refused by the chart; use image.digest'],
  [NODE_EXPORTER, { image: null }, 'is null, but the chart needs the map'],
  [NODE_EXPORTER, { service: 'ClusterIP' }, 'is "ClusterIP", but the chart has a map here'],
  [NODE_EXPORTER, { extraArgs: '--no-collector.wifi' }, 'is "--no-collector.wifi", but the chart has a list here'],
  [NODE_EXPORTER, { tlsSecret: { enabled: true, certItem: '' } }, 'must be set'],
  [FLUENT_BIT, { kind: 'Deployment' }, 'is no DaemonSet; only that is imported'],
])('%#: wrong values are refused', (chart, values, message) => {
  expect(() => render(chart, values)).toThrow(message);
});
