import { RawFinding } from '../findings/context';
import { DecodedDaemonSet } from '../stored/decode';

/** What the server of one minor says, and the DaemonSet that it would have stored. */
export interface ServerAnswer {
  readonly minor: number;
  readonly findings: readonly RawFinding[];
  /** Absent where the server could not read it. */
  readonly daemonSet?: DecodedDaemonSet;
}
