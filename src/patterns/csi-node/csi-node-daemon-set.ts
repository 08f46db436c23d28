import { Construct } from 'constructs';
import { checkCsiNode } from './checks';
import { completed } from './completed';
import { CsiNodeDaemonSetProps } from './props';
import { ClusterObject } from '../../constructs/cluster-object';
import { NodeAgentDaemonSet } from '../../constructs/node-agent/node-agent-daemon-set';
import { checkProps, pathIn } from '../../constructs/owned';
import { checkContainers } from '../../constructs/pod-template';
import { areVendors } from '../pattern';
import { patternProps } from '../pattern-props';

/**
 * The node plugin of a CSI driver: the driver, the registrar that registers it with the kubelet, and the livenessprobe sidecar.
 *
 * - The driver creates its socket in `plugins/<pluginDirectory>` of the kubelet. The registrar sees only that directory and `plugins_registry`.
 * - Pods of the node see what the driver mounts below `pods` of the kubelet.
 * - The directories of the kubelet must exist. If they were created, a wrong `kubeletRoot` would go unnoticed.
 * - The liveness probe restarts the driver, and not the sidecar that serves the health endpoint.
 * - The pods have the priority class `system-node-critical`, because no pod with volumes of the driver starts without it.
 */
export class CsiNodeDaemonSet extends NodeAgentDaemonSet {
  /** The name of the driver. */
  public readonly driverName: string;

  constructor(scope: Construct, id: string, props: CsiNodeDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    const path = `${scope.node.path}/${id}`;
    checkContainers(path, props.containers);
    const full = areVendors(props) ? props : completed(props);
    checkCsiNode(path, full);
    const { driverName, pluginDirectory, registrarImage, livenessProbeImage, livenessProbePort, csiDriver, ...pod } =
      full;
    super(
      scope,
      id,
      patternProps(path, pod, {
        priorityClassName: 'system-node-critical',
        rootReason: 'a CSI driver mounts the volumes that the pods of the node see',
      }),
    );
    this.driverName = driverName;
    if (!csiDriver) return;
    new ClusterObject(this, 'CSIDriver', {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'CSIDriver',
      metadata: { name: driverName, labels: props.metadata?.labels },
      spec: csiDriver,
    });
  }
}
