import { execFileSync, spawn } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { get } from 'http';
import { createServer } from 'net';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { App, Chart } from 'cdk8s';
import * as lib from '../../src';
import { COLLECTORS } from '../../src/constructs/node-exporter/generated/collector-table';

/*
 * NodeExporterDaemonSet against node_exporter itself: every flag of a collector that one knows the other knows too, and the arguments that
 * the construct writes start the real exporter, which then scrapes what they say.
 */

// flags that are there for node_exporter's own tests, or belong to no collector
const NOT_OFFERED = new Set(['collector.qdisc.fixtures', 'collector.wifi.fixtures', 'collector.disable-defaults']);

const binary = execFileSync(join(__dirname, 'build.sh'), {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
}).trim();

let failures = 0;
function check(what: string, problems: string[]): void {
  console.log(`${problems.length ? 'FAIL' : 'ok  '} ${what}${problems.map((problem) => `\n     ${problem}`).join('')}`);
  failures += problems.length ? 1 : 0;
}

function compareFlags(): void {
  const help = execFileSync(binary, ['--help'], { encoding: 'utf8' });
  const real = new Map<string, boolean | undefined>();
  for (const [, name, text] of help.matchAll(/^ {6}--(?:\[no-\])?(collector\.[\w.-]+)((?:.|\n(?! {6}-))*)/gm)) {
    const enabled = /\(default:\s+(enabled|disabled)\)/.exec(text.replace(/\s+/g, ' '));
    if (!NOT_OFFERED.has(name)) real.set(name, enabled ? enabled[1] === 'enabled' : undefined);
  }
  const ours = new Map<string, boolean | undefined>();
  for (const { flag, on, options } of Object.values(COLLECTORS)) {
    ours.set(`collector.${flag}`, on);
    for (const option of Object.values(options)) ours.set(`collector.${option}`, undefined);
  }
  check(
    `${ours.size} flags of ${Object.keys(COLLECTORS).length} collectors are those of node_exporter, with its defaults`,
    [
      ...[...ours.keys()].filter((name) => !real.has(name)).map((name) => `node_exporter has no --${name}`),
      ...[...real.keys()].filter((name) => !ours.has(name)).map((name) => `we do not offer --${name}`),
      ...[...ours]
        .filter(([name, on]) => real.has(name) && real.get(name) !== on)
        .map(([name]) => `--${name} has another default`),
    ],
  );
}

/** A tree that stands in for the host: what the collectors of the option sets below read. */
function hostTree(): string {
  const root = mkdtempSync(join(tmpdir(), 'node-exporter-'));
  const files = {
    'textfile/jobs.prom': 'backup_last_success_timestamp_seconds 1700000000\n',
    'root/proc/loadavg': '0.11 0.22 0.33 1/100 4242\n',
    'root/proc/1/mounts': '/dev/sda1 / ext4 rw 0 0\nserver:/share /mnt/share nfs4 rw 0 0\n',
    'root/proc/mounts': '/dev/sda1 / ext4 rw 0 0\n',
    'root/proc/1/mountinfo':
      '1 0 8:1 / / rw - ext4 /dev/sda1 rw\n' +
      '2 1 0:50 / /var/lib/kubelet/pods/1/volumes/secret rw - tmpfs tmpfs rw\n3 1 0:51 / /mnt/share rw - nfs4 server:/share rw\n',
    'root/proc/net/dev':
      'Inter-|   Receive                                                |  Transmit\n' +
      ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n' +
      '  eth0: 1 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0\nveth12ab: 5 6 0 0 0 0 0 0 7 8 0 0 0 0 0 0\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  mkdirSync(join(root, 'sys/class/net/eth0'), { recursive: true });
  return root;
}

function argumentsOf(props: lib.NodeExporterDaemonSetProps): string[] {
  const chart = new Chart(new App(), 'check', { namespace: 'monitoring' });
  new lib.NodeExporterDaemonSet(chart, 'exporter', props);
  return chart.toJson().find(({ kind }) => kind === 'DaemonSet').spec.template.spec.containers[0].args;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

function scrape(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/metrics', timeout: 5000 }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
}

async function scrapeWhenUp(port: number): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await scrape(port);
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

interface OptionSet {
  readonly what: string;
  readonly props: (root: string) => lib.NodeExporterDaemonSetProps;
  readonly present?: RegExp[];
  readonly absent?: RegExp[];
  /** The file systems of this machine in place of the tree. */
  readonly onThisMachine?: boolean;
}

const up = (collector: string) => new RegExp(`^node_scrape_collector_success\\{collector="${collector}"\\} 1$`, 'm');
const runs = (collector: string) => new RegExp(`^node_scrape_collector_success\\{collector="${collector}"\\}`, 'm');

const OPTION_SETS: OptionSet[] = [
  {
    what: 'the defaults: /proc through the root of the node, pods and network file systems left out',
    // netlink would tell the devices of this machine
    props: () => ({ collectors: { netdev: { netlink: false } } }),
    present: [
      up('loadavg'),
      /^node_load1 0.11$/m,
      up('filesystem'),
      /node_filesystem_[a-z_]+\{.*mountpoint="\/"/,
      /node_network_receive_bytes_total\{device="eth0"\} 1$/m,
    ],
    absent: [/kubelet/, /mnt\/share/, /veth/],
  },
  {
    what: 'textfiles and switches',
    props: (root) => ({
      collectors: {
        textfile: { directory: join(root, 'textfile') },
        btrfs: { enabled: false },
        tcpstat: {},
        wifi: { enabled: false },
      },
    }),
    present: [up('textfile'), /^backup_last_success_timestamp_seconds 1.7e\+09$/m, runs('tcpstat')],
    absent: [runs('btrfs'), runs('wifi')],
  },
  {
    what: 'without the root of the node',
    props: () => ({ hostRoot: false }),
    present: [up('loadavg')],
    absent: [runs('filesystem')],
  },
  {
    what: 'behind kube-rbac-proxy: on the loopback device, as kube-prometheus has it',
    props: () => ({
      kubeRbacProxy: {},
      tunedCollectors: false,
      collectors: { hwmon: { enabled: false }, netdev: { deviceExclude: '^eth.*$', netlink: false } },
    }),
    present: [/veth12ab/],
    absent: [runs('hwmon'), /^node_network_receive_bytes_total\{device="eth0"\}/m],
  },
  {
    what: 'every collector with what it may include',
    onThisMachine: true,
    props: () => ({
      collectors: Object.fromEntries(
        Object.entries(COLLECTORS).map(([name, { options }]) => [
          name,
          {
            enabled: true,
            ...Object.fromEntries(
              Object.keys(options)
                .filter((key) => /Include$/.test(key) && key !== 'infoFlagsInclude')
                .map((key) => [key, '.*']),
            ),
          },
        ]),
      ) as lib.collectors.NodeExporterCollectors,
    }),
    present: Object.values(COLLECTORS).map(({ flag }) => runs(flag)),
  },
];

/** The arguments as the kubelet would pass them, with an address of this machine and host paths mapped to the tree, if there is one. */
function mapped(args: string[], root: string | undefined, port: number): string[] {
  const [rootfs, sysfs] = root ? [join(root, 'root'), join(root, 'sys')] : ['', '/sys'];
  return args.map((arg) =>
    arg
      .replace(/^--web\.listen-address=.*/, `--web.listen-address=127.0.0.1:${port}`)
      .replace(/=\/host\/root$/, `=${rootfs || '/'}`)
      .replace('=/host/root', `=${rootfs}`)
      .replace('=/host/proc', `=${rootfs}/proc`)
      .replace('=/host/sys', `=${sysfs}`)
      .replace(/\$\$\(/g, '$('),
  );
}

async function run({ what, props, present = [], absent = [], onThisMachine }: OptionSet): Promise<void> {
  const root = hostTree();
  const port = await freePort();
  const exporter = spawn(binary, mapped(argumentsOf(props(root)), onThisMachine ? undefined : root, port), {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  exporter.stderr.on('data', (chunk) => {
    log += chunk;
  });
  try {
    const metrics = await scrapeWhenUp(port);
    check(what, [
      ...present.filter((pattern) => !pattern.test(metrics)).map((pattern) => `missing: ${pattern}`),
      ...absent.filter((pattern) => pattern.test(metrics)).map((pattern) => `should not be there: ${pattern}`),
    ]);
  } catch (error) {
    check(what, [`did not answer: ${(error as Error).message}`, ...log.trim().split('\n').slice(-12)]);
  } finally {
    exporter.kill();
    rmSync(root, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  compareFlags();
  for (const set of OPTION_SETS) await run(set);
  process.exitCode = failures ? 1 : 0;
}

void main();
