/** The names of platforms; kinds of nodes of one platform have names of their own. */
export const PLATFORM_NAMES = [
  'gke',
  'gke-autopilot',
  'eks',
  'eks-bottlerocket',
  'eks-auto',
  'aks',
  'aks-automatic',
  'openshift',
  'talos',
  'k3s',
  'rke2',
  'rke2-cis',
  'microk8s',
  'windows',
  'windows-2019',
  'windows-2022',
  'windows-2025',
] as const;

export type PlatformName = (typeof PLATFORM_NAMES)[number];
