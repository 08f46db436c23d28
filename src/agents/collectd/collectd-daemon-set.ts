import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { collectdConfig, HOST_ROOT } from './config';
import { CollectdDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { HostMonitorDaemonSet } from '../../patterns/host-monitor/host-monitor-daemon-set';
import { env, field, hostPaths, mounts } from '../../patterns/tables';

const NAME = 'collectd';
const FOLDER = '/etc/collectd-config';
const NOBODY = 65534;

/** The namespaces of the node that plugins need. */
const NAMESPACES = [
  ['interface', 'hostNetwork'],
  ['processes', 'hostPID'],
] as const;

/**
 * collectd 5.12 on every node: the DaemonSet and its configuration. Its project publishes neither image nor manifest; the program takes the
 * configuration (`collectd -t`). It runs as nobody without a capability, unless a plugin needs one, and has no token of the API server.
 *
 * @see https://github.com/collectd/collectd
 */
export class CollectdDaemonSet extends HostMonitorDaemonSet {
  constructor(scope: Construct, id: string, props: CollectdDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    const { image, plugins = {}, interval: _interval, prometheusPort = 9103, server: _server, ...options } = props;
    const path = `${scope.node.path}/${id}`;
    for (const plugin of ['processes', 'ping'] as const) {
      if (plugins[plugin]?.length === 0) {
        throw new Error(
          `${path}: plugins.${plugin} is empty, so the plugin would read nothing; list what it reads, or leave it out`,
        );
      }
    }
    for (const [plugin, namespace] of NAMESPACES) {
      if (plugins[plugin] && options[namespace] === false) {
        throw new Error(
          `${path}: ${namespace} is false, but plugins.${plugin} reads that namespace of the node; leave one of them out`,
        );
      }
    }
    const { name = NAME } = options.metadata ?? {};
    super(scope, id, {
      ...(plugins.interface && { hostNetwork: true }),
      ...(plugins.processes && { hostPID: true }),
      ...options,
      metadata: { name, ...options.metadata },
      securityContext: { runAsUser: NOBODY, runAsGroup: NOBODY, ...options.securityContext },
      containers: [
        {
          name: NAME,
          image,
          command: ['collectd', '-f', '-C', `${FOLDER}/collectd.conf`],
          env: env({ COLLECTD_HOSTNAME: field('spec.nodeName') }),
          ports: [{ name: 'metrics', containerPort: prometheusPort }],
          resources: { requests: { cpu: '50m', memory: '32Mi' }, limits: { memory: '128Mi' } },
          ...(plugins.ping && { securityContext: { capabilities: { add: ['NET_RAW'] } } }),
          volumeMounts: mounts(
            `config ${FOLDER} ro`,
            'run /var/run',
            ...(plugins.df ? [`hostfs ${HOST_ROOT} ro HostToContainer`] : []),
          ),
        },
      ],
      volumes: [
        { name: 'config', configMap: { name: `${name}-config` } },
        { name: 'run', emptyDir: {} },
        ...(plugins.df ? hostPaths('hostfs /') : []),
        ...(options.volumes ?? []),
      ],
    });
    new ApiObject(this, 'Config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `${name}-config`, namespace: this.metadata.namespace },
      data: { 'collectd.conf': collectdConfig(props) },
    });
  }
}
