import { onOff, Plugin } from './inputs';
import { Connection, PipelineOutput } from '../../pipeline';
import { AgentTask } from '../../rendering';

const MEBIBYTE = 2 ** 20;

const CONNECTIONS = 4;

/** About an hour at up to 10 seconds each. */
const TRIES_OF_AN_HOUR = 600;

function network({ host, port, tls, caFile, username, password }: Connection): Plugin {
  return {
    host,
    port,
    // after an outage everything is due at once, and each request holds its text in memory
    'net.max_worker_connections': CONNECTIONS,
    tls: onOff(tls),
    ...(tls && { 'tls.verify': 'on' }),
    ...(caFile && { 'tls.ca_file': caFile }),
    ...(username && { http_user: username }),
    ...(password && { http_passwd: `\${${password.env}}` }),
  };
}

const JSON_LINES: Plugin = { format: 'json_lines', json_date_key: 'time', json_date_format: 'iso8601' };

const label = (field: string) => `$kubernetes['${field}']`;

function specific(output: PipelineOutput): Plugin {
  switch (output.kind) {
    case 'elasticsearch':
    case 'openSearch':
      return {
        // of the two plugins for this protocol, only this one sends again what the server refused among records that it took
        name: 'opensearch',
        ...network(output.connection),
        logstash_format: 'on',
        logstash_prefix: output.indexPrefix,
        suppress_type_name: 'on',
        // labels like app and app.kubernetes.io/name could not be in one index otherwise
        replace_dots: 'on',
        // what is sent again is known by its id, and not stored twice
        generate_id: 'on',
        trace_error: 'on',
        // the whole answer, since a truncated one counts as a failure
        buffer_size: 'false',
        // a record that is refused for good would be sent for ever
        retry_limit: TRIES_OF_AN_HOUR,
      };
    case 'loki':
      return {
        name: 'loki',
        ...network(output.connection),
        ...(output.tenant && { tenant_id: output.tenant }),
        labels: [
          'node=${NODE_NAME}',
          `namespace=${label('namespace_name')}`,
          `pod=${label('pod_name')}`,
          `container=${label('container_name')}`,
          ...Object.entries(output.labels).map(([name, value]) => `${name}=${value}`),
        ].join(', '),
        line_format: 'json',
      };
    case 'forward': {
      const { username: _u, password: _p, ...connection } = output.connection;
      return {
        name: 'forward',
        ...network(connection),
        // Fluentd skips every event that comes with metadata
        retain_metadata_in_forward_mode: 'off',
        require_ack_response: 'on',
        ...(output.sharedKey && { shared_key: `\${${output.sharedKey.env}}`, self_hostname: '${NODE_NAME}' }),
      };
    }
    case 'http': {
      const headers = [
        ...Object.entries(output.headers).map(([name, value]) => `${name} ${value}`),
        ...(output.authorization ? [`Authorization \${${output.authorization.env}}`] : []),
      ];
      return {
        name: 'http',
        ...network(output.connection),
        uri: output.path,
        ...JSON_LINES,
        ...(headers.length && { header: headers }),
      };
    }
    case 'stdout':
      return { name: 'stdout', ...JSON_LINES };
  }
}

export function renderOutput(output: PipelineOutput, index: number, task: AgentTask): Plugin {
  const { outputs, stateFolder, diskBuffer, whenFull } = task;
  const share = Math.max(1, Math.floor(diskBuffer / outputs.length / MEBIBYTE));
  return {
    alias: `output-${index}`,
    match: '*',
    retry_limit: 'no_limits',
    ...specific(output),
    ...(stateFolder && whenFull === 'dropOldest' && { 'storage.total_limit_size': `${share}M` }),
  };
}
