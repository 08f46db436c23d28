import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { roles } from './access';
import { config } from './config';
import { containers, initContainers } from './containers';
import { assignsAddresses, naming } from './names';
import { CalicoDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { Volume } from '../../model/generated/structs';
import { grantAccess } from '../../patterns/access';
import { CniDaemonSet } from '../../patterns/cni/cni-daemon-set';
import { hostPaths } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

const PLUGIN = 'calico-cni-plugin';

function volumes(props: CalicoDaemonSetProps): Volume[] {
  const { networking, etcd } = props;
  return [
    ...hostPaths(
      'lib-modules /lib/modules',
      'var-run-calico /var/run/calico DirectoryOrCreate',
      'var-lib-calico /var/lib/calico DirectoryOrCreate',
      'xtables-lock /run/xtables.lock FileOrCreate',
      'sys-fs /sys/fs/ DirectoryOrCreate',
      'bpffs /sys/fs/bpf Directory',
      'nodeproc /proc',
    ),
    ...(networking === 'Canal' ? [{ name: 'flannel-cfg', configMap: { name: naming(props).config } }] : []),
    ...hostPaths(
      'cni-bin-dir /opt/cni/bin DirectoryOrCreate',
      'cni-net-dir /etc/cni/net.d',
      'cni-log-dir /var/log/calico/cni',
    ),
    ...(assignsAddresses(props) && !etcd ? hostPaths('host-local-net-dir /var/lib/cni/networks') : []),
    ...(etcd ? [{ name: 'etcd-certs', secret: { secretName: 'calico-etcd-secrets', defaultMode: 0o400 } }] : []),
    ...hostPaths('policysync /var/run/nodeagent DirectoryOrCreate'),
  ];
}

/**
 * Calico on every node, release v3.32.1: the DaemonSet, its rights and its configuration. The custom resources, kube-controllers and Typha, which are
 * Deployments, are not part of it.
 *
 * @see https://docs.tigera.io/calico/latest/reference/configure-calico-node
 */
export class CalicoDaemonSet extends CniDaemonSet {
  constructor(scope: Construct, id: string, props: CalicoDaemonSetProps = {}) {
    checkProps(pathIn(scope, id), props);
    checkOptions(`${scope.node.path}/${id}`, props);
    const {
      networking: _networking,
      backend: _backend,
      ipip: _ipip,
      vxlan: _vxlan,
      ebpf: _ebpf,
      typha: _typha,
      podNetwork: _network,
      ipAutodetectionMethod: _method,
      mtu: _mtu,
      felix: _felix,
      etcd: _etcd,
      ...options
    } = props;
    const { name, config: configName } = naming(props);
    const full = vendorProps(options, {
      name,
      labels: { 'k8s-app': name },
      selector: { 'k8s-app': name },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      pod: {
        nodeSelector: { 'kubernetes.io/os': 'linux' },
        hostNetwork: true,
        tolerations: [
          { effect: 'NoSchedule', operator: 'Exists' },
          { key: 'CriticalAddonsOnly', operator: 'Exists' },
          { effect: 'NoExecute', operator: 'Exists' },
        ],
        serviceAccountName: name,
        securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
        terminationGracePeriodSeconds: 0,
        priorityClassName: 'system-node-critical',
        initContainers: initContainers(props),
        containers: containers(props),
        volumes: volumes(props),
      },
    });
    super(scope, id, { ...full, initContainers: full.initContainers! });
    const { namespace } = this.metadata;
    const object = (kind: string, objectName: string, fields: object) =>
      new ApiObject(this, `${kind}-${objectName}`, {
        apiVersion: 'v1',
        kind,
        metadata: { name: objectName, namespace },
        ...fields,
      });
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      cluster: roles(props, { kind: 'ServiceAccount', name: PLUGIN, namespace }),
    });
    object('ServiceAccount', PLUGIN, {});
    object('ConfigMap', configName, { data: config(props) });
  }
}

function checkOptions(path: string, props: CalicoDaemonSetProps): void {
  const { networking = 'Calico', ebpf, etcd, felix = {} } = props;
  if (networking !== 'Calico') {
    for (const option of ['backend', 'ipip', 'vxlan', 'ipAutodetectionMethod'] as const) {
      if (props[option] !== undefined) {
        throw new Error(
          `${path}: ${option} is for networking 'Calico', and networking is '${networking}'; leave it out`,
        );
      }
    }
    if (etcd) {
      throw new Error(`${path}: etcd is for networking 'Calico', and networking is '${networking}'; leave it out`);
    }
  }
  if (ebpf && etcd) throw new Error(`${path}: ebpf needs the data store in the API server; leave etcd out`);
  if (ebpf && !ebpf.host && props.defaults !== 'Published') {
    throw new Error(
      `${path}: ebpf.host is empty, but with eBPF Calico cannot reach the API server through its Service; give the address by which nodes reach it`,
    );
  }
  const foreign = Object.keys(felix).find((name) => !name.startsWith('FELIX_'));
  if (foreign) throw new Error(`${path}: felix has the variable '${foreign}'; its settings begin with FELIX_`);
}
