import { Need } from './collector-row';
import { COLLECTORS } from './generated/collector-table';
import { NodeExporterCollectors } from './generated/collectors';

type Settings = { readonly [property: string]: boolean | number | string | readonly string[] | undefined };

/**
 * What collectors exclude by default, because it has a series for each pod or blocks when a server is unreachable: mounts of the kubelet and of
 * container runtimes, network file systems, and the host ends of the network devices of pods.
 */
const TUNED: { readonly [name in 'filesystem' | 'netclass' | 'netdev']: Settings } = {
  filesystem: {
    mountPointsExclude:
      '^/(dev|proc|sys|run/(containerd|credentials|k3s/containerd|netns|user)/.+|' +
      'var/lib/(containerd|containers/storage|docker|kubelet|rancher/k3s/agent/containerd)/.+)($|/)',
    fsTypesExclude:
      '^(9p|autofs|binfmt_misc|bpf|ceph|cgroup2?|cifs|configfs|debugfs|devpts|devtmpfs|efivarfs|erofs|fuse.*|fusectl|glusterfs|' +
      'hugetlbfs|iso9660|lustre|mqueue|nfs4?|nsfs|overlay|proc|procfs|pstore|rpc_pipefs|securityfs|selinuxfs|smb3?|squashfs|sysfs|tracefs)$',
  },
  netclass: { ignoredDevices: '^(veth.*|cali.*|lxc.*|[a-f0-9]{15})$' },
  netdev: { deviceExclude: '^(veth.*|cali.*|lxc.*|[a-f0-9]{15})$' },
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
    const mine = given[name] ?? {};
    if (mine.enabled === false) continue;
    result[name] = {
      ...Object.fromEntries(Object.entries(settings).filter(([key]) => mine[OPPOSITES[key]] === undefined)),
      ...mine,
    };
  }
  return result;
}

// the kubelet would replace $(NAME) by an environment variable
const escaped = (value: string) => value.replace(/\$\(/g, '$$$$(');

/** The flags of all collectors, in the order of the options. */
export function collectorFlags(
  collectors: NodeExporterCollectors,
  complain: (property: string, problem: string) => never,
): string[] {
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
        row.options[key] ??
        complain(at, `is not an option of the collector; it has ${Object.keys(row.options).join(', ') || 'none'}`);
      if (!enabled) complain(at, 'has no meaning for a collector that is switched off; leave it out');
      const opposite = OPPOSITES[key];
      if (options[opposite] !== undefined) complain(at, `and ${opposite} exclude each other; give one of them`);
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
    for (const need of COLLECTORS[name].needs) (needs[need] ??= []).push(name);
  }
  return needs;
}
