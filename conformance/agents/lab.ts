import { lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { get } from 'http';
import { InstalledAgent } from './agents';
import { ApiServer, TOKEN } from './api-server';
import { Certificates, SERVER_NAMES, certificates } from './certificates';
import { renderCollector } from './collectors';
import { ContainerLog, LoggedContainer } from './container-log';
import { KafkaReceiver } from './kafka-receiver';
import { SECRETS } from './lab-secrets';
import { otlpHttp } from './otlp';
import { Pod } from './pod';
import { Refusal, bulk, jsonLines, loki, objects as s3, splunk } from './protocols';
import { Protocol, Receiver } from './receivers';
import { SyslogReceiver } from './syslog';
import { Tally, numbered } from './tally';

export const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Runs of this process, so that several can be under way: each has addresses of its own. */
let labs = 0;

/** What the server speaks, which its port says unless a protocol is given. */
export interface Receives {
  readonly port: number;
  readonly tls?: boolean;
  readonly protocol?: Protocol;
}

/** A node with an agent on it, an API server, and servers that take what the agent sends. */
export class Lab {
  public readonly node: string;
  public readonly pod: Pod;
  /** The aggregator that the collector sends to, where there is one. */
  public readonly aggregator?: Pod;
  public readonly apiServer: ApiServer;
  public readonly receiver: Receiver;
  public readonly refusal: Refusal = { status: 400, type: 'mapper_parsing_exception' };
  public readonly configuration: string;
  public readonly folder: string;
  public readonly tls: Certificates;
  private readonly network: string;
  private written = 0;

  constructor(
    public readonly agent: InstalledAgent,
    public readonly collector: string,
    scratch: string,
    receives: Receives = { port: 8080 },
  ) {
    labs += 1;
    this.network = `127.${64 + (process.pid % 150)}.${labs % 250}`;
    this.folder = `${scratch}/${agent.name}-${collector}-${process.pid}-${labs}`;
    this.node = `${this.folder}/node`;
    rmSync(this.folder, { recursive: true, force: true });
    for (const folder of ['containers', 'pods', 'journal']) {
      mkdirSync(`${this.node}/var/log/${folder}`, { recursive: true });
    }
    mkdirSync(`${this.node}/etc`, { recursive: true });
    writeFileSync(`${this.node}/etc/machine-id`, '0123456789abcdef0123456789abcdef\n');
    mkdirSync(`${this.node}/run/log/journal`, { recursive: true });
    this.tls = certificates(`${this.folder}/certificates`, [this.address(3), this.address(4)]);
    this.apiServer = new ApiServer(this.address(3), this.node, this.tls);
    this.receiver = this.receiverOf(receives);
    const { objects, configuration } = renderCollector(agent.construct, collector);
    this.configuration = configuration;
    const surroundings = {
      image: agent.image,
      command: agent.command,
      node: this.node,
      objects,
      secrets: this.secrets(),
      serviceAccount: this.serviceAccount(),
      hosts: this.hosts(),
      apiServer: this.address(3),
    };
    const name = `${collector}-${process.pid}-${labs}`;
    this.pod = new Pod({
      ...surroundings,
      name: `logs-${name}`,
      address: this.address(10),
      folder: `${this.folder}/pod`,
    });
    if (objects.some(({ kind }) => kind === 'StatefulSet')) {
      this.aggregator = new Pod({
        ...surroundings,
        kind: 'StatefulSet',
        name: `aggregator-${name}`,
        address: this.address(5),
        folder: `${this.folder}/aggregator`,
      });
    }
  }

  /** The agent's configuration file on this machine, to be exchanged as the kubelet would. */
  public get configurationFile(): string {
    const folder = `${this.folder}/pod/volumes/config/..data`;
    return `${folder}/${readdirSync(folder)[0]}`;
  }

  public address(last: number): string {
    return `${this.network}.${last}`;
  }

  public container(options: Partial<LoggedContainer> = {}): ContainerLog {
    return new ContainerLog(this.node, { namespace: 'shop', pod: 'cart-7d9f-x2x4b', ...options });
  }

  /** Waits until the agent's own port answers. */
  public async ready(seconds = 120): Promise<void> {
    const { port, path } = this.agent.metrics;
    const answers = () =>
      new Promise<boolean>((resolve) => {
        get({ host: this.address(10), port, path }, (response) => {
          response.resume();
          resolve(response.statusCode === 200);
        }).on('error', () => resolve(false));
      });
    await this.until(answers, seconds);
  }

  public async metrics(path: string): Promise<string> {
    return new Promise((resolve, reject) => {
      get({ host: this.address(10), port: this.agent.metrics.port, path }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () => resolve(text));
      }).on('error', reject);
    });
  }

  /** Writes numbered lines; with a rate, at that many a second. */
  public async write(
    log: ContainerLog | readonly ContainerLog[],
    count: number,
    {
      rate,
      rotateEvery,
      padding,
    }: { readonly rate?: number; readonly rotateEvery?: number; readonly padding?: number } = {},
  ): Promise<void> {
    const logs = Array.isArray(log) ? (log as readonly ContainerLog[]) : [log as ContainerLog];
    const batch = Math.max(1, rate ? Math.ceil(rate / 50) : 5000);
    const start = Date.now();
    for (let done = 0, turn = 0; done < count; turn += 1) {
      const size = Math.min(batch, count - done, rotateEvery ? rotateEvery - (done % rotateEvery) : count);
      const target = logs[turn % logs.length];
      target.write(Array.from({ length: size }, (_, index) => numbered(this.written + index, padding)));
      this.written += size;
      done += size;
      if (rotateEvery && done % rotateEvery === 0 && done < count) target.rotate();
      const ahead = rate ? start + (done * 1000) / rate - Date.now() : 0;
      await pause(Math.max(0, ahead) / 1000);
    }
  }

  /** Makes events in the cluster, whose messages are numbered as lines are. */
  public makeEvents(count: number): void {
    for (let index = 0; index < count; index += 1, this.written += 1) this.apiServer.addEvent(numbered(this.written));
  }

  public get linesWritten(): number {
    return this.written;
  }

  /** True once the condition holds; false when the time is over. */
  public async until(condition: () => boolean | Promise<boolean>, seconds: number): Promise<boolean> {
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end) {
      if (await condition()) return true;
      await pause(0.2);
    }
    return condition();
  }

  /** Waits until every line has arrived, and then a little longer for what comes twice. */
  public async settle(seconds: number, quiet = 8): Promise<Tally> {
    await this.until(() => this.receiver.counter.distinct >= this.written, seconds);
    await pause(quiet);
    return this.receiver.counter.tally(this.written);
  }

  /** What the agent keeps on the disk of the node. */
  public stateMebibytes(): number {
    const size = (path: string): number =>
      readdirSync(path, { withFileTypes: true }).reduce((sum, entry) => {
        const child = `${path}/${entry.name}`;
        return (
          sum + (entry.isDirectory() ? size(child) : (lstatSync(child, { throwIfNoEntry: false })?.blocks ?? 0) * 512)
        );
      }, 0);
    return Math.round(size(`${this.node}/var/lib/logs`) / 2 ** 20);
  }

  public async close(): Promise<void> {
    await this.pod.remove();
    await this.aggregator?.remove();
    await this.receiver.stop();
    await this.apiServer.stop();
  }

  private receiverOf({ port, tls, protocol }: Receives): Receiver {
    const at = this.address(4);
    const certificatesOf = tls ? this.tls : undefined;
    if (port === 9092 || port === 9093) return new KafkaReceiver(at, port, `${this.folder}/kafka`, this.tls);
    const spoken = protocol ?? this.protocolOf(port);
    return new (port === 6514 ? SyslogReceiver : Receiver)(at, port, spoken, certificatesOf);
  }

  private protocolOf(port: number): Protocol {
    if (port === 9000) return s3;
    if (port === 8088) return splunk(SECRETS.token);
    // Loki takes OTLP as well, below a path of its own
    if (['opentelemetry-collector', 'alloy'].includes(this.agent.name) && port !== 9200) return otlpHttp;
    if (port === 3100) return loki;
    if (port === 9200) {
      return bulk(this.collector.startsWith('opensearch') ? 'opensearch' : 'elasticsearch', this.refusal);
    }
    return jsonLines;
  }

  /** Secrets of every name that a collector refers to. */
  private secrets(): { [name: string]: { [key: string]: string } } {
    const { ca, certificate, key } = this.tls;
    const values = { 'ca.crt': ca, 'tls.crt': certificate, 'tls.key': key, ...SECRETS };
    return { servers: values, archive: values, 'elasticsearch-credentials': values };
  }

  private serviceAccount(): string {
    const folder = `${this.folder}/service-account`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/token`, TOKEN);
    writeFileSync(`${folder}/ca.crt`, this.tls.ca);
    writeFileSync(`${folder}/namespace`, 'logging');
    return folder;
  }

  private hosts(): string {
    const file = `${this.folder}/hosts`;
    const servers = SERVER_NAMES.filter((name) => !name.endsWith('.svc'));
    const lines = [
      '127.0.0.1 localhost',
      `${this.address(3)} kubernetes.default.svc`,
      `${this.address(5)} aggregator.logging.svc`,
      `${this.address(4)} ${servers.join(' ')}`,
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    return file;
  }
}
