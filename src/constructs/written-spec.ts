import { ApiObject } from 'cdk8s';
import { DaemonSet } from './daemon-set';
import { DaemonSetUpdateStrategy, PodSpec } from '../model/generated/structs';

interface WrittenSpec {
  readonly template: { readonly spec: PodSpec };
  readonly updateStrategy?: DaemonSetUpdateStrategy;
}

/** The spec of a DaemonSet as it is written now, patches included. */
export function writtenSpec(daemonSet: DaemonSet): WrittenSpec {
  return ApiObject.of(daemonSet).toJson().spec;
}
