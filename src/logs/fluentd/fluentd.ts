import { CONTAINER_TAG, joinPartialLines, RECORDS, renderSource } from './sources';
import { renderStore } from './stores';
import { fromEnv, render, Section } from './syntax';
import { PolicyRule } from '../../constructs/node-agent/options';
import { LogAgent } from '../agent';
import { KubernetesMetadata } from '../metadata';
import { PipelineOutput } from '../pipeline';
import { AgentContainer, AgentTask } from '../rendering';
import { FluentdOptions } from './options';

const VERSION = 'v1.19.3';
const CONFIG_FOLDER = '/fluentd/etc';
// of the pod itself alone: what is listened to here may stop the process
const RPC = '127.0.0.1:24444';

/** The variant of the official image that has the plugin of an output; `undefined` where every variant has it. */
const VARIANTS: { readonly [kind in PipelineOutput['kind']]: string | undefined | null } = {
  elasticsearch: 'elasticsearch8',
  openSearch: 'opensearch',
  loki: null,
  forward: undefined,
  http: undefined,
  stdout: undefined,
};

/**
 * Fluentd: more plugins than Fluent Bit, at several times the memory.
 *
 * @see https://docs.fluentd.org
 */
export class Fluentd extends LogAgent {
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
  public _render(task: AgentTask): AgentContainer {
    const { metricsPort, config } = task;
    const probe = { httpGet: { path: this._metricsPath, port: metricsPort }, timeoutSeconds: 5 };
    return {
      image: this.options.image ?? officialImage(task),
      env: [
        // the metadata plugin watches the pods of the node that this variable names, not those of the whole cluster
        { name: 'K8S_NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
        { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      ],
      ports: [{ name: 'metrics', containerPort: metricsPort }],
      ...(!config && {
        livenessProbe: { ...probe, initialDelaySeconds: 30, periodSeconds: 30 },
        readinessProbe: probe,
      }),
      configFolder: CONFIG_FOLDER,
      configFiles: { 'fluent.conf': config ?? render(this.sections(task)) },
      scratchFolders: ['/tmp'],
      reloadUrl: `http://${RPC}/api/config.reload`,
    };
  }

  private sections(task: AgentTask): Section[] {
    const { inputs, outputs, metadata, metricsPort, hotReload } = task;
    const containers = inputs.some(({ kind }) => kind === 'containerLogs');
    return [
      {
        name: 'system',
        parameters: { log_level: this.options.logLevel ?? 'info', rpc_endpoint: hotReload ? RPC : undefined },
      },
      ...monitoring(metricsPort),
      ...inputs.flatMap((input, index) => renderSource(input, index, task)),
      ...joinPartialLines(inputs),
      {
        name: 'label',
        argument: RECORDS,
        sections: [
          ...(metadata && containers ? [metadataFilter(metadata)] : []),
          {
            name: 'filter',
            argument: '**',
            parameters: { '@type': 'record_modifier' },
            sections: [{ name: 'record', parameters: { node: fromEnv('K8S_NODE_NAME') } }],
          },
          ...(outputs.some(({ kind }) => kind === 'elasticsearch') ? [WITHOUT_DOTS] : []),
          {
            name: 'match',
            argument: '**',
            parameters: { '@type': 'copy' },
            sections: outputs.map((output, index) => renderStore(output, index, task)),
          },
        ],
      },
      // Fluentd's own events are on its standard output already
      {
        name: 'label',
        argument: '@FLUENT_LOG',
        sections: [{ name: 'match', argument: '**', parameters: { '@type': 'null' } }],
      },
    ];
  }
}

/** Labels like app and app.kubernetes.io/name could not be in one index otherwise. */
const WITHOUT_DOTS: Section = {
  name: 'filter',
  argument: `${CONTAINER_TAG}.**`,
  parameters: { '@type': 'dedot', de_dot: true, de_dot_nested: true, de_dot_separator: '_' },
};

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

function metadataFilter({ labels = true, annotations = false, namespaceLabels = false }: KubernetesMetadata): Section {
  return {
    name: 'filter',
    argument: `${CONTAINER_TAG}.**`,
    parameters: {
      '@type': 'kubernetes_metadata',
      '@id': 'kubernetes_metadata',
      skip_labels: !labels,
      annotation_match: annotations ? '[".*"]' : undefined,
      skip_namespace_metadata: !namespaceLabels,
      skip_container_metadata: true,
      skip_master_url: true,
    },
  };
}

function officialImage({ outputs, complain }: AgentTask): string {
  const variants = new Set(outputs.map(({ kind }) => VARIANTS[kind]).filter((variant) => variant !== undefined));
  if (variants.has(null)) {
    complain(
      'agent',
      "needs an image with fluent-plugin-grafana-loki, which no official one has: new Fluentd({ image: '...' })",
    );
  }
  if (variants.size > 1) {
    complain(
      'agent',
      `needs an image with the plugins of ${[...variants].join(' and ')}, which no official one has together: new Fluentd({ image: '...' })`,
    );
  }
  return `fluent/fluentd-kubernetes-daemonset:${VERSION}-debian-${[...variants][0] ?? 'forward'}-1.1`;
}
