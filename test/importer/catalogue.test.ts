import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { synthesized } from './synthesized';
import { ManifestImporter } from '../../src';
import { publishedTest, withoutMarks } from '../support/published';

const SHARED = join(__dirname, '../../../shared');

/** What is recognised of what vendors publish: the class, and options that the code must name. */
const PUBLISHED: { readonly [file: string]: readonly string[] } = {
  'aws-ebs-csi/chart-default': ['AwsEbsCsiDaemonSet', 'windows: true'],
  'aws-ebs-csi/k0s-root': ['AwsEbsCsiDaemonSet', 'metrics: true', "kubeletRoot: '/var/lib/k0s/kubelet'", 'logLevel: 4'],
  'aws-ebs-csi/base': ['AwsEbsCsiDaemonSet', 'windows: true', "namespace: 'default'"],
  'calico/calico': ['CalicoDaemonSet'],
  'calico/calico-vxlan': ['CalicoDaemonSet', "backend: 'vxlan'", "ipip: 'Never'"],
  'calico/calico-bpf': ['CalicoDaemonSet', 'ebpf: {'],
  'calico/calico-typha': ['CalicoDaemonSet', 'typha: true'],
  'calico/calico-policy-only': ['CalicoDaemonSet', "networking: 'PolicyOnly'"],
  'calico/calico-etcd': ['CalicoDaemonSet', "endpoints: 'http://<ETCD_IP>:<ETCD_PORT>'"],
  'calico/canal': ['CalicoDaemonSet', "networking: 'Canal'"],
  'ceph-csi/rbd': ['CephCsiDaemonSet', "type: 'rbd'", "namespace: 'default'"],
  'ceph-csi/cephfs': ['CephCsiDaemonSet', "type: 'cephfs'", "namespace: 'default'"],
  'ceph-csi/nfs': ['CephCsiDaemonSet', "type: 'nfs'"],
  'datadog/daemonset_default': ['DatadogDaemonSet', "apiKey: { key: 'api-key', name: 'datadog-secret' }"],
  'datadog/npm_daemonset_default': ['DatadogDaemonSet', 'networkMonitoring: true'],
  'datadog/usm_daemonset_default': ['DatadogDaemonSet', 'kernelMetrics: true'],
  'datadog/workload_protection': ['DatadogDaemonSet', 'workloadProtectionReason:'],
  'datadog/sbom_enabled': ['DatadogDaemonSet', "hostAnalyzers: ['os', 'languages']"],
  'falco/modern-ebpf': ['FalcoDaemonSet'],
  'falco/kernel-module': ['FalcoDaemonSet', 'kernelModuleReason:'],
  'falco/least-privileged': ['FalcoDaemonSet', 'leastPrivileged: true', 'metrics: true'],
  'flannel/default': ['FlannelDaemonSet'],
  'flannel/chart-default': ['FlannelDaemonSet', 'chart: true'],
  'flannel/dual-stack': ['FlannelDaemonSet', "ipv6Network: 'fd00:42::/56'", 'nftables: true'],
  'flannel/host-gw': ['FlannelDaemonSet', "backend: { type: 'host-gw' }"],
  'flannel/netpol': ['FlannelDaemonSet', 'networkPoliciesReason:'],
  'kube-proxy/v1.28.15-default': ['KubeProxyDaemonSet', "version: '1.28.15'"],
  'kube-proxy/v1.28.15-ipvs-strictarp': ['KubeProxyDaemonSet', "version: '1.28.15'", "mode: 'ipvs'"],
  'kube-proxy/v1.37.1-default': ['KubeProxyDaemonSet', "apiServer: 'https://cluster.example.com:6443'"],
  'kube-proxy/v1.37.1-ipvs-strictarp': ['KubeProxyDaemonSet', 'strictARP: true'],
  'kube-proxy/v1.37.1-nftables': ['KubeProxyDaemonSet', "mode: 'nftables'"],
  'kube-proxy/v1.37.1-clustercidr-conntrack': ['KubeProxyDaemonSet', 'maxPerCore: 65536'],
  'kured/default': ['KuredDaemonSet'],
  'kured/signal': ['KuredDaemonSet', "rebootMethod: 'signal'", 'CAP_KILL'],
  'node-local-dns/nodelocaldns': ['NodeLocalDnsDaemonSet', "clusterDnsIP: '10.96.0.10'"],
  'node-problem-detector/default': ['NodeProblemDetectorDaemonSet'],
  'node-problem-detector/health-checker': ['NodeProblemDetectorDaemonSet', "healthChecks: ['kubelet']"],
  'nvidia/nvidia-device-plugin': ['NvidiaDevicePluginDaemonSet'],
  'nvidia/nvidia-device-plugin-compat-with-cpumanager': ['NvidiaDevicePluginDaemonSet', 'passDeviceSpecsReason:'],
  'oneagent/classicfullstack-default': ['OneAgentDaemonSet', "mode: 'classicFullStack'"],
  'oneagent/classicfullstack-k8s130-apparmor-annotation': ['OneAgentDaemonSet', "appArmor: 'Annotation'"],
  'oneagent/classicfullstack-oldversion-proxyvalue': [
    'OneAgentDaemonSet',
    "version: '1.271.0.20230829-112233'",
    'proxy:',
  ],
  'oneagent/cloudnativefullstack-k8s130-apparmor-annotation': ['OneAgentDaemonSet', "storage: 'csi'"],
  'oneagent/cloudnativefullstack-activegate-logmonitoring': [
    'OneAgentDaemonSet',
    "activeGateTlsSecret: 'my-ag-tls'",
    'logMonitoring: true',
  ],
  'oneagent/hostmonitoring-default': ['OneAgentDaemonSet', "storage: 'csi'"],
  'oneagent/hostmonitoring-nocsi-hostpath': ['OneAgentDaemonSet', "storage: '/srv/dynatrace'"],
  'oneagent/hostmonitoring-privileged-noliveness': ['OneAgentDaemonSet', 'privilegedReason:', 'livenessProbe: false'],
  'oneagent/cloudnativefullstack-nocsi': ['OneAgentDaemonSet', "mode: 'cloudNativeFullStack'"],
  'oneagent/cloudnativefullstack-csi': ['OneAgentDaemonSet', "storage: 'csi'"],
  'oneagent/hostmonitoring-nocsi': ['OneAgentDaemonSet', "mode: 'hostMonitoring'"],
  'opentelemetry-collector/daemonset-hostmetrics': ['HostMetricsDaemonSet'],
  'opentelemetry-collector/daemonset-only': ['HostMetricsDaemonSet', 'hostMetrics: false'],
  'rook-discover/default': ['RookDiscoverDaemonSet'],
  'rook-discover/nodeaffinity-shortform': ['RookDiscoverDaemonSet', 'storage-node'],
  'rook-discover/operator-yaml-cephvolume-udev': ['RookDiscoverDaemonSet', 'udevBlacklist:'],
  'rook-discover/tolerations': ['RookDiscoverDaemonSet', 'tolerations:'],
  'secrets-store/linux': ['SecretsStoreCsiDaemonSet'],
  'secrets-store/windows': ['SecretsStoreCsiDaemonSet', 'windows: true'],
};

const importer = new ManifestImporter({ catalogue: true });
/** What an installation puts in place of the marks of a template. */
const FILLED: { readonly [mark: string]: string } = {
  __PILLAR__DNS__DOMAIN__: 'cluster.local',
  __PILLAR__LOCAL__DNS__: '169.254.20.10',
  __PILLAR__DNS__SERVER__: '10.96.0.10',
};
const read = (file: string): string =>
  readFileSync(join(SHARED, 'published', `${file}.yaml`), 'utf8').replace(
    /__PILLAR__DNS__DOMAIN__|__PILLAR__LOCAL__DNS__|__PILLAR__DNS__SERVER__/g,
    (mark) => FILLED[mark],
  );
const objectsOf = (text: string): any[] =>
  parseAllDocuments(text, { version: '1.1', merge: true }).flatMap((one) => {
    const object = one.toJS();
    return object?.kind === 'List' ? object.items : [object];
  });
const daemonSetsOf = (objects: readonly any[]): any[] => objects.filter((one) => one?.kind === 'DaemonSet');

for (const [file, [className, ...options]] of Object.entries(PUBLISHED)) {
  publishedTest(`${file}.yaml is written by ${className}`, () => {
    const { code } = importer.importManifests(`${file}.yaml`, read(file));
    for (const expected of [`new agents.${className}(`, ...options]) expect(code).toContain(expected);
    expect(code).not.toContain('new DaemonSet(');
    const placed = (one: any) => ({ ...one, metadata: { namespace: 'default', ...one.metadata } });
    const made = daemonSetsOf(synthesized(code, { validates: false }).flat());
    expect(made.map((one) => withoutMarks(placed(one)))).toEqual(
      daemonSetsOf(objectsOf(read(file))).map((one) => withoutMarks(placed(one))),
    );
  });
}

publishedTest('of a file without a namespace, the code says which one it took', () => {
  const { notes } = importer.importManifests('base.yaml', read('aws-ebs-csi/base'));
  expect(notes).toContainEqual(
    expect.stringMatching(/names no namespace; its objects are in 'default' here, so write that of your installation$/),
  );
  expect(notes.filter((note) => note.includes('which the file does not have'))).toEqual([]);
});

publishedTest('what users change is said by the options that every agent takes', () => {
  const own = read('kured/default')
    .replace(/image: .*kured.*/, 'image: registry.example.com/kured:1')
    .replace('- key: node-role.kubernetes.io/control-plane', '- key: example.com/own');
  const { code } = importer.importManifests('kured.yaml', own);
  expect(code).toContain('new agents.KuredDaemonSet(');
  expect(code).toContain("containerImages: { kured: 'registry.example.com/kured:1' }");
  expect(code).toContain('example.com/own');
});

publishedTest('a DaemonSet with what no option says stays a DaemonSet', () => {
  const own = read('kured/default').replace(/(\s+)command:/, '$1workingDir: /tmp$1command:');
  expect(own).toContain('workingDir');
  const { code, notes } = importer.importManifests('kured.yaml', own);
  expect(code).toContain('new DaemonSet(');
  expect([code.includes('agents.'), notes.some((note) => note.includes('agents.'))]).toEqual([false, false]);
});

publishedTest('without the option nothing of the catalogue is offered', () => {
  expect(new ManifestImporter().importManifests('kured.yaml', read('kured/default')).code).not.toContain('agents.');
});

publishedTest('objects that the construct adds or writes in another way are told', () => {
  const [daemonSet] = daemonSetsOf(objectsOf(read('kured/default')));
  const { code, notes } = importer.importManifests('kured.json', JSON.stringify(daemonSet));
  expect(code).toContain('new agents.KuredDaemonSet(');
  expect(notes.slice(0, 2)).toEqual([
    'kured.json:1:1: is written by agents.KuredDaemonSet, without the labels and annotations of a renderer',
    expect.stringMatching(/^kured\.json:1:1: agents\.KuredDaemonSet adds .*, which the file does not have$/),
  ]);
});
