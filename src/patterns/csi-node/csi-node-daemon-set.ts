import { Construct } from 'constructs';
import { checkCsiNode } from './checks';
import { completed } from './completed';
import { CsiNodeDaemonSetProps } from './props';
import { ClusterObject } from '../../constructs/cluster-object';
import { NodeAgentDaemonSet } from '../../constructs/node-agent/node-agent-daemon-set';
import { areVendors } from '../pattern';
import { patternProps } from '../pattern-props';

/**
 * The node part of a CSI driver: the driver, the registrar that tells the kubelet about it, and the liveness probe.
 *
 * - the driver has its socket in `plugins/<pluginDirectory>` of the kubelet, the registrar the same directory and `plugins_registry`, nothing else;
 * - what the driver mounts below `pods` of the kubelet is seen by the pods of the node;
 * - directories of the kubelet must be there: where they would be made, a wrong `kubeletRoot` went unnoticed;
 * - a probe of the driver's health restarts the driver, not the container that asks;
 * - the pods have the priority `system-node-critical`: without the driver no pod with its volumes starts on the node.
 */
export class CsiNodeDaemonSet extends NodeAgentDaemonSet {
  /** Name of the driver. */
  public readonly driverName: string;

  constructor(scope: Construct, id: string, props: CsiNodeDaemonSetProps) {
    const path = `${scope.node.path}/${id}`;
    const full = areVendors(props) ? props : completed(props);
    checkCsiNode(path, full);
    const { driverName, pluginDirectory, registrarImage, livenessProbeImage, csiDriver, ...pod } = full;
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
