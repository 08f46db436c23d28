/*
 * A pod, a node and the pods on it, aimed at the rules of NodeResourcesFit and NodePorts. Same random numbers, same cases.
 */

type Random = () => number;

export interface FitCase {
  readonly pod: {
    readonly spec: { readonly [field: string]: unknown };
    readonly status?: { readonly [field: string]: unknown };
  };
  readonly node: object;
  readonly pods: FitCase['pod'][];
}

const AMOUNTS: { readonly [resource: string]: readonly string[] } = {
  cpu: ['0', '1', '100m', '0.5', '1500m', '2', '1e-1', '250m'],
  memory: ['0', '64Mi', '1Gi', '100M', '1', '1e9', '1500m', '0.5Gi'],
  'ephemeral-storage': ['0', '1Gi', '10G'],
  'hugepages-2Mi': ['0', '2Mi', '64Mi'],
  'nvidia.com/gpu': ['0', '1', '2'],
  'kubernetes.io/batch-cpu': ['1'],
  'requests.example.com/x': ['1'],
  storage: ['1Gi'],
};
const RESOURCES = Object.keys(AMOUNTS);
const ALLOCATABLE: { readonly [resource: string]: readonly string[] } = {
  ...AMOUNTS,
  cpu: ['1', '2', '3920m', '0'],
  memory: ['1Gi', '2Gi', '1500M', '0'],
  pods: ['0', '1', '2', '3', '110'],
};

/** `minor` decides which fields the server of that minor would keep. */
export function fitCases(random: Random, count: number, minor: number): FitCase[] {
  const chance = (share: number) => random() < share;
  const pick = <T>(pool: readonly T[]): T => pool[Math.floor(random() * pool.length)];
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: Math.floor(random() * (most + 1)) }, make);
  const amounts = (most: number) =>
    Object.fromEntries(
      some(most, () => {
        const resource = pick(RESOURCES);
        return [resource, pick(AMOUNTS[resource])];
      }),
    );
  const port = () => ({
    containerPort: 80,
    ...(chance(0.8) ? { hostPort: pick([80, 81, 443]) } : {}),
    ...(chance(0.5) ? { protocol: pick(['TCP', 'UDP', 'SCTP']) } : {}),
    ...(chance(0.4) ? { hostIP: pick(['', '0.0.0.0', '127.0.0.1', '10.0.0.1', '::']) } : {}),
  });
  const container = () => ({
    name: 'c',
    ...(chance(0.7) ? { resources: { requests: amounts(3) } } : {}),
    ...(chance(0.3) ? { ports: some(2, port) } : {}),
  });
  const initContainer = () => ({ ...container(), ...(minor >= 29 && chance(0.4) ? { restartPolicy: 'Always' } : {}) });
  const pod = () => ({
    spec: {
      containers: [container(), ...some(1, container)],
      ...(chance(0.4) ? { initContainers: some(3, initContainer) } : {}),
      ...(chance(0.1) ? { overhead: amounts(2) } : {}),
      ...(minor >= 34 && chance(0.2) ? { resources: { requests: amounts(2) } } : {}),
    },
  });
  /** A pod that is resized in place, if the minor has that. */
  const running = (): FitCase['pod'] => {
    const { spec } = pod();
    if (minor < 33) return { spec };
    const lists = [spec.containers, spec.initContainers ?? []];
    lists.flat().forEach((one, i) => Object.assign(one, { name: `c${i}` }));
    const [containerStatuses, initContainerStatuses] = lists.map((list) =>
      list.flatMap(({ name }) => {
        if (chance(0.4)) return [];
        return [
          {
            name,
            ...(chance(0.8) ? { resources: chance(0.8) ? { requests: amounts(2) } : {} } : {}),
            ...(chance(0.7) ? { allocatedResources: amounts(2) } : {}),
          },
        ];
      }),
    );
    const reason = pick(['Infeasible', 'Deferred']);
    return {
      spec,
      status: {
        containerStatuses,
        initContainerStatuses,
        ...(chance(0.3) ? { conditions: [{ type: 'PodResizePending', status: 'True', reason }] } : {}),
        ...(chance(0.3) ? { resources: { requests: amounts(2) }, allocatedResources: amounts(2) } : {}),
      },
    };
  };
  return Array.from({ length: count }, () => ({
    pod: pod(),
    node: {
      metadata: { name: 'node-1' },
      status: {
        allocatable: Object.fromEntries(
          Object.keys(ALLOCATABLE)
            .filter((resource) => resource === 'pods' || chance(0.85))
            .map((resource) => [resource, pick(ALLOCATABLE[resource])]),
        ),
      },
    },
    pods: some(3, running),
  }));
}
