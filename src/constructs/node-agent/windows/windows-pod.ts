import { linuxOnly, linuxOnlyText } from './linux-only';
import { OperatingSystemOptions } from './options';
import { Container, PodSecurityContext, PodSpec, Toleration } from '../../../model/generated/structs';

const SYSTEM = 'NT AUTHORITY\\SYSTEM';

/** The taint by which some clusters keep Linux pods off their Windows nodes. */
export const WINDOWS_TAINT: Toleration = {
  key: 'node.kubernetes.io/os',
  operator: 'Equal',
  value: 'windows',
  effect: 'NoSchedule',
};

const isHostProcess = (one: { readonly securityContext?: PodSecurityContext | Container['securityContext'] }) =>
  one.securityContext?.windowsOptions?.hostProcess === true;

/** What a pod for Windows says of itself beside the description. Throws where the description has what only Linux has. */
export function windowsPod(path: string, pod: PodSpec, { onWindows = {} }: OperatingSystemOptions): Partial<PodSpec> {
  const [first] = linuxOnly(pod);
  if (first) throw new Error(`${path}: ${linuxOnlyText(first)}`);
  const { hostProcess = false, runAsUserName = hostProcess ? SYSTEM : undefined } = onWindows;
  const windowsOptions = { ...(hostProcess && { hostProcess }), ...(runAsUserName && { runAsUserName }) };
  const given = pod.securityContext;
  const securityContext = Object.keys(windowsOptions).length
    ? { ...given, windowsOptions: { ...windowsOptions, ...given?.windowsOptions } }
    : given;
  const onNode = hostProcess || isHostProcess(pod) || pod.containers.some(isHostProcess);
  if (onNode && pod.hostNetwork === false) {
    throw new Error(
      `${path}: hostNetwork is false, and host processes are in the network of the node; leave it out, or use onWindows: { hostProcess: false }`,
    );
  }
  return {
    os: { name: 'windows' },
    ...(securityContext && { securityContext }),
    ...(onNode && { hostNetwork: true }),
  };
}
