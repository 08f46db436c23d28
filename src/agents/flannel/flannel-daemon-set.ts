import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CONFIG, config, form } from './form';
import { FlannelDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { ownValue } from '../../model/own-value';
import { grantAccess } from '../../patterns/access';
import { CniDaemonSet } from '../../patterns/cni/cni-daemon-set';
import { rules } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

const NODES = ['core pods get', 'core nodes get,list,watch'];
const CHART = ['core pods,nodes,namespaces get,list,watch'];
const NETPOL = [
  'networking.k8s.io networkpolicies list,watch',
  'policy.networking.k8s.io adminnetworkpolicies,baselineadminnetworkpolicies list,watch',
];

/**
 * Flannel on every node, release v0.28.9: the DaemonSet, its rights and its configuration. The namespace, which must enforce no Pod Security level
 * but `privileged`, is not part of it: see `AgentNamespace`.
 *
 * @see https://github.com/flannel-io/flannel
 */
export class FlannelDaemonSet extends CniDaemonSet {
  constructor(scope: Construct, id: string, props: FlannelDaemonSetProps = {}) {
    checkProps(pathIn(scope, id), props);
    const {
      network: _network,
      ipv6Network: _ipv6,
      backend: _backend,
      nftables: _nftables,
      interfaces: _interfaces,
      networkPoliciesReason,
      chart,
      ...options
    } = props;
    checkBackend(`${scope.node.path}/${id}`, props);
    const full = vendorProps(options, form(props));
    super(scope, id, { ...full, initContainers: full.initContainers!, rootReason: networkPoliciesReason });
    const labels = chart ? undefined : { 'k8s-app': 'flannel' };
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      labels,
      cluster: [
        {
          role: 'flannel',
          rules: rules(
            ...(chart || networkPoliciesReason ? CHART : NODES),
            'core nodes/status patch',
            ...(networkPoliciesReason ? NETPOL : []),
          ),
        },
      ],
    });
    new ApiObject(this, 'Config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: CONFIG,
        namespace: this.metadata.namespace,
        labels: { tier: 'node', app: 'flannel', ...labels },
      },
      data: config(props),
    });
  }
}

/** Which backends know which option. */
const FOR: { readonly [option: string]: string[] } = {
  vni: ['vxlan'],
  port: ['vxlan', 'udp'],
  directRouting: ['vxlan', 'ipip'],
  mtu: ['vxlan', 'wireguard'],
  listenPort: ['wireguard'],
  mode: ['wireguard'],
  persistentKeepaliveInterval: ['wireguard'],
};

function checkBackend(path: string, { backend }: FlannelDaemonSetProps): void {
  for (const option of Object.keys(backend ?? {})) {
    const types = ownValue(FOR, option);
    if (!types || types.includes(backend!.type)) continue;
    throw new Error(
      `${path}: backend.${option} is an option of ${types.join(' and ')}, and backend.type is '${backend!.type}'; leave it out`,
    );
  }
}
