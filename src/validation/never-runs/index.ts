import { neverAdmitted } from './admission';
import { neverCreated } from './pod';
import { neverConsistent } from './pod-resources';
import { neverRecorded } from './revision';
import { Context } from '../../findings/context';
import { DecodedDaemonSet } from '../../stored/decode';

/** Why an accepted DaemonSet has no pods all the same: the server refuses what the controller creates for it. */
export function neverRuns({ metadata, spec: { template } }: DecodedDaemonSet, ctx: Context): void {
  neverRecorded(metadata, ctx);
  neverCreated(template, ctx);
  neverConsistent(template.spec, ctx);
  neverAdmitted(template.spec, ctx);
}
