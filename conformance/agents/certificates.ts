import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';

export interface Certificates {
  /** Of the authority, in PEM. */
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

const NAMES = [
  'kubernetes.default.svc',
  'search.example.com',
  'loki.example.com',
  'lines.example.com',
  'aggregator.example.com',
  'aggregator.logging.svc',
  'kafka.example.com',
  's3.example.com',
  'splunk.example.com',
  'syslog.example.com',
];

/** A certificate authority, and one certificate of it for every server of the laboratory. */
export function certificates(folder: string, addresses: readonly string[]): Certificates {
  const at = (name: string) => `${folder}/${name}`;
  if (!existsSync(at('server.crt'))) {
    mkdirSync(folder, { recursive: true });
    const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '30',
      '-subj',
      '/CN=test authority',
      '-keyout',
      at('ca.key'),
      '-out',
      at('ca.crt'),
    );
    openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=test server',
      '-keyout',
      at('server.key'),
      '-out',
      at('server.csr'),
    );
    writeFileSync(
      at('extensions'),
      `subjectAltName=${[...NAMES.map((name) => `DNS:${name}`), ...addresses.map((address) => `IP:${address}`)].join(',')}\n`,
    );
    openssl(
      'x509',
      '-req',
      '-days',
      '30',
      '-in',
      at('server.csr'),
      '-CA',
      at('ca.crt'),
      '-CAkey',
      at('ca.key'),
      '-CAcreateserial',
      '-extfile',
      at('extensions'),
      '-out',
      at('server.crt'),
    );
  }
  const text = (name: string) => readFileSync(at(name), 'utf8');
  return { ca: text('ca.crt'), certificate: text('server.crt'), key: text('server.key') };
}

export const SERVER_NAMES = NAMES;
