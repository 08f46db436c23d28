import { Yaml } from 'cdk8s';
import { fluentBitPipeline } from './pipeline';
import { PolicyRule } from '../../constructs/node-agent/options';
import { LogAgent } from '../agent';
import { KubernetesMetadata } from '../metadata';
import { AgentContainer, AgentTask } from '../rendering';
import { FluentBitOptions } from './options';

const MEBIBYTE = 2 ** 20;
// a chunk of Fluent Bit holds up to about 2 MB
const CHUNK = 2 * MEBIBYTE;
const CONFIG_FOLDER = '/fluent-bit/etc/conf';

/**
 * Fluent Bit: small and fast, the usual choice for nodes.
 *
 * @see https://docs.fluentbit.io/manual
 */
export class FluentBit extends LogAgent {
  /** @internal */
  public readonly _containerName = 'fluent-bit';
  /** @internal */
  public readonly _defaultMetricsPort = 2020;
  /** @internal */
  public readonly _metricsPath = '/api/v2/metrics/prometheus';
  /** @internal */
  public readonly _defaultResources = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } };

  constructor(private readonly options: FluentBitOptions = {}) {
    super();
  }

  /** @internal */
  public _clusterRules({ namespaceLabels }: KubernetesMetadata): PolicyRule[] {
    // the filter asks for one object at a time and watches nothing
    return [{ apiGroups: [''], resources: namespaceLabels ? ['namespaces', 'pods'] : ['pods'], verbs: ['get'] }];
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
    const httpGet = (path: string) => ({ httpGet: { path, port: metricsPort } });
    return {
      image: this.options.image ?? 'cr.fluentbit.io/fluent/fluent-bit:5.1.1',
      args: [`--config=${CONFIG_FOLDER}/fluent-bit.yaml`],
      env: [
        { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
        { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      ],
      ports: [{ name: 'metrics', containerPort: metricsPort }],
      ...(!config && { livenessProbe: httpGet('/'), readinessProbe: httpGet('/api/v2/health') }),
      configFolder: CONFIG_FOLDER,
      configFiles: { 'fluent-bit.yaml': config ?? this.renderConfig(task) },
      scratchFolders: ['/tmp'],
      reloadUrl: `http://$(RELOADED_POD):${metricsPort}/api/v2/reload`,
    };
  }

  private renderConfig(task: AgentTask): string {
    const { stateFolder, memory, metricsPort, hotReload } = task;
    return Yaml.stringify({
      service: {
        flush: 1,
        log_level: this.options.logLevel ?? 'info',
        http_server: 'on',
        // the one address that the kubelet and Prometheus use, of whichever family
        http_listen: '${POD_IP}',
        http_port: metricsPort,
        health_check: 'on',
        ...(hotReload && { hot_reload: 'on' }),
        ...(stateFolder && {
          'storage.path': `${stateFolder}/storage`,
          // half of the memory holds chunks, an eighth what is read back from disk; the rest is the process
          'storage.max_chunks_up': Math.max(4, Math.floor(memory / 2 / CHUNK)),
          'storage.backlog.mem_limit': `${Math.max(1, Math.floor(memory / 8 / MEBIBYTE))}M`,
        }),
      },
      pipeline: fluentBitPipeline(task),
    });
  }
}
