import { parse } from 'yaml';
import { collect } from './collect';
import { recordedContent } from '../../conformance/agents/recordings';
import * as lib from '../../src';

const asked = (kubernetesMetadata: lib.logs.KubernetesMetadata, agent: lib.logs.LogAgent = new lib.FluentBit()) =>
  collect({ agent, kubernetesMetadata });
const filter = (kubernetesMetadata: lib.logs.KubernetesMetadata) =>
  parse(asked(kubernetesMetadata).files['fluent-bit.yaml']).pipeline.filters[1];

test('the kubelet of the node is asked, and its certificate verified unless somebody says otherwise', () => {
  expect(filter({ source: 'kubelet' })).toMatchObject({
    name: 'kubernetes',
    use_kubelet: 'on',
    kubelet_host: '${HOST_IP}',
    'tls.verify': 'on',
  });
  expect(filter({ source: 'kubelet', verifyKubelet: false })['tls.verify']).toBe('off');
  for (const metadata of [{}, { source: 'apiServer' } as const]) {
    expect(filter(metadata)).not.toHaveProperty('use_kubelet');
  }
  const hostIp = { name: 'HOST_IP', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } };
  expect(asked({ source: 'kubelet' }).container.env).toContainEqual(hostIp);
  expect(asked({}).container.env).not.toContainEqual(hostIp);
});

test('it takes the right to the pods of nodes, and none to run commands in them', () => {
  const rules = (metadata: lib.logs.KubernetesMetadata) => asked(metadata).of('ClusterRole').rules;
  expect(rules({ source: 'kubelet' })).toEqual([{ apiGroups: [''], resources: ['nodes/pods'], verbs: ['get'] }]);
  expect(rules({ source: 'kubelet', namespaceLabels: true })).toEqual([
    { apiGroups: [''], resources: ['namespaces', 'nodes/pods'], verbs: ['get'] },
  ]);
});

test.each([
  ['Fluentd', new lib.Fluentd()],
  ['OpenTelemetryCollector', new lib.OpenTelemetryCollector()],
  ['Vector', new lib.Vector()],
  ['Alloy', new lib.Alloy()],
  ['Filebeat', new lib.Filebeat()],
  ['Logstash', new lib.Logstash()],
])('%s does not ask it', (name, agent) => {
  expect(() => asked({ source: 'kubelet' }, agent)).toThrow(
    new RegExp(`kubernetesMetadata\\.source is nothing that ${name} can do: it .*; FluentBit can$`),
  );
});

test('misuse', () => {
  expect(() => asked({ source: 'kubelets' as 'kubelet' })).toThrow(
    "kubernetesMetadata.source is 'kubelets'; it is one of apiServer, kubelet",
  );
  expect(() => asked({ verifyKubelet: false })).toThrow(
    "kubernetesMetadata.verifyKubelet has no meaning without source: 'kubelet'; leave it out",
  );
});

test('the real Fluent Bit asked nobody else, and its records say the same of their pods', () => {
  const recorded = (collector: string): any =>
    recordedContent().find((each) => each.agent === 'fluent-bit' && each.collector === collector);
  const { verdict, records } = recorded('http-kubelet');
  expect(verdict.askedOfTheApiServer).toEqual(['GET kubelet /pods']);
  const labels = ({ records: all }: { records: any[] }) =>
    all.map(({ message, kubernetes }) => `${message}: ${JSON.stringify(kubernetes.labels)}`).sort();
  expect(labels({ records })).toEqual(labels(recorded('http')));
});
