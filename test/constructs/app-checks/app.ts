import { App, Chart, Testing } from 'cdk8s';
import * as lib from '../../../src';

export const container: lib.k8s.Container = { name: 'agent', image: 'registry.example.com/agent:1.0' };

export interface Agent extends Partial<lib.DaemonSetProps> {
  readonly chart?: string;
  readonly namespace?: string;
  /** A host port, and of which address. */
  readonly port?: number;
  readonly ip?: string;
  readonly cpu?: string;
}

/** An app of DaemonSets by name, in the chart `agents` and the namespace `agents` unless they say otherwise. */
export function appOf(agents: { readonly [name: string]: Agent }): App {
  const app = Testing.app();
  for (const [name, { chart = 'agents', namespace = 'agents', port, ip, cpu, ...props }] of Object.entries(agents)) {
    const scope = app.node.tryFindChild(chart) ?? new Chart(app, chart);
    new lib.DaemonSet(scope as Chart, name, {
      metadata: { name, namespace },
      containers: [
        {
          ...container,
          ...(port !== undefined && {
            ports: [{ containerPort: port, hostPort: port, ...(ip !== undefined && { hostIP: ip }) }],
          }),
          ...(cpu !== undefined && { resources: { requests: { cpu } } }),
        },
      ],
      ...props,
    });
  }
  return app;
}

/** What synth says of the whole app, a line each; nothing where it goes through. */
export function complaintsOf(app: App): string[] {
  try {
    app.synthYaml();
    return [];
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().replace(/^\[\] /, ''));
  }
}
