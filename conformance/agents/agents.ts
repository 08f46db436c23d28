import { execFileSync } from 'child_process';
import { Alloy, FluentBit, Fluentd, OpenTelemetryCollector, Vector, logs } from '../../src';

/** An agent as it is on this machine. */
export interface InstalledAgent {
  readonly name: string;
  /** The construct that renders for it. */
  readonly construct: logs.LogAgent;
  /** Root folder of its image. */
  readonly image: string;
  /** Entry point of its image. */
  readonly command: readonly string[];
  /** Port that answers once it is up. */
  readonly metrics: { readonly port: number; readonly path: string };
  /** Arguments that check a configuration without running it. */
  readonly version: readonly string[];
}

/** The agents below the root folder of an image that has all of them. */
export const installedAgents = (image: string): InstalledAgent[] => [
  {
    name: 'opentelemetry-collector',
    construct: new OpenTelemetryCollector({ image: 'opentelemetry-collector-with-journalctl' }),
    image,
    command: ['/otelcol-contrib'],
    metrics: { port: 8888, path: '/metrics' },
    version: ['/otelcol-contrib', '--version'],
  },
  {
    name: 'fluent-bit',
    construct: new FluentBit(),
    image,
    command: ['/fluent-bit/bin/fluent-bit'],
    metrics: { port: 2020, path: '/api/v2/health' },
    version: ['/fluent-bit/bin/fluent-bit', '--version'],
  },
  {
    name: 'fluentd',
    construct: new Fluentd({ image: 'fluentd-with-all-plugins' }),
    image,
    command: ['tini', '--', 'fluentd', '-c', '/fluentd/etc/fluent.conf', '-p', '/fluentd/plugins'],
    metrics: { port: 24231, path: '/metrics' },
    version: ['fluentd', '--version'],
  },
  {
    name: 'vector',
    construct: new Vector(),
    image,
    command: ['/usr/bin/vector'],
    metrics: { port: 9598, path: '/metrics' },
    version: ['/usr/bin/vector', '--version'],
  },
  {
    name: 'alloy',
    construct: new Alloy(),
    image,
    command: ['/bin/alloy'],
    metrics: { port: 12345, path: '/-/ready' },
    version: ['/bin/alloy', '--version'],
  },
];

export function versionOf({ image, version }: InstalledAgent): string {
  const text = execFileSync('chroot', [image, ...version], { encoding: 'utf8' });
  return /\d+\.\d+\.\d+/.exec(text)![0];
}
