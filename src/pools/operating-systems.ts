import { Fail } from './fail';
import { NodePool } from './options';
import { DaemonSetOptionsWithoutOs } from '../constructs/daemon-set-options';
import { forWindows } from '../constructs/node-agent/windows/family';
import { operatingSystem } from '../constructs/node-agent/windows/operating-system';
import { OperatingSystemOptions } from '../constructs/node-agent/windows/options';
import { profileOf } from '../platforms/profiles';

/** The operating system that the platform of a pool has, where it is not Linux. */
export function osOfPlatform({ platform }: NodePool): OperatingSystemOptions {
  return platform !== undefined && profileOf(platform)?.os === 'windows' ? { os: 'windows' } : {};
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
