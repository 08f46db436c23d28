import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { checkNamespace, clusterAccess, namespacedAccess, ownServiceAccount } from './access';
import { AgentEnvironment } from './agent-environment';
import { sharedCompanions } from './companions-of-pools';
import { checkExternalConfig, configHash, isKnown, knownContents } from './config-hash';
import { ConfigReference, configReferences } from './config-references';
import { inEnvironment } from './environment';
import { Form, FormedProps } from './form';
import { checkMemoryLimit, checkRoot, hardenedContainer, hardenedPod } from './hardening';
import { atKubeletRoot, checkKubeletRoot } from './kubelet-root';
import { known, onPlatform } from './on-platform';
import { ExternalConfig } from './options';
import { ownedProps } from './owned-props';
import { agentPlacement, tolerateEverything } from './placement';
import { NodeAgentDaemonSetProps } from './props';
import { atRuntimeSocket, checkRuntimeSocket, socketsOf } from './runtime-socket';
import { agentRules, startupTaintText, tolerationOf } from './startup-taint';
import { family, Member } from './windows/family';
import { linuxOnly, linuxOnlyText } from './windows/linux-only';
import { OS_LABEL } from './windows/operating-system';
import { makeSiblings, ownProps } from './windows/siblings';
import { WINDOWS_TAINT, windowsPod } from './windows/windows-pod';
import { Finding } from '../../findings/finding';
import { Container, PodSpec, PodTemplateSpec } from '../../model/generated/structs';
import { PlatformProfile } from '../../platforms/profile';
import { validateInPasses } from '../app-checks/passes';
import { appState } from '../app-state';
import { companionWarning } from '../companion-warning';
import { DaemonSet } from '../daemon-set';
import { DaemonSetProps } from '../daemon-set-props';
import { checkList, checkProps, owned, pathIn } from '../owned';
import { Platform } from '../platform';
import { checkContainers } from '../pod-template';

const ROOT_REASON = 'cdk8s-daemonsets/root-reason';
const CONFIG_HASH = 'checksum/config';
const STARTUP_TAINT = 'cdk8s-daemonsets/startup-taint';
const EVICTION = 'cluster-autoscaler.kubernetes.io/enable-ds-eviction';

/**
 * An agent that is safe on every node of a big cluster. It sets these defaults, which your props override:
 *
 * - it tolerates every taint, in addition to your tolerations (`tolerateEveryTaint`);
 * - it runs on Linux nodes, unless `os` says otherwise; on Windows nodes its pods have nothing that only Linux has;
 * - each term of the node affinity excludes virtual nodes (`virtualNodes`);
 * - an update replaces the pods of 10% of the nodes at a time (`updateStrategy`);
 * - containers run without root, capabilities, privilege escalation and a writable root file system, under the runtime's default
 *   seccomp profile; each key of your security contexts overrides one of these (`rootReason`);
 * - every container needs a memory limit, and has no CPU limit unless you set one;
 * - with `hostNetwork`, it still resolves cluster names (`dnsPolicy`);
 * - it has its own service account, and a token only if `clusterRules` or `namespaceRules` grant rights;
 * - a change of a ConfigMap or Secret of the app that the pods read restarts them in a rolling update (`externalConfig` for other objects,
 *   `hotReloadedVolumes` for agents that need no restart).
 */
export class NodeAgentDaemonSet extends DaemonSet {
  /**
   * The other DaemonSets that the description makes: with `os: 'both'` those for Windows nodes, and those of further `onWindows.builds`. The methods of
   * this construct change its own DaemonSet only.
   */
  public readonly siblings: NodeAgentDaemonSet[];

  private readonly form?: Form;
  private readonly rootReason?: string;
  private readonly isForWindows: boolean;
  private readonly externalConfig: readonly ExternalConfig[];
  private readonly hotReloaded: Set<string>;
  private readonly kubeletRoot?: string;
  private readonly runtimeSocket?: string;

  constructor(scope: Construct, id: string, props: NodeAgentDaemonSetProps) {
    const path = pathIn(scope, id);
    const members = checkedMembers(path, props);
    const given = ownProps(members);
    const { rootReason, startupTaint, externalConfig = [], autoscalerEviction, namespaceRules = [] } = given;
    const clusterRules = [...(given.clusterRules ?? []), ...agentRules(startupTaint)];
    const taintText = startupTaint && startupTaintText(path, startupTaint);
    const shared = sharedCompanions(scope, id);
    if (clusterRules.length && !shared) checkNamespace(path, given.metadata?.namespace ?? Chart.of(scope).namespace);
    super(scope, id, withOpinions(path, given));
    this.form = given.form;
    this.rootReason = rootReason;
    this.isForWindows = isForWindows(given);
    this.externalConfig = externalConfig;
    this.hotReloaded = new Set(given.hotReloadedVolumes);
    this.kubeletRoot = given.kubeletRoot;
    this.runtimeSocket = given.runtimeSocket;
    if (taintText) this.metadata.addAnnotation(STARTUP_TAINT, taintText);
    if (autoscalerEviction) this.addPodAnnotation(EVICTION, String(autoscalerEviction === 'Evict'));
    validateInPasses(this, () => this.configProblems());
    if (this.isForWindows && !given.isPattern) {
      appState(this).onWindows.add(this);
      validateInPasses(this, () => linuxOnly(this.pod).map(linuxOnlyText));
    }
    if (rootReason) this.metadata.addAnnotation(ROOT_REASON, rootReason);

    const { namespace } = this.metadata;
    if (!given.serviceAccountName && !given.serviceAccount && given.form !== 'written') {
      const own = ownServiceAccount(this, this.name, namespace);
      this.useServiceAccount(own);
      this.apiObject.addDependency(own);
    }
    // rights follow the pods to another account
    const account = () => this.pod.serviceAccountName ?? this.pod.serviceAccount ?? 'default';
    if (shared) {
      shared.grant(clusterRules, namespaceRules);
    } else {
      if (clusterRules.length) clusterAccess(this, this.name, namespace, account, clusterRules);
      if (namespaceRules.length) namespacedAccess(this, this.name, namespace, account, namespaceRules);
    }
    this.siblings = makeSiblings(this, members, (parent, name, other) => new NodeAgentDaemonSet(parent, name, other));
  }

  public addContainer(...containers: Container[]): void {
    super.addContainer(...this.hardened('containers', containers));
  }

  public addInitContainer(...containers: Container[]): void {
    super.addInitContainer(...this.hardened('initContainers', containers));
  }

  /** @internal */
  public _changeContainer(name: string, change: (container: Container) => Container): void {
    super._changeContainer(name, (container) => {
      const changed = change(container);
      if (!this.form) this.check(changed);
      return changed;
    });
  }

  /** The findings of the DaemonSet, and a warning for each mounted sub-path that no change of its ConfigMap or Secret reaches. */
  public findings(): Finding[] {
    const references = this.configReferences();
    const contents = knownContents(this, this.metadata.namespace, references, this.externalConfig);
    const frozen = references.filter((reference) => reference.how === 'sub-path' && !isKnown(contents, reference));
    return [
      ...super.findings(),
      ...frozen.map(({ kind, name, path }) =>
        companionWarning(
          'sub-path',
          path,
          `a mount of a sub-path never follows a change of ${kind} '${name}', and as its content is not known here no change restarts the pods either`,
          'Mount the whole volume, or say what is in it: externalConfig.',
        ),
      ),
    ];
  }

  /**
   * Marks a volume whose files the agent reads again by itself.
   *
   * @internal
   */
  protected _hotReload(volume: string): void {
    this.hotReloaded.add(volume);
  }

  private withEnvironment(pod: PodSpec): PodSpec {
    const environment = AgentEnvironment._around(this);
    const platform = this.form === 'written' ? undefined : Platform._around(this);
    const inNetwork = environment ? inEnvironment(pod, environment) : pod;
    return this.onNodes(platform ? onPlatform(inNetwork, platform) : inNetwork, platform);
  }

  /** The pod with the paths of the kubelet and of the container runtime as the nodes have them. */
  private onNodes(pod: PodSpec, platform: PlatformProfile | undefined): PodSpec {
    const ofPlatform = (path: 'kubeletRoot' | 'runtimeSocket') => platform && known(platform.paths[path]);
    const { kubeletRoot = platform?.os === 'linux' ? ofPlatform('kubeletRoot') : undefined } = this;
    const { runtimeSocket = ofPlatform('runtimeSocket') } = this;
    const moved = kubeletRoot === undefined ? pod : atKubeletRoot(pod, kubeletRoot);
    return runtimeSocket === undefined ? moved : atRuntimeSocket(moved, runtimeSocket);
  }

  private configReferences(): ConfigReference[] {
    return configReferences(this.withEnvironment(this.pod));
  }

  private configProblems(): string[] {
    const references = this.configReferences();
    const unread = this.externalConfig.filter(
      (one) => !references.some(({ kind, name }) => kind === one.kind && name === one.name),
    );
    const missing = [...this.hotReloaded].filter((volume) => !this.pod.volumes?.some(({ name }) => name === volume));
    const frozen = references.filter(({ how, volume }) => how === 'sub-path' && this.hotReloaded.has(volume!));
    const sockets = socketsOf(this.pod);
    return [
      ...(this.runtimeSocket !== undefined && sockets !== 1
        ? [
            `runtimeSocket: ${sockets === 0 ? 'no volume of the pods is' : `${sockets} volumes of the pods are`} the socket of a container runtime, so it is not known which one to replace; ` +
              'mount one, such as platforms.RuntimeSockets.CONTAINERD, or leave it out',
          ]
        : []),
      ...unread.map(
        ({ kind, name }) =>
          `externalConfig: no volume or variable of the pods reads ${kind} '${name}'; correct the name or leave it out`,
      ),
      ...missing.map(
        (volume) => `hotReloadedVolumes: the pods have no volume called '${volume}'; correct the name or leave it out`,
      ),
      ...frozen.map(
        ({ path, volume }) =>
          `${path}: a mount of a sub-path never follows a change, so there is nothing that the agent could read again; ` +
          `mount the whole volume, or leave '${volume}' out of hotReloadedVolumes`,
      ),
    ];
  }

  private hardened(list: 'containers' | 'initContainers', containers: Container[]): Container[] {
    const { path } = this.node;
    const given = owned(path, list, containers, { type: 'Container', shape: 'list' });
    if (this.form) return given;
    for (const container of given) this.check(container);
    return this.isForWindows ? given : given.map(hardenedContainer);
  }

  private check(container: Container): void {
    checkContainer(this.node.path, container, this.isForWindows || this.rootReason !== undefined);
  }

  /** @internal */
  protected _renderTemplate(): PodTemplateSpec {
    const rendered = super._renderTemplate();
    const template = { ...rendered, spec: this.withEnvironment(rendered.spec!) };
    const references = configReferences(template.spec).filter(
      ({ volume }) => volume === undefined || !this.hotReloaded.has(volume),
    );
    const hash = configHash(knownContents(this, this.metadata.namespace, references, this.externalConfig), references);
    if (!hash) return template;
    return {
      ...template,
      metadata: { ...template.metadata, annotations: { [CONFIG_HASH]: hash, ...template.metadata?.annotations } },
    };
  }
}

function checkContainer(path: string, container: Container, mayBeRoot: boolean): void {
  if (!mayBeRoot) checkRoot(path, `container '${container.name}'`, container.securityContext);
  checkMemoryLimit(path, container);
}

/** Whether the pods are for Windows; `os` is decided where no pattern makes the agent. */
function isForWindows({ os, nodeSelector, podOs }: FormedProps): boolean {
  return (os ?? nodeSelector?.[OS_LABEL] ?? podOs?.name) === 'windows';
}

/** What the props describe, each for the nodes of one system; throws where they are wrong whatever the rest of the app is. */
function checkedMembers(path: string, props: FormedProps): [Member<FormedProps>, ...Member<FormedProps>[]] {
  checkProps(path, props);
  const given = ownedProps(path, props);
  checkContainers(path, given.containers);
  for (const list of ['tolerations', 'volumes'] as const) {
    if (given[list] !== undefined) checkList(path, given[list], list);
  }
  for (const one of given.externalConfig ?? []) checkExternalConfig(path, one);
  if (given.kubeletRoot !== undefined) checkKubeletRoot(path, given.kubeletRoot);
  if (given.runtimeSocket !== undefined) checkRuntimeSocket(path, given.runtimeSocket);
  const members: ReturnType<typeof checkedMembers> = given.isPattern
    ? [{ name: 'linux', props: given }]
    : family(path, given);
  if (given.form) return members;
  // the siblings check what is theirs
  const own = members[0].props;
  const mayBeRoot = isForWindows(own) || own.rootReason !== undefined;
  if (!mayBeRoot) checkRoot(path, 'the pod', own.securityContext);
  for (const one of [...(own.initContainers ?? []), ...own.containers]) checkContainer(path, one, mayBeRoot);
  return members;
}

function withOpinions(path: string, props: FormedProps): DaemonSetProps {
  const {
    tolerateEveryTaint = true,
    virtualNodes,
    rootReason,
    clusterRules = [],
    namespaceRules = [],
    externalConfig,
    hotReloadedVolumes,
    autoscalerEviction,
    startupTaint,
    kubeletRoot,
    runtimeSocket,
    form,
    isPattern,
    podOs,
    os = podOs?.name ?? 'linux',
    onWindows,
    ...described
  } = props;
  const pod = { ...described, ...(podOs && { os: podOs }) };
  if (form === 'written') return pod;
  const windows = isForWindows(props);
  const taints = [
    ...(startupTaint ? [tolerationOf(startupTaint)] : []),
    ...(windows && !isPattern ? [WINDOWS_TAINT] : []),
  ];
  const tolerations = [...(pod.tolerations ?? []), ...taints];
  const asGiven = windows || form === 'hardened';
  const harden = asGiven ? (container: Container) => container : hardenedContainer;
  return {
    automountServiceAccountToken: clusterRules.length + namespaceRules.length + agentRules(startupTaint).length > 0,
    ...(pod.hostNetwork && !windows && { dnsPolicy: 'ClusterFirstWithHostNet' }),
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
    ...pod,
    ...agentPlacement(os, props),
    ...(tolerateEveryTaint && { tolerations: tolerateEverything(tolerations) }),
    ...(!tolerateEveryTaint && tolerations.length > 0 && { tolerations }),
    securityContext: asGiven ? pod.securityContext : hardenedPod(pod.securityContext, rootReason !== undefined),
    containers: pod.containers.map(harden),
    initContainers: pod.initContainers?.map(harden),
    ...(windows && !isPattern && windowsPod(path, pod, { onWindows })),
  };
}
