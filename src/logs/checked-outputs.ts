import { Complain, plainText, onlyKeyOf } from './checks';
import {
  BasicAuthOutput,
  ForwardOutput,
  HttpOutput,
  LogOutput,
  LokiOutput,
  NetworkOutput,
  SearchOutput,
} from './outputs';
import { Connection, Outputs, PipelineOutput, SecretValue } from './pipeline';
import { SecretKeySelector } from '../model/generated/structs';

const HOST = /^([A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?|[0-9A-Fa-f:]+)$/;
const INDEX = /^[a-z0-9][a-z0-9_-]*$/;
const LOKI_LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const HEADER = /^[-A-Za-z0-9_]+$/;
const CREDENTIAL_HEADER = /authorization|api-?key|token|secret|password|cookie/i;
const PATH = /^\/[^\s"'`#]*$/;

/** Checks one output; its secrets become environment variables, its certificate authority a file. */
class OutputChecker {
  constructor(
    private readonly index: number,
    private readonly at: string,
    private readonly result: Outputs,
    private readonly complain: Complain,
  ) {}

  public search(
    kind: 'elasticsearch' | 'openSearch',
    { indexPrefix = 'logs', port = 9200, ...options }: SearchOutput,
  ): PipelineOutput {
    if (!INDEX.test(indexPrefix)) {
      this.refuse('indexPrefix', `is '${indexPrefix}'; use lower-case letters, digits, '-' and '_'`);
    }
    return { kind, connection: this.connection(options, port), indexPrefix };
  }

  public loki({ tenant, labels = {}, port = 3100, ...options }: LokiOutput): PipelineOutput {
    for (const [name, value] of Object.entries(labels)) {
      if (!LOKI_LABEL.test(name)) {
        this.refuse('labels', `has '${name}'; a label of Loki is made of letters, digits and '_'`);
      }
      if (/[,="']/.test(this.text(value, `labels.${name}`))) {
        this.refuse(`labels.${name}`, `is '${value}'; leave out quotes, ',' and '='`);
      }
    }
    return {
      kind: 'loki',
      connection: this.connection(options, port),
      labels,
      ...(tenant !== undefined && { tenant: this.text(tenant, 'tenant') }),
    };
  }

  public forward({ sharedKey, port = 24224, ...options }: ForwardOutput): PipelineOutput {
    return {
      kind: 'forward',
      connection: this.connection(options, port),
      sharedKey: this.secret(sharedKey, 'sharedKey', 'SHARED_KEY'),
    };
  }

  public http({ path = '/', headers = {}, authorization, port, ...options }: HttpOutput): PipelineOutput {
    for (const [name, value] of Object.entries(headers)) {
      if (CREDENTIAL_HEADER.test(name)) {
        this.refuse(
          'headers',
          `has the header '${name}', which carries a credential; refer to a Secret: authorization: { name, key }`,
        );
      }
      if (!HEADER.test(name)) this.refuse('headers', `has '${name}'; a header is made of letters, digits, '-' and '_'`);
      this.text(value, `headers.${name}`);
    }
    if (!PATH.test(this.text(path, 'path'))) {
      this.refuse('path', `is '${path}'; give a path that begins with '/', without spaces, quotes or '#'`);
    }
    return {
      kind: 'http',
      connection: this.connection(options, port ?? (options.tls === false ? 80 : 443)),
      path,
      headers,
      authorization: this.secret(authorization, 'authorization', 'AUTHORIZATION'),
    };
  }

  private connection(options: NetworkOutput, port: number): Connection {
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
      this.result.volumes.push({
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

  private secret(reference: SecretKeySelector | undefined, property: string, suffix: string): SecretValue | undefined {
    if (reference === undefined) return undefined;
    if (typeof reference !== 'object' || !reference.name || !reference.key) {
      this.refuse(
        property,
        "is no reference to a Secret; keep the text out of the code: { name: 'the-secret', key: 'the-key' }",
      );
    }
    const env = `OUTPUT_${this.index}_${suffix}`;
    this.result.env.push({ name: env, valueFrom: { secretKeyRef: reference } });
    return { env };
  }

  private text(value: string, property: string): string {
    return plainText(value, `${this.at}.${property}`, this.complain);
  }

  private refuse(property: string, problem: string): never {
    return this.complain(`${this.at}.${property}`, problem);
  }
}

/** Fills in the defaults of the outputs and refuses what no agent could write, above all credentials as texts. */
export function checkedOutputs(outputs: LogOutput[], complain: Complain): Outputs {
  const result: Outputs = { outputs: [], env: [], volumes: [] };
  outputs.forEach((output, index) => {
    const kind = onlyKeyOf(output, `outputs[${index}]`, complain);
    const checker = new OutputChecker(index, `outputs[${index}].${kind}`, result, complain);
    switch (kind) {
      case 'elasticsearch':
        result.outputs.push(checker.search(kind, output.elasticsearch!));
        break;
      case 'openSearch':
        result.outputs.push(checker.search(kind, output.openSearch!));
        break;
      case 'loki':
        result.outputs.push(checker.loki(output.loki!));
        break;
      case 'forward':
        result.outputs.push(checker.forward(output.forward!));
        break;
      case 'http':
        result.outputs.push(checker.http(output.http!));
        break;
      case 'stdout':
        result.outputs.push({ kind });
        break;
    }
  });
  return result;
}
