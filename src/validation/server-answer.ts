import { RawFinding } from '../findings/context';
import { Rule } from '../findings/rule';
import { DecodedDaemonSet } from '../stored/decode';

/** What the server of one minor says, and the DaemonSet that it would have stored. */
export interface ServerAnswer {
  readonly minor: number;
  readonly findings: readonly RawFinding[];
  /** How often each rule found something, where `findings` does not hold all of it. */
  readonly counts?: ReadonlyMap<Rule, number>;
  /** Absent where the server could not read it. */
  readonly daemonSet?: DecodedDaemonSet;
}
