import { appModule } from '../../src/importer/app-module';
import { conflictNotes, importSources } from '../../src/importer/import-sources';

const daemonSet = (name: string, pod: string, namespace = 'a', app = name) => `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  selector: {matchLabels: {app: ${app}}}
  template: {metadata: {labels: {app: ${app}}}, spec: {${pod}}}
`;
const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n';
const PLAIN = 'containers: [{name: x, image: "x:1"}]';

/** What an app of files says of what they have in common, and what its checks pass over. */
function conflicts(...files: string[]) {
  const charts = importSources(
    files.map((content, i) => ({ name: `${i}.yaml`, content })),
    { usesBuilders: true },
  );
  return {
    notes: conflictNotes(charts),
    ignored: /^AppChecks\.of\(app\)\.ignore\(.*\);$/m.exec(appModule(charts))?.[0],
  };
}

test('files that have nothing in common leave the checks as they are', () => {
  expect(conflicts(daemonSet('x', PLAIN), daemonSet('z', PLAIN), daemonSet('x', PLAIN, 'b'))).toEqual({
    notes: [],
    ignored: undefined,
  });
});

test('an object that is in two files, and pods that two DaemonSets take', () => {
  expect(conflicts(daemonSet('x', PLAIN) + '---\n' + CONFIG_MAP, CONFIG_MAP, daemonSet('z', PLAIN, 'a', 'x'))).toEqual({
    notes: [
      '1.yaml:3:18: metadata.name is taken by the object at 0.yaml:8:1, too: kept as it is',
      '0.yaml:5:13: spec.selector shares pods with DaemonSet z of another file: kept as it is',
      '2.yaml:5:13: spec.selector shares pods with DaemonSet x of another file: kept as it is',
    ],
    ignored: "AppChecks.of(app).ignore('duplicates', 'selectors');",
  });
});

test('host ports, said or of the network of the node, by their protocol', () => {
  const port = (fields: string, pod = '') => `${pod}containers: [{name: x, image: "x:1", ports: [{${fields}}]}]`;
  expect(
    conflicts(
      daemonSet('x', port('containerPort: 1, hostPort: 9100')) +
        '---\n' +
        daemonSet('z', port('containerPort: 9100', 'hostNetwork: true, ')),
    ),
  ).toEqual({
    notes: ['0.yaml:13:115: the host port 9100/TCP is taken by the object at 0.yaml:1:1, too: kept as it is'],
    ignored: "AppChecks.of(app).ignore('host-ports');",
  });
  expect(
    conflicts(
      daemonSet('x', port('containerPort: 1, hostPort: 53')) +
        '---\n' +
        daemonSet('z', port('containerPort: 1, hostPort: 53, protocol: UDP')),
    ).notes,
  ).toEqual([]);
});

test('where no DaemonSet brings the checks along, there is nothing to pass over', () => {
  expect(conflicts(CONFIG_MAP, CONFIG_MAP)).toEqual({ notes: [], ignored: undefined });
});
