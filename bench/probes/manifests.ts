/** A DaemonSet that the server accepts, with parts of it replaced. */
export interface Parts {
  readonly metadata?: object;
  readonly spec?: object;
  readonly template?: object;
  readonly podMetadata?: object;
  readonly pod?: object;
  readonly container?: object;
}

export function daemonSet({ metadata, spec, template, podMetadata, pod, container }: Parts): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent', ...metadata },
    spec: {
      selector: { matchLabels: { app: 'agent' } },
      template: {
        metadata: { labels: { app: 'agent' }, ...podMetadata },
        spec: { containers: [{ name: 'agent', image: 'agent:1', ...container }], ...pod },
        ...template,
      },
      ...spec,
    },
  };
}

/** So many items. */
export function times<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

/** A map of so many entries. */
export function mapOf<T>(count: number, make: (i: number) => readonly [string, T]): { [key: string]: T } {
  return Object.fromEntries(times(count, make));
}
