import { Yaml } from 'cdk8s';
import { KubeProxyDaemonSetProps } from './props';

export const LATEST = '1.37.1';

export const minorOf = (version: string) => Number(version.split('.')[1]);

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** How kube-proxy reaches the API server, in the layout of kubeadm. */
export function kubeconfig(server: string): string {
  return `apiVersion: v1
kind: Config
clusters:
- cluster:
    certificate-authority: ${SERVICE_ACCOUNT}/ca.crt
    server: ${server}
  name: default
contexts:
- context:
    cluster: default
    namespace: default
    user: default
  name: default
current-context: default
users:
- name: default
  user:
    tokenFile: ${SERVICE_ACCOUNT}/token`;
}

/** The configuration with every field of the version, as kubeadm writes it: a field at its zero value has the default of kube-proxy. */
export function config(props: KubeProxyDaemonSetProps): string {
  const { clusterCIDR = '', detectLocalMode = '', nodePortAddresses = null, metricsBindAddress = '', ipvs } = props;
  const minor = minorOf(props.version ?? LATEST);
  const { mode = minor >= 37 ? 'iptables' : '' } = props;
  const { conntrack = {} } = props;
  const periods = { minSyncPeriod: '0s', syncPeriod: '0s' };
  const sizes = { infoBufferSize: '0' };
  return Yaml.stringify({
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    bindAddress: '0.0.0.0',
    bindAddressHardFail: false,
    clientConnection: {
      acceptContentTypes: '',
      burst: 0,
      contentType: '',
      kubeconfig: '/var/lib/kube-proxy/kubeconfig.conf',
      qps: 0,
    },
    clusterCIDR,
    configSyncPeriod: '0s',
    conntrack: {
      maxPerCore: conntrack.maxPerCore ?? null,
      min: conntrack.min ?? null,
      ...(minor >= 29 && { tcpBeLiberal: conntrack.tcpBeLiberal ?? false }),
      tcpCloseWaitTimeout: conntrack.tcpCloseWaitTimeout ?? null,
      tcpEstablishedTimeout: conntrack.tcpEstablishedTimeout ?? null,
      ...(minor >= 29 && { udpStreamTimeout: '0s', udpTimeout: '0s' }),
    },
    detectLocal: { bridgeInterface: '', interfaceNamePrefix: '' },
    detectLocalMode,
    enableProfiling: false,
    healthzBindAddress: '',
    hostnameOverride: '',
    iptables: { localhostNodePorts: null, masqueradeAll: false, masqueradeBit: null, ...periods },
    ipvs: {
      excludeCIDRs: ipvs?.excludeCIDRs ?? null,
      minSyncPeriod: '0s',
      scheduler: ipvs?.scheduler ?? '',
      strictARP: ipvs?.strictARP ?? false,
      syncPeriod: '0s',
      tcpFinTimeout: '0s',
      tcpTimeout: '0s',
      udpTimeout: '0s',
    },
    kind: 'KubeProxyConfiguration',
    logging: {
      flushFrequency: 0,
      options: { json: { ...sizes }, ...(minor >= 30 && { text: { ...sizes } }) },
      verbosity: 0,
    },
    metricsBindAddress,
    mode,
    ...(minor >= 29 && { nftables: { masqueradeAll: false, masqueradeBit: null, ...periods } }),
    nodePortAddresses,
    oomScoreAdj: null,
    portRange: '',
    showHiddenMetricsForVersion: '',
    winkernel: {
      enableDSR: false,
      forwardHealthCheckVip: false,
      networkName: '',
      rootHnsEndpointName: '',
      sourceVip: '',
    },
  }).trimEnd();
}
