import { graph } from './graph';
import { renderAlloyInput } from './inputs';
import { AlloyOptions } from './options';
import { raw } from './raw';
import { renderComponents } from './syntax';
import { PolicyRule } from '../../../constructs/node-agent/options';
import { LogAgent } from '../../agent';
import { listeningPorts } from '../../inputs/listening-ports';
import { KubernetesMetadata } from '../../metadata';
import { ALLOY_SYNTAX, bracesProblem } from '../../raw-config/braces';
import { RawConfig } from '../../raw-config/raw-config';
import { AgentContainer, AgentTask, LogAlertExpressions } from '../../rendering';
import { exporterAlerts } from '../opentelemetry-collector/alerts';
import { Configuration } from '../opentelemetry-collector/configuration';
import { renderPipelines } from '../opentelemetry-collector/pipelines';
import { STORAGE } from '../opentelemetry-collector/receivers/receiver';
import { watchPods } from '../watch-pods';

const CONFIG_FOLDER = '/etc/alloy';
const CONFIG_FILE = 'config.alloy';
const TEMPORARY = '/tmp';

/** Components that Alloy runs only if it is told to take what may change; the others are at least in public preview. */
const EXPERIMENTAL = /^otelcol\.(processor\.redaction|exporter\.debug|receiver\.fluentforward|exporter\.awss3)$/;

/** Components that others than Grafana maintain, which it runs only if it is told to. */
const OF_THE_COMMUNITY = /^otelcol\.exporter\.(splunkhec|datadog|googlecloud)$/;

/**
 * Grafana Alloy, the successor of Promtail and Grafana Agent. It is rendered from its components of OpenTelemetry, which keep on disk what a server does
 * not take; `loki.write` would lose it in a restart.
 *
 * @see https://grafana.com/docs/alloy/latest/
 */
export class Alloy extends LogAgent {
  /** @internal */
  public readonly _name = 'Alloy';
  /** @internal */
  public readonly _containerName = 'alloy';
  /** @internal */
  public readonly _defaultMetricsPort = 12345;
  /** @internal */
  public readonly _metricsPath = '/metrics';
  /** @internal */
  public readonly _defaultResources = { requests: { cpu: '50m', memory: '192Mi' }, limits: { memory: '384Mi' } };

  constructor(private readonly options: AlloyOptions = {}) {
    super();
  }

  /** @internal */
  public _clusterRules({ namespaceLabels }: KubernetesMetadata): PolicyRule[] {
    return watchPods(namespaceLabels);
  }

  /** @internal */
  public _alertExpressions(matcher: string): LogAlertExpressions {
    return exporterAlerts(matcher, '_total');
  }

  /** @internal */
  public _rawConfig(config: string): RawConfig {
    // its server is a matter of its arguments
    return { file: CONFIG_FILE, problem: bracesProblem(config, ALLOY_SYNTAX), answersProbes: true };
  }

  /** @internal */
  public _render(task: AgentTask): AgentContainer {
    const { metricsPort, config, memory, graceSeconds, stateFolder, whenFull, hotReload, hostNetwork, complain } = task;
    if (whenFull === 'dropOldest') {
      complain('whenFull', "is 'dropOldest', and Alloy drops nothing that it has taken; use 'wait'");
    }
    if (hotReload && hostNetwork) {
      complain(
        'hotReload',
        'reaches Alloy by the name of its pod, which hostNetwork takes away; leave one of them out',
      );
    }
    const text = config ?? this.renderConfig(task);
    const names = text.split('\n').map((line) => line.split(' ')[0]);
    const isExperimental = names.some((each) => EXPERIMENTAL.test(each));
    const probe = (path: string) => ({ httpGet: { path, port: metricsPort } });
    return {
      image: this.options.image ?? 'grafana/alloy:v1.18.0',
      args: [
        'run',
        `--server.http.listen-addr=[$(POD_IP)]:${metricsPort}`,
        `--storage.path=${stateFolder ?? TEMPORARY}/alloy`,
        `--stability.level=${isExperimental ? 'experimental' : 'public-preview'}`,
        ...(names.some((each) => OF_THE_COMMUNITY.test(each)) ? ['--feature.community-components.enabled=true'] : []),
        // twice this long at most, within the time that the pod is given
        `--feature.component-shutdown-deadline=${Math.max(1, Math.floor((graceSeconds - 10) / 2))}s`,
        '--disable-reporting',
        `${CONFIG_FOLDER}/${CONFIG_FILE}`,
      ],
      env: [
        { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
        { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        // Go gives memory back before the kernel takes it
        { name: 'GOMEMLIMIT', value: `${Math.floor(memory * 0.8)}` },
      ],
      ports: [{ name: 'metrics', containerPort: metricsPort }, ...listeningPorts(task.inputs)],
      livenessProbe: probe('/-/healthy'),
      readinessProbe: probe('/-/ready'),
      configFolder: CONFIG_FOLDER,
      configFiles: { [CONFIG_FILE]: text },
      scratchFolders: [TEMPORARY],
      reloadUrl: `http://$(RELOADED_POD):${metricsPort}/-/reload`,
    };
  }

  private renderConfig(task: AgentTask): string {
    const configuration = new Configuration(this._name);
    if (task.stateFolder) {
      configuration.extensions[STORAGE] = {
        directory: `${task.stateFolder}/storage`,
        create_directory: true,
        directory_permissions: '0700',
      };
    }
    renderPipelines(configuration, task, { renderInput: renderAlloyInput, raw });
    const logging = {
      name: 'logging',
      label: '',
      body: { attributes: { level: this.options.logLevel ?? 'info', format: 'logfmt' }, blocks: [] },
    };
    return renderComponents([logging, ...graph(configuration)]);
  }
}
