import { Yaml } from 'cdk8s';
import { parse } from 'yaml';
import { setOwn } from '../../../model/json-object';
import { watchPods } from '../watch-pods';
import { renderInput } from './inputs';
import { javaScript } from './javascript/script';
import { FilebeatOptions } from './options';
import { PolicyRule } from '../../../constructs/node-agent/options';
import { rendererOf } from '../../abilities/renderer';
import { LogAgent } from '../../agent';
import { listeningPorts } from '../../inputs/listening-ports';
import { KubernetesMetadata } from '../../metadata';
import { RawConfig } from '../../raw-config/raw-config';
import { yamlProblem } from '../../raw-config/yaml';
import { AgentContainer, AgentTask } from '../../rendering';
import { stepGroups } from '../program/program';
import { asWritten, env, withVariables } from '../program/variables';

const CONFIG_FOLDER = '/etc/filebeat';
const CONFIG_FILE = 'filebeat.yml';
const TEMPORARY = '/tmp';

/**
 * Filebeat: the collector of Elastic, for Elasticsearch and Kafka. It writes to one output at a time.
 *
 * It takes a line for done only when the server has it, and keeps nothing on disk but how far it has read: while a server is away, what is not sent
 * stays in the log files, so `diskBuffer` has no meaning for it. Its metrics are JSON, which Prometheus reads with an exporter of its own.
 *
 * @see https://www.elastic.co/docs/reference/beats/filebeat
 */
export class Filebeat extends LogAgent {
  /** @internal */
  public readonly _name = 'Filebeat';
  /** @internal */
  public readonly _containerName = 'filebeat';
  /** @internal */
  public readonly _defaultMetricsPort = 5066;
  /** @internal */
  public readonly _metricsPath = '/stats';
  /** @internal */
  public readonly _defaultResources = { requests: { cpu: '100m', memory: '100Mi' }, limits: { memory: '256Mi' } };

  constructor(private readonly options: FilebeatOptions = {}) {
    super();
  }

  /** @internal */
  public _clusterRules({ labels, annotations, namespaceLabels }: KubernetesMetadata): PolicyRule[] {
    if (!labels && !annotations && !namespaceLabels) return [];
    return watchPods(namespaceLabels);
  }

  /** @internal */
  public _alertExpressions(): undefined {
    return undefined;
  }

  /** @internal */
  public _rawConfig(config: string): RawConfig {
    return {
      file: CONFIG_FILE,
      problem: yamlProblem(config),
      answersProbes: /^http(\.enabled: *true\b|:\s*\n(\s+.*\n)*?\s+enabled: *true\b)/m.test(config),
    };
  }

  /** @internal */
  public _render(task: AgentTask): AgentContainer {
    const { metricsPort, config, stateFolder } = task;
    this.check(task);
    const health = { httpGet: { path: '/', port: metricsPort } };
    return {
      image: this.options.image ?? 'docker.elastic.co/beats/filebeat:9.5.2',
      args: [
        '-e',
        '-c',
        `${CONFIG_FOLDER}/${CONFIG_FILE}`,
        `--path.data=${stateFolder ?? TEMPORARY}`,
        `--path.logs=${TEMPORARY}`,
      ],
      env: [
        { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
        { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      ],
      ports: [{ name: 'metrics', containerPort: metricsPort }, ...listeningPorts(task.inputs)],
      ...((config === undefined || this._rawConfig(config).answersProbes) && {
        livenessProbe: health,
        readinessProbe: health,
      }),
      configFolder: CONFIG_FOLDER,
      configFiles: config === undefined ? this.renderConfig(task) : { [CONFIG_FILE]: config },
      scratchFolders: [TEMPORARY],
      reloadUrl: '',
    };
  }

  private check({ inputs, whenFull, hotReload, complain }: AgentTask): void {
    if (whenFull === 'dropOldest') {
      complain('whenFull', "is 'dropOldest', and Filebeat drops nothing that it has read; use 'wait'");
    }
    if (hotReload) {
      complain(
        'hotReload',
        'tells the agent by HTTP, and Filebeat takes no such word; leave it out, so that a change restarts the pods',
      );
    }
    const journal = inputs.findIndex(({ kind }) => kind === 'journald' || kind === 'kernel');
    if (journal >= 0 && this.options.image === undefined) {
      complain(
        `inputs[${journal}].${inputs[journal].kind}`,
        "needs an image with journalctl of the version that wrote the journal: new Filebeat({ image: '...' })",
      );
    }
  }

  private renderConfig(task: AgentTask): { [name: string]: string } {
    const { inputs, outputs, metricsPort } = task;
    const { processors, scripts } = renderSteps(task);
    const { type, config, beside } = rendererOf('Filebeat', outputs[0])(outputs[0], '');
    const all = {
      'filebeat.inputs': inputs.map((input, index) => renderInput(input, index, task)),
      processors: [...kubernetesProcessors(task), ...processors],
      [`output.${type}`]: config,
      ...beside,
      // what is not sent stays in the files
      'queue.mem': { events: 2048, flush: { min_events: 1024, timeout: '1s' } },
      // to send what is in memory
      'filebeat.shutdown_timeout': '10s',
      'http.enabled': true,
      'http.host': env('POD_IP'),
      'http.port': metricsPort,
      'timestamp.precision': 'microsecond',
      'logging.level': this.options.logLevel ?? 'info',
      'logging.metrics.enabled': false,
    };
    return { [CONFIG_FILE]: Yaml.stringify(withVariables(all, '${', '$')), ...scripts };
  }
}

/** What the API server knows of the pods of this node; names are read from paths, so that they are there while it does not answer. */
function kubernetesProcessors({ metadata, inputs }: AgentTask): object[] {
  const wanted = metadata && (metadata.labels || metadata.annotations || metadata.namespaceLabels);
  if (!wanted || !inputs.some(({ kind }) => kind === 'containerLogs')) return [];
  return [
    {
      add_kubernetes_metadata: {
        host: env('NODE_NAME'),
        scope: 'node',
        default_indexers: { enabled: false },
        default_matchers: { enabled: false },
        indexers: [{ pod_uid: {} }],
        matchers: [{ logs_path: { logs_path: '/var/log/pods/', resource_type: 'pod' } }],
        labels: { dedot: false },
        annotations: { dedot: false },
        // all of them: an empty prefix is that of any
        ...(metadata.annotations && { include_annotations: [''] }),
        add_resource_metadata: {
          namespace: { enabled: metadata.namespaceLabels === true },
          node: { enabled: false },
          deployment: false,
          cronjob: false,
        },
      },
    },
  ];
}

/** Scripts, and between them processors as their user wrote them. */
function renderSteps(task: AgentTask): { processors: object[]; scripts: { [name: string]: string } } {
  const raw = task.steps.flatMap((step) => (step.kind === 'raw' ? [step.config] : []));
  const groups = stepGroups(task.steps);
  const scripts: { [name: string]: string } = {};
  const processors = groups.flatMap((steps, index) => {
    const name = groups.length === 1 ? 'pipeline.js' : `pipeline-${index}.js`;
    const takes = index === groups.length - 1 ? task.outputs[0].takes : undefined;
    setOwn(scripts, name, javaScript(steps, index === 0, takes, task));
    return [
      { script: { lang: 'javascript', id: name.replace('.js', ''), file: `${CONFIG_FOLDER}/${name}` } },
      ...raw.slice(index, index + 1).flatMap((config) => rawProcessors(config, task)),
    ];
  });
  return { processors, scripts };
}

function rawProcessors(config: string, { complain }: AgentTask): object[] {
  let processors: unknown;
  try {
    processors = parse(config);
  } catch {
    processors = undefined;
  }
  if (!Array.isArray(processors) || !processors.every((each) => typeof each === 'object' && each !== null)) {
    return complain('steps', 'has a raw step that is no list of processors in YAML: - drop_fields: { ... }');
  }
  return processors.map((each) => asWritten(each) as object);
}
