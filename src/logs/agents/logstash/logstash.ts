import { Yaml } from 'cdk8s';
import { renderInput } from './inputs';
import { LogstashOptions } from './options';
import { renderPlugin } from './plugin';
import { rubyScript } from './ruby';
import { PolicyRule } from '../../../constructs/node-agent/options';
import { checkProps } from '../../../constructs/owned';
import { setOwn } from '../../../model/json-object';
import { rendererOf } from '../../abilities/renderer';
import { LogAgent } from '../../agent';
import { listeningPorts } from '../../inputs/listening-ports';
import { bracesProblem, LOGSTASH_SYNTAX } from '../../raw-config/braces';
import { RawConfig } from '../../raw-config/raw-config';
import { AgentContainer, AgentTask } from '../../rendering';
import { stepGroups } from '../program/program';

const CONFIG_FOLDER = '/etc/logstash';
const TEMPORARY = '/tmp';
const MEBIBYTE = 2 ** 20;
/** Below these, a queue on disk takes no more than a page. */
const QUEUE_MIN = 64 * MEBIBYTE;

const LOG4J = `status = error
name = logs
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c] %m%n
rootLogger.level = \${sys:ls.log.level}
rootLogger.appenderRef.console.ref = console
`;

/**
 * Logstash, for those who have it: container logs and files, to Elasticsearch, OpenSearch, Kafka and HTTP. It takes ten times the memory of the other
 * agents, joins no stack traces, and notes how far it has read before a server has what it read. Its metrics are JSON, which Prometheus reads with an
 * exporter of its own.
 *
 * @see https://www.elastic.co/docs/reference/logstash
 */
export class Logstash extends LogAgent {
  /** @internal */
  public readonly _name = 'Logstash';
  /** @internal */
  public readonly _containerName = 'logstash';
  /** @internal */
  public readonly _defaultMetricsPort = 9600;
  /** @internal */
  public readonly _metricsPath = '/_node/stats';
  /** @internal */
  public readonly _defaultResources = { requests: { cpu: '200m', memory: '1Gi' }, limits: { memory: '1Gi' } };

  constructor(private readonly options: LogstashOptions = {}) {
    super();
    checkProps('Logstash', options, 'options');
  }

  /** @internal */
  public _clusterRules(): PolicyRule[] {
    // names come from the path of the file
    return [];
  }

  /** @internal */
  public _alertExpressions(): undefined {
    return undefined;
  }

  /** @internal */
  public _rawConfig(config: string): RawConfig {
    // its API is a matter of its settings
    return { file: 'pipeline.conf', problem: bracesProblem(config, LOGSTASH_SYNTAX), answersProbes: true };
  }

  /** @internal */
  public _render(task: AgentTask): AgentContainer {
    const { metricsPort, config, memory, whenFull, hotReload, complain } = task;
    if (whenFull === 'dropOldest') {
      complain('whenFull', "is 'dropOldest', and Logstash drops nothing that it has read; use 'wait'");
    }
    if (hotReload) {
      complain(
        'hotReload',
        'tells the agent by HTTP, and Logstash takes no such word; leave it out, so that a change restarts the pods',
      );
    }
    const probe = { httpGet: { path: '/', port: metricsPort } };
    const openSearch = task.outputs.some(({ kind }) => kind === 'openSearch');
    return {
      image:
        this.options.image ??
        (openSearch
          ? 'opensearchproject/logstash-oss-with-opensearch-output-plugin:8.9.0'
          : 'docker.elastic.co/logstash/logstash:9.5.2'),
      // the script of the image writes into its settings, and the root file system is read-only
      command: ['/usr/share/logstash/bin/logstash'],
      args: [`--path.settings=${CONFIG_FOLDER}`],
      env: [
        { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
        { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        { name: 'LS_JAVA_OPTS', value: heap(memory) },
      ],
      ports: [{ name: 'metrics', containerPort: metricsPort }, ...listeningPorts(task.inputs)],
      // it takes a minute to start
      livenessProbe: { ...probe, initialDelaySeconds: 60, periodSeconds: 30 },
      readinessProbe: probe,
      configFolder: CONFIG_FOLDER,
      configFiles: {
        'logstash.yml': this.settings(task),
        'log4j2.properties': LOG4J,
        'jvm.options': `${heap(memory).replaceAll(' ', '\n')}\n`,
        ...(config === undefined ? renderConfig(task) : { 'pipeline.conf': config }),
      },
      scratchFolders: [TEMPORARY],
      reloadUrl: '',
    };
  }

  private settings({ stateFolder, metricsPort, diskBuffer }: AgentTask): string {
    return Yaml.stringify({
      'path.config': `${CONFIG_FOLDER}/pipeline.conf`,
      'path.data': stateFolder ?? `${TEMPORARY}/data`,
      'path.logs': TEMPORARY,
      'api.http.host': '${POD_IP}',
      'api.http.port': metricsPort,
      'log.level': this.options.logLevel ?? 'info',
      'pipeline.ecs_compatibility': 'disabled',
      allow_superuser: true,
      ...(stateFolder && {
        'queue.type': 'persisted',
        'queue.max_bytes': `${Math.floor(Math.max(QUEUE_MIN, diskBuffer) / MEBIBYTE)}mb`,
        // what was read is in the file before the next is
        'queue.checkpoint.writes': 1,
        'queue.drain': false,
      }),
    });
  }
}

/** Half of the memory; the other half is for what Java has beside its heap. */
function heap(memory: number): string {
  const size = Math.max(256, Math.floor(memory / 2 / MEBIBYTE));
  return `-Xms${size}m -Xmx${size}m`;
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
const section = (name: string, lines: readonly string[]): string[] => [`${name} {`, ...indented(lines), '}', ''];

function renderConfig(task: AgentTask): { [name: string]: string } {
  const { inputs, outputs, steps } = task;
  const raw = steps.flatMap((step) => (step.kind === 'raw' ? [step.config] : []));
  const groups = stepGroups(steps);
  const scripts: { [name: string]: string } = {};
  const filters = groups.flatMap((group, index) => {
    const name = groups.length === 1 ? 'pipeline.rb' : `pipeline-${index}.rb`;
    setOwn(scripts, name, rubyScript(group, index === 0, task));
    return [
      ...renderPlugin({ name: 'ruby', settings: { path: `${CONFIG_FOLDER}/${name}` } }),
      ...raw.slice(index, index + 1).flatMap((text) => text.trimEnd().split('\n')),
    ];
  });
  const written = outputs.flatMap((output, index) => {
    const plugin = renderPlugin(rendererOf('Logstash', output)(output, ''));
    return output.takes ? [`if "${index}" in [@metadata][outputs] {`, ...indented(plugin), '}'] : plugin;
  });
  return {
    'pipeline.conf': [
      ...section(
        'input',
        inputs.flatMap((input, index) => renderPlugin(renderInput(input, index, task))),
      ),
      ...section('filter', filters),
      ...section('output', written),
    ].join('\n'),
    ...scripts,
  };
}
