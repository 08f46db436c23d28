import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { healthCheckFile, monitorFile } from './config';
import { NpdMonitors } from './npd-monitors';
import { NodeProblemDetectorDaemonSetProps } from './props';
import { NodeAffinities } from '../../builders/node-affinities';
import { checkProps, pathIn } from '../../constructs/owned';
import { NodeLabels } from '../../node-sets/node-labels';
import { grantAccess } from '../../patterns/access';
import { HostMonitorDaemonSet } from '../../patterns/host-monitor/host-monitor-daemon-set';
import { env, field, hostPaths, mounts } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

const NAME = 'node-problem-detector';
const CONFIG = `${NAME}-config`;
const REASON = 'the log of the kernel is read from /dev/kmsg';

/**
 * Node Problem Detector on every node, image v0.8.19 as release v1.36.0 publishes it: the DaemonSet, its account and its monitors. The arguments
 * and the files come from one list, so no argument names a missing file.
 *
 * The published limit of 10m of CPU throttles it; set a higher limit with `containerResources` if there are many monitors.
 *
 * @see https://github.com/kubernetes/node-problem-detector
 */
export class NodeProblemDetectorDaemonSet extends HostMonitorDaemonSet {
  constructor(scope: Construct, id: string, props: NodeProblemDetectorDaemonSetProps = {}) {
    checkProps(pathIn(scope, id), props);
    const {
      logMonitors = [NpdMonitors.kernel(), NpdMonitors.readonlyFilesystem(), NpdMonitors.docker()],
      healthChecks = [],
      ...options
    } = props;
    const monitors = logMonitors.map((monitor) => ({ file: `${monitor.name}.json`, text: monitorFile(monitor) }));
    const checks = healthChecks.map((one) => ({ file: `health-checker-${one}.json`, text: healthCheckFile(one) }));
    checkFiles(`${scope.node.path}/${id}`, [...monitors, ...checks]);
    // the vendor's ConfigMap has no file of a health check, and its DaemonSet with one has neither account nor tolerations
    const published = options.defaults === 'Published' && checks.length > 0;
    const files = published ? monitors : [...monitors, ...checks];
    const flag = (kind: string, of: { file: string }[]) =>
      of.length ? [`--config.${kind}=${of.map(({ file }) => `/config/${file}`).join(',')}`] : [];
    const systemd = checks.length > 0;
    const full = vendorProps(options, {
      name: NAME,
      labels: { app: NAME },
      selector: { app: NAME },
      pod: {
        affinity: { nodeAffinity: NodeAffinities.required(NodeLabels.in('kubernetes.io/os', 'linux')) },
        containers: [
          {
            name: NAME,
            command: [
              `/${NAME}`,
              '--logtostderr',
              ...flag('system-log-monitor', monitors),
              ...flag('custom-plugin-monitor', checks),
            ],
            image: `registry.k8s.io/${NAME}/${NAME}:v0.8.19`,
            resources: { limits: { cpu: '10m', memory: '80Mi' }, requests: { cpu: '10m', memory: '80Mi' } },
            imagePullPolicy: 'IfNotPresent',
            securityContext: { privileged: true },
            env: env({ NODE_NAME: field('spec.nodeName') }),
            volumeMounts: mounts(
              'log /var/log ro',
              'kmsg /dev/kmsg ro',
              'localtime /etc/localtime ro',
              'config /config ro',
              ...(systemd
                ? ['machine-id /etc/machine-id ro', 'systemd /run/systemd/system', 'dbus /var/run/dbus/ Bidirectional']
                : []),
            ),
          },
        ],
        ...(!published && { serviceAccountName: NAME }),
        volumes: [
          ...hostPaths('log /var/log/', 'kmsg /dev/kmsg', 'localtime /etc/localtime'),
          { name: 'config', configMap: { name: CONFIG, items: files.map(({ file }) => ({ key: file, path: file })) } },
          ...(systemd
            ? hostPaths('machine-id /etc/machine-id File', 'systemd /run/systemd/system/ ""', 'dbus /var/run/dbus/ ""')
            : []),
        ],
        ...(!published && {
          tolerations: [
            { effect: 'NoSchedule', operator: 'Exists' },
            { effect: 'NoExecute', operator: 'Exists' },
          ],
        }),
      },
    });
    super(scope, id, { ...full, rootReason: REASON });
    const { namespace } = this.metadata;
    if (published) return;
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      cluster: [{ role: `system:${NAME}`, binding: 'npd-binding' }],
    });
    new ApiObject(this, 'Config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: CONFIG, namespace },
      data: Object.fromEntries(files.map(({ file, text }) => [file, text])),
    });
  }
}

function checkFiles(path: string, files: { file: string }[]): void {
  if (files.length === 0) {
    throw new Error(
      `${path}: there are no monitors, and the program exits without any; give logMonitors or healthChecks`,
    );
  }
  const twice = files.find(({ file }, index) => files.findIndex((one) => one.file === file) !== index);
  if (twice) throw new Error(`${path}: two monitors have the file '${twice.file}'; give each a name of its own`);
}
