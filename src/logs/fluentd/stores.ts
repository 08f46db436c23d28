import { fromEnv, quoted, Raw, Section } from './syntax';
import { Connection, PipelineOutput } from '../pipeline';
import { AgentTask } from '../rendering';

const MEBIBYTE = 2 ** 20;

/** A disk buffer where there is a place to keep it, else memory: a quarter of the limit for all outputs. */
function buffer(task: AgentTask, index: number): Section {
  const { stateFolder, memory, diskBuffer, outputs } = task;
  const total = (stateFolder ? diskBuffer : memory / 4) / outputs.length;
  const chunk = Math.max(MEBIBYTE, Math.min(8 * MEBIBYTE, memory / 64, total / 4));
  return {
    name: 'buffer',
    parameters: {
      '@type': stateFolder ? 'file' : 'memory',
      path: stateFolder && quoted(`${stateFolder}/output-${index}`),
      chunk_limit_size: Math.floor(chunk),
      total_limit_size: Math.floor(total),
      flush_interval: '5s',
      flush_thread_count: 2,
      retry_max_interval: '30s',
      retry_forever: true,
      // reading stops while the buffer is full, so nothing is dropped as long as the node keeps its files
      overflow_action: 'block',
    },
  };
}

const url = ({ host, port, tls }: Connection, path = '') =>
  `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}${path}`;

function credentials({ username, password }: Connection, userKey: string): { [key: string]: Raw | undefined } {
  return { [userKey]: username && quoted(username), password: password && fromEnv(password.env) };
}

function search(
  kind: 'elasticsearch' | 'openSearch',
  connection: Connection,
  indexPrefix: string,
): Omit<Section, 'name'> {
  const { host, port, tls, caFile } = connection;
  return {
    parameters: {
      '@type': kind.toLowerCase(),
      host: quoted(host),
      port: port,
      scheme: tls ? 'https' : 'http',
      ssl_verify: tls,
      ca_file: caFile && quoted(caFile),
      ...credentials(connection, 'user'),
      logstash_format: true,
      logstash_prefix: quoted(indexPrefix),
      include_timestamp: true,
      suppress_type_name: true,
      reconnect_on_error: true,
      reload_on_failure: true,
      reload_connections: false,
    },
  };
}

/** Headers as one JSON text in double quotes, so that the embedded Ruby can put a Secret in, quoted as JSON. */
function headers(fixed: { [name: string]: string }, authorization: string | undefined): string | undefined {
  if (!authorization) return Object.keys(fixed).length ? quoted(JSON.stringify(fixed)) : undefined;
  const rest = JSON.stringify(fixed).slice(1, -1).replace(/[\\"]/g, '\\$&');
  return `"{${rest}${rest && ','}\\"Authorization\\":#{ENV['${authorization}'].to_json}}"`;
}

function renderOutput(output: PipelineOutput): Omit<Section, 'name'> {
  switch (output.kind) {
    case 'elasticsearch':
    case 'openSearch':
      return search(output.kind, output.connection, output.indexPrefix);
    case 'loki':
      return {
        parameters: {
          '@type': 'loki',
          url: quoted(url(output.connection)),
          ca_cert: output.connection.caFile && quoted(output.connection.caFile),
          ...credentials(output.connection, 'username'),
          tenant: output.tenant && quoted(output.tenant),
          extra_labels: Object.keys(output.labels).length ? quoted(JSON.stringify(output.labels)) : undefined,
          line_format: 'json',
        },
        sections: [
          {
            name: 'label',
            parameters: {
              node: '$.node',
              namespace: '$.kubernetes.namespace_name',
              pod: '$.kubernetes.pod_name',
              container: '$.kubernetes.container_name',
            },
          },
        ],
      };
    case 'forward': {
      const { host, port, tls, caFile } = output.connection;
      return {
        parameters: {
          '@type': 'forward',
          transport: tls ? 'tls' : 'tcp',
          tls_verify_hostname: tls ? true : undefined,
          tls_cert_path: caFile && quoted(caFile),
        },
        sections: [
          { name: 'server', parameters: { host: quoted(host), port } },
          ...(output.sharedKey
            ? [
                {
                  name: 'security',
                  parameters: { self_hostname: fromEnv('K8S_NODE_NAME'), shared_key: fromEnv(output.sharedKey.env) },
                },
              ]
            : []),
        ],
      };
    }
    case 'http': {
      const { connection } = output;
      return {
        parameters: {
          '@type': 'http',
          endpoint: quoted(url(connection, output.path)),
          tls_ca_cert_path: connection.caFile && quoted(connection.caFile),
          headers: headers(output.headers, output.authorization?.env),
        },
        sections: [
          ...(connection.username
            ? [{ name: 'auth', parameters: { method: 'basic', ...credentials(connection, 'username') } }]
            : []),
          { name: 'format', parameters: { '@type': 'json' } },
        ],
      };
    }
    case 'stdout':
      return { parameters: { '@type': 'stdout' }, sections: [{ name: 'format', parameters: { '@type': 'json' } }] };
  }
}

/** One store of the copy output; what is printed needs no buffer. */
export function renderStore(output: PipelineOutput, index: number, task: AgentTask): Section {
  const { parameters = {}, sections = [] } = renderOutput(output);
  const { '@type': type, ...rest } = parameters;
  return {
    name: 'store',
    parameters: { '@type': type, '@id': `output_${index}`, ...rest },
    sections: [...sections, ...(output.kind === 'stdout' ? [] : [buffer(task, index)])],
  };
}
