import { BasicAuthOutput, NetworkOutput, TlsOutput } from './network';
import { SecretKeySelector, VolumeProjection } from '../../model/generated/structs';
import { absolutePath, Complain, plainText } from '../checks';
import { Connection, OutputSurroundings, SecretValue, Tls } from '../pipeline';

const HOST = /^([A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?|[0-9A-Fa-f:]+)$/;

/** Checks one output; its secrets become environment variables, its certificates and keys files. */
export class OutputChecker {
  constructor(
    private readonly index: number,
    private readonly at: string,
    private readonly surroundings: OutputSurroundings,
    private readonly complain: Complain,
  ) {}

  public connection(options: NetworkOutput, port: number): Connection {
    const { host } = options;
    const { username, password, compression } = options as BasicAuthOutput;
    this.host(host, 'host');
    this.port(port, 'port');
    this.pair('username', username, 'password', password);
    this.oneOf(compression, ['gzip', 'none'], 'compression');
    return {
      host,
      port,
      ...this.tls(options),
      ...(compression !== undefined && { gzip: compression === 'gzip' }),
      ...(username !== undefined && { username: this.text(username, 'username') }),
      password: this.secret(password, 'password', 'PASSWORD'),
    };
  }

  public tls({ tls = true, ca, clientCertificate }: TlsOutput): Tls {
    if (ca && !tls) this.refuse('ca', 'has no meaning with tls: false; leave one of them out');
    if (clientCertificate && !tls) {
      this.refuse('clientCertificate', 'has no meaning with tls: false; leave one of them out');
    }
    return {
      tls,
      ...(ca && { caFile: this.file(ca, 'ca', 'ca.crt', 'ca') }),
      ...(clientCertificate && this.clientFiles(clientCertificate)),
    };
  }

  /** The file in which the value of a Secret is. */
  public file(reference: SecretKeySelector, property: string, path: string, what: string): string {
    this.reference(reference, property);
    const mountPath = `/etc/outputs/${this.index}${what === 'ca' ? '' : `-${what}`}`;
    this.surroundings.volumes.push({
      volume: {
        name: `output-${this.index}-${what}`,
        secret: { secretName: reference.name, items: [{ key: reference.key, path }] },
      },
      mountPath,
    });
    return `${mountPath}/${path}`;
  }

  /** Where the container has a folder of the node, in which it may write. */
  public nodeFolder(path: string, property: string): string {
    absolutePath(path, `${this.at}.${property}`, this.complain);
    if (/^\/*$/.test(path)) this.refuse(property, "is '/'; give a folder that holds nothing else");
    const mountPath = `/outputs/${this.index}`;
    this.surroundings.folders.push({
      volume: { name: `output-${this.index}-folder`, hostPath: { path, type: 'DirectoryOrCreate' } },
      mountPath,
    });
    return mountPath;
  }

  private clientFiles({ certificate, key }: NonNullable<TlsOutput['clientCertificate']>): Partial<Tls> {
    this.reference(certificate, 'clientCertificate.certificate');
    this.reference(key, 'clientCertificate.key');
    const mountPath = `/etc/outputs/${this.index}-client`;
    const source = (from: SecretKeySelector, path: string): VolumeProjection => ({
      secret: { name: from.name, items: [{ key: from.key, path }] },
    });
    this.surroundings.volumes.push({
      volume: {
        name: `output-${this.index}-client`,
        projected: { sources: [source(certificate, 'tls.crt'), source(key, 'tls.key')] },
      },
      mountPath,
    });
    return { certificateFile: `${mountPath}/tls.crt`, keyFile: `${mountPath}/tls.key` };
  }

  /** The environment variable that holds a value of a Secret. */
  public secret(reference: SecretKeySelector | undefined, property: string, suffix: string): SecretValue | undefined {
    if (reference === undefined) return undefined;
    const env = `OUTPUT_${this.index}_${suffix}`;
    this.variable(env, reference, property);
    return { env };
  }

  public required(reference: SecretKeySelector | undefined, property: string, suffix: string): SecretValue {
    if (reference === undefined) this.refuse(property, 'is missing; refer to a Secret: { name, key }');
    return this.secret(reference, property, suffix)!;
  }

  /** A variable of a name that an agent's library knows, with a value that is no secret. */
  public plainVariable(name: string, value: string, property: string): void {
    const known = this.surroundings.env.find((variable) => variable.name === name);
    if (known && known.value !== value) {
      this.refuse(
        property,
        `is set for an output before as well, and a collector has one ${name}; set it for one of them`,
      );
    }
    if (!known) this.surroundings.env.push({ name, value });
  }

  /** A variable of a name that an agent's library knows, like those of AWS. Outputs share it, so they have to mean the same. */
  public variable(name: string, reference: SecretKeySelector, property: string): void {
    this.reference(reference, property);
    const known = this.surroundings.env.find((variable) => variable.name === name)?.valueFrom?.secretKeyRef;
    if (known && (known.name !== reference.name || known.key !== reference.key)) {
      this.refuse(
        property,
        `is another one than that of an output before, and a collector has one ${name}; use the same`,
      );
    }
    if (!known) this.surroundings.env.push({ name, valueFrom: { secretKeyRef: reference } });
  }

  private reference(reference: SecretKeySelector, property: string): void {
    if (typeof reference !== 'object' || !reference?.name || !reference.key) {
      this.refuse(
        property,
        "is no reference to a Secret; keep the text out of the code: { name: 'the-secret', key: 'the-key' }",
      );
    }
  }

  /** Two options of which neither has a meaning without the other. */
  public pair(first: string, one: unknown, second: string, other: unknown): void {
    if ((one === undefined) !== (other === undefined)) {
      this.refuse(
        one === undefined ? first : second,
        `is missing beside its twin; give ${first} and ${second}, or neither`,
      );
    }
  }

  public oneOf(value: string | undefined, values: readonly string[], property: string): void {
    if (value !== undefined && !values.includes(value)) {
      this.refuse(property, `is '${value}'; it is one of ${values.join(', ')}`);
    }
  }

  public host(host: string, property: string): void {
    if (!HOST.test(host)) {
      this.refuse(property, 'is no host name or address; give it without scheme, port, path or credentials');
    }
  }

  public port(port: number, property: string): void {
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      this.refuse(property, `is ${port}; a port is a whole number from 1 to 65535`);
    }
  }

  public text(value: string, property: string): string {
    return plainText(value, `${this.at}.${property}`, this.complain);
  }

  /** A text that consists of these letters alone. */
  public name(value: string, property: string, pattern: RegExp, letters: string): string {
    if (!pattern.test(this.text(value, property))) this.refuse(property, `is '${value}'; use ${letters}`);
    return value;
  }

  public seconds(value: number, property: string): number {
    if (!Number.isInteger(value) || value < 1) {
      this.refuse(property, `is ${value}; give a whole number of seconds from 1`);
    }
    return value;
  }

  public whole(value: number, property: string, least: number, most: number): number {
    if (!Number.isInteger(value) || value < least || value > most) {
      this.refuse(property, `is ${value}; give a whole number from ${least} to ${most}`);
    }
    return value;
  }

  public refuse(property: string, problem: string): never {
    return this.complain(`${this.at}.${property}`, problem);
  }
}
