/**
 * Cases for DaemonSets that the server accepts and whose pods or revisions it refuses: nearly all are accepted.
 * Same random numbers, same cases.
 */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Object = { [key: string]: Json };

const IMAGES: Json[] = ['a', ' a', 'a ', '\ta', 'a\n', '\u00a0a', '\u0085a', 'a\u3000', '\ufeffa', 'a b', ' '];
const FINALIZERS: Json[] = [
  ['example.com/a'],
  ['a'],
  ['orphan'],
  ['orphan', 'foregroundDeletion'],
  ['a b', 'x'],
  [''],
  ['example.com/a', 'example.com/a'],
  ['kubernetes'],
  ['a/b/c'],
  ['x', 'x'],
  [],
  null,
];
const KEY_LISTS: Json[] = [
  ['app'],
  ['tier'],
  ['app', 'tier'],
  ['tier', 'tier'],
  ['other'],
  ['controller-revision-hash'],
  ['pod-template-generation', 'app'],
  [],
  null,
];
const SELECTORS: Json[] = [
  {},
  { matchLabels: { app: 'x' } },
  { matchLabels: { other: 'x' } },
  { matchExpressions: [{ key: 'app', operator: 'In', values: ['x'] }] },
  {
    matchExpressions: [
      { key: 'tier', operator: 'NotIn', values: ['y'] },
      { key: 'other', operator: 'Exists' },
    ],
  },
  { matchLabels: { 'controller-revision-hash': 'a' } },
  {
    matchExpressions: [
      { key: 'other', operator: 'Exists' },
      { key: 'other', operator: 'Exists' },
    ],
  },
];
const CPUS: Json[] = ['100m', '200m', '1', 1, '0.5', '500m', '100u'];
const MEMORIES: Json[] = ['1Gi', '512Mi', 1000000000, '2G', '0'];
const PAGES: Json[] = ['2Mi', '4Mi', '8Mi', '0'];
const PORTS: Json[] = [
  [{ containerPort: 80 }],
  [{ containerPort: 80 }, { containerPort: 80, protocol: 'UDP' }],
  [{ containerPort: 80, hostIP: '10.0.0.1' }],
  [{ containerPort: 80 }, { containerPort: 80 }],
  [{ containerPort: 80, hostPort: 80 }],
  [{ containerPort: 81, hostPort: 81 }, { containerPort: 81 }],
  [{ containerPort: 81, name: 'b' }],
  [],
];
const GATES: Json[] = [[{ name: 'example.com/a' }], [], null];
const VOLUMES: Json[] = [
  [{ name: 'a', image: {} }],
  [
    { name: 'a', image: { reference: '' } },
    { name: 'b', image: { reference: 'a', pullPolicy: 'Never' } },
  ],
  [{ name: 'a', image: { reference: ' a' } }],
  [{ name: 'a' }],
  [{ name: 'a', projected: { sources: [{ serviceAccountToken: { path: 'a' } }] } }],
];

/** What a change puts where; R and P stand for the required and preferred terms of an affinity. */
const AIMS: Array<[string, Json[]]> = [
  ...['containers.0', 'containers.1', 'initContainers.0', 'initContainers.1'].flatMap(
    (container): Array<[string, Json[]]> => [
      [`${container}.image`, IMAGES],
      [`${container}.ports`, PORTS],
      [`${container}.ports`, PORTS],
      [`${container}.ports`, PORTS],
    ],
  ),
  ['hostNetwork', [true, true, false]],
  ['nodeName', ['a', '']],
  ['schedulingGates', GATES],
  ['terminationGracePeriodSeconds', [-1, 0, -5]],
  ['restartPolicy', ['Always']],
  ['serviceAccountName', ['a', '']],
  ['hostname', ['a']],
  ['subdomain', ['a']],
  ['volumes', VOLUMES],
  ['enableServiceLinks', [true, false]],
  ...[
    'podAffinity.R.0',
    'podAntiAffinity.R.0',
    'podAffinity.P.0.podAffinityTerm',
    'podAntiAffinity.P.0.podAffinityTerm',
  ].flatMap((term): Array<[string, Json[]]> => [[`affinity.${term}.labelSelector`, SELECTORS]]),
  ['topologySpreadConstraints.0.matchLabelKeys', KEY_LISTS],
  ['topologySpreadConstraints.0.labelSelector', SELECTORS],
];
/** Fields that are not known, or not kept, by every minor. */
const NEWER_AIMS: Array<[string, Json[]]> = [
  ...[
    'podAffinity.R.0',
    'podAntiAffinity.R.0',
    'podAffinity.P.0.podAffinityTerm',
    'podAntiAffinity.P.0.podAffinityTerm',
  ].flatMap(
    (term): Array<[string, Json[]]> => [
      [`affinity.${term}.matchLabelKeys`, KEY_LISTS],
      [`affinity.${term}.mismatchLabelKeys`, KEY_LISTS],
    ],
  ),
  ['securityContext.appArmorProfile', [{ type: 'RuntimeDefault' }, { type: 'Unconfined' }]],
  ['initContainers.0.restartPolicy', ['Always']],
  [
    'resourceClaims',
    [
      [{ name: 'a', resourceClaimName: 'a' }],
      [
        { name: 'a', resourceClaimName: 'a' },
        { name: 'b', resourceClaimTemplateName: 'b' },
      ],
    ],
  ],
];
const RESOURCE_AIMS: Array<[string, Json[]]> = ['', 'containers.0.', 'containers.1.', 'initContainers.0.'].flatMap(
  (owner) =>
    ['limits', 'requests'].flatMap(
      (list): Array<[string, Json[]]> => [
        [`${owner}resources.${list}.cpu`, CPUS],
        [`${owner}resources.${list}.memory`, MEMORIES],
        [`${owner}resources.${list}.hugepages-2Mi`, PAGES],
        [`${owner}resources`, [{}, null]],
      ],
    ),
);
const ANNOTATIONS: Array<[string, Json[]]> = [
  ['kubernetes.io/config.mirror', ['a']],
  ['seccomp.security.alpha.kubernetes.io/pod', ['runtime/default', 'unconfined']],
  [
    'container.apparmor.security.beta.kubernetes.io/a',
    ['runtime/default', 'localhost/a', 'unconfined', `localhost/${'x'.repeat(4096)}`, 'localhost/ a', '', 'localhost/'],
  ],
  [
    'example.com/long',
    ['x'.repeat(262144 - 'example.com/long'.length), 'x'.repeat(262000), 'x'.repeat(262144 - 16 - 58)],
  ],
];

/** What comes about by several fields together. */
const TOGETHER: Object[] = [
  { hostNetwork: true },
  { hostNetwork: true },
  { nodeName: 'a', schedulingGates: [{ name: 'example.com/a' }] },
  { nodeName: 'a' },
  { volumes: [{ name: 'a', image: {} }] },
  {
    volumes: [
      { name: 'a', image: { reference: '' } },
      { name: 'b', image: { reference: ' ' } },
    ],
  },
];
const MIRRORED: Object = {
  nodeName: 'a',
  resourceClaims: [
    { name: 'a', resourceClaimName: 'a' },
    { name: 'b', resourceClaimName: 'b' },
  ],
};

/** At 58 characters the name of a pod is cut off. */
const NAMES = [
  'x'.repeat(242),
  'x'.repeat(252),
  'x'.repeat(253),
  `${'x'.repeat(57)}.${'y'.repeat(60)}`,
  `${'x'.repeat(57)}-${'y'.repeat(9)}`,
];

function manifest(): any {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: { app: 'x' } },
      template: {
        metadata: { labels: { app: 'x', tier: 'y' } },
        spec: {
          containers: [
            { name: 'a', image: 'a' },
            { name: 'b', image: 'b' },
          ],
          initContainers: [
            { name: 'c', image: 'c' },
            { name: 'd', image: 'd' },
          ],
        },
      },
    },
  };
}

/** DaemonSets to judge. No name has 243 to 251 characters: those fail with some hashes and not with others. */
export function cases(random: () => number, count: number): object[] {
  const pick = <T>(pool: readonly T[]): T => pool[Math.floor(random() * pool.length)];
  return Array.from({ length: count }, () => {
    const daemonSet = manifest();
    const { metadata, spec } = daemonSet.spec.template;
    const kind = random();
    const aims = kind < 0.25 ? RESOURCE_AIMS : kind < 0.45 ? NEWER_AIMS : AIMS;
    if (random() < 0.3) Object.assign(spec, pick(TOGETHER));
    if (random() < 0.02) {
      Object.assign(spec, MIRRORED);
      metadata.annotations = { 'kubernetes.io/config.mirror': 'a' };
    }
    if (kind < 0.25) {
      put(spec, 'resources.limits.cpu', pick(CPUS));
      put(spec, 'containers.0.resources.limits.cpu', pick(CPUS));
    }
    for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
      const [path, pool] = pick(random() < 0.8 ? aims : AIMS);
      put(spec, path, structuredClone(pick(pool)));
    }
    for (const affinity of [spec.affinity?.podAffinity, spec.affinity?.podAntiAffinity]) {
      for (const term of affinity?.[REQUIRED] ?? []) complete(term, pick(SELECTORS));
      for (const { podAffinityTerm } of affinity?.[PREFERRED] ?? []) complete(podAffinityTerm, pick(SELECTORS));
    }
    for (const constraint of spec.topologySpreadConstraints ?? []) {
      complete(constraint, pick(SELECTORS));
      Object.assign(constraint, { maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule' });
    }
    if (random() < 0.1) metadata.finalizers = pick(FINALIZERS);
    if (random() < 0.1) {
      const [key, pool] = pick(ANNOTATIONS);
      (random() < 0.5 ? metadata : daemonSet.metadata).annotations = { [key]: pick(pool) };
    }
    if (random() < 0.05) daemonSet.metadata.name = pick(NAMES);
    return daemonSet;
  });
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

function complete(term: Object, selector: Json): void {
  term.topologyKey = 'zone';
  term.labelSelector ??= selector;
}

function put(spec: Object, path: string, value: Json): void {
  const keys = path.split('.').map((key) => ({ R: REQUIRED, P: PREFERRED })[key] ?? key);
  let at: any = spec;
  keys.slice(0, -1).forEach((key, i) => {
    if (at[key] === null || typeof at[key] !== 'object') at[key] = /^\d+$/.test(keys[i + 1]) ? [] : {};
    at = at[key];
  });
  if (keys[keys.length - 2] === PREFERRED) return;
  at[keys[keys.length - 1]] = value;
  if (path.includes('.P.')) (spec.affinity as any)[keys[1]][PREFERRED][0].weight = 1;
}
