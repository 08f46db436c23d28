import { Yaml } from 'cdk8s';
import { watchPods } from '../watch-pods';
import { exporterAlerts } from './alerts';
import { Configuration } from './configuration';
import { OpenTelemetryCollectorOptions } from './options';
import { renderPipelines } from './pipelines';
import { STORAGE } from './receivers/receiver';
import { renderInput } from './receivers/render-inputs';
import { raw } from './steps/raw';
import { PolicyRule } from '../../../constructs/node-agent/options';
import { LogAgent } from '../../agent';
import { KubernetesMetadata } from '../../metadata';
import { RawConfig } from '../../raw-config/raw-config';
import { yamlProblem } from '../../raw-config/yaml';
import { AgentContainer, AgentTask, LogAlertExpressions, OnWindowsNodes } from '../../rendering';
import { env, withVariables } from '../program/variables';

const CONFIG_FOLDER = '/etc/otelcol-contrib';
const CONFIG_FILE = 'config.yaml';
/** A receiver of files takes what it has read for done only when the rest of the pipeline has taken it. */
const FEATURE_GATES = 'stanza.synchronousLogEmitter';

/**
 * The OpenTelemetry Collector: the same agent for logs, metrics and traces, and the one that speaks OTLP best.
 *
 * @see https://opentelemetry.io/docs/collector/
 */
export class OpenTelemetryCollector extends LogAgent {
  /** @internal */
  public readonly _name = 'OpenTelemetryCollector';
  /** @internal */
  public readonly _containerName = 'opentelemetry-collector';
  /** @internal */
  public readonly _defaultMetricsPort = 8888;
  /** @internal */
  public readonly _metricsPath = '/metrics';
  /** @internal */
  public readonly _defaultResources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } };

  /**
   * The image is a list, with images for builds of Windows in it.
   *
   * @internal
   */
  public readonly _onWindows: OnWindowsNodes = {};

  constructor(private readonly options: OpenTelemetryCollectorOptions = {}) {
    super();
  }

  /** @internal */
  public _clusterRules({ namespaceLabels }: KubernetesMetadata): PolicyRule[] {
    return watchPods(namespaceLabels);
  }

  /** @internal */
  public _alertExpressions(matcher: string): LogAlertExpressions {
    return exporterAlerts(matcher);
  }

  /** @internal */
  public _rawConfig(config: string): RawConfig {
    return {
      file: CONFIG_FILE,
      problem: yamlProblem(config),
      answersProbes: /^\s*health_check(\/\S+)?:/m.test(config),
    };
  }

  /** @internal */
  public _render(task: AgentTask): AgentContainer {
    const { metricsPort, config, memory } = task;
    this.check(task);
    const healthPort = this.options.healthPort ?? 13133;
    const health = { httpGet: { path: '/', port: healthPort } };
    const answers = config === undefined || this._rawConfig(config).answersProbes;
    return {
      image: this.options.image ?? 'otel/opentelemetry-collector-contrib:0.160.0',
      args: [`--config=${CONFIG_FOLDER}/${CONFIG_FILE}`, `--feature-gates=${FEATURE_GATES}`],
      env: [
        { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
        { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        // Go gives memory back before the kernel takes it
        { name: 'GOMEMLIMIT', value: `${Math.floor(memory * 0.8)}` },
      ],
      ports: [
        { name: 'metrics', containerPort: metricsPort },
        ...(answers ? [{ name: 'health', containerPort: healthPort }] : []),
      ],
      ...(answers && { livenessProbe: health, readinessProbe: health }),
      configFolder: CONFIG_FOLDER,
      configFiles: { [CONFIG_FILE]: config ?? this.renderConfig(task, healthPort) },
      scratchFolders: ['/tmp'],
      reloadUrl: '',
    };
  }

  private check({ inputs, whenFull, hotReload, complain }: AgentTask): void {
    if (whenFull === 'dropOldest') {
      complain(
        'whenFull',
        "is 'dropOldest', and the OpenTelemetry Collector drops nothing that it has taken; use 'wait'",
      );
    }
    if (hotReload) {
      complain(
        'hotReload',
        'tells the agent by HTTP, and the OpenTelemetry Collector listens to SIGHUP alone; leave it out, so that a change restarts the pods',
      );
    }
    const journal = inputs.findIndex(({ kind }) => kind === 'journald' || kind === 'kernel');
    if (journal >= 0 && this.options.image === undefined) {
      complain(
        `inputs[${journal}].${inputs[journal].kind}`,
        "needs an image with journalctl, which the official one has not: new OpenTelemetryCollector({ image: '...' })",
      );
    }
  }

  private renderConfig(task: AgentTask, healthPort: number): string {
    const { stateFolder, metricsPort } = task;
    const configuration = new Configuration(this._name);
    if (stateFolder) {
      configuration.extensions[STORAGE] = {
        directory: `${stateFolder}/storage`,
        create_directory: true,
        directory_permissions: '0700',
        // a file that is broken, as by the loss of power, is put aside
        recreate: true,
      };
    }
    // on the one address that the kubelet uses, of whichever family
    configuration.extensions.health_check = { endpoint: `[${env('POD_IP')}]:${healthPort}` };
    renderPipelines(configuration, task, { renderInput, raw });
    const metrics = { readers: [{ pull: { exporter: { prometheus: { host: env('POD_IP'), port: metricsPort } } } }] };
    const telemetry = { logs: { level: this.options.logLevel ?? 'info' }, metrics };
    return Yaml.stringify(withVariables(configuration.render(telemetry), '${env:'));
  }
}
