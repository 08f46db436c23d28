import { BasicAuthOutput, NetworkOutput } from './network';
import { SecretKeySelector } from '../../model/generated/structs';
import { Complain, plainText } from '../checks';
import { Connection, OutputSurroundings, SecretValue } from '../pipeline';

const HOST = /^([A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?|[0-9A-Fa-f:]+)$/;

/** Checks one output; its secrets become environment variables, its certificate authority a file. */
export class OutputChecker {
  constructor(
    private readonly index: number,
    private readonly at: string,
    private readonly surroundings: OutputSurroundings,
    private readonly complain: Complain,
  ) {}

  public connection(options: NetworkOutput, port: number): Connection {
    const { host, tls = true, ca } = options;
    const { username, password } = options as BasicAuthOutput;
    if (!HOST.test(host)) {
      this.refuse('host', 'is no host name or address; give it without scheme, port, path or credentials');
    }
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      this.refuse('port', `is ${port}; a port is a whole number from 1 to 65535`);
    }
    if ((username === undefined) !== (password === undefined)) {
      this.refuse(
        username === undefined ? 'username' : 'password',
        'is missing beside its twin; give username and password, or neither',
      );
    }
    if (ca && !tls) this.refuse('ca', 'has no meaning with tls: false; leave one of them out');
    const folder = `/etc/outputs/${this.index}`;
    if (ca) {
      this.surroundings.volumes.push({
        volume: {
          name: `output-${this.index}-ca`,
          secret: { secretName: ca.name, items: [{ key: ca.key, path: 'ca.crt' }] },
        },
        mountPath: folder,
      });
    }
    return {
      host,
      port,
      tls,
      ...(ca && { caFile: `${folder}/ca.crt` }),
      ...(username !== undefined && { username: this.text(username, 'username') }),
      password: this.secret(password, 'password', 'PASSWORD'),
    };
  }

  public secret(reference: SecretKeySelector | undefined, property: string, suffix: string): SecretValue | undefined {
    if (reference === undefined) return undefined;
    if (typeof reference !== 'object' || !reference.name || !reference.key) {
      this.refuse(
        property,
        "is no reference to a Secret; keep the text out of the code: { name: 'the-secret', key: 'the-key' }",
      );
    }
    const env = `OUTPUT_${this.index}_${suffix}`;
    this.surroundings.env.push({ name: env, valueFrom: { secretKeyRef: reference } });
    return { env };
  }

  public text(value: string, property: string): string {
    return plainText(value, `${this.at}.${property}`, this.complain);
  }

  public refuse(property: string, problem: string): never {
    return this.complain(`${this.at}.${property}`, problem);
  }
}
