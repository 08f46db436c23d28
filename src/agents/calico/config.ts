import { assignsAddresses, usesTypha } from './names';
import { CalicoDaemonSetProps } from './props';

/** What the init container writes into the directory of network plugins, after it has filled in the words in capitals. */
function networkConfig(props: CalicoDaemonSetProps): string {
  const store = props.etcd
    ? `      "etcd_endpoints": "__ETCD_ENDPOINTS__",
      "etcd_key_file": "__ETCD_KEY_FILE__",
      "etcd_cert_file": "__ETCD_CERT_FILE__",
      "etcd_ca_cert_file": "__ETCD_CA_CERT_FILE__",`
    : `      "datastore_type": "kubernetes",
      "nodename": "__KUBERNETES_NODE_NAME__",`;
  const ipam = assignsAddresses(props)
    ? `          "type": "calico-ipam"`
    : `          "type": "host-local",
          "subnet": "usePodCidr"`;
  return `{
  "name": "k8s-pod-network",
  "cniVersion": "0.3.1",
  "plugins": [
    {
      "type": "calico",
      "log_level": "info",
      "log_file_path": "/var/log/calico/cni/cni.log",
${store}
      "mtu": ${props.networking === 'PolicyOnly' ? 1500 : '__CNI_MTU__'},
      "ipam": {
${ipam}
      },
      "policy": {
          "type": "k8s"
      },
      "kubernetes": {
          "kubeconfig": "__KUBECONFIG_FILEPATH__"
      }
    },
    {
      "type": "portmap",
      "snat": true,
      "capabilities": {"portMappings": true}
    }
  ]
}`;
}

/** The keys of the ConfigMap. */
export function config(props: CalicoDaemonSetProps): { [key: string]: string } {
  const { networking = 'Calico', backend = 'bird', ebpf, etcd, mtu = 0, podNetwork = '10.244.0.0/16' } = props;
  const secret = (name: string) => (etcd?.tls ? `/calico-secrets/${name}` : '');
  return {
    ...(etcd && {
      etcd_endpoints: etcd.endpoints,
      etcd_ca: secret('etcd-ca'),
      etcd_cert: secret('etcd-cert'),
      etcd_key: secret('etcd-key'),
    }),
    ...(ebpf && { kubernetes_service_host: ebpf.host, kubernetes_service_port: ebpf.port }),
    typha_service_name: usesTypha(props) ? 'calico-typha' : 'none',
    ...(networking === 'Calico' && { calico_backend: backend }),
    ...(networking === 'Canal' && { canal_iface: '', masquerade: 'true' }),
    veth_mtu: `${mtu}`,
    cni_network_config: networkConfig(props),
    ...(networking === 'Canal' && {
      'net-conf.json': `${JSON.stringify({ Network: podNetwork, Backend: { Type: 'vxlan' } }, null, 2)}\n`,
    }),
  };
}
