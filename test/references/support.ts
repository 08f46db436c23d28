import { referenceFindings } from '../../src/references/check';

export type Json = { [key: string]: any };

/** What is found about objects in the namespace `agents`, or in their own: rule, field and message. */
export function found(...objects: Json[]): string[][] {
  return referenceFindings(
    objects.map((manifest) => ({ manifest, place: manifest.metadata?.namespace ?? 'agents' })),
  ).flatMap((findings) => findings.map(({ rule, field, message }) => [rule, field, message]));
}

/** The rules that find something. */
export function rulesOf(...objects: Json[]): string[] {
  return found(...objects).map(([rule]) => rule);
}

export function daemonSet(container: Json = {}, spec: Json = {}, labels: Json = { app: 'agent' }): Json {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'agent', image: 'registry.example.com:5000/agent:1.0', ...container }], ...spec },
      },
    },
  };
}

export const configMap = (data: Json, namespace?: string): Json => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'config', ...(namespace && { namespace }) },
  data,
});
