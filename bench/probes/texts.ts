import { daemonSet, Parts } from './manifests';
import { Probe, probe } from './probe';

const volume = (source: object): Parts => ({ pod: { volumes: [{ name: 'v', ...source }] } });

/** Where a text stands. */
const PLACES: { readonly [name: string]: (text: string) => object | Parts } = {
  'a name': (name) => ({ metadata: { name } }),
  'a namespace': (namespace) => ({ metadata: { namespace } }),
  'a key of a label': (key) => ({ metadata: { labels: { [key]: 'a' } } }),
  'a label': (a) => ({ metadata: { labels: { a } } }),
  'a key of an annotation': (key) => ({ metadata: { annotations: { [key]: 'a' } } }),
  'a resource version': (resourceVersion) => ({ metadata: { resourceVersion } }),
  'a time': (creationTimestamp) => ({ metadata: { creationTimestamp } }),
  'a finalizer': (finalizer) => ({ metadata: { finalizers: [finalizer] } }),
  'an unknown field': (field) => ({ spec: { [field]: 1 } }),
  maxUnavailable: (maxUnavailable) => ({ spec: { updateStrategy: { rollingUpdate: { maxUnavailable } } } }),
  'a tolerations annotation': (text) => ({
    podMetadata: { labels: { app: 'agent' }, annotations: { 'scheduler.alpha.kubernetes.io/tolerations': text } },
  }),
  'an AppArmor annotation': (text) => ({
    podMetadata: {
      labels: { app: 'agent' },
      annotations: { 'container.apparmor.security.beta.kubernetes.io/agent': text },
    },
  }),
  'an image': (image) => ({ container: { image } }),
  'an argument': (arg) => ({ container: { args: [arg] } }),
  'the name of a variable': (name) => ({ container: { env: [{ name }] } }),
  'a variable': (value) => ({ container: { env: [{ name: 'a', value }] } }),
  'a path of a field': (fieldPath) => ({ container: { env: [{ name: 'a', valueFrom: { fieldRef: { fieldPath } } }] } }),
  'an amount': (cpu) => ({ container: { resources: { requests: { cpu } } } }),
  'the name of a resource': (name) => ({ container: { resources: { limits: { [name]: '1' } } } }),
  'the name of a port': (name) => ({ container: { ports: [{ name, containerPort: 1 }] } }),
  'a host IP': (hostIP) => ({ container: { ports: [{ hostIP, containerPort: 1 }] } }),
  'a path of a probe': (path) => ({ container: { livenessProbe: { httpGet: { path, port: 80 } } } }),
  'a header': (name) => ({
    container: { livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name, value: 'a' }] } } },
  }),
  'a mount path': (mountPath) => ({ container: { volumeMounts: [{ name: 'v', mountPath }] } }),
  'a sub-path': (subPath) => ({ container: { volumeMounts: [{ name: 'v', mountPath: '/a', subPath }] } }),
  'a path with variables': (subPathExpr) => ({
    container: { volumeMounts: [{ name: 'v', mountPath: '/a', subPathExpr }] },
  }),
  'a host path': (path) => volume({ hostPath: { path } }),
  'a projected path': (path) => volume({ projected: { sources: [{ serviceAccountToken: { path } }] } }),
  'a name of a driver': (driver) => volume({ csi: { driver } }),
  'a repository': (repository) => volume({ gitRepo: { repository } }),
  'a node selector': (a) => ({ pod: { nodeSelector: { a } } }),
  'a key of a toleration': (key) => ({ pod: { tolerations: [{ key, operator: 'Exists' }] } }),
  'a name server': (server) => ({ pod: { dnsPolicy: 'None', dnsConfig: { nameservers: [server] } } }),
  'a search domain': (search) => ({ pod: { dnsConfig: { searches: [search] } } }),
  'a sysctl': (name) => ({ pod: { securityContext: { sysctls: [{ name, value: '1' }] } } }),
  'a seccomp profile': (localhostProfile) => ({
    pod: { securityContext: { seccompProfile: { type: 'Localhost', localhostProfile } } },
  }),
  'a gMSA specification': (text) => ({ pod: { securityContext: { windowsOptions: { gmsaCredentialSpec: text } } } }),
  'a service account': (serviceAccountName) => ({ pod: { serviceAccountName } }),
};

/** Texts that make a pattern try much: a long run, and an end that does not match. */
const RUNS: { readonly [name: string]: (length: number) => string } = {
  'letters and digits': (length) => `${'a1'.repeat(length / 2)}!`,
  separators: (length) => `${'.-/:_'.repeat(length / 5)}\n`,
  'one character': (length) => `${'1'.repeat(length)}x`,
};

function placeProbes(): Probe[] {
  return Object.entries(PLACES).flatMap(([place, partsOf]) =>
    Object.entries(RUNS).map(([run, textOf]) =>
      probe('validate', `${place} of ${run}`, (size) => daemonSet(partsOf(textOf(size)) as Parts)),
    ),
  );
}

const configMap = (data: object): object => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data });

/** What YAML and JSON make of texts, and what the import makes of them. */
export const TEXTS: readonly Probe[] = [
  ...placeProbes(),
  probe('validate', 'a plain scalar', (size) => `a: ${'b '.repeat(size / 2)}\n`),
  probe('validate', 'a folded scalar', (size) => `a: >\n${'  b\n'.repeat(size / 4)}`),
  probe('validate', 'a quoted scalar with escapes', (size) => `a: "${'\\x41'.repeat(size / 4)}"\n`),
  probe('validate', 'blank lines', (size) => `a: 1\n${'\n'.repeat(size)}b: 2\n`),
  probe('validate', 'comments', (size) => `a: 1\n${'# b\n'.repeat(size / 4)}b: 2\n`),
  probe('validate', 'a long number', (size) => `a: ${'9'.repeat(size)}\n`),
  probe('validate', 'a long key in brackets', (size) => `{${'a'.repeat(size)}: 1`),
  probe('validate', 'colons and dashes', (size) => `${'- :'.repeat(size / 3)}\n`),
  probe('import', 'an image', (size) => daemonSet({ container: { image: `${':'.repeat(size)}\n` } })),
  probe('import', 'a text of many lines', (size) => configMap({ a: 'b\n'.repeat(size / 2) })),
  probe('import', 'a text of dollars and backquotes', (size) => configMap({ a: '${`\\'.repeat(size / 4) })),
  probe('import', 'a comment', (size) => `# ${'@ '.repeat(size / 2)}\n${JSON.stringify(configMap({}))}`),
  probe('import', 'a name', (size) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'aB'.repeat(size / 2) },
  })),
];
