import { Complain } from './collector-flags';
import { Endpoint } from './monitoring';
import { NodeExporterDaemonSetProps } from './props';
import { Volume } from '../../model/generated/structs';
import { shown } from '../../model/shown';
import { NodeAgentDaemonSetProps } from '../node-agent/props';

/** A node exporter as one operating system has it, before anything of it is made. */
export interface Exporter {
  readonly agent: NodeAgentDaemonSetProps;
  readonly port: number;
  readonly endpoint: Endpoint;
  /** What its container mounts, read-only, beside what `agent` has. */
  readonly mounts: readonly { readonly volume: Volume; readonly mountPath: string }[];
}

/** Throws where the port, the Service and the monitor do not fit. */
export function checkServed(
  { service, monitor, selector, kubeRbacProxy }: NodeExporterDaemonSetProps,
  port: number,
  complain: Complain,
): void {
  for (const [name, value] of [
    ['port', port],
    ['kubeRbacProxy.upstreamPort', kubeRbacProxy?.upstreamPort],
  ] as const) {
    if (value !== undefined && (!Number.isInteger(value) || value < 1 || value > 65535)) {
      complain(name, `is ${shown(value)}; a port is a whole number from 1 to 65535`);
    }
  }
  if (monitor && (monitor.kind ?? 'ServiceMonitor') === 'ServiceMonitor' && service === false) {
    complain('service', "is false, but a ServiceMonitor needs a Service; use monitor: { kind: 'PodMonitor' }");
  }
  if (selector?.matchExpressions && !selector.matchLabels && service !== false) {
    complain('service', 'cannot select pods by expressions; give the selector matchLabels, or service: false');
  }
}
