import { onAnyNodes } from './placement';
import { Container, PodSpec, Volume } from '../../model/generated/structs';
import { Fact } from '../../platforms/fact';
import { PlatformPaths, PlatformProfile } from '../../platforms/profile';
import { LINUX_PATHS } from '../../platforms/profiles/linux';

const MOVED = ['cniConfig', 'cniBinaries'] as const satisfies readonly (keyof PlatformPaths)[];

/** The pod as the platform needs it. What the pod says itself of SELinux and probes stays. */
export function onPlatform(pod: PodSpec, { paths, feeds }: PlatformProfile): PodSpec {
  const { seLinuxType, noPropagation, noHostNetDns, bothProbes, noVirtualNodes } = feeds;
  const { dnsPolicy, affinity: given, ...others } = pod;
  const affinity = noVirtualNodes && given ? onAnyNodes(given) : given;
  const ofNode = new Set((pod.volumes ?? []).filter(({ hostPath }) => hostPath).map(({ name }) => name));
  const container = (one: Container, isInit: boolean): Container => {
    const steps: ((container: Container) => Container)[] = [
      ...(seLinuxType && !pod.securityContext?.seLinuxOptions ? [withType(seLinuxType, ofNode)] : []),
      ...(noPropagation ? [withoutPropagation] : []),
      ...(bothProbes && !isInit ? [withBothProbes] : []),
    ];
    return steps.reduce((changed, step) => step(changed), one);
  };
  return {
    ...others,
    ...(dnsPolicy && !(noHostNetDns && dnsPolicy === 'ClusterFirstWithHostNet') && { dnsPolicy }),
    ...(affinity && { affinity }),
    containers: pod.containers.map((one) => container(one, false)),
    ...(pod.initContainers && { initContainers: pod.initContainers.map((one) => container(one, true)) }),
    ...(pod.volumes && { volumes: pod.volumes.map((volume) => moved(volume, paths)) }),
  };
}

/** What the platform has, unless that is only assumed. */
export const known = ({ value, certainty }: Fact<string>): string | undefined =>
  certainty === 'assumed' ? undefined : value;

/** The volume with the directory that the platform has in place of the usual one; not where that is only assumed. */
function moved(volume: Volume, paths: PlatformPaths): Volume {
  const { hostPath } = volume;
  if (!hostPath) return volume;
  for (const key of MOVED) {
    const usual = LINUX_PATHS[key].value;
    const path = known(paths[key]);
    if (path !== undefined && hostPath.path === usual) return { ...volume, hostPath: { ...hostPath, path } };
  }
  return volume;
}

const withType =
  (type: string, ofNode: ReadonlySet<string>) =>
  (container: Container): Container => {
    const { securityContext: context = {}, volumeMounts = [] } = container;
    const readsNode = volumeMounts.some(({ name }) => ofNode.has(name));
    if (!readsNode || context.privileged || context.seLinuxOptions) return container;
    return { ...container, securityContext: { ...context, seLinuxOptions: { type } } };
  };

function withoutPropagation(container: Container): Container {
  if (!container.volumeMounts) return container;
  return { ...container, volumeMounts: container.volumeMounts.map(({ mountPropagation: _, ...mount }) => mount) };
}

/** What tells that a container lives tells that it is ready, too, where nothing else does. */
function withBothProbes(container: Container): Container {
  const { livenessProbe, readinessProbe } = container;
  if (livenessProbe && !readinessProbe) {
    // only a liveness probe has a grace period of its own
    const { terminationGracePeriodSeconds: _, ...probe } = livenessProbe;
    return { ...container, readinessProbe: probe };
  }
  return readinessProbe && !livenessProbe ? { ...container, livenessProbe: readinessProbe } : container;
}
