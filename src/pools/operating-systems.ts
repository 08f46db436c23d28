import { Fail } from './fail';
import { NodePool } from './options';
import { DaemonSetOptionsWithoutOs } from '../constructs/daemon-set-options';
import { forWindows } from '../constructs/node-agent/windows/family';
import { operatingSystem, OS_LABEL } from '../constructs/node-agent/windows/operating-system';
import { OperatingSystemOptions } from '../constructs/node-agent/windows/options';
import { profileOf } from '../platforms/profiles';

/** What the platform of a pool says of its nodes, where they are Windows nodes: the system, and the build that images may be for. */
export function osOfPlatform({
  platform,
}: NodePool): OperatingSystemOptions & Pick<DaemonSetOptionsWithoutOs, 'nodeSelector'> {
  const profile = platform === undefined ? undefined : profileOf(platform);
  if (profile?.os !== 'windows') return {};
  const { [OS_LABEL]: _, ...build } = profile.nodeLabels?.value ?? {};
  return { os: 'windows', ...(Object.keys(build).length > 0 && { nodeSelector: build }) };
}

/** The props of a pool of agents with its operating system decided; on Windows nodes without what only Linux has. */
export function onItsSystem<P extends DaemonSetOptionsWithoutOs>(
  path: string,
  props: P,
  fail: Fail,
): P & { os: string } {
  const { onWindows } = props as OperatingSystemOptions;
  const os = operatingSystem(path, props);
  if (os === 'both' || onWindows?.builds) {
    fail(
      `${os === 'both' ? "os is 'both'" : 'onWindows.builds is given'}, and a pool is one DaemonSet for one operating system; ` +
        "make a pool of Windows nodes, such as { name: 'windows', platform: 'windows-2022' }",
    );
  }
  return { ...(os === 'windows' ? forWindows(props, onWindows) : props), os };
}
