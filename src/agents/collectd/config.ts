import { CollectdDaemonSetProps } from './props';

/** Where the container sees the file systems of the node. */
export const HOST_ROOT = '/hostfs';

const quoted = (text: string) => `"${text.replace(/(["\\])/g, '\\$1')}"`;

/** A block of a plugin: its own options, one a line. */
const block = (plugin: string, ...options: string[]) =>
  `<Plugin ${plugin}>\n${options.map((one) => `  ${one}\n`).join('')}</Plugin>\n`;

/** `collectd.conf`. The names of hosts are what Kubernetes calls the nodes. */
export function collectdConfig(props: CollectdDaemonSetProps): string {
  const { plugins = {}, interval = 10, prometheusPort = 9103, server } = props;
  const { df, disk, interface: network, processes, ping } = plugins;
  const loaded = ['logfile', 'cpu', 'memory', 'load', 'write_prometheus'];
  const blocks = [block('logfile', 'LogLevel info', 'File STDOUT', 'Timestamp true')];
  const add = (plugin: string, ...options: string[]) => {
    loaded.push(plugin);
    if (options.length) blocks.push(block(plugin, ...options));
  };
  if (df) {
    add('df', `MountPoint "/^${HOST_ROOT.replace('/', '\\/')}/"`, 'IgnoreSelected false', 'ReportByDevice false');
  }
  if (disk) add('disk');
  if (network) add('interface', 'Interface "lo"', 'Interface "/^veth/"', 'IgnoreSelected true');
  if (processes) add('processes', ...processes.map((name) => `Process ${quoted(name)}`));
  if (ping) add('ping', ...ping.map((host) => `Host ${quoted(host)}`));
  if (server) add('network', `Server ${quoted(server.host)} "${server.port ?? 25826}"`);
  blocks.push(block('write_prometheus', `Port "${prometheusPort}"`));
  return [
    'FQDNLookup false',
    `Interval ${interval}`,
    'ReadThreads 5',
    'WriteThreads 5',
    'WriteQueueLimitHigh 100000',
    'WriteQueueLimitLow 80000',
    ...loaded.map((plugin) => `LoadPlugin ${plugin}`),
    ...blocks.map((one) => `\n${one.trimEnd()}`),
    '',
  ].join('\n');
}
