import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { failing } from './app-checks/acceptances';
import { validateApp } from './app-checks/app-validation';
import { validateInPasses } from './app-checks/passes';
import { DaemonSetObject } from './daemon-set-object';
import { MountOptions } from './daemon-set-options';
import { DaemonSetProps } from './daemon-set-props';
import { readEnforcedLevels } from './enforced-levels';
import { findingText } from './finding-text';
import { NAME_LABEL, nameLabelValue } from './names';
import { abandon, checkProps, owned, pathIn } from './owned';
import { PodTemplate } from './pod-template';
import { Finding } from '../findings/finding';
import {
  Container,
  ContainerPort,
  EnvVar,
  LabelSelector,
  PodSpec,
  PodTemplateSpec,
  Toleration,
  Volume,
} from '../model/generated/structs';

/**
 * Runs a pod on every matching node. The props are the manifest: the only defaults are a selector and the pod labels that it requires, if you set
 * none.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export class DaemonSet extends kplus.Resource implements kplus.IPodSelector, kplus.INetworkPolicyPeer, kplus.ISubject {
  public readonly resourceType = 'daemonsets';

  /** Which pods the DaemonSet owns. */
  public readonly selector: LabelSelector;

  protected readonly apiObject: ApiObject;
  private readonly daemonSetObject: DaemonSetObject;
  private readonly template: PodTemplate;

  constructor(scope: Construct, id: string, props: DaemonSetProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    const { metadata, podMetadata, selector, updateStrategy, minReadySeconds, revisionHistoryLimit, ...pod } = props;
    const template = new PodTemplate(path, podMetadata, pod);
    const ownMetadata = owned(path, 'metadata', metadata, { type: 'ObjectMeta' });
    const ownSelector = owned(path, 'selector', selector, { type: 'LabelSelector' });
    const strategy = owned(
      path,
      '',
      { updateStrategy, minReadySeconds, revisionHistoryLimit },
      { type: 'DaemonSetSpec' },
    );
    super(scope, id);
    this.template = template;
    try {
      this.daemonSetObject = new DaemonSetObject(this, ownMetadata, () => ({
        selector: this.selector,
        template: this._renderTemplate(),
        ...strategy,
      }));
      this.apiObject = this.daemonSetObject;
      this.selector = ownSelector ?? { matchLabels: { [NAME_LABEL]: nameLabelValue(this.name) } };
      if (!selector || !podMetadata?.labels) {
        for (const [key, value] of Object.entries(this.selector.matchLabels ?? {})) this.template.addLabel(key, value);
      }
    } catch (error) {
      abandon(this);
      throw error;
    }
    validateApp(this);
    validateInPasses(this, () => this.errors());
  }

  /**
   * The containers so far, without the init containers. They are frozen: to add to a container, use the methods of the DaemonSet. A container without
   * ports has an empty list of them.
   */
  public get containers(): Container[] {
    const containers = this.pod.containers.map(({ ports = [], ...container }) =>
      Object.freeze({
        ...container,
        // cdk8s-plus reads the port of any pod selector as `number` when it derives network policies
        ports: Object.freeze(
          ports.map((port) =>
            Object.freeze(Object.defineProperty({ ...port }, 'number', { value: port.containerPort })),
          ),
        ) as ContainerPort[],
      }),
    );
    return Object.freeze(containers) as Container[];
  }

  /** The pod spec so far, in Kubernetes' shape. */
  protected get pod(): PodSpec {
    return this.template.spec;
  }

  /**
   * What Kubernetes says about the DaemonSet: whether the API server accepts it, which fields it drops, and what it warns about. What it
   * rejects and what can never run also stops synth, unless `AppFindings` accepts it. `TargetClusters` sets the Kubernetes versions.
   */
  public findings(): Finding[] {
    readEnforcedLevels(this);
    return [...this.daemonSetObject.judgement().findings];
  }

  /**
   * Adds containers to the pod, after those that are there.
   *
   * @param containers any number of containers; their names must be new in the pod, init containers included
   */
  public addContainer(...containers: Container[]): void {
    this.template.addContainers('containers', containers);
  }

  /**
   * Adds init containers, after those that are there. With `restartPolicy: 'Always'`, an init container is a sidecar: it starts before the
   * containers and runs beside them.
   *
   * @param containers any number of containers; their names must be new in the pod
   */
  public addInitContainer(...containers: Container[]): void {
    this.template.addContainers('initContainers', containers);
  }

  /**
   * Adds volumes to the pod. A volume that the pod has already may be added again; a different one of the same name may not.
   *
   * @param volumes any number of volumes, see `Volumes`
   */
  public addVolume(...volumes: Volume[]): void {
    this.template.addVolumes(volumes);
  }

  /**
   * Adds a volume to the pod and mounts it.
   *
   * @param volume the volume, see `Volumes`
   * @param mountPath path in the containers
   * @param options how it is mounted, and in which containers
   */
  public mount(volume: Volume, mountPath: string, options: MountOptions = {}): void {
    this.template.mount(volume, mountPath, options);
  }

  /**
   * Mounts every key of a ConfigMap as a file. The volume has the name of the ConfigMap, cut to 63 characters.
   *
   * @param configMap the ConfigMap
   * @param mountPath folder in the containers
   * @param options how it is mounted, and in which containers
   */
  public mountConfigMap(configMap: kplus.IConfigMap, mountPath: string, options: MountOptions = {}): void {
    this.mount({ name: volumeName(configMap.name), configMap: { name: configMap.name } }, mountPath, options);
  }

  /**
   * Mounts every key of a Secret as a file. The volume has the name of the Secret, cut to 63 characters.
   *
   * @param secret the Secret
   * @param mountPath folder in the containers
   * @param options how it is mounted, and in which containers
   */
  public mountSecret(secret: kplus.ISecret, mountPath: string, options: MountOptions = {}): void {
    this.mount({ name: volumeName(secret.name), secret: { secretName: secret.name } }, mountPath, options);
  }

  /**
   * Adds an environment variable to containers of the pod.
   *
   * @param env the variable, see `EnvVars`
   * @param containers names of containers or init containers; without any, all containers but no init containers
   */
  public addEnv(env: EnvVar, ...containers: string[]): void {
    this.template.updateContainers(containers, (container) => ({ ...container, env: [...(container.env ?? []), env] }));
  }

  /**
   * Lets the pods run on nodes with matching taints, beside those that the pods tolerate already.
   *
   * @param tolerations any number of tolerations, see `Tolerations`
   */
  public addToleration(...tolerations: Toleration[]): void {
    this.template.append('tolerations', tolerations);
  }

  /**
   * Lets the kubelet pull the images with one more Secret of type `kubernetes.io/dockerconfigjson`.
   *
   * @param secret the Secret, in the namespace of the DaemonSet
   */
  public addImagePullSecret(secret: kplus.ISecret): void {
    this.template.append('imagePullSecrets', [{ name: secret.name }]);
  }

  /**
   * Restricts the DaemonSet to nodes with this label, in addition to the restrictions that it has.
   *
   * @param key label of the node
   * @param value required value of the label
   */
  public addNodeSelector(key: string, value: string): void {
    this.template.addNodeSelector(key, value);
  }

  /**
   * Adds a label to the pods.
   *
   * @param key label key, with or without a prefix; if the pods have the label, its value must be the same
   * @param value label value
   */
  public addPodLabel(key: string, value: string): void {
    this.template.addLabel(key, value);
  }

  /**
   * Adds an annotation to the pods. A change of its value restarts them.
   *
   * @param key annotation key, with or without a prefix; replaces an existing annotation
   * @param value any text
   */
  public addPodAnnotation(key: string, value: string): void {
    this.template.addAnnotation(key, value);
  }

  /**
   * Runs the pods under this service account.
   *
   * @param serviceAccount the account, in the namespace of the DaemonSet; one of another namespace throws an error
   */
  public useServiceAccount(serviceAccount: kplus.IServiceAccount): void {
    const { namespace } = (serviceAccount as Partial<kplus.ServiceAccount>).metadata ?? {};
    if (namespace !== undefined && namespace !== this.metadata.namespace) {
      const own = this.metadata.namespace === undefined ? 'none that is named' : `'${this.metadata.namespace}'`;
      throw new Error(
        `${this.node.path}: ServiceAccount '${serviceAccount.name}' is in namespace '${namespace}', and the pods are in ${own}; ` +
          'use an account of the namespace of the pods',
      );
    }
    this.template.set('serviceAccountName', serviceAccount.name);
  }

  /** @internal */
  public _changeContainer(name: string, change: (container: Container) => Container): void {
    this.template.updateContainers([name], change);
  }

  /**
   * The pod template as synth writes it; subclasses may add to it.
   *
   * @internal
   */
  protected _renderTemplate(): PodTemplateSpec {
    return this.template.toJson();
  }

  /**
   * The pod template so far.
   *
   * @internal
   */
  public _podTemplate(): PodTemplateSpec {
    return this._renderTemplate();
  }

  private errors(): string[] {
    return failing(this, this.daemonSetObject, this.daemonSetObject.judgement().findings).map(findingText);
  }

  /** Lets services and policies of cdk8s-plus select these pods. */
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    const { matchLabels: labels, matchExpressions = [] } = this.selector;
    const expressions = matchExpressions.map(({ key, operator, values }) => labelExpression(key, operator, values));
    return {
      labelSelector: kplus.LabelSelector.of({ labels, expressions }),
      namespaces: this.metadata.namespace ? { names: [this.metadata.namespace] } : undefined,
    };
  }

  /** Lets network policies of cdk8s-plus name these pods as a peer. */
  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** Lets network policies of cdk8s-plus select these pods. */
  public toPodSelector(): kplus.IPodSelector | undefined {
    return this;
  }

  /** Lets roles of cdk8s-plus be bound to the service account of these pods. */
  public toSubjectConfiguration(): kplus.SubjectConfiguration {
    return {
      kind: 'ServiceAccount',
      apiGroup: '',
      name: this.pod.serviceAccountName ?? this.pod.serviceAccount ?? 'default',
      namespace: this.metadata.namespace,
    };
  }
}

function labelExpression(key: string, operator: string, values: string[] = []): kplus.LabelExpression {
  switch (operator) {
    case 'In':
      return kplus.LabelExpression.in(key, values);
    case 'NotIn':
      return kplus.LabelExpression.notIn(key, values);
    case 'Exists':
      return kplus.LabelExpression.exists(key);
    default:
      return kplus.LabelExpression.doesNotExist(key);
  }
}

function volumeName(objectName: string): string {
  return objectName.replace(/\./g, '-').slice(0, 63).replace(/-+$/, '');
}
