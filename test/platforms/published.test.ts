import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { parseAllDocuments } from 'yaml';
import { onPlatform, Outcome } from './judge';
import { testIf } from '../support/test-if';

type Json = any;

const shared = resolve(__dirname, '../../../shared');
const publishedTest = testIf(
  existsSync(join(shared, 'published')),
  'the manifests of vendors are not in ../shared/published',
);

/** A manifest of a vendor on a platform: what the vendor says becomes of it, and where. */
interface Row {
  readonly file: string;
  readonly outcome: Outcome;
  /** Rules that refuse, at least. */
  readonly refusing?: readonly string[];
  /** Kinds of objects that are left out, so that what the vendor puts beside the DaemonSet is missing. */
  readonly without?: RegExp;
  readonly source: string;
}

const runs = (file: string, source: string): Row => ({ file, outcome: 'runs', source });
const refused =
  (outcome: Outcome) =>
  (file: string, source: string, refusing: string[], without?: RegExp): Row => ({
    file,
    outcome,
    source,
    refusing,
    without,
  });
const excepted = refused('exception');
const never = refused('never');

const AUTOPILOT_ALL = ['gke-autopilot/hostNamespaces', 'gke-autopilot/hostPorts', 'gke-autopilot/hostPath'];
const NODE_EXPORTER =
  'camunda/camunda-platform-helm#17, pipe-cd/pipecd#4411, grafana/k8s-monitoring-helm#39: the constraints that denied it';
const DATADOG_AUTOPILOT =
  'DataDog/helm-charts#182, #947, #1621; the chart has gke_autopilot_allowlist_synchronizer.yaml';
const DYNATRACE_AUTOPILOT = 'Dynatrace/dynatrace-operator chart: templates/Common/operator/allowlistsynchronizer.yaml';
const SECRETS =
  'GoogleCloudPlatform/secrets-store-csi-driver-provider-gcp#158, kubernetes-sigs/secrets-store-csi-driver#672';
const MANAGED = 'prometheus-community/helm-charts#4833: the namespace kube-system is managed';
const OF_SYSTEM = ['gke-autopilot/managedNamespace'];
const DATADOG_SCC = 'DataDog/helm-charts charts/datadog/templates/agent-scc.yaml';
const DYNATRACE_SCC =
  'Dynatrace/dynatrace-operator: SecurityContextConstraints dynatrace-dynakube-oneagent-unprivileged';
const ROOK_SCC = 'rook/rook deploy/examples/operator-openshift.yaml, #8713; ceph/ceph-csi-operator#292';
const EXPORTER_SCC =
  'openshift/cluster-monitoring-operator assets/node-exporter/security-context-constraints.yaml; prometheus-community/helm-charts#4207, openshift/openshift-azure#265';
const EBS_SCC = 'openshift/aws-ebs-csi-driver-operator assets/rbac/node_privileged_binding.yaml';
const SCC = ['openshift/scc'];
const TALOS_EXPORTER =
  'talos.dev/v1.10/kubernetes-guides/configuration/pod-security: node exporter and storage solutions need a label of the namespace';
const TALOS_CEPH =
  'siderolabs/talos website/content/v1.8/kubernetes-guides/configuration/ceph-with-rook.md: the namespace gets the label enforce=privileged; rook/rook#11755';
const FALCO_TALOS = 'suxess-it/kubriX#2944: the violations of Pod Security on Talos';
const METALLB_TALOS = 'metallb/metallb#1457: the speaker ran on Talos once the namespace had the label';
const OWN_LABEL = 'the manifest labels its own Namespace with enforce: privileged';
const PSA = ['talos/podSecurity'];

const TABLE: { readonly [platform: string]: readonly Row[] } = {
  'gke-autopilot': [
    excepted('published/node-exporter/default.yaml', NODE_EXPORTER, AUTOPILOT_ALL),
    excepted('published/node-exporter/collectors.yaml', NODE_EXPORTER, AUTOPILOT_ALL),
    excepted(
      'published/node-exporter/kube-rbac-proxy-tlssecret.yaml',
      'l7mp/stunner-helm#9: with kube-rbac-proxy',
      AUTOPILOT_ALL,
    ),
    excepted('published/node-exporter/pod-network.yaml', NODE_EXPORTER, ['gke-autopilot/hostPath']),
    excepted(
      'published/splunk-otel/distribution-gke-autopilot.yaml',
      'signalfx/splunk-otel-collector-chart#555, #595',
      AUTOPILOT_ALL,
    ),
    excepted('published/splunk-otel/distribution-gke.yaml', 'signalfx/splunk-otel-collector-chart#595', AUTOPILOT_ALL),
    excepted('published/datadog/gke_autopilot_workloadallowlist_default.yaml', DATADOG_AUTOPILOT, [
      'gke-autopilot/hostPath',
    ]),
    excepted('published/datadog/daemonset_default.yaml', `${DATADOG_AUTOPILOT}; #549`, [
      'gke-autopilot/hostPath',
      'gke-autopilot/writableHostPath',
    ]),
    excepted('published/datadog/npm_daemonset_default.yaml', DATADOG_AUTOPILOT, [
      'gke-autopilot/hostPath',
      'gke-autopilot/capabilities',
    ]),
    excepted(
      'published/datadog/gdc_daemonset_logs_collection.yaml',
      `${DATADOG_AUTOPILOT}: pointerdir is accessed in write mode`,
      ['gke-autopilot/writableHostPath'],
    ),
    never('published/secrets-store/linux.yaml', SECRETS, [
      'gke-autopilot/privileged',
      'gke-autopilot/writableHostPath',
      'gke-autopilot/managedNamespace',
    ]),
    excepted('published/fluent-bit/default.yaml', 'kube-logging/logging-operator#1955: /var/lib/docker/containers', [
      'gke-autopilot/hostPath',
      'gke-autopilot/writableHostPath',
    ]),
    excepted(
      'published/opentelemetry-collector/daemonset-collector-logs.yaml',
      'open-telemetry/opentelemetry-helm-charts#1425',
      ['gke-autopilot/hostPath'],
    ),
    excepted(
      'published/opentelemetry-collector/daemonset-hostmetrics.yaml',
      'DataDog/opentelemetry-examples#263: host mounts are forbidden',
      ['gke-autopilot/hostPath'],
    ),
    excepted(
      'corpus/manifests/vectordotdev__vector__distribution__kubernetes__vector-agent__daemonset.yaml',
      'vectordotdev/vector#16871, vectordotdev/helm-charts#269',
      ['gke-autopilot/hostPath', 'gke-autopilot/writableHostPath'],
    ),
    excepted('published/oneagent/classicfullstack-default.yaml', DYNATRACE_AUTOPILOT, [
      'gke-autopilot/hostNamespaces',
      'gke-autopilot/hostPath',
    ]),
    excepted('published/oneagent/cloudnativefullstack-csi.yaml', DYNATRACE_AUTOPILOT, [
      'gke-autopilot/hostNamespaces',
      'gke-autopilot/hostPath',
    ]),
    never('published/kube-proxy/v1.37.1-default.yaml', MANAGED, OF_SYSTEM),
    never('published/node-local-dns/nodelocaldns.yaml', MANAGED, OF_SYSTEM),
  ],
  openshift: [
    excepted('published/node-exporter/default.yaml', EXPORTER_SCC, SCC),
    excepted('published/node-exporter/textfile.yaml', EXPORTER_SCC, SCC),
    excepted(
      'corpus/manifests/prometheus-operator__kube-prometheus__manifests__nodeExporter-daemonset.yaml',
      EXPORTER_SCC,
      SCC,
    ),
    excepted('published/fluent-bit/default.yaml', 'fluent/helm-charts#235: hostPath volumes are not allowed', SCC),
    excepted(
      'published/fluent-bit/openshift.yaml',
      'the chart makes constraints for it: openShift.enabled',
      SCC,
      /^SecurityContextConstraints$/,
    ),
    excepted(
      'published/splunk-otel/distribution-openshift.yaml',
      'the chart makes constraints for it: distribution openshift',
      SCC,
      /^SecurityContextConstraints$/,
    ),
    excepted('published/datadog/daemonset_default.yaml', DATADOG_SCC, SCC, /^ClusterRole/),
    excepted('published/datadog/npm_daemonset_default.yaml', DATADOG_SCC, SCC, /^ClusterRole/),
    excepted('published/datadog/workload_protection.yaml', DATADOG_SCC, SCC, /^ClusterRole/),
    excepted('published/oneagent/classicfullstack-default.yaml', DYNATRACE_SCC, SCC),
    excepted('published/oneagent/cloudnativefullstack-csi.yaml', DYNATRACE_SCC, SCC),
    excepted('published/oneagent/hostmonitoring-default.yaml', DYNATRACE_SCC, SCC),
    excepted('published/ceph-csi/rbd.yaml', ROOK_SCC, SCC),
    excepted('published/ceph-csi/cephfs.yaml', ROOK_SCC, SCC),
    excepted('published/rook-discover/default.yaml', ROOK_SCC, SCC),
    excepted('published/aws-ebs-csi/base.yaml', EBS_SCC, SCC),
    excepted(
      'corpus/manifests/kubernetes-csi__csi-driver-nfs__deploy__csi-nfs-node.yaml',
      'kubernetes-csi/csi-driver-nfs#334: needs the constraints privileged',
      SCC,
    ),
    runs(
      'published/datadog/daemonset_default.yaml',
      'its ClusterRole may use the constraints hostaccess and privileged',
    ),
    runs('published/fluent-bit/openshift.yaml', 'values of the chart for OpenShift: openShift.enabled'),
    runs('published/splunk-otel/distribution-openshift.yaml', 'example of the chart for OpenShift'),
  ],
  talos: [
    excepted('published/node-exporter/default.yaml', TALOS_EXPORTER, PSA),
    excepted('published/node-exporter/collectors.yaml', TALOS_EXPORTER, PSA),
    excepted('published/node-exporter/production.yaml', TALOS_EXPORTER, PSA),
    excepted(
      'corpus/manifests/prometheus-operator__kube-prometheus__manifests__nodeExporter-daemonset.yaml',
      `${TALOS_EXPORTER}; fluxcd/flux2-monitoring-example#25`,
      PSA,
    ),
    excepted('published/ceph-csi/rbd.yaml', TALOS_CEPH, PSA),
    excepted('published/ceph-csi/cephfs.yaml', TALOS_CEPH, PSA),
    excepted(
      'published/ceph-csi/nfs.yaml',
      'democratic-csi/democratic-csi#270: the NFS driver ran once the namespace had the label',
      PSA,
    ),
    excepted('published/rook-discover/default.yaml', TALOS_CEPH, PSA),
    excepted('published/falco/modern-ebpf.yaml', FALCO_TALOS, PSA),
    excepted('published/falco/kernel-module.yaml', FALCO_TALOS, PSA),
    excepted('published/falco/least-privileged.yaml', FALCO_TALOS, PSA),
    excepted(
      'published/datadog/talos_linux_with_system_probe.yaml',
      'the chart for Talos needs hostPID, host paths and capabilities; DataDog/helm-charts#1480',
      PSA,
    ),
    excepted('published/flannel/default.yaml', OWN_LABEL, PSA, /^Namespace$/),
    excepted(
      'corpus/manifests/metallb__metallb__config__manifests__metallb-native-prometheus.yaml',
      METALLB_TALOS,
      PSA,
      /^Namespace$/,
    ),
    excepted(
      'corpus/manifests/metallb__metallb__config__manifests__metallb-frr-prometheus.yaml',
      METALLB_TALOS,
      PSA,
      /^Namespace$/,
    ),
    excepted(
      'published/nvidia/nvidia-device-plugin-privileged-with-service-account.yaml',
      OWN_LABEL,
      PSA,
      /^Namespace$/,
    ),
    never(
      'published/datadog/gpu_monitoring_cos.yaml',
      'for COS: /home/kubernetes is on no writable file system of Talos',
      ['talos/created'],
    ),
    runs('published/flannel/default.yaml', OWN_LABEL),
    runs('corpus/manifests/metallb__metallb__config__manifests__metallb-native-prometheus.yaml', OWN_LABEL),
    runs('corpus/manifests/metallb__metallb__config__manifests__metallb-frr-prometheus.yaml', OWN_LABEL),
    runs('published/nvidia/nvidia-device-plugin-privileged-with-service-account.yaml', OWN_LABEL),
    runs('published/kube-proxy/v1.37.1-default.yaml', 'siderolabs/talos: kube-proxy in kube-system, which is exempt'),
  ],
  gke: [
    runs('published/splunk-otel/distribution-gke.yaml', 'example of the chart for GKE'),
    runs('published/datadog/gpu_monitoring_cos.yaml', 'test of the chart for Container-Optimized OS'),
    never(
      'published/calico/calico.yaml',
      'docs.tigera.io: on GKE, Calico is enabled by GKE; its manifest writes to /opt/cni/bin',
      ['gke/created'],
    ),
  ],
  eks: [
    runs('published/splunk-otel/distribution-eks.yaml', 'example of the chart for EKS'),
    runs('published/aws-ebs-csi/base.yaml', 'kubernetes-sigs/aws-ebs-csi-driver'),
    runs('published/aws-ebs-csi/chart-default.yaml', 'kubernetes-sigs/aws-ebs-csi-driver'),
    runs('corpus/manifests/aws__amazon-vpc-cni-k8s__config__master__aws-k8s-cni-cn.yaml', 'aws/amazon-vpc-cni-k8s'),
  ],
  'eks-bottlerocket': [
    runs('published/aws-ebs-csi/base.yaml', 'kubernetes-sigs/aws-ebs-csi-driver'),
    runs('corpus/manifests/aws__amazon-vpc-cni-k8s__config__master__aws-k8s-cni-cn.yaml', 'aws/amazon-vpc-cni-k8s'),
    runs('published/datadog/daemonset_default.yaml', 'docs.datadoghq.com: Bottlerocket is supported'),
  ],
  'eks-auto': [runs('published/splunk-otel/distribution-eks-auto-mode.yaml', 'example of the chart for EKS Auto Mode')],
  aks: [runs('published/splunk-otel/distribution-aks.yaml', 'example of the chart for AKS')],
  'aks-automatic': [
    excepted(
      'published/opentelemetry-collector/daemonset-hostmetrics.yaml',
      'DataDog/opentelemetry-examples#263: host mounts are forbidden',
      ['aks-automatic/podSecurity'],
    ),
  ],
  k3s: [
    runs('published/node-exporter/default.yaml', 'prometheus-community/helm-charts; Pod Security enforces nothing'),
  ],
  'rke2-cis': [
    excepted('published/node-exporter/default.yaml', 'rancher/rke2 psa.go: restricted', ['rke2-cis/podSecurity']),
    runs('published/kube-proxy/v1.37.1-default.yaml', 'rancher/rke2 psa.go: kube-system is exempt'),
  ],
  'windows-2022': [
    runs('published/splunk-otel/kubernetes-windows-nodes.yaml', 'example of the chart for Windows nodes'),
    runs('published/datadog/default_all_windows.yaml', 'test of the chart for Windows nodes'),
    runs('published/secrets-store/windows.yaml', 'kubernetes-sigs/secrets-store-csi-driver'),
    runs(
      'corpus/manifests/prometheus-community__windows_exporter__kubernetes__windows-exporter-daemonset.yaml',
      'prometheus-community/windows_exporter',
    ),
    runs(
      'corpus/manifests/kubernetes-sigs__sig-windows-tools__hostprocess__csi-proxy__csi-proxy.yaml',
      'kubernetes-sigs/sig-windows-tools',
    ),
    runs(
      'corpus/manifests/kubernetes-sigs__sig-windows-tools__hostprocess__calico__kube-proxy__kube-proxy.yml',
      'kubernetes-sigs/sig-windows-tools',
    ),
    runs(
      'corpus/manifests/kubernetes-sigs__sig-windows-tools__hostprocess__flannel__flanneld__flannel-overlay.yml',
      'kubernetes-sigs/sig-windows-tools',
    ),
  ],
};

const ROWS = Object.entries(TABLE).flatMap(([platform, rows]) =>
  rows.map((row): [string, string, Row] => [platform, row.file, row]),
);

function read(file: string): Json[] {
  return parseAllDocuments(readFileSync(join(shared, file), 'utf8'), { version: '1.1', merge: true })
    .map((document) => document.toJS())
    .flatMap((object) => (object?.kind === 'List' ? object.items : [object]))
    .filter((object) => object?.kind);
}

publishedTest.each(ROWS)('%s: %s', (platform, file, { outcome, refusing = [], without }) => {
  const objects = read(file).filter(({ kind }) => !without?.test(kind));
  const judgements = [...onPlatform(objects, platform).values()];
  expect(judgements.length).toBeGreaterThan(0);
  const rank: Outcome[] = ['runs', 'exception', 'never'];
  const worst = judgements.reduce((a, b) => (rank.indexOf(b.outcome) > rank.indexOf(a.outcome) ? b : a));
  expect([worst.outcome, worst.refusing]).toEqual([outcome, expect.arrayContaining([...refusing])]);
});

test('there are at least 60 manifests with source, and 15 refusals on each platform that refuses', () => {
  expect(ROWS.length).toBeGreaterThanOrEqual(60);
  for (const platform of ['gke-autopilot', 'openshift', 'talos']) {
    expect(TABLE[platform].filter(({ outcome }) => outcome !== 'runs').length).toBeGreaterThanOrEqual(15);
  }
  expect(ROWS.filter(([, , { source }]) => source.length < 10)).toEqual([]);
  const places = ROWS.map(([platform, file, { without }]) => `${platform} ${file} ${without ?? ''}`);
  expect(new Set(places).size).toBe(places.length);
});

/** What docs/platforms.md says of the DaemonSets of the corpus: how many run, run with an exception, and never run. */
const COUNTED: { readonly [platform: string]: readonly [runs: number, exception: number, never: number] } = {
  'gke-autopilot': [9, 101, 78],
  'aks-automatic': [7, 181, 0],
  openshift: [38, 150, 0],
  talos: [102, 83, 3],
  'rke2-cis': [96, 92, 0],
  'eks-bottlerocket': [185, 0, 3],
};

publishedTest('the counts of published DaemonSets by platform', () => {
  const folder = join(shared, 'corpus/manifests');
  const files = readdirSync(folder).map((file) => read(join('corpus/manifests', file)));
  const count = (platform: string): number[] => {
    const outcomes = files
      .flatMap((objects) => [...onPlatform(objects, platform).values()])
      .map(({ outcome }) => outcome);
    return ['runs', 'exception', 'never'].map((wanted) => outcomes.filter((one) => one === wanted).length);
  };
  expect(Object.fromEntries(Object.keys(COUNTED).map((platform) => [platform, count(platform)]))).toEqual(COUNTED);
  const rows = Object.values(COUNTED);
  const page = readFileSync(resolve(__dirname, '../../docs/platforms.md'), 'utf8');
  for (const [index, word] of ['runs', 'runs with an exception', 'never'].entries()) {
    expect(page).toContain(`| ${word} | ${rows.map((row) => row[index]).join(' | ')} |`);
  }
});
