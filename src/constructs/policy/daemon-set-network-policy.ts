import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { NetworkPolicyPeer } from './network-policy-options';
import { DaemonSetNetworkPolicyProps } from './network-policy-props';
import { Finding } from '../../findings/finding';
import { Path } from '../../findings/path';
import { companionWarning } from '../companion-warning';
import { DaemonSet } from '../daemon-set';
import { checkProps, pathIn } from '../owned';
import { namedPort } from '../service/container-ports';
import { writtenSpec } from '../written-spec';

/**
 * Allows only the listed peers to reach the pods of a DaemonSet. Network plugins do not apply the policy to pods in the host network, which stay open
 * (`findings`).
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class DaemonSetNetworkPolicy extends Construct {
  private readonly daemonSet: DaemonSet;

  constructor(scope: Construct, id: string, props: DaemonSetNetworkPolicyProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    checkProps(path, props.daemonSet, 'daemonSet');
    const { daemonSet, ingress = [], egress, metadata } = props;
    const peers = [...ingress.flatMap(({ from = [] }) => from), ...(egress ?? []).flatMap(({ to = [] }) => to)];
    for (const peer of peers) checkPeer(path, peer);
    const rules = ingress.map(({ ports, from }) => ({
      ...(from && { from }),
      ...(ports && { ports: ports.map((name) => portOf(path, daemonSet, name)) }),
    }));
    super(scope, id);
    this.daemonSet = daemonSet;
    new ApiObject(this, 'Resource', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: daemonSet.name, namespace: daemonSet.metadata.namespace, ...metadata },
      spec: {
        podSelector: daemonSet.selector,
        policyTypes: ['Ingress', ...(egress ? ['Egress'] : [])],
        ingress: rules,
        ...(egress && { egress }),
      },
    });
  }

  /** A warning if the policy has no effect because the pods are in the host network. */
  public findings(): Finding[] {
    if (!writtenSpec(this.daemonSet).template.spec.hostNetwork) return [];
    return [
      companionWarning(
        'void-network-policy',
        Path.of('spec', 'podSelector'),
        `the pods of ${this.daemonSet.node.path} are in the network of their nodes (hostNetwork), to which network plugins do not apply policies: their ports stay open to all who reach the node`,
        'Leave hostNetwork out, or guard the ports where they are served: TLS with client certificates, kube-rbac-proxy, or the firewall of the node.',
      ),
    ];
  }
}

/** A policy port without a protocol is TCP, whatever the protocol of the container port is. */
function portOf(
  path: string,
  daemonSet: DaemonSet,
  name: string,
): { readonly port: string; readonly protocol?: string } {
  const { protocol } = namedPort(path, daemonSet, name);
  return { port: name, ...(protocol && { protocol }) };
}

function checkPeer(path: string, { ipBlock, podSelector, namespaceSelector }: NetworkPolicyPeer): void {
  if (ipBlock && (podSelector || namespaceSelector)) {
    throw new Error(`${path}: a peer has ipBlock ${ipBlock.cidr} and selectors; make two peers of it`);
  }
  if (!ipBlock && !podSelector && !namespaceSelector) {
    throw new Error(`${path}: a peer is empty, which the API server refuses; leave the list out to mean everyone`);
  }
}
