import { Case } from './parts';

/* What a case is made of: a DaemonSet that every minor accepts, with some fields of it set to others. */

export interface Struct {
  readonly [key: string]: unknown;
}

const daemonSet = (metadata: Struct, spec: Struct, template: Struct): Struct => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent', ...metadata },
  spec: {
    selector: { matchLabels: { app: 'agent' } },
    template: { metadata: { labels: { app: 'agent' } }, ...template },
    ...spec,
  },
});
const asCase = (manifest: Struct, rest?: Omit<Case, 'manifest'>): Case => ({
  manifest: JSON.stringify(manifest),
  ...rest,
});

export const withPod = (pod: Struct, container: Struct = {}, metadata: Struct = {}): Struct =>
  daemonSet(
    metadata,
    {},
    {
      spec: { containers: [{ name: 'agent', image: 'agent:1', ...container }], ...pod },
    },
  );
export const pod = (fields: Struct): Case => asCase(withPod(fields));
export const container = (fields: Struct, rest: Struct = {}): Case => asCase(withPod(rest, fields));
export const both = (fields: Struct, rest: Struct = {}): Case =>
  pod({
    containers: ['agent', 'helper'].map((name) => ({ name, image: 'agent:1', ...fields })),
    ...rest,
  });
export const meta = (metadata: Struct): Case => asCase(withPod({}, {}, metadata));
export const spec = (fields: Struct): Case =>
  asCase(daemonSet({}, fields, { spec: { containers: [{ name: 'agent', image: 'agent:1' }] } }));
export const template = (metadata: Struct, fields: Struct = {}): Case =>
  asCase(
    daemonSet(
      {},
      {},
      {
        metadata: { labels: { app: 'agent' }, ...metadata },
        spec: { containers: [{ name: 'agent', image: 'agent:1' }], ...fields },
      },
    ),
  );
export const over = (old: Struct, manifest: Struct): Case => asCase(manifest, { old: JSON.stringify(old) });
export const unprivileged = ({ manifest }: Case): Case => ({ manifest, allowPrivileged: false });

export const volume = (source: Struct, name = 'data'): Case => pod({ volumes: [{ name, ...source }] });
export const claim = (fields: Struct, metadata?: Struct): Case =>
  volume({
    ephemeral: {
      volumeClaimTemplate: {
        metadata,
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...fields },
      },
    },
  });
export const projected = (source: Struct): Case => volume({ projected: { sources: [source] } });
export const certificate = (fields: Struct): Case =>
  projected({
    podCertificate: { signerName: 'example.com/a', keyType: 'ED25519', credentialBundlePath: 'a', ...fields },
  });
export const bundle = (fields: Struct): Case => projected({ clusterTrustBundle: { path: 'a', ...fields } });
export const restricted = (podContext: Struct, containerContext: Struct = {}, rest: Struct = {}): Case =>
  asCase(
    withPod(
      { ...rest, securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...podContext } },
      { securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, ...containerContext } },
    ),
  );
export const node = (expression: Struct, list = 'matchExpressions'): Case =>
  pod({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ [list]: [expression] }] },
      },
    },
  });
export const near = (fields: Struct): Case =>
  pod({
    affinity: {
      podAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: {}, topologyKey: 'zone', ...fields }],
      },
    },
  });
export const spread = (...constraints: Struct[]): Case =>
  pod({
    topologySpreadConstraints: constraints.map((fields) => ({
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: {},
      ...fields,
    })),
  });
export const owned = (...owners: Struct[]): Case =>
  meta({
    ownerReferences: owners.map((fields) => ({ apiVersion: 'v1', kind: 'Node', name: 'a', uid: 'a', ...fields })),
  });
export const sysctls = (...names: string[]): Case =>
  pod({ securityContext: { sysctls: names.map((name) => ({ name, value: '1' })) } });
export const debug = (fields: Struct): Case =>
  pod({ ephemeralContainers: [{ name: 'debug', image: 'debug:1', ...fields }] });
export const variable = (valueFrom: Struct): Case => container({ env: [{ name: 'A', valueFrom }] });
export const inFile = (fields: Struct, source: Struct = { emptyDir: {} }): Case =>
  container(
    { env: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'data', key: 'A', path: 'env', ...fields } } }] },
    { volumes: [{ name: 'data', ...source }] },
  );
export const mount = (fields: Struct, source: Struct = { emptyDir: {} }): Case =>
  container(
    { volumeMounts: [{ name: 'data', mountPath: '/data', ...fields }] },
    { volumes: [{ name: 'data', ...source }] },
  );
export const device = (volumeDevices: readonly Struct[], volumeMounts: readonly Struct[], rest: Struct = {}): Case =>
  container(
    { volumeDevices, volumeMounts },
    {
      volumes: [
        { name: 'data', emptyDir: {} },
        { name: 'disk', persistentVolumeClaim: { claimName: 'disk' } },
      ],
      ...rest,
    },
  );
export const resources = (fields: Struct): Case => container({ resources: fields });
export const claims = (...used: Struct[]): Case =>
  container({ resources: { claims: used } }, { resourceClaims: [{ name: 'device', resourceClaimName: 'a' }] });
export const RESTART = { action: 'Restart', exitCodes: { operator: 'In', values: [42] } };
export const restart = (rule: Struct, number = 1): Case =>
  container({
    restartPolicy: 'Never',
    restartPolicyRules: Array(number).fill({ ...RESTART, ...rule }),
  });
export const codes = Array.from({ length: 256 }, (_, i) => i);
export const resize = (...policies: string[]): Struct => ({
  resizePolicy: policies.map((restartPolicy) => ({ resourceName: 'cpu', restartPolicy })),
});
export const probe = (kind: string, fields: Struct): Case =>
  container({ [kind]: { exec: { command: ['true'] }, ...fields } });
export const windows = (windowsOptions: Struct): Case => pod({ securityContext: { windowsOptions } });
export const compared = (value: string): Struct => withPod({ tolerations: [{ key: 'a', operator: 'Gt', value }] });
export const file = (fields: Struct): Case => volume({ downwardAPI: { items: [{ path: 'a', ...fields }] } });

export const long = (length: number): string => 'a'.repeat(length);
export const labels = (number: number, length: number): string => Array<string>(number).fill(long(length)).join('.');
