import { Construct } from 'constructs';
import { EbpfDaemonSetProps } from './props';
import { NodeAgentDaemonSet } from '../../constructs/node-agent/node-agent-daemon-set';
import { checkProps, pathIn } from '../../constructs/owned';
import { checkContainers } from '../../constructs/pod-template';
import { areVendors } from '../pattern';
import { patternProps } from '../pattern-props';
import { hostPaths, mounts } from '../tables';

/** The path of each part of the kernel, and how it is mounted. */
const KERNEL: { readonly [part: string]: [path: string, flags: string] } = {
  bpf: ['/sys/fs/bpf', ' HostToContainer'],
  tracing: ['/sys/kernel/tracing', ''],
  debug: ['/sys/kernel/debug', ''],
  cgroup: ['/sys/fs/cgroup', ' ro'],
  modules: ['/lib/modules', ' ro'],
  boot: ['/boot', ' ro'],
  src: ['/usr/src', ' ro'],
  btf: ['/sys/kernel/btf', ' ro'],
};

const LOADS = ['BPF', 'PERFMON', 'SYS_RESOURCE'];

/**
 * An agent that loads eBPF programs into the kernel of the node.
 *
 * - The first container runs as root with the capabilities that loading programs requires. It is not privileged.
 * - AppArmor and seccomp do not confine the container: the default seccomp profile of container runtimes allows `bpf` with the capability BPF, but
 *   not `perf_event_open`.
 * - Only the parts of the kernel that `kernelMounts` names are mounted.
 */
export class EbpfDaemonSet extends NodeAgentDaemonSet {
  constructor(scope: Construct, id: string, props: EbpfDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    checkContainers(pathIn(scope, id), props.containers);
    const path = `${scope.node.path}/${id}`;
    const full = areVendors(props) ? props : completed(path, props);
    const { kernelMounts, capabilities, sysAdminReason, appArmor, ...pod } = full;
    super(
      scope,
      id,
      patternProps(path, pod, { rootReason: sysAdminReason ?? 'eBPF programs are loaded into the kernel of the node' }),
    );
  }
}

function completed(path: string, props: EbpfDaemonSetProps): EbpfDaemonSetProps {
  const { containers, volumes = [], kernelMounts = ['bpf', 'tracing', 'btf'], capabilities = [] } = props;
  const { sysAdminReason, appArmor = 'Annotation', podMetadata } = props;
  const unknown = kernelMounts.find((part) => !KERNEL[part]);
  if (unknown) throw new Error(`${path}: kernelMounts has '${unknown}'; use ${Object.keys(KERNEL).join(', ')}`);
  const [agent, ...others] = containers;
  const { privileged } = agent.securityContext ?? {};
  if (privileged) {
    throw new Error(
      `${path}: container '${agent.name}' is privileged, which this pattern does not need; leave privileged out and list what it needs in capabilities`,
    );
  }
  if (agent.securityContext?.capabilities) {
    throw new Error(
      `${path}: container '${agent.name}' has capabilities of its own; give those that it needs beside BPF, PERFMON and SYS_RESOURCE in the option capabilities`,
    );
  }
  const annotation = { [`container.apparmor.security.beta.kubernetes.io/${agent.name}`]: 'unconfined' };
  return {
    ...props,
    ...(appArmor === 'Annotation' && {
      podMetadata: { ...podMetadata, annotations: { ...annotation, ...podMetadata?.annotations } },
    }),
    containers: [
      {
        ...agent,
        securityContext: {
          runAsUser: 0,
          ...(appArmor === 'Field' && { appArmorProfile: { type: 'Unconfined' as const } }),
          seccompProfile: { type: 'Unconfined' },
          ...agent.securityContext,
          capabilities: {
            drop: ['ALL'],
            add: [...LOADS, ...(sysAdminReason ? ['SYS_ADMIN'] : []), ...capabilities],
          },
        },
        volumeMounts: [
          ...mounts(...kernelMounts.map((part) => `kernel-${part} ${KERNEL[part].join('')}`)),
          ...(agent.volumeMounts ?? []),
        ],
      },
      ...others,
    ],
    volumes: [...hostPaths(...kernelMounts.map((part) => `kernel-${part} ${KERNEL[part][0]}`)), ...volumes],
  };
}
