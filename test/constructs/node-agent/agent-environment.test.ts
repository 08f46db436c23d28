import { App, Chart, Testing } from 'cdk8s';
import { AgentEnvironment, DaemonSet, NodeAgentDaemonSet, NodeExporterDaemonSet, TargetClusters } from '../../../src';
import { NodeAgentDaemonSetProps } from '../../../src/constructs/node-agent/props';

const CONTAINER = { name: 'agent', image: 'fluent/fluent-bit:5.1', resources: { limits: { memory: '64Mi' } } };

function podOf(chart: Chart, index = 0): any {
  const found = Testing.synth(chart).filter(({ kind }) => kind === 'DaemonSet');
  return found[index].spec.template.spec;
}

function agent(chart: Chart, props: Partial<NodeAgentDaemonSetProps> = {}, id = 'agent'): NodeAgentDaemonSet {
  return new NodeAgentDaemonSet(chart, id, { containers: [CONTAINER], ...props });
}

test.each([
  // as github.com/distribution/reference splits a name into domain and path
  ['nginx:1', 'hub.example.com/library/nginx:1'],
  ['docker.io/nginx', 'hub.example.com/library/nginx'],
  ['index.docker.io/fluent/fluentd:v1', 'hub.example.com/fluent/fluentd:v1'],
  ['fluent/fluent-bit:5.1@sha256:0a', 'hub.example.com/fluent/fluent-bit:5.1@sha256:0a'],
  ['registry.k8s.io/kube-proxy:v1.37.1', 'k8s.example.com:5000/mirror/kube-proxy:v1.37.1'],
  ['localhost/agent', 'localhost/agent'],
  ['localhost:5000/agent', 'localhost:5000/agent'],
  ['quay.io/prometheus/node-exporter', 'quay.io/prometheus/node-exporter'],
  ['constructor/agent', 'hub.example.com/constructor/agent'],
  ['toString.io/agent', 'toString.io/agent'],
])('%s is pulled as %s', (image, expected) => {
  const chart = Testing.chart();
  TargetClusters.of(chart).use({ kubernetesVersion: '1.36+' });
  agent(chart, {
    containers: [{ ...CONTAINER, image }],
    initContainers: [{ ...CONTAINER, name: 'first', image }],
    volumes: [{ name: 'plugins', image: { reference: image } }],
  });
  AgentEnvironment.of(chart).use({
    registryMirrors: { 'docker.io': 'hub.example.com', 'registry.k8s.io': 'k8s.example.com:5000/mirror' },
  });
  const { containers, initContainers, volumes } = podOf(chart);
  expect([containers[0].image, initContainers[0].image, volumes[0].image.reference]).toEqual(Array(3).fill(expected));
});

test('proxy, pull secrets and authorities reach every agent of an app, and no plain DaemonSet', () => {
  const chart = Testing.chart();
  agent(chart, { imagePullSecrets: [{ name: 'own' }] });
  new NodeExporterDaemonSet(chart, 'exporter', {});
  new DaemonSet(chart, 'plain', { containers: [{ name: 'plain', image: 'nginx' }] });
  AgentEnvironment.of(chart.node.root).use({
    imagePullSecrets: [{ name: 'own' }, { name: 'company' }],
    proxy: { url: 'http://proxy.example.com:3128', noProxy: ['10.0.0.0/8'] },
    caBundle: { name: 'company-ca', key: 'ca.crt' },
  });
  const direct = '$(KUBERNETES_SERVICE_HOST),localhost,127.0.0.1,::1,.svc,.cluster.local,10.0.0.0/8';
  const env = [
    { name: 'HTTP_PROXY', value: 'http://proxy.example.com:3128' },
    { name: 'http_proxy', value: 'http://proxy.example.com:3128' },
    { name: 'HTTPS_PROXY', value: 'http://proxy.example.com:3128' },
    { name: 'https_proxy', value: 'http://proxy.example.com:3128' },
    { name: 'NO_PROXY', value: direct },
    { name: 'no_proxy', value: direct },
    { name: 'SSL_CERT_FILE', value: '/etc/ca-bundle/ca.crt' },
    { name: 'REQUESTS_CA_BUNDLE', value: '/etc/ca-bundle/ca.crt' },
  ];
  const volume = { name: 'ca-bundle', configMap: { name: 'company-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } };
  const [own, exporter, plain] = [0, 1, 2].map((index) => podOf(chart, index));
  expect(own.imagePullSecrets).toEqual([{ name: 'own' }, { name: 'company' }]);
  for (const pod of [own, exporter]) {
    expect(pod.containers[0].env).toEqual(expect.arrayContaining(env));
    expect(pod.containers[0].volumeMounts).toContainEqual({
      name: 'ca-bundle',
      mountPath: '/etc/ca-bundle',
      readOnly: true,
    });
    expect(pod.volumes).toContainEqual(volume);
  }
  expect(plain).toEqual({ containers: [{ name: 'plain', image: 'nginx' }] });
});

test('what a container says itself stays', () => {
  const chart = Testing.chart();
  agent(chart, { containers: [{ ...CONTAINER, env: [{ name: 'NO_PROXY', value: '*' }] }] });
  AgentEnvironment.of(chart).use({ proxy: { url: 'http://proxy:3128' } });
  const env: { name: string; value: string }[] = podOf(chart).containers[0].env;
  expect(env.filter(({ name }) => name === 'NO_PROXY')).toEqual([{ name: 'NO_PROXY', value: '*' }]);
  expect(env.map(({ name }) => name)).toContain('no_proxy');
});

test('of each option the nearest scope decides', () => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  agent(chart);
  AgentEnvironment.of(chart).use({ registryMirrors: { 'docker.io': 'near.example.com' } });
  AgentEnvironment.of(app).use({
    registryMirrors: { 'docker.io': 'far.example.com' },
    imagePullSecrets: [{ name: 'far' }],
  });
  const { containers, imagePullSecrets } = podOf(chart);
  expect([containers[0].image, imagePullSecrets]).toEqual([
    'near.example.com/fluent/fluent-bit:5.1',
    [{ name: 'far' }],
  ]);
});

test('a change of the bundle in the app restarts the agents', () => {
  const hashWith = (pem: string) => {
    const chart = Testing.chart();
    agent(chart, { externalConfig: [{ kind: 'ConfigMap', name: 'company-ca', content: { 'ca.crt': pem } }] });
    AgentEnvironment.of(chart).use({ caBundle: { name: 'company-ca', key: 'ca.crt' } });
    const found = Testing.synth(chart).find(({ kind }) => kind === 'DaemonSet');
    return found.spec.template.metadata.annotations['checksum/config'];
  };
  expect(hashWith('one')).toMatch(/^[0-9a-f]+$/);
  expect(hashWith('one')).not.toBe(hashWith('two'));
});

test.each([
  [{ registryMirrors: { 'docker.io': 'https://hub.example.com' } }, /registryMirrors has 'docker.io': 'https:/],
  [{ registryMirrors: { 'docker.io/': 'hub.example.com' } }, /without a scheme and a slash/],
  [{ proxy: { url: 'proxy.example.com' } }, /no address of a proxy/],
  [{ proxy: { url: 'http://me:secret-word@proxy.example.com:3128' } }, /^(?!.*secret-word).*holds credentials/],
  [{ caBundle: { name: '', key: 'ca.crt' } }, /needs the name of a ConfigMap/],
])('%j is refused', (options, message) => {
  expect(() => AgentEnvironment.of(Testing.chart()).use(options)).toThrow(message);
});
