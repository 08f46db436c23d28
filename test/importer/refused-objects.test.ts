import { synthesized } from './synthesized';
import { appModule } from '../../src/importer/app-module';
import { importSources } from '../../src/importer/import-sources';
import { JUDGING } from '../../src/importer/judging';

const DAEMON_SET = `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: agents}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: LABEL}}
    spec: {containers: [{name: agent, image: registry.example.com/agent:1}]}
`;
const SERVICE =
  '---\n{"apiVersion":"v1","kind":"Service","metadata":{"name":"agent"},"spec":{"ports":[{"port":PORT}]}}\n';

function imported(content: string) {
  const [chart] = importSources([{ name: 'agent.yaml', content }], { usesBuilders: true, ...JUDGING });
  const code = appModule([chart]);
  return { code, objects: synthesized(code)[0], expected: chart.objects.map(({ expected }) => expected) };
}

test.each([
  ['an object beside the DaemonSet', 'agent', '100000', 'spec.ports[0].port: 100000 '],
  ['the DaemonSet', 'other', '80', 'spec.template.metadata.labels: do not match spec.selector'],
])('an app whose file holds what the server refuses, %s, says so and still synthesizes', (_, label, port, error) => {
  const { code, objects, expected } = imported(DAEMON_SET.replace('LABEL', label) + SERVICE.replace('PORT', port));
  expect(code).toContain(`// The API server refuses this: ${error}`);
  expect(code).toContain('AppFindings.of(this).leaveOtherObjects();');
  expect(objects).toEqual(expected);
});

test('an app whose objects are all accepted is judged whole', () => {
  expect(imported(DAEMON_SET.replace('LABEL', 'agent') + SERVICE.replace('PORT', '80')).code).not.toContain(
    'AppFindings',
  );
});
