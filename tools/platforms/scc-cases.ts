import { pick } from '../differential/random';

type Json = any;

/** A pod template that says one more thing. */
type Part = (template: Json, random: () => number) => void;

const container = ({ spec }: Json, random: () => number): Json => {
  const own = pick([...(spec.initContainers ?? []), ...spec.containers], random);
  return (own.securityContext ??= {});
};
const pod = ({ spec }: Json): Json => (spec.securityContext ??= {});
const either = (template: Json, random: () => number) => (random() < 0.5 ? pod(template) : container(template, random));
const volume =
  (source: Json): Part =>
  ({ spec }) => {
    (spec.volumes ??= []).push({ name: `v${spec.volumes.length}`, ...source });
  };

const TOKEN = { serviceAccountToken: { path: 'token', expirationSeconds: 3607 } };
const projected = (...sources: Json[]) => volume({ projected: { sources } });
const rootCa = (item: Json) => ({ configMap: { name: 'kube-root-ca.crt', items: [item] } });

/** Everything that the admission of OpenShift looks at, each thing by its name. */
export const PARTS: { readonly [name: string]: Part } = {
  plain: () => {},
  hostNetwork: ({ spec }) => void (spec.hostNetwork = true),
  hostPID: ({ spec }) => void (spec.hostPID = true),
  hostIPC: ({ spec }) => void (spec.hostIPC = true),
  ownUsers: ({ spec }) => void (spec.hostUsers = false),
  hostUsers: ({ spec }) => void (spec.hostUsers = true),
  port: ({ spec }) => void (spec.containers[0].ports = [{ containerPort: 80 }]),
  hostPort: ({ spec }) => void (spec.containers[0].ports = [{ containerPort: 80, hostPort: 8080 }]),
  init: ({ spec }) => void (spec.initContainers = [{ name: 'init', image: 'a:1' }]),
  privileged: (template, random) => void (container(template, random).privileged = true),
  unprivileged: (template, random) => void (container(template, random).privileged = false),
  escalation: (template, random) => void (container(template, random).allowPrivilegeEscalation = random() < 0.5),
  readOnlyRoot: (template, random) => void (container(template, random).readOnlyRootFilesystem = random() < 0.5),
  capability: (template, random) => {
    const capabilities = (container(template, random).capabilities ??= {});
    capabilities.add = [pick(['NET_BIND_SERVICE', 'SETUID', 'SYS_ADMIN', 'KILL', 'ALL', 'CAP_SETUID'], random)];
  },
  drop: (template, random) => {
    const capabilities = (container(template, random).capabilities ??= {});
    capabilities.drop = [pick(['ALL', 'KILL', 'MKNOD'], random)];
  },
  user: (template, random) =>
    void (either(template, random).runAsUser = pick([0, 1, 999, 1000, 65534, 65535, 100000], random)),
  nonRoot: (template, random) => void (either(template, random).runAsNonRoot = random() < 0.5),
  group: (template, random) => void (either(template, random).runAsGroup = 0),
  fsGroup: (template, random) => void (pod(template).fsGroup = pick([0, 999, 1000, 65534, 65535], random)),
  groups: (template, random) =>
    void (pod(template).supplementalGroups = pick([[], [0], [1000], [1000, 70000]], random)),
  seLinuxType: (template, random) =>
    void (either(template, random).seLinuxOptions = {
      type: pick(['spc_t', 'container_t', 'container_engine_t'], random),
    }),
  seLinuxUser: (template, random) => void (either(template, random).seLinuxOptions = { user: 'system_u' }),
  seccomp: (template, random) => {
    const profiles = [
      { type: 'RuntimeDefault' },
      { type: 'Unconfined' },
      { type: 'Localhost', localhostProfile: 'profiles/agent.json' },
    ];
    either(template, random).seccompProfile = pick(profiles, random);
  },
  podAnnotation: ({ metadata }, random) => {
    metadata.annotations = {
      ...metadata.annotations,
      'seccomp.security.alpha.kubernetes.io/pod': pick(
        ['runtime/default', 'docker/default', 'unconfined', 'localhost/a'],
        random,
      ),
    };
  },
  containerAnnotation: ({ metadata, spec }, random) => {
    metadata.annotations = {
      ...metadata.annotations,
      [`container.seccomp.security.alpha.kubernetes.io/${spec.containers[0].name}`]: pick(
        ['runtime/default', 'docker/default', 'unconfined', ''],
        random,
      ),
    };
  },
  sysctl: (template, random) =>
    void (pod(template).sysctls = [
      {
        name: pick(
          ['net.ipv4.tcp_syncookies', 'net.core.somaxconn', 'kernel.msgmax', 'net.ipv4.ip_unprivileged_port_start'],
          random,
        ),
        value: '1',
      },
    ]),
  hostPath: volume({ hostPath: { path: '/var/log' } }),
  emptyDir: volume({ emptyDir: {} }),
  configMap: volume({ configMap: { name: 'a' } }),
  nfs: volume({ nfs: { server: 'a', path: '/' } }),
  csi: volume({ csi: { driver: 'a.example.com' } }),
  cephfs: volume({ cephfs: { monitors: ['a'] } }),
  token: projected(TOKEN, rootCa({ key: 'ca.crt', path: 'ca.crt' })),
  otherProjected: projected(rootCa({ key: 'ca.crt', path: 'other.crt' })),
};

/** A template with these parts. */
export function templateOf(names: readonly string[], random: () => number): Json {
  const template = {
    metadata: { labels: { app: 'agent' } },
    spec: {
      containers: [
        { name: 'agent', image: 'a:1' },
        { name: 'sidecar', image: 'a:1' },
      ],
    },
  };
  for (const name of names) PARTS[name](template, random);
  return template;
}

/** Each part alone in several ways, and two to six of them together. */
export function templates(count: number, random: () => number): Json[] {
  const names = Object.keys(PARTS);
  const alone = names.flatMap((name) => Array.from({ length: 5 }, () => templateOf([name], random)));
  const together = Array.from({ length: count }, () => {
    const some = Array.from({ length: 2 + Math.floor(random() * 5) }, () => pick(names, random));
    // an init container that comes first can get what follows
    return templateOf(some.includes('init') ? ['init', ...some] : some, random);
  });
  const all = new Map([...alone, ...together].map((template) => [JSON.stringify(template), template]));
  return [...all.values()];
}
