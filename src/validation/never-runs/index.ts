import { neverAdmitted } from './admission';
import { neverCreated } from './pod';
import { neverConsistent } from './pod-resources';
import { neverRecorded } from './revision';
import { Context } from '../../findings/context';
import { DecodedDaemonSet } from '../../stored/decode';

/** Reasons why an accepted DaemonSet has no pods: the server rejects what the controller creates. */
export function neverRuns({ metadata, spec: { template } }: DecodedDaemonSet, ctx: Context): void {
  neverRecorded(metadata, ctx);
  neverCreated(template, ctx);
  neverConsistent(template.spec, ctx);
  neverAdmitted(template.spec, ctx);
}
