import { Construct } from 'constructs';
import { Facts } from './facts';
import { AwsEbsCsiDaemonSet } from '../../agents/aws-ebs-csi/aws-ebs-csi-daemon-set';
import { CalicoDaemonSet } from '../../agents/calico/calico-daemon-set';
import { CephCsiDaemonSet } from '../../agents/ceph-csi/ceph-csi-daemon-set';
import { DatadogDaemonSet } from '../../agents/datadog/datadog-daemon-set';
import { FalcoDaemonSet } from '../../agents/falco/falco-daemon-set';
import { FlannelDaemonSet } from '../../agents/flannel/flannel-daemon-set';
import { GlusterdDaemonSet } from '../../agents/glusterd/glusterd-daemon-set';
import { HostMetricsDaemonSet } from '../../agents/host-metrics/host-metrics-daemon-set';
import { KubeProxyDaemonSet } from '../../agents/kube-proxy/kube-proxy-daemon-set';
import { KuredDaemonSet } from '../../agents/kured/kured-daemon-set';
import { NodeLocalDnsDaemonSet } from '../../agents/node-local-dns/node-local-dns-daemon-set';
import { NodeProblemDetectorDaemonSet } from '../../agents/node-problem-detector/node-problem-detector-daemon-set';
import { NvidiaDevicePluginDaemonSet } from '../../agents/nvidia/nvidia-device-plugin-daemon-set';
import { OneAgentDaemonSet } from '../../agents/oneagent/oneagent-daemon-set';
import { RookDiscoverDaemonSet } from '../../agents/rook-discover/rook-discover-daemon-set';
import { SecretsStoreCsiDaemonSet } from '../../agents/secrets-store-csi/secrets-store-csi-daemon-set';
import { WeaveNetDaemonSet } from '../../agents/weave-net/weave-net-daemon-set';
import { JsonObject } from '../../model/json-object';

/** An agent of the catalogue: by which image it is told, and which sets of its options a DaemonSet may have come from, likeliest first. */
export interface CatalogueEntry {
  readonly construct: new (scope: Construct, id: string, props: any) => Construct;
  readonly image: RegExp;
  readonly sets: (facts: Facts) => readonly JsonObject[];
}

/** Every combination of the options, each with its values; undefined leaves one out. */
function combined(options: { readonly [option: string]: readonly unknown[] }): JsonObject[] {
  return Object.entries(options).reduce<JsonObject[]>(
    (sets, [option, values]) =>
      sets.flatMap((set) => values.map((value) => (value === undefined ? set : { ...set, [option]: value }))),
    [{}],
  );
}

/** The fields that are there, or nothing if none is. */
function some(fields: JsonObject): JsonObject | undefined {
  const found = Object.entries(fields).filter(([, value]) => value !== undefined);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
const REASON = 'as imported';

function flannelSets(facts: Facts): JsonObject[] {
  const written = facts.config('kube-flannel-cfg', 'net-conf.json');
  const { Network, IPv6Network, EnableNFTables, Backend } = parsed(written);
  const { Type, VNI, Port, DirectRouting, MTU } = (Backend ?? {}) as JsonObject;
  const backend =
    Type === undefined ? undefined : some({ type: Type, vni: VNI, port: Port, directRouting: DirectRouting, mtu: MTU });
  return combined({
    chart: [undefined, true],
    network: [undefined, Network],
    ipv6Network: [IPv6Network],
    nftables: [EnableNFTables === true ? true : undefined],
    backend: [undefined, backend],
    networkPoliciesReason: [facts.hasContainer('kube-network-policies') ? REASON : undefined],
  });
}

function parsed(json: string | undefined): JsonObject {
  try {
    return JSON.parse(json ?? '{}') as JsonObject;
  } catch {
    return {};
  }
}

function kubeProxySets(facts: Facts): JsonObject[] {
  const config = facts.config('kube-proxy', 'config.conf') ?? '';
  const setting = (name: string) => new RegExp(`^ *${name}: *"?([^"\\n]+?)"?$`, 'm').exec(config)?.[1];
  const known = (name: string, absent: string) => (setting(name) === absent ? undefined : setting(name));
  const conntrack = some({
    maxPerCore: numberOf(known('maxPerCore', 'null')),
    min: numberOf(known('min', 'null')),
    tcpBeLiberal: setting('tcpBeLiberal') === 'true' ? true : undefined,
    tcpCloseWaitTimeout: known('tcpCloseWaitTimeout', 'null'),
    tcpEstablishedTimeout: known('tcpEstablishedTimeout', 'null'),
  });
  const ipvs = some({ strictARP: setting('strictARP') === 'true' ? true : undefined, scheduler: setting('scheduler') });
  const version = facts.tag(/kube-proxy/)?.replace(/^v/, '');
  return combined({
    apiServer: [/server: *(\S+)/.exec(facts.config('kube-proxy', 'kubeconfig.conf') ?? '')?.[1] ?? ''],
    version: [undefined, version],
    mode: [setting('mode')],
    clusterCIDR: [setting('clusterCIDR')],
    metricsBindAddress: [setting('metricsBindAddress')],
    conntrack: [conntrack],
    ipvs: [ipvs],
  });
}

function oneAgentSets(facts: Facts): JsonObject[] {
  const attribute = (name: string) => facts.arg(new RegExp(`(?:^|,)${name.replaceAll('.', '\\.')}=([^,\\n]+)`, 'm'));
  const image = facts.tag(/\/linux\/oneagent/) === undefined ? undefined : ['amd64'];
  return combined({
    mode: ['classicFullStack', 'cloudNativeFullStack', 'hostMonitoring'].filter(
      (mode) => mode.toLowerCase() === (facts.label('app.kubernetes.io/component') ?? mode.toLowerCase()),
    ),
    tenant: ['abc12345'],
    cluster: [
      some({
        name: attribute('k8s.cluster.name') ?? '',
        uid: attribute('k8s.cluster.uid') ?? facts.env('DT_K8S_CLUSTER_ID').value ?? '',
        entityId: attribute('dt.entity.kubernetes_cluster'),
      }),
    ],
    architectures: [image],
    version: [undefined, facts.label('app.kubernetes.io/version')],
    storage: facts.volume('osagent-storage').csi ? ['csi'] : [undefined, facts.volume('volume-storage').hostPath],
    appArmor: [undefined, 'Annotation'],
    proxy: [facts.env('https_proxy').value],
    noProxy: [facts.arg(/^--set-no-proxy=(.+)$/m)],
    networkZone: [facts.arg(/^--set-network-zone=(.+)$/m)],
    hostGroup: [facts.arg(/^--set-host-group=(.+)$/m)],
    activeGateTlsSecret: [facts.volume('active-gate-ca').secret],
    privilegedReason: [undefined, REASON],
    livenessProbe: [undefined, false],
    logMonitoring: [facts.hasVariable('KUBELET_API_NODENAME') ? true : undefined],
  });
}

const HEALTH = ['kubelet', 'containerd', 'docker'];

/** The agents whose published manifests are recognised. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    construct: AwsEbsCsiDaemonSet,
    image: /aws-ebs-csi-driver/,
    sets: (facts) =>
      combined({
        windows: [undefined, true],
        metrics: [undefined, true],
        logLevel: [undefined, numberOf(facts.arg(/^--v=(\d+)$/m))],
      }),
  },
  {
    construct: CalicoDaemonSet,
    image: /calico\/(calico|node)[:@]/,
    sets: (facts) => {
      const endpoints = facts.config('calico-config', 'etcd_endpoints');
      const podNetwork = facts.env('CALICO_IPV4POOL_CIDR').value;
      return [
        {},
        { backend: 'vxlan', ipip: 'Never' },
        {
          ebpf: {
            host: facts.config('kubernetes-services-endpoint', 'KUBERNETES_SERVICE_HOST') ?? '',
            port: facts.config('kubernetes-services-endpoint', 'KUBERNETES_SERVICE_PORT') ?? '',
          },
        },
        { typha: true },
        { networking: 'PolicyOnly' },
        { networking: 'Canal' },
        ...(endpoints === undefined ? [] : [{ etcd: { endpoints } }]),
      ].flatMap((set) => (podNetwork === undefined ? [set] : [set, { ...set, podNetwork }]));
    },
  },
  {
    construct: CephCsiDaemonSet,
    image: /cephcsi/,
    sets: () => combined({ type: ['rbd', 'cephfs', 'nfs'], clusters: [undefined, []] }),
  },
  {
    construct: DatadogDaemonSet,
    image: /datadoghq.*\/agent:/,
    sets: (facts) => {
      const apiKey = facts.env('DD_API_KEY').secret ?? {};
      return [
        {},
        { networkMonitoring: true },
        { networkMonitoring: true, processCollection: true, kernelMetrics: true, systemProbeDebugPort: 7654 },
        { workloadProtectionReason: REASON },
        { sbom: { reason: REASON, imageAnalyzers: ['os'], hostAnalyzers: ['os', 'languages'] } },
        { logs: true },
      ].map((set) => ({ apiKey, ...set }));
    },
  },
  {
    construct: FalcoDaemonSet,
    image: /falcosecurity\/falco[:@]/,
    sets: () =>
      combined({
        kernelModuleReason: [undefined, REASON],
        leastPrivileged: [undefined, true],
        metrics: [undefined, true],
      }),
  },
  { construct: FlannelDaemonSet, image: /flannel/, sets: flannelSets },
  { construct: GlusterdDaemonSet, image: /gluster/, sets: () => combined({ fakeDisk: [undefined, true] }) },
  {
    construct: HostMetricsDaemonSet,
    image: /opentelemetry-collector/,
    sets: (facts) =>
      combined({
        hostMetrics: [undefined, false],
        receiveFromApplications: [undefined, true],
        otlpEndpoint: [undefined, facts.env('OTLP_ENDPOINT').value],
      }),
  },
  { construct: KubeProxyDaemonSet, image: /\/kube-proxy[:@]/, sets: kubeProxySets },
  { construct: KuredDaemonSet, image: /kured/, sets: () => combined({ rebootMethod: [undefined, 'signal'] }) },
  {
    construct: NodeLocalDnsDaemonSet,
    image: /dns.*node-cache|node-cache/,
    sets: (facts) => {
      const [localIP, clusterDnsIP] = facts.arg(/^([\d.]+,[\d.]+)$/m)?.split(',') ?? [];
      return [{ clusterDnsIP: clusterDnsIP ?? '' }, { clusterDnsIP: clusterDnsIP ?? '', localIP }];
    },
  },
  {
    construct: NodeProblemDetectorDaemonSet,
    image: /node-problem-detector/,
    sets: () => [{}, ...HEALTH.map((one) => ({ healthChecks: [one] })), { healthChecks: ['kubelet', 'containerd'] }],
  },
  {
    construct: NvidiaDevicePluginDaemonSet,
    image: /k8s-device-plugin/,
    sets: () => combined({ passDeviceSpecsReason: [undefined, REASON], migStrategy: [undefined, 'single', 'mixed'] }),
  },
  { construct: OneAgentDaemonSet, image: /oneagent/, sets: oneAgentSets },
  {
    construct: RookDiscoverDaemonSet,
    image: /rook\/ceph/,
    sets: (facts) =>
      combined({
        useCephVolume: [undefined, true],
        udevBlacklist: [facts.env('DISCOVER_DAEMON_UDEV_BLACKLIST').value?.split(',')],
      }),
  },
  {
    construct: SecretsStoreCsiDaemonSet,
    image: /csi-secrets-store\/driver/,
    sets: () => combined({ windows: [undefined, true] }),
  },
  {
    construct: WeaveNetDaemonSet,
    image: /weaveworks\/weave-kube/,
    sets: (facts) => [{ version: facts.tag(/weave-kube/) ?? 'latest' }],
  },
];
