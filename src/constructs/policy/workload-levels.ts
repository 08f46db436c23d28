import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { PodSecurityLevel } from '../../validation/pod-security/result';
import { TargetClusters } from '../target-clusters';

/** What a workload of the app needs of its namespace. */
export interface Workload {
  /** The construct, as it is called in the app. */
  readonly path: string;
  /** The strictest level that allows its pods. */
  readonly level: PodSecurityLevel;
  /** The checks of the level baseline that it does not pass. */
  readonly checks: string[];
}

type Spec = any;

const template = (spec: Spec) => spec?.template;

/** Where the kinds that make pods have the template of these. */
const TEMPLATES: { readonly [kind: string]: (spec: Spec) => object | undefined } = {
  'apps/v1 DaemonSet': template,
  'apps/v1 Deployment': template,
  'apps/v1 ReplicaSet': template,
  'apps/v1 StatefulSet': template,
  'batch/v1 Job': template,
  'batch/v1 CronJob': (spec) => template(spec?.jobTemplate?.spec),
  'v1 Pod': (spec) => ({ spec }),
  'v1 ReplicationController': template,
};

/** The workloads that the app has in a namespace. */
export function workloadsIn(scope: IConstruct, namespace: string): Workload[] {
  return scope.node.root.node.findAll().flatMap((object) => {
    if (!ApiObject.isApiObject(object) || object.metadata.namespace !== namespace) return [];
    const find = TEMPLATES[`${object.apiVersion} ${object.kind}`];
    if (!find) return [];
    // the same pods may do the same in any kind of workload
    const manifest = {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: object.name },
      spec: { template: find(object.toJson().spec) },
    };
    const { level = 'privileged', violations } = TargetClusters._validatorFor(object).podSecurityLevel(manifest);
    const checks = violations.filter((violation) => violation.level === 'baseline').map(({ check }) => check);
    return [
      {
        path: object.node.id === 'Resource' ? object.node.scope!.node.path : object.node.path,
        level,
        checks: [...new Set(checks)],
      },
    ];
  });
}
