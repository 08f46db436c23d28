import { Construct } from 'constructs';
import { clusterAccess, namespacedAccess, ownServiceAccount } from './access';
import { configHash } from './config-hash';
import { checkMemoryLimit, checkRoot, hardenedContainer, hardenedPod } from './hardening';
import { agentPlacement, tolerateEverything } from './placement';
import { NodeAgentDaemonSetProps } from './props';
import { Container, PodTemplateSpec } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';
import { DaemonSetProps } from '../daemon-set-props';

const ROOT_REASON = 'cdk8s-daemonsets/root-reason';
const CONFIG_HASH = 'checksum/config';

/**
 * An agent that may run on every node of a big cluster. Over a `DaemonSet` it fills in, where you say nothing else:
 *
 * - it tolerates every taint, and your tolerations add to that (`tolerateEveryTaint`);
 * - it runs on Linux nodes only, unless `nodeSelector` or `os` says otherwise;
 * - it keeps off virtual nodes, in each term of your own node affinity too (`virtualNodes`);
 * - an update takes down a tenth of the nodes at a time (`updateStrategy`);
 * - containers run without root, capabilities, privilege escalation and a writable root file system, under the runtime's default
 *   seccomp profile; each key of your security contexts overrides one of these (`rootReason`);
 * - every container has a memory limit, which you give, and no CPU limit unless you give one;
 * - with `hostNetwork` it still resolves names of the cluster (`dnsPolicy`);
 * - it has a service account of its own, and a token of it only where `clusterRules` or `namespaceRules` say what for;
 * - a change of a ConfigMap or Secret of the same app that the pods read restarts them, as a rolling update.
 */
export class NodeAgentDaemonSet extends DaemonSet {
  private readonly rootReason?: string;

  constructor(scope: Construct, id: string, props: NodeAgentDaemonSetProps) {
    super(scope, id, withOpinions(props));
    const { rootReason, clusterRules = [], namespaceRules = [], _shared } = props;
    this.rootReason = rootReason;
    if (!rootReason) checkRoot(this.node.path, 'the pod', props.securityContext);
    for (const container of [...props.initContainers ?? [], ...props.containers]) this.check(container);
    if (rootReason) this.metadata.addAnnotation(ROOT_REASON, rootReason);

    const { namespace } = this.metadata;
    let account = props.serviceAccountName ?? props.serviceAccount;
    if (!account) {
      const own = ownServiceAccount(this, this.name, namespace);
      this.useServiceAccount(own);
      this.apiObject.addDependency(own);
      account = own.name;
    }
    _shared?.grant(clusterRules, namespaceRules);
    if (_shared) return;
    if (clusterRules.length) clusterAccess(this, this.name, namespace, account, clusterRules);
    if (namespaceRules.length) namespacedAccess(this, this.name, namespace, account, namespaceRules);
  }

  public addContainer(container: Container): void {
    this.check(container);
    super.addContainer(hardenedContainer(container));
  }

  public addInitContainer(container: Container): void {
    this.check(container);
    super.addInitContainer(hardenedContainer(container));
  }

  /** @internal */
  public _changeContainer(name: string, change: (container: Container) => Container): void {
    super._changeContainer(name, (container) => {
      const changed = change(container);
      this.check(changed);
      return changed;
    });
  }

  private check(container: Container): void {
    if (!this.rootReason) checkRoot(this.node.path, `container '${container.name}'`, container.securityContext);
    checkMemoryLimit(this.node.path, container);
  }

  /** @internal */
  protected _renderTemplate(): PodTemplateSpec {
    const template = super._renderTemplate();
    const hash = configHash(this, this.metadata.namespace, template.spec!);
    if (!hash) return template;
    return { ...template, metadata: { ...template.metadata, annotations: { [CONFIG_HASH]: hash, ...template.metadata?.annotations } } };
  }
}

function withOpinions(props: NodeAgentDaemonSetProps): DaemonSetProps {
  const { tolerateEveryTaint = true, virtualNodes, rootReason, clusterRules = [], namespaceRules = [], _shared, ...pod } = props;
  const windows = (pod.nodeSelector?.['kubernetes.io/os'] ?? pod.os?.name) === 'windows';
  const harden = windows ? (container: Container) => container : hardenedContainer;
  return {
    automountServiceAccountToken: clusterRules.length + namespaceRules.length > 0,
    ...(pod.hostNetwork && { dnsPolicy: 'ClusterFirstWithHostNet' }),
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
    ...pod,
    ...agentPlacement(props),
    tolerations: tolerateEveryTaint ? tolerateEverything(pod.tolerations) : pod.tolerations,
    securityContext: windows ? pod.securityContext : hardenedPod(pod.securityContext, rootReason !== undefined),
    containers: pod.containers.map(harden),
    initContainers: pod.initContainers?.map(harden),
  };
}
