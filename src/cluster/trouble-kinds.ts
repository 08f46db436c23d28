/** What kind of thing keeps a pod from being ready. */
export type TroubleKind =
  | 'node-not-ready'
  | 'ending'
  | 'failed'
  | 'pending'
  | 'image'
  | 'configuration'
  | 'crash'
  | 'volume'
  | 'sandbox'
  | 'starting'
  | 'probe'
  | 'readiness-gate'
  | 'min-ready-seconds';

/** Why a pod is not ready. */
export interface Trouble {
  readonly kind: TroubleKind;
  /** The word of Kubernetes for it: `ImagePullBackOff`, `OOMKilled`, `Unschedulable`. */
  readonly reason: string;
  readonly message: string;
  readonly container?: string;
  /** It goes away by itself, as far as can be seen. */
  readonly isPassing: boolean;
}
