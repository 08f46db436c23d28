/** The nodes of one platform, and the DaemonSets of the plan that the platform refuses there. */
export interface PlatformNodes {
  readonly platform: string;
  readonly nodes: readonly string[];
  readonly refused: readonly RefusedDaemonSet[];
}

export interface RefusedDaemonSet {
  readonly daemonSet: string;
  readonly nodes: readonly string[];
  readonly rules: readonly string[];
  /** What can permit all that is refused; absent where nothing can. */
  readonly permittedBy?: string;
  /** The first thing that nothing can permit. */
  readonly why?: string;
}
