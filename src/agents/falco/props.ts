import { PatternOptions } from '../../patterns/options';

/**
 * Falco on every node.
 */
export interface FalcoDaemonSetProps extends PatternOptions {
  /**
   * The reason for capturing system calls with a kernel module, which is done if you give one. A privileged init container with access to the kernel
   * headers of the node builds or loads the module.
   *
   * @default - system calls are captured with eBPF (the driver `modern_ebpf`), which is part of Falco and requires Linux 5.8 with BTF
   */
  readonly kernelModuleReason?: string;

  /**
   * Whether Falco runs with only the capabilities that it needs instead of privileged. Not with a kernel module.
   *
   * @default false - as published
   */
  readonly leastPrivileged?: boolean;

  /**
   * How the manifest exempts Falco from AppArmor with `leastPrivileged`: by the field, which Kubernetes 1.30 and newer know, or by the annotation,
   * about which they warn.
   *
   * One of `Field`, `Annotation`.
   *
   * @default 'Annotation' - as published
   */
  readonly appArmor?: 'Field' | 'Annotation';

  /**
   * Whether Falco serves metrics at `/metrics`, with a Service for them.
   *
   * @default false
   */
  readonly metrics?: boolean;

  /**
   * Rules and plugins that falcoctl installs and keeps up to date, by their falcoctl names.
   *
   * @default - `falco-rules:5`
   */
  readonly rules?: string[];

  /**
   * Whether Falco writes its alerts as JSON.
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
   * The URL that receives every alert, for example of Falcosidekick.
   *
   * @default - none
   */
  readonly httpOutput?: string;
}
