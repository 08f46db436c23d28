import { Complain, escaped, Settings } from './collector-flags';
import { WINDOWS_COLLECTORS } from './generated/windows-collector-table';
import { WindowsExporterCollectors } from './generated/windows-collectors';
import { ownValue } from '../../model/own-value';

/** The services of Kubernetes on a node. Without a filter, windows_exporter has four series for each service of Windows, and warns of it. */
const TUNED: WindowsExporterCollectors = { service: { include: 'containerd|csi-proxy|docker|kube-proxy|kubelet' } };

/** Adds the tuned defaults to collectors whose options do not set them. */
export function tunedOnWindows(collectors: WindowsExporterCollectors): WindowsExporterCollectors {
  const { service } = collectors;
  if (service?.enabled === false || service?.include !== undefined || service?.exclude !== undefined) return collectors;
  return { ...collectors, service: { ...TUNED.service, ...service } };
}

/** The flags of windows_exporter for its collectors, in the order of the options. */
export function windowsCollectorFlags(collectors: WindowsExporterCollectors, complain: Complain): string[] {
  const given = Object.entries(collectors).filter(([, settings]) => settings !== undefined) as [string, Settings][];
  const rowOf = (name: string) =>
    Object.hasOwn(WINDOWS_COLLECTORS, name)
      ? WINDOWS_COLLECTORS[name]
      : complain(`windowsCollectors.${name}`, 'is not a collector of windows_exporter');
  const named = (which: (isOn: boolean, settings: Settings) => boolean) =>
    given.filter(([name, settings]) => which(rowOf(name).on, settings)).map(([name]) => rowOf(name).name);
  const added = named((isOn, { enabled = true }) => !isOn && enabled === true);
  const disabled = named((isOn, { enabled }) => isOn && enabled === false);
  return [
    ...(added.length ? [`--collectors.enabled=[defaults],${added.join(',')}`] : []),
    ...(disabled.length ? [`--collectors.disabled=${disabled.join(',')}`] : []),
    ...given.flatMap(([name, { enabled = true, ...options }]) =>
      Object.entries(options).flatMap(([key, value]) => {
        const at = `windowsCollectors.${name}.${key}`;
        const row = rowOf(name);
        const known = Object.keys(row.options).join(', ') || 'none';
        const option = ownValue(row.options, key) ?? complain(at, `is not an option of the collector; it has ${known}`);
        if (!enabled) complain(at, 'has no meaning for a collector that is switched off; leave it out');
        const flag = `collector.${row.name}.${option.flag}`;
        if (typeof value === 'boolean') return [value ? `--${flag}` : `--no-${flag}`];
        const items = [value].flat().map(String);
        const unknown = option.values && items.find((item) => !option.values!.includes(item));
        if (unknown !== undefined) complain(at, `has '${unknown}'; it may have ${option.values!.join(', ')}`);
        return (option.isJoined ? [items.join(',')] : items).map((item) => `--${flag}=${escaped(item)}`);
      }),
    ),
  ];
}
