import { ChildProcess, spawn } from 'child_process';
import { mkdirSync, openSync, writeFileSync } from 'fs';
import { Lab } from './lab';
import { SECRETS } from './lab-secrets';

const FLUENTD = (address: string) => `
<source>
  @type forward
  bind ${address}
  port 24224
  <transport tls>
    cert_path /mnt/server.crt
    private_key_path /mnt/server.key
  </transport>
  <security>
    self_hostname aggregator.example.com
    shared_key ${SECRETS['shared-key']}
  </security>
</source>
<match **>
  @type http
  endpoint http://${address}:8080/
  <format>
    @type json
  </format>
  <buffer>
    flush_interval 1s
  </buffer>
</match>
`;

const FLUENT_BIT = (address: string) => `
pipeline:
  inputs:
    - name: forward
      listen: ${address}
      port: 24224
      tls: on
      tls.crt_file: /mnt/server.crt
      tls.key_file: /mnt/server.key
      shared_key: ${SECRETS['shared-key']}
      self_hostname: aggregator.example.com
  outputs:
    - name: http
      match: '*'
      host: ${address}
      port: 8080
      format: json_lines
`;

/** A real agent that takes what a collector forwards, and gives it to the receiver of the laboratory. */
export class Aggregator {
  private child: ChildProcess | undefined;

  constructor(
    private readonly lab: Lab,
    private readonly kind: 'fluentd' | 'fluent-bit',
  ) {}

  public start(): void {
    const folder = `${this.lab.folder}/aggregator`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/server.crt`, this.lab.tls.certificate);
    writeFileSync(`${folder}/server.key`, this.lab.tls.key);
    const address = this.lab.address(4);
    const fluentd = this.kind === 'fluentd';
    const file = fluentd ? 'fluent.conf' : 'fluent-bit.yaml';
    writeFileSync(`${folder}/${file}`, (fluentd ? FLUENTD : FLUENT_BIT)(address));
    const { image } = this.lab.agent;
    const command = fluentd ? `fluentd -c /mnt/${file}` : `/fluent-bit/bin/fluent-bit -c /mnt/${file}`;
    const log = openSync(`${folder}/log`, 'a');
    this.child = spawn(
      'unshare',
      [
        '--mount',
        '--propagation',
        'private',
        '--pid',
        '--fork',
        '--kill-child=SIGKILL',
        'sh',
        '-ec',
        `mount --bind ${folder} ${image}/mnt; exec chroot ${image} ${command}`,
      ],
      { stdio: ['ignore', log, log] },
    );
  }

  public stop(): void {
    this.child?.kill('SIGKILL');
  }
}
