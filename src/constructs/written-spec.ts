import { ApiObject } from 'cdk8s';
import { DaemonSet } from './daemon-set';
import { DaemonSetUpdateStrategy, PodSpec } from '../model/generated/structs';

/** The spec of a DaemonSet as it is written now, patches included. */
export function writtenSpec(daemonSet: DaemonSet): { readonly template: { readonly spec: PodSpec }; readonly updateStrategy?: DaemonSetUpdateStrategy } {
  return ApiObject.of(daemonSet).toJson().spec;
}
