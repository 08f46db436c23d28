import { PodSecurityLevel } from '../validation/pod-security/result';

/** For which servers objects are judged, and how. */
export interface Judging {
  readonly minors: readonly number[];
  readonly allowPrivileged?: boolean;
  readonly podSecurity?: PodSecurityLevel;
  /** Where the user chooses the versions: an option of the command line, or a property. */
  readonly versionOption?: string;
  /** Names of the platforms that the objects are for. */
  readonly platforms?: readonly string[];
  /** Objects of other kinds are not judged. */
  readonly onlyDaemonSets?: boolean;
}
