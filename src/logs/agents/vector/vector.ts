import { Yaml } from 'cdk8s';
import { Configuration } from './configuration';
import { VectorOptions } from './options';
import { renderPipelines } from './pipelines';
import { listen } from './sources/network';
import { PolicyRule } from '../../../constructs/node-agent/options';
import { checkProps } from '../../../constructs/owned';
import { LogAgent } from '../../agent';
import { listeningPorts } from '../../inputs/listening-ports';
import { RawConfig } from '../../raw-config/raw-config';
import { yamlProblem } from '../../raw-config/yaml';
import { AgentContainer, AgentTask, LogAlertExpressions } from '../../rendering';
import { withVariables } from '../program/variables';

const CONFIG_FOLDER = '/etc/vector';
const CONFIG_FILE = 'vector.yaml';
const TEMPORARY = '/tmp';

/**
 * Vector: fast, in little memory, with a language of its own for what is done to records.
 *
 * It takes a line for done only when the server has it, and keeps nothing on disk but how far it has read: while a server is away, what is not sent
 * stays in the log files, so `diskBuffer` has no meaning for it.
 *
 * @see https://vector.dev/docs/
 */
export class Vector extends LogAgent {
  /** @internal */
  public readonly _name = 'Vector';
  /** @internal */
  public readonly _containerName = 'vector';
  /** @internal */
  public readonly _defaultMetricsPort = 9598;
  /** @internal */
  public readonly _metricsPath = '/metrics';
  /** @internal */
  public readonly _defaultResources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } };

  constructor(private readonly options: VectorOptions = {}) {
    super();
    checkProps('Vector', options, 'options');
  }

  /** @internal */
  public _clusterRules(): PolicyRule[] {
    // names come from the path of the file
    return [];
  }

  /** @internal */
  public _alertExpressions(matcher: string): LogAlertExpressions {
    return {
      dropped: `sum by (namespace, pod) (increase(vector_component_discarded_events_total{${matcher},component_kind="sink",intentional="false"}[10m])) > 0`,
      failing: `sum by (namespace, pod) (increase(vector_component_errors_total{${matcher},component_kind="sink"}[5m])) > 0`,
      full: `max by (namespace, pod) (vector_source_buffer_utilization_level{${matcher}} / vector_source_buffer_max_size_events{${matcher}}) > 0.9`,
    };
  }

  /** @internal */
  public _rawConfig(config: string): RawConfig {
    return {
      file: CONFIG_FILE,
      problem: yamlProblem(config),
      answersProbes: /^\s+enabled: *true\b/m.test(apiOf(config)),
    };
  }

  /** @internal */
  public _render(task: AgentTask): AgentContainer {
    const { metricsPort, config, graceSeconds } = task;
    this.check(task);
    const healthPort = this.options.healthPort ?? 8686;
    const health = { httpGet: { path: '/health', port: healthPort } };
    return {
      image: this.options.image ?? 'timberio/vector:0.58.0-debian',
      args: [
        `--config-yaml=${CONFIG_FOLDER}/${CONFIG_FILE}`,
        // before the pod is killed
        `--graceful-shutdown-limit-secs=${Math.max(1, graceSeconds - 10)}`,
      ],
      env: [
        { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
        { name: 'VECTOR_LOG', value: this.options.logLevel ?? 'info' },
        // variables stand in the configuration; what they hold is put in after it was read, so that it stays a text
        { name: 'VECTOR_DANGEROUSLY_ALLOW_ENV_VAR_INTERPOLATION', value: 'true' },
      ],
      ports: [
        { name: 'metrics', containerPort: metricsPort },
        { name: 'health', containerPort: healthPort },
        ...listeningPorts(task.inputs),
      ],
      ...((config === undefined || this._rawConfig(config).answersProbes) && {
        livenessProbe: health,
        readinessProbe: health,
      }),
      configFolder: CONFIG_FOLDER,
      configFiles: { [CONFIG_FILE]: config ?? renderConfig(task, healthPort) },
      scratchFolders: [TEMPORARY],
      reloadUrl: '',
    };
  }

  private check({ whenFull, hotReload, complain }: AgentTask): void {
    if (whenFull === 'dropOldest') {
      complain('whenFull', "is 'dropOldest', and Vector can drop the newest records only; use 'wait'");
    }
    if (hotReload) {
      complain(
        'hotReload',
        'tells the agent by HTTP, and Vector listens to SIGHUP alone; leave it out, so that a change restarts the pods',
      );
    }
  }
}

/** The settings of the API in a configuration of the user. */
const apiOf = (config: string): string => /^api:\n((?:[ \t].*\n|\s*\n)*)/m.exec(`${config}\n`)?.[1] ?? '';

function renderConfig(task: AgentTask, healthPort: number): string {
  const { stateFolder, metricsPort } = task;
  const configuration = new Configuration();
  // components of all kinds have names of their own
  configuration.sources['own-metrics'] = { type: 'internal_metrics' };
  renderPipelines(configuration, task);
  configuration.sinks.metrics = {
    type: 'prometheus_exporter',
    inputs: ['own-metrics'],
    address: listen(metricsPort),
  };
  const { sources, transforms, sinks } = configuration;
  const all = {
    data_dir: stateFolder ?? TEMPORARY,
    api: { enabled: true, address: listen(healthPort) },
    sources,
    transforms,
    sinks,
  };
  return Yaml.stringify(withVariables(all, '${'));
}
