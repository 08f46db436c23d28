import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { NEWEST_MINOR } from '../../model/field-table';
import { ObjectMeta } from '../../model/generated/structs';
import { DEFAULT_SCCS } from '../../platforms/openshift/default-sccs';
import { smallestScc } from '../../platforms/openshift/smallest';
import { readStored } from '../../stored/read';
import { DaemonSet } from '../daemon-set';
import { abandon, checkProps, pathIn } from '../owned';

const RBAC = 'rbac.authorization.k8s.io';

/**
 * The SecurityContextConstraints of OpenShift that a DaemonSet may use.
 */
export interface SccBindingProps {
  /**
   * The DaemonSet whose pods need them. The binding is for its ServiceAccount, which should be its own.
   */
  readonly daemonSet: DaemonSet;

  /**
   * The constraints. For those that are not OpenShift's own, a Role that allows to use them is made, too.
   *
   * @default - the most restrictive ones of a new cluster that admit the pods
   */
  readonly scc?: string;

  /**
   * Whether the pods name the constraints in the annotation `openshift.io/required-scc`, so that others with a higher priority, such as `anyuid`, never
   * apply. Needs OpenShift 4.14 or newer.
   *
   * @default true - which constraints apply does not depend on what else the account may use
   */
  readonly required?: boolean;

  /**
   * Metadata of the RoleBinding. Its namespace is that of the DaemonSet.
   *
   * @default - the name of the DaemonSet, followed by `-scc`
   */
  readonly metadata?: ObjectMeta;
}

/**
 * Lets the pods of a DaemonSet use the smallest SecurityContextConstraints that admit them: a RoleBinding to the ClusterRole that OpenShift has for each
 * of its own. Without it the pods get `restricted-v2`, and are refused if they need more.
 *
 * Which constraints are smallest is known when the app is synthesized, so the order of calls does not matter. A change of them later needs a new
 * RoleBinding: Kubernetes does not change the role of one, so delete the old one.
 *
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/authentication_and_authorization/managing-pod-security-policies
 */
export class SccBinding extends Construct {
  private readonly daemonSet: DaemonSet;
  private readonly given?: string;

  constructor(scope: Construct, id: string, props: SccBindingProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    checkProps(path, props.daemonSet, 'daemonSet');
    const { daemonSet, scc, required = true, metadata } = props;
    if (scc === '') {
      throw new Error(`${path}: scc is empty; name the constraints, or leave it out for the smallest ones`);
    }
    super(scope, id);
    this.daemonSet = daemonSet;
    this.given = scc;
    try {
      const { namespace } = daemonSet.metadata;
      const lazy = (produce: () => string) => Lazy.any({ produce }) as unknown as string;
      if (required) {
        daemonSet.addPodAnnotation(
          'openshift.io/required-scc',
          lazy(() => this.scc),
        );
      }
      const ownMetadata = { name: `${daemonSet.name}-scc`, ...(namespace && { namespace }), ...metadata };
      const isOwn = scc !== undefined && !DEFAULT_SCCS.some(({ name }) => name === scc);
      if (isOwn) {
        const rule = {
          apiGroups: ['security.openshift.io'],
          resources: ['securitycontextconstraints'],
          resourceNames: [scc],
          verbs: ['use'],
        };
        new ApiObject(this, 'Role', { apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: ownMetadata, rules: [rule] });
      }
      new ApiObject(this, 'Resource', {
        apiVersion: `${RBAC}/v1`,
        kind: 'RoleBinding',
        metadata: ownMetadata,
        roleRef: isOwn
          ? { apiGroup: RBAC, kind: 'Role', name: ownMetadata.name }
          : { apiGroup: RBAC, kind: 'ClusterRole', name: lazy(() => `system:openshift:scc:${this.scc}`) },
        subjects: [
          {
            kind: 'ServiceAccount',
            name: lazy(() => daemonSet.toSubjectConfiguration().name),
            ...(namespace && { namespace }),
          },
        ],
      });
    } catch (error) {
      abandon(this);
      throw error;
    }
  }

  /** Name of the constraints, given the DaemonSet as it is so far. */
  public get scc(): string {
    if (this.given !== undefined) return this.given;
    // without the annotation, which names the result
    const { spec } = this.daemonSet._podTemplate();
    const stored = readStored({ apiVersion: 'apps/v1', kind: 'DaemonSet', spec: { template: { spec } } }, NEWEST_MINOR);
    if (typeof stored !== 'string') return smallestScc(stored.spec.template).name;
    throw new Error(
      `${this.node.path}: the smallest constraints of pods that cannot be read are not known: ${stored} Or set scc.`,
    );
  }
}
