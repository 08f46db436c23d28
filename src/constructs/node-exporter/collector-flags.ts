import { Need } from './collector-row';
import { COLLECTORS } from './generated/collector-table';
import { NodeExporterCollectors } from './generated/collectors';
import { setOwn } from '../../model/json-object';
import { ownValue } from '../../model/own-value';

/** Throws what is wrong with a property. */
export type Complain = (property: string, problem: string) => never;

export type Settings = { readonly [property: string]: boolean | number | string | readonly string[] | undefined };

/** Host ends of the devices of pods, and devices that hold addresses of Services. */
const POD_DEVICES = [
  // bridge, flannel, kubenet, kindnet, Weave
  'veth.*',
  // Calico
  'cali.*',
  // Cilium
  'lxc.*',
  // Amazon VPC CNI
  'eni[0-9a-f]{11}',
  'vlan\\.eth\\..*',
  // Azure CNI
  'azv.*',
  // GKE
  'gke.*',
  // OVN-Kubernetes
  '[a-f0-9]{15}',
  // Kube-OVN
  '[a-f0-9]{12}_h',
  // kube-proxy, NodeLocal DNSCache, kube-router
  'kube-ipvs0',
  'nodelocaldns',
  'kube-dummy-if',
].join('|');

/** Folders below which the kubelet, container runtimes and their snapshotters mount something for each container. */
const CONTAINER_MOUNTS = [
  'run/(containerd|credentials|docker/netns|k3s/containerd|netns|snapd/ns|user)',
  'var/lib/(containerd(-nydus|-stargz-grpc)?|containers/storage|docker|kubelet|nydus[^/]*|soci-snapshotter-grpc)',
  'var/lib/rancher/(k3s|rke2)/agent/(containerd|kubelet)',
  'var/snap/microk8s/common/(run/containerd|var/lib/(containerd|kubelet))',
  // Bottlerocket and Container-Optimized OS mount these folders twice
  'local/var/lib/(containerd|kubelet)',
  'mnt/stateful_partition/var/lib/(containerd|docker|kubelet)',
].join('|');

/**
 * What collectors exclude by default, because it has a series for each pod or blocks when a server is unreachable: mounts of the kubelet and of
 * container runtimes, network file systems, and the host ends of the network devices of pods.
 */
const TUNED: { readonly [name in 'filesystem' | 'netclass' | 'netdev']: Settings } = {
  filesystem: {
    mountPointsExclude: `^/(dev|proc|sys|(${CONTAINER_MOUNTS})/.+)($|/)`,
    fsTypesExclude:
      '^(9p|aufs|autofs|beegfs|binfmt_misc|bpf|ceph|cgroup2?|cifs|composefs|configfs|debugfs|devpts|devtmpfs|efivarfs|erofs|fuse.*|fusectl|' +
      'glusterfs|gpfs|hugetlbfs|iso9660|lustre|mqueue|nfs4?|nsfs|overlay|proc|procfs|pstore|ramfs|rpc_pipefs|securityfs|selinuxfs|smb3?|' +
      'squashfs|sysfs|tracefs|virtiofs)$',
  },
  netclass: { ignoredDevices: `^(${POD_DEVICES})$` },
  netdev: { deviceExclude: `^(${POD_DEVICES})$` },
};

/** Pairs of options that node_exporter refuses together. */
const OPPOSITES: { readonly [property: string]: string } = {
  mountPointsExclude: 'mountPointsInclude',
  fsTypesExclude: 'fsTypesInclude',
  deviceExclude: 'deviceInclude',
  chipExclude: 'chipInclude',
  sensorExclude: 'sensorInclude',
  nameExclude: 'nameInclude',
};

/** Adds the tuned defaults to collectors whose options do not set them, or their opposite. */
export function tuned(collectors: NodeExporterCollectors): NodeExporterCollectors {
  const given = collectors as { readonly [name: string]: Settings | undefined };
  const result: { [name: string]: Settings | undefined } = { ...given };
  for (const [name, settings] of Object.entries(TUNED)) {
    const mine = ownValue(given, name) ?? {};
    if (mine.enabled === false) continue;
    const kept = Object.entries(settings).filter(([key]) => ownValue(mine, ownValue(OPPOSITES, key)) === undefined);
    setOwn(result, name, { ...Object.fromEntries(kept), ...mine });
  }
  return result;
}

// the kubelet would replace $(NAME) by an environment variable
export const escaped = (value: string) => value.replace(/\$\(/g, '$$$$(');

/** The flags of all collectors, in the order of the options. */
export function collectorFlags(collectors: NodeExporterCollectors, complain: Complain): string[] {
  const flags: string[] = [];
  for (const [name, settings] of Object.entries(collectors) as [string, Settings | undefined][]) {
    const row = Object.hasOwn(COLLECTORS, name)
      ? COLLECTORS[name]
      : complain(`collectors.${name}`, 'is not a collector of node_exporter on Linux');
    if (settings === undefined) continue;
    const { enabled = true, ...options } = settings;
    if (!enabled) flags.push(`--no-collector.${row.flag}`);
    else if (!row.on) flags.push(`--collector.${row.flag}`);
    for (const [key, value] of Object.entries(options)) {
      if (value === undefined) continue;
      const at = `collectors.${name}.${key}`;
      const flag =
        ownValue(row.options, key) ??
        complain(at, `is not an option of the collector; it has ${Object.keys(row.options).join(', ') || 'none'}`);
      if (!enabled) complain(at, 'has no meaning for a collector that is switched off; leave it out');
      const opposite = ownValue(OPPOSITES, key);
      if (ownValue(options, opposite) !== undefined) {
        complain(at, `and ${opposite} exclude each other; give one of them`);
      }
      if (typeof value === 'boolean') {
        flags.push(value ? `--collector.${flag}` : `--no-collector.${flag}`);
      } else {
        for (const item of Array.isArray(value) ? (value as string[]) : [value]) {
          flags.push(`--collector.${flag}=${escaped(String(item))}`);
        }
      }
    }
  }
  return flags;
}

/** What the enabled collectors that the options name need besides the file systems of the node. */
export function collectorNeeds(collectors: NodeExporterCollectors): { readonly [need in Need]?: string[] } {
  const needs: { [need in Need]?: string[] } = {};
  for (const [name, settings] of Object.entries(collectors) as [string, Settings | undefined][]) {
    if (settings === undefined || settings.enabled === false) continue;
    for (const need of ownValue(COLLECTORS, name)!.needs) (needs[need] ??= []).push(name);
  }
  return needs;
}
