import * as fc from 'fast-check';

/** What breaks lines, quotes, terminals, logs of workflows, HTML, code, prototypes and readers. */
const PIECES = [
  ...["'", '"', '`', '\\', '${', '}', '\n', '\r', '\u2028', '\u0085', '\t', '\u0000', '\u001b[31m', '\u009b', '\ufeff'],
  ...[
    '\u202e',
    '\u2066',
    '\u200b',
    '\ud800',
    '\udc00',
    '\ud83d\ude00',
    '*/',
    '//',
    '<!--',
    ']]>',
    '</script>',
    '<img src=x onerror=alert(1)>',
  ],
  ...[
    '::error::',
    '##[error]',
    '::add-mask::',
    '%0A',
    '&amp;',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ],
  ...[
    '- ',
    ': ',
    '? ',
    '&a ',
    '*a',
    '!!binary ',
    '<<',
    '|',
    '>',
    '{',
    '[',
    ',',
    '#',
    '%YAML',
    '---',
    '...',
    '@',
    '0o17',
    '1:30',
    '.nan',
    '~',
  ],
  ...[
    'a',
    'B',
    '1',
    '-',
    '.',
    '/',
    '_',
    ' ',
    '\u00e9',
    '0',
    '9'.repeat(20),
    'x'.repeat(300),
    'kube-system',
    '$(A)',
    '../..',
    'sha256:',
  ],
];
const hostileText = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join(''));
const text = fc.oneof(
  { arbitrary: hostileText, weight: 3 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 12 }), weight: 1 },
  fc.constantFrom('agent', 'a.example/b', '100m', '8Gi', 'Exists', 'Always', 'linux', '10%', '10.0.0.1', '/var/log'),
);
const scalar = fc.oneof(
  { arbitrary: text, weight: 4 },
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(-1, 0, 1, 65536, 2 ** 31, 2 ** 53),
);

const WORDS = [
  ...[
    'metadata',
    'name',
    'namespace',
    'labels',
    'annotations',
    'spec',
    'template',
    'selector',
    'matchLabels',
    'matchExpressions',
    'key',
  ],
  ...[
    'operator',
    'values',
    'containers',
    'initContainers',
    'image',
    'env',
    'value',
    'valueFrom',
    'volumes',
    'volumeMounts',
    'hostPath',
  ],
  ...[
    'tolerations',
    'affinity',
    'nodeAffinity',
    'ports',
    'containerPort',
    'hostPort',
    'resources',
    'limits',
    'requests',
    'data',
    'items',
  ],
  ...[
    'livenessProbe',
    'httpGet',
    'path',
    'port',
    'securityContext',
    'updateStrategy',
    'rollingUpdate',
    'maxUnavailable',
    'rules',
    'subjects',
  ],
];
const word = fc.oneof({ arbitrary: fc.constantFrom(...WORDS), weight: 4 }, text);
const { tree } = fc.letrec<{ tree: unknown; map: unknown }>((tie) => ({
  map: fc.array(fc.tuple(word, tie('tree')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  tree: fc.oneof({ maxDepth: 5, withCrossShrink: true }, scalar, fc.array(tie('tree'), { maxLength: 3 }), tie('map')),
}));

const DAEMON_SET = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
    template: {
      metadata: { labels: { a: 'b' } },
      spec: {
        containers: [
          {
            name: 'agent',
            image: 'agent:1',
            args: ['--a'],
            env: [{ name: 'A', value: 'b' }],
            ports: [{ name: 'p', containerPort: 80, hostPort: 80 }],
            volumeMounts: [{ name: 'v', mountPath: '/v' }],
            livenessProbe: { httpGet: { path: '/', port: 80, httpHeaders: [{ name: 'a', value: 'b' }] } },
            resources: { requests: { cpu: '100m' }, limits: { memory: '1Gi' } },
          },
        ],
        volumes: [{ name: 'v', hostPath: { path: '/v' } }],
        tolerations: [{ key: 'k', operator: 'Exists', effect: 'NoSchedule' }],
        nodeSelector: { 'kubernetes.io/os': 'linux' },
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: [{ key: 'k', operator: 'In', values: ['v'] }] }],
            },
          },
        },
      },
    },
  },
};

type Path = readonly (string | number)[];

function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    placesOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inner];
}

function changed(
  value: unknown,
  [step, ...rest]: Path,
  by: { readonly value: unknown; readonly key?: string },
): unknown {
  if (step === undefined) return by.value;
  const entries = Object.entries(value as object).map(([key, part]): [string, unknown] => {
    if (key !== String(step)) return [key, part];
    return [rest.length === 0 && by.key !== undefined ? by.key : key, changed(part, rest, by)];
  });
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

/** A DaemonSet with a few values and keys replaced. */
const changedDaemonSet = fc
  .array(
    fc.record({
      path: fc.constantFrom(...placesOf(DAEMON_SET).slice(1)),
      value: tree,
      key: fc.option(word, { nil: undefined }),
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((changes) =>
    changes.reduce<unknown>((value, { path, ...by }) => {
      try {
        return changed(value, path, by);
      } catch {
        // an earlier change took the place away
        return value;
      }
    }, DAEMON_SET),
  );

const KINDS = [
  'ConfigMap',
  'Secret',
  'Service',
  'Namespace',
  'ClusterRole',
  'RoleBinding',
  'Deployment',
  'Node',
  'PriorityClass',
  'Made',
];
const otherObject = fc
  .tuple(fc.constantFrom(...KINDS), fc.constantFrom('v1', 'apps/v1', 'rbac.authorization.k8s.io/v1'), text, tree, word)
  .map(([kind, apiVersion, name, value, key]) => ({ apiVersion, kind, metadata: { name }, [key]: value }));

/** Texts as strangers write them: whole objects as JSON, several documents, and texts that are none. */
export const manifests: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: changedDaemonSet.map((value) => JSON.stringify(value)), weight: 6 },
  { arbitrary: otherObject.map((value) => JSON.stringify(value)), weight: 2 },
  {
    arbitrary: fc
      .array(fc.oneof(changedDaemonSet, otherObject), { maxLength: 4 })
      .map((items) => items.map((item) => JSON.stringify(item)).join('\n---\n')),
    weight: 2,
  },
  fc
    .array(fc.oneof(changedDaemonSet, otherObject), { maxLength: 4 })
    .map((items) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items })),
  tree.map((value) => JSON.stringify(value) ?? ''),
  fc
    .array(fc.oneof(word, fc.constantFrom(...PIECES, '\n', '\n  ', '\n- ')), { maxLength: 30 })
    .map((parts) => parts.join('')),
  // a text that breaks in the middle
  fc.tuple(changedDaemonSet, fc.nat(), hostileText).map(([value, at, piece]) => {
    const whole = JSON.stringify(value, undefined, 1);
    const cut = at % whole.length;
    return `${whole.slice(0, cut)}${piece}${whole.slice(cut)}`;
  }),
);
