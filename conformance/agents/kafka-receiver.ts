import { ChildProcess, spawn } from 'child_process';
import { existsSync, mkdirSync, writeFileSync } from 'fs';
import { createInterface } from 'readline';
import { Certificates } from './certificates';
import { SECRETS } from './lab-secrets';
import { Receiver } from './receivers';

const BROKER = `${__dirname}/../bin/kafka`;

/** A broker of Kafka, which keeps its messages while it is away; on port 9093 for one user alone. */
export class KafkaReceiver extends Receiver {
  private broker: ChildProcess | undefined;
  private next = 0;

  constructor(
    address: string,
    port: number,
    private readonly folder: string,
    tls?: Certificates,
  ) {
    super(
      address,
      port,
      () => {
        throw new Error('speaks no HTTP');
      },
      tls,
    );
    mkdirSync(`${folder}/data`, { recursive: true });
  }

  public override async start(): Promise<void> {
    if (!existsSync(BROKER)) throw new Error('conformance/agents/kafka/build.sh has not been run');
    const { address, port, folder, tls } = this;
    const secured: string[] = [];
    if (tls) {
      writeFileSync(`${folder}/tls.crt`, tls.certificate);
      writeFileSync(`${folder}/tls.key`, tls.key, { mode: 0o600 });
      secured.push('--certificate', `${folder}/tls.crt`, '--key', `${folder}/tls.key`);
      if (port === 9093) secured.push('--user', 'logs', '--password', SECRETS.password);
    }
    const arguments_ = ['--address', `${address}:${port}`, '--folder', `${folder}/data`, ...secured];
    const broker = spawn(BROKER, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] });
    process.once('exit', () => broker.kill('SIGKILL'));
    this.broker = broker;
    createInterface({ input: broker.stdout }).on('line', (line) => {
      const { offset, value } = JSON.parse(line) as { offset: number; value: string };
      // a broker that was started again prints from the begin
      if (offset < this.next) return;
      this.next = offset + 1;
      this.take([JSON.parse(value)]);
    });
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }

  public override async stop(): Promise<void> {
    const { broker } = this;
    if (!broker) return;
    this.broker = undefined;
    const ended = new Promise((resolve) => broker.once('exit', resolve));
    broker.kill('SIGTERM');
    await ended;
  }
}
