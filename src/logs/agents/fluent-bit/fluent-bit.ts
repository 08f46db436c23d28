import { Yaml } from 'cdk8s';
import { parsers, renderFilters } from './filters';
import { CONTAINER_TAG, renderInput } from './inputs';
import { multilineParsers } from './joining';
import { luaScript } from './lua/script';
import { FluentBitOptions } from './options';
import { renderOutput } from './outputs';
import { isRouted, routedInput, WITHOUT_MARK } from './routes';
import { PolicyRule } from '../../../constructs/node-agent/options';
import { checkProps } from '../../../constructs/owned';
import { LogAgent } from '../../agent';
import { listeningPorts } from '../../inputs/listening-ports';
import { KubernetesMetadata } from '../../metadata';
import { classicProblem, isClassic } from '../../raw-config/classic';
import { RawConfig } from '../../raw-config/raw-config';
import { yamlProblem } from '../../raw-config/yaml';
import { AgentContainer, AgentTask, LogAlertExpressions, OnWindowsNodes } from '../../rendering';

const MEBIBYTE = 2 ** 20;
// a chunk of Fluent Bit holds up to about 2 MB
const CHUNK = 2 * MEBIBYTE;
// and its file up to this much, since it grows in steps
const CHUNK_ON_DISK = 2 * CHUNK;
const CONFIG_FOLDER = '/fluent-bit/etc/conf';
const VERSION = '5.1.1';
const REPOSITORY = 'cr.fluentbit.io/fluent/fluent-bit';
/** Its images for Windows run on nodes of the build that their tag names. */
const WINDOWS_IMAGES = [
  ['10.0.17763', 'windows-2019'],
  ['10.0.20348', 'windows-2022'],
  ['10.0.26100', 'windows-2025'],
].map(([version, tag]) => ({ version, images: { 'fluent-bit': `${REPOSITORY}:${tag}-${VERSION}` } }));

/**
 * Fluent Bit: small and fast, the usual choice for nodes.
 *
 * @see https://docs.fluentbit.io/manual
 */
export class FluentBit extends LogAgent {
  /** @internal */
  public readonly _name = 'FluentBit';
  /** @internal */
  public readonly _containerName = 'fluent-bit';
  /** @internal */
  public readonly _defaultMetricsPort = 2020;
  /** @internal */
  public readonly _metricsPath = '/api/v2/metrics/prometheus';
  /** @internal */
  public readonly _defaultResources = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } };

  /** @internal */
  public readonly _onWindows: OnWindowsNodes;

  constructor(private readonly options: FluentBitOptions = {}) {
    super();
    checkProps('FluentBit', options, 'options');
    this._onWindows = options.image === undefined ? { builds: WINDOWS_IMAGES } : {};
  }

  /** @internal */
  public _clusterRules({ namespaceLabels, source }: KubernetesMetadata): PolicyRule[] {
    const pods = source === 'kubelet' ? 'nodes/pods' : 'pods';
    // the filter asks for one object at a time and watches nothing
    return [{ apiGroups: [''], resources: namespaceLabels ? ['namespaces', pods] : [pods], verbs: ['get'] }];
  }

  /** @internal */
  public _alertExpressions(matcher: string): LogAlertExpressions {
    const increase = (series: string, over: string) =>
      `sum by (namespace, pod) (increase(${series}{${matcher}}[${over}])) > 0`;
    return {
      dropped: [
        'fluentbit_output_dropped_records_total',
        'fluentbit_routing_logs_drop_records_total',
        'fluentbit_output_retries_failed_total',
      ]
        .map((series) => increase(series, '10m'))
        .join('\nor '),
      failing: increase('fluentbit_output_retries_total', '5m'),
      full: `max by (namespace, pod) (fluentbit_input_storage_overlimit{${matcher}}) == 1`,
    };
  }

  /** @internal */
  public _rawConfig(config: string): RawConfig {
    const classic = isClassic(config);
    return {
      file: classic ? 'fluent-bit.conf' : 'fluent-bit.yaml',
      problem: (classic ? classicProblem : yamlProblem)(config),
      answersProbes: /(?:^|[{,\s])http_server["']?\s*[: ]\s*["']?(?:on|true)\b/im.test(config),
    };
  }

  /** @internal */
  public _render(task: AgentTask): AgentContainer {
    const { metricsPort, config, hotReload, hostNetwork, complain } = task;
    // it listens on the address of the pod, which has a name for itself in either family, but not in the network of the node
    if (hotReload && hostNetwork) {
      complain(
        'hotReload',
        'reaches Fluent Bit by the name of its pod, which hostNetwork takes away; leave one of them out',
      );
    }
    const script = config === undefined ? luaScript(task, CONTAINER_TAG) : undefined;
    const raw = config === undefined ? undefined : this._rawConfig(config);
    const file = raw?.file ?? 'fluent-bit.yaml';
    const httpGet = (path: string) => ({ httpGet: { path, port: metricsPort } });
    return {
      image: this.options.image ?? `${REPOSITORY}:${task.isWindows ? 'windows-2022-' : ''}${VERSION}`,
      args: [`--config=${CONFIG_FOLDER}/${file}`],
      env: [
        { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
        { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        ...(task.metadata?.source === 'kubelet'
          ? [{ name: 'HOST_IP', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } }]
          : []),
      ],
      ports: [{ name: 'metrics', containerPort: metricsPort }, ...listeningPorts(task.inputs)],
      ...((!raw || raw.answersProbes) && { livenessProbe: httpGet('/'), readinessProbe: httpGet('/api/v2/health') }),
      configFolder: CONFIG_FOLDER,
      configFiles: {
        [file]: config ?? this.renderConfig(task),
        ...(script !== undefined && { 'pipeline.lua': script }),
      },
      scratchFolders: ['/tmp'],
      reloadUrl: `http://$(RELOADED_POD):${metricsPort}/api/v2/reload`,
    };
  }

  private renderConfig(task: AgentTask): string {
    const { metricsPort, hotReload, inputs, outputs } = task;
    const named = parsers(task);
    const multiline = multilineParsers(task);
    const filters = renderFilters(task);
    return withoutAliases({
      service: {
        flush: 1,
        log_level: this.options.logLevel ?? 'info',
        http_server: 'on',
        // the one address that the kubelet and Prometheus use, of whichever family
        http_listen: '${POD_IP}',
        http_port: metricsPort,
        health_check: 'on',
        // a failed request is tried again within 10 seconds, however long the server was away
        'scheduler.base': 2,
        'scheduler.cap': 10,
        ...(hotReload && { hot_reload: 'on' }),
        ...storage(task),
      },
      ...(named.length > 0 && { parsers: named }),
      ...(multiline.length > 0 && { multiline_parsers: multiline }),
      pipeline: {
        inputs: inputs.map((input, index) => ({
          ...renderInput(input, index, task),
          ...(isRouted(task) && routedInput(input, filters, task)),
        })),
        filters: isRouted(task) ? [WITHOUT_MARK] : filters,
        outputs: outputs.map((output, index) => renderOutput(output, index, task)),
      },
    });
  }
}

/** Fluent Bit knows no aliases of YAML, by which an object that stands twice would be written once. */
const withoutAliases = (configuration: object): string => Yaml.stringify(JSON.parse(JSON.stringify(configuration)));

function storage({ stateFolder, memory, diskBuffer, whenFull, graceSeconds, complain }: AgentTask): object {
  if (!stateFolder) {
    if (whenFull === 'dropOldest') {
      complain('whenFull', "is 'dropOldest', and Fluent Bit drops only what is on disk; keep its state on the node");
    }
    // all that is not sent by then is lost
    return { grace: Math.max(5, graceSeconds - 10) };
  }
  return {
    'storage.path': `${stateFolder}/storage`,
    // where reading stops when the buffer is full, this number of chunks is its size
    'storage.max_chunks_up':
      whenFull === 'wait'
        ? Math.max(4, Math.floor(diskBuffer / CHUNK_ON_DISK))
        : Math.max(4, Math.floor(memory / 2 / CHUNK)),
    // an eighth of the memory for what is read back from disk
    'storage.backlog.mem_limit': `${Math.max(1, Math.floor(memory / 8 / MEBIBYTE))}M`,
    // what was refused for good, or tried too often, stays on the node for somebody to look at
    'storage.keep.rejected': 'on',
    'storage.rejected.path': 'rejected',
    'storage.rejected.limit': `${Math.max(1, Math.floor(diskBuffer / 10 / MEBIBYTE))}M`,
  };
}
