import { fromEnv, quoted, Raw, Section } from './syntax';
import { Connection, PipelineOutput } from '../../pipeline';
import { AgentTask } from '../../rendering';

const MEBIBYTE = 2 ** 20;

/** A disk buffer where there is a place to keep it, else memory: a quarter of the limit for all outputs. */
function buffer(task: AgentTask, index: number): Section {
  const { stateFolder, memory, diskBuffer, outputs, whenFull } = task;
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
      retry_max_interval: '10s',
      retry_forever: true,
      overflow_action: whenFull === 'wait' ? 'block' : 'drop_oldest_chunk',
      // what a server refuses for good would fill /tmp
      disable_chunk_backup: true,
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
      // a server that is away when Fluentd starts must not keep it from reading
      ...(kind === 'elasticsearch'
        ? {
            verify_es_version_at_startup: false,
            default_elasticsearch_version: 8,
            // a queue that is full is no reason to give up, as it is by default
            unrecoverable_error_types: '["out_of_memory_error"]',
            log_es_400_reason: true,
          }
        : { verify_os_version_at_startup: false, default_opensearch_version: 2 }),
      reconnect_on_error: true,
      reload_on_failure: true,
      reload_connections: false,
    },
  };
}

/** What a server answers while its password is exchanged, it is restarted, or too much comes at once; other answers are for good. */
const RETRIED = [401, 403, 404, 408, 413, 429, 500, 502, 503, 504];

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
          include_thread_label: false,
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
          retryable_response_codes: RETRIED.join(','),
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
      return {
        parameters: { '@type': 'stdout' },
        sections: [
          {
            name: 'inject',
            parameters: {
              time_key: 'time',
              time_type: 'string',
              time_format: '%Y-%m-%dT%H:%M:%S.%6NZ',
              localtime: false,
            },
          },
          { name: 'format', parameters: { '@type': 'json' } },
        ],
      };
  }
}

/** The time of a record, which a server of JSON lines gets nowhere else. */
const TIME: Section = {
  name: 'filter',
  argument: '**',
  parameters: { '@type': 'record_modifier' },
  sections: [{ name: 'record', parameters: { time: "${Time.at(time.to_r).utc.strftime('%Y-%m-%dT%H:%M:%S.%6NZ')}" } }],
};

/** What an output needs to have for itself: filters of its own, or records that it sends through its label once more. */
function ownFilters(kind: PipelineOutput['kind']): Section[] | undefined {
  if (kind === 'http') return [TIME];
  // documents that a server was too busy for go through the label again, which must not be that of all outputs
  return kind === 'elasticsearch' || kind === 'openSearch' ? [] : undefined;
}

/** The stores of the copy output, and the labels of those that have one. */
export function renderStores(task: AgentTask): { readonly stores: Section[]; readonly labels: Section[] } {
  const labels: Section[] = [];
  const stores = task.outputs.map((output, index): Section => {
    const { parameters = {}, sections = [] } = renderOutput(output);
    const { '@type': type, ...rest } = parameters;
    const content = {
      parameters: { '@type': type, '@id': `output_${index}`, ...rest },
      // what is printed needs no buffer
      sections: [...sections, ...(output.kind === 'stdout' ? [] : [buffer(task, index)])],
    };
    const filters = ownFilters(output.kind);
    if (!filters) return { name: 'store', ...content };
    const argument = `@OUTPUT_${index}`;
    labels.push({ name: 'label', argument, sections: [...filters, { name: 'match', argument: '**', ...content }] });
    return { name: 'store', parameters: { '@type': 'relabel', '@label': argument } };
  });
  return { stores, labels };
}
