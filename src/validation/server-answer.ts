import { RawFinding } from '../findings/context';
import { Rule } from '../findings/rule';
import { DecodedDaemonSet } from '../stored/decode';

/** The answer of the server of one minor, and the DaemonSet that it would store. */
export interface ServerAnswer {
  readonly minor: number;
  readonly findings: readonly RawFinding[];
  /** How often each rule found something, where `findings` does not hold all of it. */
  readonly counts?: ReadonlyMap<Rule, number>;
  /** Absent if the server cannot decode the manifest. */
  readonly daemonSet?: DecodedDaemonSet;
}
