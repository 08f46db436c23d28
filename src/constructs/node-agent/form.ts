import { NodeAgentDaemonSetProps } from './props';
import { PodOS } from '../../model/generated/structs';

/**
 * Which opinions of `NodeAgentDaemonSet` do not apply: those on containers, because the containers of a vendor have their own (`hardened`), or all
 * of them, because the manifest is to be rendered as it was written (`written`).
 */
export type Form = 'hardened' | 'written';

/** The props of the agents of this library. The form is no option of the public props. */
export interface FormedProps extends NodeAgentDaemonSetProps {
  readonly form?: Form;
  /** Whether a pattern makes the containers, for one operating system only. */
  readonly isPattern?: true;
  /** The field `os` of the pods of a pattern. */
  readonly podOs?: PodOS;
}
