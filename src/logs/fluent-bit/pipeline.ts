import { KubernetesMetadata } from '../metadata';
import { Connection, PipelineInput, PipelineOutput } from '../pipeline';
import { AgentTask } from '../rendering';

type Plugin = { [property: string]: string | number | string[] };

const MEBIBYTE = 2 ** 20;
const CONTAINER_TAG = 'kube';

const onOff = (value: boolean) => (value ? 'on' : 'off');

function tail(task: AgentTask, index: number): Plugin {
  const { stateFolder, memory, inputs } = task;
  return {
    refresh_interval: 10,
    skip_long_lines: 'on',
    // without positions, reading from the head would send everything again at each restart
    read_from_head: onOff(stateFolder !== undefined),
    ...(stateFolder
      ? { db: `${stateFolder}/input-${index}.db`, 'storage.type': 'filesystem' }
      : { mem_buf_limit: `${Math.max(1, Math.floor(memory / 4 / inputs.length / MEBIBYTE))}M` }),
  };
}

function renderInput(input: PipelineInput, index: number, task: AgentTask): Plugin {
  switch (input.kind) {
    case 'containerLogs':
      return {
        name: 'tail',
        alias: `input-${index}`,
        tag: `${CONTAINER_TAG}.*`,
        path: '/var/log/containers/*.log',
        exclude_path: task.excludedFiles(input).join(','),
        'multiline.parser': input.options.format ?? 'cri',
        ...tail(task, index),
      };
    case 'journald': {
      const { units = [], tag } = input.options;
      return {
        name: 'systemd',
        alias: `input-${index}`,
        tag,
        ...(units.length && { systemd_filter: units.map((unit) => `_SYSTEMD_UNIT=${unit}`) }),
        strip_underscores: 'on',
        read_from_tail: onOff(task.stateFolder === undefined),
        ...(task.stateFolder && { db: `${task.stateFolder}/input-${index}.db`, 'storage.type': 'filesystem' }),
      };
    }
    case 'files':
      return {
        name: 'tail',
        alias: `input-${index}`,
        tag: input.options.tag,
        path: input.options.path,
        ...tail(task, index),
      };
  }
}

function kubernetesFilter({ labels = true, annotations = false, namespaceLabels = false }: KubernetesMetadata): Plugin {
  return {
    name: 'kubernetes',
    match: `${CONTAINER_TAG}.*`,
    kube_tag_prefix: `${CONTAINER_TAG}.var.log.containers.`,
    merge_log: 'on',
    keep_log: 'off',
    labels: onOff(labels),
    annotations: onOff(annotations),
    namespace_labels: onOff(namespaceLabels),
    'k8s-logging.exclude': 'on',
    // answers of the API server are read whole, however long
    buffer_size: 0,
  };
}

function network({ host, port, tls, caFile, username, password }: Connection): Plugin {
  return {
    host,
    port,
    tls: onOff(tls),
    ...(tls && { 'tls.verify': 'on' }),
    ...(caFile && { 'tls.ca_file': caFile }),
    ...(username && { http_user: username }),
    ...(password && { http_passwd: `\${${password.env}}` }),
  };
}

function renderOutput(output: PipelineOutput): Plugin {
  switch (output.kind) {
    case 'elasticsearch':
    case 'openSearch':
      return {
        name: output.kind === 'elasticsearch' ? 'es' : 'opensearch',
        ...network(output.connection),
        logstash_format: 'on',
        logstash_prefix: output.indexPrefix,
        suppress_type_name: 'on',
        // labels like app and app.kubernetes.io/name could not be in one index otherwise
        replace_dots: 'on',
      };
    case 'loki':
      return {
        name: 'loki',
        ...network(output.connection),
        ...(output.tenant && { tenant_id: output.tenant }),
        labels: ['node=${NODE_NAME}', ...Object.entries(output.labels).map(([name, value]) => `${name}=${value}`)].join(
          ', ',
        ),
        label_keys: "$kubernetes['namespace_name'],$kubernetes['pod_name'],$kubernetes['container_name']",
        line_format: 'json',
      };
    case 'forward': {
      const { username: _u, password: _p, ...connection } = output.connection;
      return {
        name: 'forward',
        ...network(connection),
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
        format: 'json_lines',
        ...(headers.length && { header: headers }),
      };
    }
    case 'stdout':
      return { name: 'stdout', format: 'json_lines' };
  }
}

/** The pipeline section of a configuration in Fluent Bit's YAML format. */
export function fluentBitPipeline(task: AgentTask): object {
  const { inputs, outputs, metadata, stateFolder, diskBuffer } = task;
  const share = Math.max(1, Math.floor(diskBuffer / outputs.length / MEBIBYTE));
  return {
    inputs: inputs.map((input, index) => renderInput(input, index, task)),
    filters: [
      ...(metadata && inputs.some(({ kind }) => kind === 'containerLogs') ? [kubernetesFilter(metadata)] : []),
      { name: 'record_modifier', match: '*', record: ['node ${NODE_NAME}'] },
    ],
    outputs: outputs.map((output, index) => ({
      ...renderOutput(output),
      alias: `output-${index}`,
      match: '*',
      retry_limit: 'no_limits',
      ...(stateFolder && { 'storage.total_limit_size': `${share}M` }),
    })),
  };
}
