import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * What loads eBPF programs into the kernel of its node.
 */
export interface EbpfDaemonSetProps extends PatternOptions {
  /**
   * The agents. The first loads the programs.
   */
  readonly containers: Container[];

  /**
   * What the first container sees of the kernel: `bpf` (`/sys/fs/bpf`), `tracing` and `debug` (`/sys/kernel/...`), `cgroup` (`/sys/fs/cgroup`), `modules`
   * (`/lib/modules`), `boot` and `src` (headers), `btf` (`/sys/kernel/btf`). All but `bpf`, `tracing` and `debug` are read-only.
   *
   * @default - `bpf`, `tracing` and `btf`
   */
  readonly kernelMounts?: ('bpf' | 'tracing' | 'debug' | 'cgroup' | 'modules' | 'boot' | 'src' | 'btf')[];

  /**
   * Capabilities beside those that loading a program takes: `NET_ADMIN` for programs of the network, `SYS_PTRACE` to look into processes.
   *
   * @default - BPF, PERFMON and SYS_RESOURCE only
   */
  readonly capabilities?: string[];

  /**
   * Why SYS_ADMIN is given too, as kernels before 5.8, which have no capability BPF, and debugfs need.
   *
   * @default - it is not
   */
  readonly sysAdminReason?: string;

  /**
   * How AppArmor is told to let the first container be: by the field, which Kubernetes 1.30 and newer know, or by the annotation.
   * One of `Field`, `Annotation`.
   *
   * @default 'Annotation' - what every version reads
   */
  readonly appArmor?: 'Field' | 'Annotation';
}
