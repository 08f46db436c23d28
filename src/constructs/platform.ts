import { IConstruct } from 'constructs';
import { appState } from './app-state';
import { checkScope } from './owned';
import { PLATFORM_NAMES, PlatformName } from '../platforms/names';
import { PlatformProfile } from '../platforms/profile';
import { profileOf } from '../platforms/profiles';

/**
 * On which platform the DaemonSets of an app, a chart or any other scope run.
 *
 * - Synth judges every DaemonSet within the scope by the rules of the platform, whatever made it. What the platform refuses fails synth; a refusal that
 *   the platform can permit, such as by an allow-list, can be accepted by `AppFindings`.
 * - An agent with `os: 'windows'` is judged as on `windows`, unless the platform is a kind of Windows nodes.
 * - `NodeAgentDaemonSet`, and all that is made of it, has the paths, SELinux types and probes that the platform needs. A plain `DaemonSet` stays as it
 *   is, since its props are the manifest.
 *
 * ```ts
 * import { App } from 'cdk8s';
 * import { Platform } from 'cdk8s-daemonsets';
 *
 * const app = new App();
 * Platform.of(app).use('gke-autopilot');
 * ```
 */
export class Platform {
  /**
   * The platform of all DaemonSets within a scope. An inner scope overrides an outer one.
   *
   * @param scope an app, a chart, the DaemonSet of a pool or another construct
   */
  public static of(scope: IConstruct): Platform {
    checkScope('Platform.of', scope);
    return new Platform(scope);
  }

  /**
   * The profile that is in force for a construct, if any.
   *
   * @internal
   */
  public static _around(construct: IConstruct): PlatformProfile | undefined {
    const { platforms, onWindows } = appState(construct);
    let isWindows = false;
    for (let scope: IConstruct | undefined = construct; scope && platforms.size; scope = scope.node.scope) {
      isWindows ||= onWindows.has(scope);
      const profile = platforms.get(scope);
      if (profile) return isWindows && profile.os !== 'windows' ? profileOf('windows') : profile;
    }
    return undefined;
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Sets the platform, at any time before synth.
   *
   * One of `gke`, `gke-autopilot`, `eks`, `eks-bottlerocket`, `eks-auto`, `aks`, `aks-automatic`, `openshift`, `talos`, `k3s`, `rke2`, `rke2-cis`, `microk8s`,
   * `windows`, `windows-2019`, `windows-2022`, `windows-2025`.
   *
   * @param name the name of the platform, or of a kind of its nodes
   */
  public use(name: PlatformName): void {
    const profile = profileOf(name);
    if (!profile) {
      const path = this.scope.node.path || 'app';
      throw new Error(`${path}: there is no platform '${name}'; the platforms are ${PLATFORM_NAMES.join(', ')}`);
    }
    appState(this.scope).platforms.set(this.scope, profile);
  }
}
