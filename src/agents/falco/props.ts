import { PatternOptions } from '../../patterns/options';

/**
 * Falco on every node.
 */
export interface FalcoDaemonSetProps extends PatternOptions {
  /**
   * How Falco sees system calls: `modern_ebpf` is in Falco and needs Linux 5.8 with BTF; `kmod` builds or loads a module of the kernel, for which an init
   * container is privileged and sees the headers of the node.
   *
   * @default 'modern_ebpf'
   */
  readonly driver?: 'modern_ebpf' | 'kmod';

  /**
   * Whether Falco has only the capabilities that it needs, instead of being privileged. For `modern_ebpf`.
   *
   * @default false - as published
   */
  readonly leastPrivileged?: boolean;

  /**
   * How AppArmor is told to let Falco be, with `leastPrivileged`: by the field, which Kubernetes 1.30 and newer know, or by the annotation, which they
   * warn of.
   *
   * One of `Field`, `Annotation`.
   *
   * @default 'Annotation' - as published
   */
  readonly appArmor?: 'Field' | 'Annotation';

  /**
   * Whether Falco shows metrics at `/metrics`, with a Service for them.
   *
   * @default false
   */
  readonly metrics?: boolean;

  /**
   * Rules and plugins to install and to follow, as falcoctl names them.
   *
   * @default - `falco-rules:5`
   */
  readonly rules?: string[];

  /**
   * Whether what Falco finds is written as JSON.
   *
   * @default false
   */
  readonly jsonOutput?: boolean;

  /**
   * Rules below this priority are not loaded.
   * One of `emergency`, `alert`, `critical`, `error`, `warning`, `notice`, `informational`, `debug`.
   *
   * @default 'debug'
   */
  readonly minimumPriority?:
    | 'emergency'
    | 'alert'
    | 'critical'
    | 'error'
    | 'warning'
    | 'notice'
    | 'informational'
    | 'debug';

  /**
   * URL that every finding is sent to, as that of Falcosidekick.
   *
   * @default - none
   */
  readonly httpOutput?: string;
}
