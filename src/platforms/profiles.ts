import { PlatformName } from './names';
import { PlatformProfile, PlatformRule } from './profile';
import { AKS, AKS_AUTOMATIC } from './profiles/aks';
import { EKS, EKS_AUTO, EKS_BOTTLEROCKET } from './profiles/eks';
import { GKE } from './profiles/gke';
import { GKE_AUTOPILOT } from './profiles/gke-autopilot';
import { K3S_PROFILE, RKE2_CIS, RKE2_PROFILE } from './profiles/k3s';
import { MICROK8S_PROFILE } from './profiles/microk8s';
import { OPENSHIFT } from './profiles/openshift';
import { TALOS_LINUX } from './profiles/talos';
import { WINDOWS, WINDOWS_2019, WINDOWS_2022, WINDOWS_2025 } from './profiles/windows';

/** Every platform by its name. */
export const PROFILES: { readonly [Name in PlatformName]: PlatformProfile } = {
  gke: GKE,
  'gke-autopilot': GKE_AUTOPILOT,
  eks: EKS,
  'eks-bottlerocket': EKS_BOTTLEROCKET,
  'eks-auto': EKS_AUTO,
  aks: AKS,
  'aks-automatic': AKS_AUTOMATIC,
  openshift: OPENSHIFT,
  talos: TALOS_LINUX,
  k3s: K3S_PROFILE,
  rke2: RKE2_PROFILE,
  'rke2-cis': RKE2_CIS,
  microk8s: MICROK8S_PROFILE,
  windows: WINDOWS,
  'windows-2019': WINDOWS_2019,
  'windows-2022': WINDOWS_2022,
  'windows-2025': WINDOWS_2025,
};

/** The profile of a name; undefined where there is none. */
export function profileOf(name: string): PlatformProfile | undefined {
  return Object.hasOwn(PROFILES, name) ? PROFILES[name as PlatformName] : undefined;
}

/** All rules of platforms, each once. */
export const PLATFORM_RULES: readonly PlatformRule[] = [
  ...new Set(Object.values(PROFILES).flatMap(({ rules }: PlatformProfile) => rules)),
];

const IDS: ReadonlySet<string> = new Set(PLATFORM_RULES.map(({ id }) => id));

/** Whether a platform, and not the API server, says it. */
export function isPlatformRule(id: string): boolean {
  return IDS.has(id);
}
