import { FluentdOptions } from './options';
import { recordFilters } from './records';
import { rubyScript } from './ruby/script';
import { CONTAINER_TAG, joinPartialLines, RECORDS, renderSource } from './sources';
import { renderStores, storesOf } from './stores';
import { fromEnv, render, Section } from './syntax';
import { PolicyRule } from '../../../constructs/node-agent/options';
import { LogAgent } from '../../agent';
import { listeningPorts } from '../../inputs/listening-ports';
import { fluentdProblem } from '../../raw-config/fluentd';
import { RawConfig } from '../../raw-config/raw-config';
import { AgentContainer, AgentTask, LogAlertExpressions } from '../../rendering';

const VERSION = 'v1.19.3';
const CONFIG_FOLDER = '/fluentd/etc';
// of the pod itself alone: what is listened to here may stop the process
const RPC = '127.0.0.1:24444';
const TEMPORARY = '/tmp/fluentd';

/**
 * Fluentd: more plugins than Fluent Bit, at several times the memory.
 *
 * @see https://docs.fluentd.org
 */
export class Fluentd extends LogAgent {
  /** @internal */
  public readonly _name = 'Fluentd';
  /** @internal */
  public readonly _containerName = 'fluentd';
  /** @internal */
  public readonly _defaultMetricsPort = 24231;
  /** @internal */
  public readonly _metricsPath = '/metrics';
  /** @internal */
  public readonly _defaultResources = { requests: { cpu: '100m', memory: '200Mi' }, limits: { memory: '512Mi' } };

  constructor(private readonly options: FluentdOptions = {}) {
    super();
  }

  /** @internal */
  public _clusterRules(): PolicyRule[] {
    // the plugin lists and watches both kinds, whichever it adds to records
    return [{ apiGroups: [''], resources: ['namespaces', 'pods'], verbs: ['get', 'list', 'watch'] }];
  }

  /** @internal */
  public _alertExpressions(matcher: string): LogAlertExpressions {
    return {
      failing: `sum by (namespace, pod) (increase(fluentd_output_status_num_errors{${matcher}}[5m])) > 0`,
      full: `min by (namespace, pod) (fluentd_output_status_buffer_available_space_ratio{${matcher}}) < 5`,
    };
  }

  /** @internal */
  public _rawConfig(config: string): RawConfig {
    return {
      file: 'fluent.conf',
      problem: fluentdProblem(config),
      answersProbes: /^\s*@type\s+["']?prometheus["']?\s*$/m.test(config),
    };
  }

  /** @internal */
  public _render(task: AgentTask): AgentContainer {
    const { metricsPort, config } = task;
    const probe = { httpGet: { path: this._metricsPath, port: metricsPort }, timeoutSeconds: 5 };
    return {
      image: this.options.image ?? officialImage(task),
      env: [
        // the metadata plugin watches the pods of the node that this variable names, not those of the whole cluster
        { name: 'K8S_NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
        { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        // Ruby keeps temporary files in no folder that everybody may write to, as an emptyDir is
        { name: 'TMPDIR', value: task.stateFolder ?? TEMPORARY },
      ],
      ports: [{ name: 'metrics', containerPort: metricsPort }, ...listeningPorts(task.inputs)],
      ...((config === undefined || this._rawConfig(config).answersProbes) && {
        livenessProbe: { ...probe, initialDelaySeconds: 30, periodSeconds: 30 },
        readinessProbe: probe,
      }),
      configFolder: CONFIG_FOLDER,
      configFiles: {
        'fluent.conf': config ?? render(this.sections(task)),
        ...(config === undefined && task.isTagged && { 'pipeline.rb': rubyScript(task, CONTAINER_TAG) }),
      },
      scratchFolders: ['/tmp'],
      reloadUrl: `http://${RPC}/api/config.gracefulReload`,
    };
  }

  private sections(task: AgentTask): Section[] {
    const { inputs, outputs } = task;
    const { stores, labels } = renderStores(task);
    return [
      this.system(task),
      ...monitoring(task.metricsPort),
      ...inputs.flatMap((input, index) => renderSource(input, index, task)),
      ...joinPartialLines(inputs),
      {
        name: 'label',
        argument: RECORDS,
        sections: [
          ...recordFilters(task),
          {
            name: 'match',
            argument: '**',
            parameters: { '@type': 'copy', copy_mode: labels.length && outputs.length > 1 ? 'shallow' : undefined },
            sections: stores,
          },
        ],
      },
      ...labels,
      // Fluentd's own events are on its standard output already
      {
        name: 'label',
        argument: '@FLUENT_LOG',
        sections: [{ name: 'match', argument: '**', parameters: { '@type': 'null' } }],
      },
    ];
  }

  private system({ stateFolder, hotReload }: AgentTask): Section {
    const level = this.options.logLevel ?? 'info';
    return {
      name: 'system',
      parameters: {
        // without a folder of the node, one is made before the first temporary file
        log_level: stateFolder
          ? level
          : `"#{Dir.mkdir('${TEMPORARY}', 0700) unless Dir.exist?('${TEMPORARY}'); '${level}'}"`,
        rpc_endpoint: hotReload ? RPC : undefined,
        // Secrets stand in it, read from the environment
        suppress_config_dump: true,
        // what is in the buffers is as private as the log files
        file_permission: '0600',
        dir_permission: '0700',
      },
    };
  }
}

function monitoring(port: number): Section[] {
  return [
    {
      name: 'source',
      parameters: {
        '@type': 'prometheus',
        '@id': 'metrics',
        bind: fromEnv('POD_IP'),
        port: port,
        metrics_path: '/metrics',
      },
    },
    { name: 'source', parameters: { '@type': 'prometheus_output_monitor', '@id': 'metrics_of_outputs' } },
    { name: 'source', parameters: { '@type': 'prometheus_tail_monitor', '@id': 'metrics_of_tails' } },
  ];
}

function officialImage(task: AgentTask): string {
  const { complain } = task;
  const plugins = storesOf(task).flatMap(({ plugin }) => plugin ?? []);
  const missing = plugins.find(({ variant }) => variant === undefined);
  if (missing) {
    complain('agent', `needs an image with ${missing.gem}, which no official one has: new Fluentd({ image: '...' })`);
  }
  const variants = new Set(plugins.map(({ variant }) => variant));
  if (variants.size > 1) {
    complain(
      'agent',
      `needs an image with the plugins of ${[...variants].join(' and ')}, which no official one has together: new Fluentd({ image: '...' })`,
    );
  }
  return `fluent/fluentd-kubernetes-daemonset:${VERSION}-debian-${[...variants][0] ?? 'forward'}-1.1`;
}
