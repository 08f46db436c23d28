import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * Options of `EbpfDaemonSet`.
 */
export interface EbpfDaemonSetProps extends PatternOptions {
  /**
   * The containers. The first one loads the programs.
   */
  readonly containers: Container[];

  /**
   * The parts of the kernel that are mounted into the first container: `bpf` (`/sys/fs/bpf`), `tracing` and `debug` (`/sys/kernel/...`),
   * `cgroup` (`/sys/fs/cgroup`), `modules` (`/lib/modules`), `boot` and `src` (headers), `btf` (`/sys/kernel/btf`). All but `bpf`, `tracing` and
   * `debug` are read-only.
   *
   * @default - `bpf`, `tracing` and `btf`
   */
  readonly kernelMounts?: ('bpf' | 'tracing' | 'debug' | 'cgroup' | 'modules' | 'boot' | 'src' | 'btf')[];

  /**
   * Further capabilities, such as `NET_ADMIN` for network programs or `SYS_PTRACE` to inspect processes.
   *
   * @default - only BPF, PERFMON and SYS_RESOURCE, which loading programs requires
   */
  readonly capabilities?: string[];

  /**
   * The reason for the capability SYS_ADMIN, which is added if you give one. Kernels before 5.8, which lack the capability BPF, and debugfs
   * require it.
   *
   * @default - SYS_ADMIN is not added
   */
  readonly sysAdminReason?: string;

  /**
   * How the manifest exempts the first container from AppArmor: by the field, which Kubernetes 1.30 and newer know, or by the annotation.
   * One of `Field`, `Annotation`.
   *
   * @default 'Annotation' - every version reads it
   */
  readonly appArmor?: 'Field' | 'Annotation';
}
