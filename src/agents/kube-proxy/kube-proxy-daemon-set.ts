import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { config, kubeconfig, LATEST, minorOf } from './config';
import { KubeProxyDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { grantAccess } from '../../patterns/access';
import { NodeNetworkDaemonSet } from '../../patterns/node-network/node-network-daemon-set';
import { env, field, hostPaths, mounts } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

const NAME = 'kube-proxy';
const LABELS = { 'k8s-app': NAME };

/**
 * kube-proxy on every node, as kubeadm of Kubernetes 1.28 to 1.37 installs it: the DaemonSet, its rights and its configuration. The Role that lets
 * joining nodes read the configuration is kubeadm's own and not part of it.
 *
 * @see https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/
 */
export class KubeProxyDaemonSet extends NodeNetworkDaemonSet {
  constructor(scope: Construct, id: string, props: KubeProxyDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    checkVersion(`${scope.node.path}/${id}`, props);
    const {
      apiServer,
      version = LATEST,
      mode: _mode,
      clusterCIDR: _cidr,
      detectLocalMode: _local,
      nodePortAddresses: _addresses,
      metricsBindAddress: _metrics,
      conntrack: _conntrack,
      ipvs: _ipvs,
      ...options
    } = props;
    const full = vendorProps(options, {
      name: NAME,
      labels: LABELS,
      selector: LABELS,
      updateStrategy: { type: 'RollingUpdate' },
      pod: {
        priorityClassName: 'system-node-critical',
        containers: [
          {
            name: NAME,
            image: `registry.k8s.io/kube-proxy:v${version}`,
            imagePullPolicy: 'IfNotPresent',
            command: [
              '/usr/local/bin/kube-proxy',
              '--config=/var/lib/kube-proxy/config.conf',
              '--hostname-override=$(NODE_NAME)',
            ],
            securityContext: { privileged: true },
            volumeMounts: mounts(
              'kube-proxy /var/lib/kube-proxy',
              'xtables-lock /run/xtables.lock rw',
              'lib-modules /lib/modules ro',
            ),
            env: env({ NODE_NAME: field('spec.nodeName') }),
          },
        ],
        hostNetwork: true,
        serviceAccountName: NAME,
        volumes: [
          { name: 'kube-proxy', configMap: { name: NAME } },
          ...hostPaths('xtables-lock /run/xtables.lock FileOrCreate', 'lib-modules /lib/modules'),
        ],
        tolerations: [{ operator: 'Exists' }],
        nodeSelector: { 'kubernetes.io/os': 'linux' },
      },
    });
    super(scope, id, full);
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      cluster: [{ role: 'system:node-proxier', binding: 'kubeadm:node-proxier' }],
    });
    new ApiObject(this, 'Config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: NAME, namespace: this.metadata.namespace, labels: { app: NAME } },
      data: { 'kubeconfig.conf': kubeconfig(apiServer), 'config.conf': config(props) },
    });
  }
}

function checkVersion(path: string, { version = LATEST, mode, conntrack, ipvs }: KubeProxyDaemonSetProps): void {
  if (!/^1\.\d+\.\d+$/.test(version)) {
    throw new Error(`${path}: version is '${version}'; give a release of Kubernetes, such as '${LATEST}'`);
  }
  if (minorOf(version) < 29 && (mode === 'nftables' || conntrack?.tcpBeLiberal !== undefined)) {
    const option = mode === 'nftables' ? "mode 'nftables'" : 'conntrack.tcpBeLiberal';
    throw new Error(`${path}: ${option} needs Kubernetes 1.29, and version is '${version}'`);
  }
  if (ipvs && mode !== 'ipvs') {
    throw new Error(`${path}: ipvs is for mode 'ipvs', and mode is '${mode}'; leave one of them out`);
  }
}
