import * as fc from 'fast-check';

type Text = fc.Arbitrary<string>;
type Objects = fc.Arbitrary<{ [key: string]: unknown }>;

const RBAC = 'rbac.authorization.k8s.io';

/** Fields, some of them left out. */
function some(fields: { [key: string]: fc.Arbitrary<unknown> }, ...required: string[]): Objects {
  return fc.record(fields, { requiredKeys: required });
}

/** A map of texts that may have keys such as `__proto__`. */
function texts(text: Text, minKeys = 0): fc.Arbitrary<{ [key: string]: string }> {
  return fc
    .array(fc.tuple(text, fc.oneof(text, fc.constant(''))), { minLength: minKeys, maxLength: 3 })
    .map((entries) => Object.fromEntries(entries));
}

function metadata(text: Text): Objects {
  return some({ name: text, namespace: text, labels: texts(text), annotations: texts(text) }, 'name');
}

function object(
  apiVersion: string,
  kind: string,
  text: Text,
  fields: { [key: string]: fc.Arbitrary<unknown> },
): Objects {
  return some(
    { apiVersion: fc.constant(apiVersion), kind: fc.constant(kind), metadata: metadata(text), ...fields },
    'apiVersion',
    'kind',
  );
}

/** Objects that go along with DaemonSets, at and around the limits of what cdk8s-plus writes as it is. */
export function companions(text: Text): Objects {
  const list = fc.array(text, { maxLength: 2 });
  const immutable = fc.boolean();
  const rule = some(
    {
      verbs: list,
      apiGroups: fc.constantFrom([''], ['apps'], ['core'], ['', 'apps']),
      resources: fc.oneof(fc.constantFrom(['pods'], ['deployments'], ['']), list),
      resourceNames: fc.oneof(fc.constant([]), list),
      nonResourceURLs: list,
    },
    'verbs',
  );
  const rules = fc.array(
    fc.oneof(
      rule,
      fc.record({
        verbs: list,
        apiGroups: fc.constantFrom([''], ['apps'], ['core']),
        resources: fc.constantFrom(['configmaps'], ['pods/log'], ['daemonsets']),
      }),
      fc.record({
        verbs: list,
        apiGroups: fc.constantFrom([''], ['a.b']),
        resources: fc.array(text, { minLength: 1, maxLength: 1 }),
        resourceNames: fc.constant([]),
      }),
      fc.record({ verbs: list, nonResourceURLs: fc.array(text, { minLength: 1, maxLength: 1 }) }),
    ),
    { maxLength: 3 },
  );
  const roleRef = fc.record({
    apiGroup: fc.constantFrom(RBAC, ''),
    kind: fc.constantFrom('Role', 'ClusterRole'),
    name: text,
  });
  const subject = some(
    {
      apiGroup: fc.constantFrom('', RBAC),
      kind: fc.constantFrom('User', 'Group', 'ServiceAccount'),
      name: text,
      namespace: text,
    },
    'kind',
    'name',
  );
  const subjects = fc.array(
    fc.oneof(
      subject,
      fc.record({ apiGroup: fc.constant(RBAC), kind: fc.constantFrom('User', 'Group'), name: text }),
      fc.record({ apiGroup: fc.constant(''), kind: fc.constant('ServiceAccount'), name: text, namespace: text }),
    ),
    { maxLength: 2 },
  );
  const aggregationRule = fc.record({
    clusterRoleSelectors: fc.array(fc.record({ matchLabels: texts(text) }), { maxLength: 2 }),
  });
  const port = fc.oneof(fc.constantFrom(0, 80, 65535), fc.constantFrom<unknown>('http'));
  const ports = fc.array(
    some(
      {
        port: fc.constantFrom(80, 443),
        name: text,
        targetPort: port,
        nodePort: fc.constantFrom(0, 30080),
        protocol: fc.constantFrom('TCP', 'UDP', 'QUIC'),
      },
      'port',
    ),
    { maxLength: 2 },
  );
  const type = fc.constantFrom('ClusterIP', 'NodePort', 'ExternalName', 'toString');
  return fc.oneof(
    object('v1', 'ConfigMap', text, { immutable, data: texts(text), binaryData: texts(text) }),
    object('v1', 'ConfigMap', text, { data: texts(text, 1) }),
    object('v1', 'Secret', text, { immutable, stringData: texts(text), data: texts(text), type: text }),
    object('v1', 'Secret', text, { immutable, stringData: texts(text) }),
    object('v1', 'ServiceAccount', text, { automountServiceAccountToken: fc.boolean() }),
    object('v1', 'ServiceAccount', text, {
      automountServiceAccountToken: fc.boolean(),
      secrets: fc.constant([{ name: 'a' }]),
    }),
    object(`${RBAC}/v1`, 'Role', text, { rules }),
    object(`${RBAC}/v1`, 'ClusterRole', text, { rules, aggregationRule }),
    object(`${RBAC}/v1`, 'RoleBinding', text, { roleRef, subjects }),
    object(`${RBAC}/v1`, 'ClusterRoleBinding', text, { roleRef, subjects }),
    object('v1', 'Service', text, { spec: fc.record({ type: fc.constant('ExternalName'), externalName: text }) }),
    object('v1', 'Service', text, {
      spec: some({
        type,
        externalIPs: list,
        selector: texts(text),
        ports,
        clusterIP: text,
        externalName: text,
        publishNotReadyAddresses: fc.boolean(),
      }),
    }),
    object('v1', 'Service', text, {
      spec: fc.record({
        type: fc.constantFrom('ClusterIP', 'NodePort'),
        externalIPs: list,
        selector: texts(text),
        ports,
      }),
    }),
    object('v1', 'Namespace', text, {}),
  );
}

/** DaemonSets with texts in every kind of place, and fields that no version knows. */
export function daemonSets(text: Text): Objects {
  const env = fc.array(
    fc.oneof(
      fc.record({ name: text, value: text }),
      fc.record({ name: text, valueFrom: fc.record({ configMapKeyRef: fc.record({ name: text, key: text }) }) }),
      fc.record({
        name: text,
        valueFrom: fc.record({ secretKeyRef: some({ name: text, key: text, optional: fc.boolean() }, 'name', 'key') }),
      }),
      fc.record({ name: text, valueFrom: fc.record({ fieldRef: fc.record({ fieldPath: text }) }) }),
    ),
    { maxLength: 3 },
  );
  const list = fc.array(text, { maxLength: 2 });
  const readinessProbe = fc.record({ exec: fc.record({ command: list }) });
  const container = fc
    .tuple(some({ image: text, command: list, args: list, env, workingDir: text, readinessProbe }), text, text)
    .map(([fields, key, value]) => ({ ...fields, ...Object.fromEntries([[key, value]]), name: 'agent' }));
  const volumes = fc.uniqueArray(
    fc.oneof(
      fc.record({ name: text, hostPath: some({ path: text, type: fc.constantFrom('', 'File') }, 'path') }),
      fc.record({ name: text, configMap: some({ name: text, defaultMode: fc.constantFrom(0, 420, 256) }, 'name') }),
      fc.record({ name: text, secret: fc.record({ secretName: text }) }),
      fc.record({ name: text, emptyDir: fc.constant({}) }),
    ),
    { maxLength: 3, selector: ({ name }) => name },
  );
  const tolerations = fc.array(
    some({
      key: text,
      operator: fc.constantFrom('Exists', 'Equal'),
      value: text,
      effect: fc.constantFrom('NoExecute'),
    }),
    { maxLength: 2 },
  );
  const imagePullSecrets = fc.array(fc.record({ name: text }), { maxLength: 2 });
  const pod = fc
    .tuple(
      some({
        volumes,
        tolerations,
        serviceAccountName: text,
        nodeSelector: texts(text),
        priorityClassName: text,
        imagePullSecrets,
      }),
      container,
      fc.option(fc.tuple(text, fc.jsonValue({ maxDepth: 2 })), { nil: undefined }),
    )
    .map(([fields, only, unknown]) => ({
      ...fields,
      ...(unknown && Object.fromEntries([unknown])),
      containers: [only],
    }));
  const labels = texts(text, 1);
  return fc.record({
    apiVersion: fc.constant('apps/v1'),
    kind: fc.constant('DaemonSet'),
    metadata: metadata(text),
    spec: fc.tuple(labels, pod, texts(text)).map(([matchLabels, spec, annotations]) => ({
      selector: { matchLabels },
      template: { metadata: { labels: matchLabels, annotations }, spec },
    })),
  });
}

/** Anything with a version and a kind. */
export function strangers(text: Text): Objects {
  const field = fc.tuple(
    text.filter((key) => key !== '__proto__' && key !== 'status'),
    fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.integer(),
        fc.boolean(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.array(fc.tuple(text, tie('value')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
      ),
    })).value,
  );
  return fc
    .tuple(
      fc.array(field, { maxLength: 3 }),
      text.filter(Boolean),
      text.filter(Boolean),
      fc.option(metadata(text), { nil: undefined }),
    )
    .map(([fields, version, kind, meta]) => ({
      ...Object.fromEntries(fields),
      apiVersion: version,
      kind,
      ...(meta && { metadata: meta }),
    }));
}
