import { Case } from './parts';

/*
 * DaemonSets for rules that chance seldom finds alone: what is changed of one that every minor accepts, so that the rule has something to say.
 * Where another rule always speaks as well, it does here.
 */

interface Struct { readonly [key: string]: unknown }

const daemonSet = (metadata: Struct, spec: Struct, template: Struct): Struct => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent', ...metadata },
  spec: { selector: { matchLabels: { app: 'agent' } }, template: { metadata: { labels: { app: 'agent' } }, ...template }, ...spec },
});
const asCase = (manifest: Struct, rest?: Omit<Case, 'manifest'>): Case => ({ manifest: JSON.stringify(manifest), ...rest });

const withPod = (pod: Struct, container: Struct = {}, metadata: Struct = {}): Struct => daemonSet(metadata, {}, {
  spec: { containers: [{ name: 'agent', image: 'agent:1', ...container }], ...pod },
});
const pod = (fields: Struct): Case => asCase(withPod(fields));
const container = (fields: Struct, rest: Struct = {}): Case => asCase(withPod(rest, fields));
const both = (fields: Struct, rest: Struct = {}): Case => pod({
  containers: ['agent', 'helper'].map((name) => ({ name, image: 'agent:1', ...fields })), ...rest,
});
const meta = (metadata: Struct): Case => asCase(withPod({}, {}, metadata));
const spec = (fields: Struct): Case => asCase(daemonSet({}, fields, { spec: { containers: [{ name: 'agent', image: 'agent:1' }] } }));
const annotated = (annotations: Struct, fields: Struct): Case => asCase(daemonSet({}, {}, {
  metadata: { labels: { app: 'agent' }, annotations }, spec: { containers: [{ name: 'agent', image: 'agent:1' }], ...fields },
}));
const over = (old: Struct, manifest: Struct): Case => asCase(manifest, { old: JSON.stringify(old) });
const unprivileged = ({ manifest }: Case): Case => ({ manifest, allowPrivileged: false });

const volume = (source: Struct, name = 'data'): Case => pod({ volumes: [{ name, ...source }] });
const claim = (fields: Struct, metadata?: Struct): Case => volume({
  ephemeral: { volumeClaimTemplate: { metadata, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...fields } } },
});
const projected = (source: Struct): Case => volume({ projected: { sources: [source] } });
const certificate = (fields: Struct): Case => projected({
  podCertificate: { signerName: 'example.com/a', keyType: 'ED25519', credentialBundlePath: 'a', ...fields },
});
const bundle = (fields: Struct): Case => projected({ clusterTrustBundle: { path: 'a', ...fields } });
const restricted = (podContext: Struct, containerContext: Struct = {}, rest: Struct = {}): Case => asCase(withPod(
  { ...rest, securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...podContext } },
  { securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, ...containerContext } },
));
const node = (expression: Struct, list = 'matchExpressions'): Case => pod({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ [list]: [expression] }] } } },
});
const near = (fields: Struct): Case => pod({
  affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: {}, topologyKey: 'zone', ...fields }] } },
});
const spread = (fields: Struct): Case => pod({
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {}, ...fields }],
});
const owned = (fields: Struct): Case => meta({ ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: 'a', uid: 'a', ...fields }] });
const debug = (fields: Struct): Case => pod({ ephemeralContainers: [{ name: 'debug', image: 'debug:1', ...fields }] });
const variable = (valueFrom: Struct): Case => container({ env: [{ name: 'A', valueFrom }] });
const inFile = (fields: Struct, source: Struct = { emptyDir: {} }): Case => container(
  { env: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'data', key: 'A', path: 'env', ...fields } } }] },
  { volumes: [{ name: 'data', ...source }] },
);
const mount = (fields: Struct, source: Struct = { emptyDir: {} }): Case => container(
  { volumeMounts: [{ name: 'data', mountPath: '/data', ...fields }] }, { volumes: [{ name: 'data', ...source }] },
);
const device = (volumeDevices: readonly Struct[], volumeMounts: readonly Struct[]): Case => container({ volumeDevices, volumeMounts }, {
  volumes: [{ name: 'data', emptyDir: {} }, { name: 'disk', persistentVolumeClaim: { claimName: 'disk' } }],
});
const resources = (fields: Struct): Case => container({ resources: fields });
const claims = (...used: Struct[]): Case => container(
  { resources: { claims: used } }, { resourceClaims: [{ name: 'device', resourceClaimName: 'a' }] },
);
const RESTART = { action: 'Restart', exitCodes: { operator: 'In', values: [42] } };
const restart = (rule: Struct, number = 1): Case => container({
  restartPolicy: 'Never', restartPolicyRules: Array(number).fill({ ...RESTART, ...rule }),
});
const codes = Array.from({ length: 256 }, (_, i) => i);
const resize = (...policies: string[]): Struct => ({ resizePolicy: policies.map((restartPolicy) => ({ resourceName: 'cpu', restartPolicy })) });
const probe = (kind: string, fields: Struct): Case => container({ [kind]: { exec: { command: ['true'] }, ...fields } });
const windows = (windowsOptions: Struct): Case => pod({ securityContext: { windowsOptions } });
const compared = (value: string): Struct => withPod({ tolerations: [{ key: 'a', operator: 'Gt', value }] });
const file = (fields: Struct): Case => volume({ downwardAPI: { items: [{ path: 'a', ...fields }] } });

const long = (length: number): string => 'a'.repeat(length);
const labels = (number: number, length: number): string => Array<string>(number).fill(long(length)).join('.');
const LARGE = { note: long(262_130) };
const HUGE = { 'example.com/note': long(262_144) };

/** By the id of the rule. */
export const ALONE: { readonly [id: string]: Case } = {
  'affinity/bound': node({ key: 'a', operator: 'Gt' }),
  'affinity/fieldKey': node({ key: 'metadata.namespace', operator: 'In', values: ['a'] }, 'matchFields'),
  'affinity/operator': node({ key: 'a', operator: 'Is' }),
  'affinity/topologyKey': near({ topologyKey: 'a b' }),
  'affinity/topologyKeyMissing': near({ topologyKey: '' }),
  'affinity/value': node({ key: 'a', operator: 'In', values: ['b c'] }),
  'affinity/valuesForbidden': node({ key: 'a', operator: 'Exists', values: ['b'] }),
  'annotations/size': claim({}, { annotations: HUGE }),
  'containers/ephemeralField': debug({ ports: [] }),
  'containers/ephemeralImage': debug({ image: ' debug' }),
  'containers/ephemeralTarget': debug({ targetContainerName: 'other' }),
  'containers/nameMissing': container({ name: '' }),
  'containers/nameTwice': both({ name: 'agent' }),
  'daemon-set/activeDeadline': pod({ activeDeadlineSeconds: 60 }),
  'daemon-set/percentHigh': spec({ updateStrategy: { rollingUpdate: { maxUnavailable: '101%' } } }),
  'dns/nameserversMany': pod({ dnsConfig: { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] } }),
  'dns/searchesLong': pod({ dnsConfig: { searches: Array(9).fill(labels(4, 60)) } }),
  'dropped/imageVolumeMount': mount({}, { image: { reference: 'data:1' } }),
  'env/fileKey': inFile({ key: 'A=B' }),
  'env/filePathMissing': inFile({ path: '' }),
  'env/fileVolume': inFile({ volumeName: 'Data' }),
  'env/fileVolumeMissing': inFile({ volumeName: '' }),
  'env/fileVolumeType': inFile({}, { hostPath: { path: '/data' } }),
  'env/fromNone': container({ envFrom: [{ prefix: 'A' }] }),
  'env/hostIPs': variable({ fieldRef: { fieldPath: 'status.hostIPs' } }),
  'env/twoValues': container({ env: [{ name: 'A', value: 'a', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }),
  'field-selectors/containerName': file({ resourceFieldRef: { resource: 'limits.cpu' } }),
  'field-selectors/fieldPath': variable({ fieldRef: { fieldPath: '' } }),
  'metadata/ownerApiVersion': owned({ apiVersion: 'a/b/c' }),
  'metadata/ownerApiVersionMissing': owned({ apiVersion: '' }),
  'metadata/ownerField': owned({ kind: '' }),
  'metadata/ownerFieldMissing': owned({ uid: '' }),
  'mounts/deviceName': device([{ name: '', devicePath: '/dev/disk' }], []),
  'mounts/devicePath': device([{ name: 'disk', devicePath: '' }], []),
  'mounts/mountPath': mount({ mountPath: '' }),
  'mounts/name': mount({ name: '' }),
  'mounts/nameOfDevice': device([{ name: 'disk', devicePath: '/dev/disk' }], [{ name: 'disk', mountPath: '/disk' }]),
  'mounts/nameOfMount': device([{ name: 'disk', devicePath: '/disk' }], [{ name: 'disk', mountPath: '/data' }]),
  // of two mounts of a volume the checks of devices see the last
  'mounts/pathOfDevice': device([{ name: 'disk', devicePath: '/a' }], [{ name: 'data', mountPath: '/a' }, { name: 'data', mountPath: '/b' }]),
  'mounts/pathOfMount': device([{ name: 'disk', devicePath: '/a' }], [{ name: 'data', mountPath: '/a' }]),
  'mounts/recursivePropagation': mount({ readOnly: true, recursiveReadOnly: 'Enabled', mountPropagation: 'HostToContainer' }),
  'never-runs/annotations': meta({ annotations: LARGE }),
  'never-runs/hostPort': both({ ports: [{ containerPort: 80 }] }, { hostNetwork: true }),
  'never-runs/imageMount': container({ volumeMounts: [{ name: 'data', mountPath: '/data' }] }, { volumes: [{ name: 'data', image: {} }] }),
  'never-runs/name': meta({ name: labels(4, 63).slice(0, 253) }),
  'never-runs/overhead': pod({ overhead: { cpu: '100m' } }),
  'never-runs/preemptionPolicy': pod({ preemptionPolicy: 'Never' }),
  'never-runs/priority': pod({ priority: 1 }),
  'never-runs/priorityClass': pod({ priorityClassName: 'system-critical' }),
  'never-runs/profileAnnotations': annotated(LARGE, { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } }),
  'never-runs/resources': container({ resources: { limits: { cpu: 2 } } }, { resources: { requests: { cpu: 1 } } }),
  'os/unknown': pod({ os: { name: 'plan9' } }),
  'pod-resources/pages': both(
    { resources: { limits: { 'cpu': '1', 'hugepages-2Mi': '2Mi' } } }, { resources: { limits: { 'cpu': '2', 'hugepages-2Mi': '2Mi' } } },
  ),
  'pod-resources/windows': pod({ os: { name: 'windows' }, resources: { limits: { cpu: 1 } } }),
  'pod-security/allowPrivilegeEscalation': restricted({}, { allowPrivilegeEscalation: true }),
  'pod-security/procMountRestricted': restricted({}, { procMount: 'Unmasked' }, { hostUsers: false }),
  'pod-security/runAsUser': restricted({ runAsUser: 0 }),
  'pod-security/seccompProfileRestricted': restricted({ seccompProfile: undefined }),
  'pod-security/windowsHostProcess': pod({ hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } }),
  'pod-spec/activeDeadline': pod({ activeDeadlineSeconds: 0 }),
  'pod-spec/hostPort': container({ ports: [{ containerPort: 80, hostPort: 81 }] }, { hostNetwork: true }),
  'pod-spec/hostnameFQDN': pod({ hostnameOverride: 'a', setHostnameAsFQDN: true }),
  'pod-spec/hostnameLong': pod({ hostnameOverride: long(65) }),
  'pod-spec/hostnameOverride': pod({ hostnameOverride: 'A' }),
  'pod-spec/preemption': pod({ preemptionPolicy: 'Sometimes' }),
  'pod-spec/preemptionMissing': pod({ preemptionPolicy: '' }),
  'pod-spec/restartPolicy': pod({ restartPolicy: 'Sometimes' }),
  'probes/grace': probe('livenessProbe', { terminationGracePeriodSeconds: 0 }),
  'probes/negative': probe('readinessProbe', { initialDelaySeconds: -1 }),
  'probes/readinessGrace': probe('readinessProbe', { terminationGracePeriodSeconds: 1 }),
  'probes/success': probe('startupProbe', { successThreshold: 2 }),
  'probes/twoHandlers': probe('livenessProbe', { tcpSocket: { port: 80 } }),
  'profiles/appArmorProfileLong': pod({ securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile: long(4096) } } }),
  'profiles/seccompProfilePath': pod({ securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: '/a' } } }),
  'resource-claims/name': pod({ resourceClaims: [{ name: 'Device', resourceClaimName: 'a' }] }),
  'resource-claims/nameMissing': pod({ resourceClaims: [{ name: '', resourceClaimName: 'a' }] }),
  'resource-claims/source': pod({ resourceClaims: [{ name: 'device', resourceClaimTemplateName: 'A' }] }),
  'resource-claims/sources': pod({ resourceClaims: [{ name: 'device' }] }),
  'resources/claimRequest': claims({ name: 'device', request: 'A' }),
  'resources/claimTwice': claims({ name: 'device' }, { name: 'device' }),
  'resources/name': resources({ limits: { '_.kubernetes.io/a': 1 } }),
  'resources/notForPods': pod({ resources: { limits: { 'ephemeral-storage': 1 } } }),
  'resources/notStandard': pod({ resources: { limits: { gpu: 1 } } }),
  'resources/pages': resources({ limits: { 'cpu': 1, 'hugepages-2Mi': '3Mi' } }),
  'resources/whole': resources({ limits: { 'example.com/gpu': '0.5' } }),
  'restart-policies/action': restart({ action: 'Stop' }),
  'restart-policies/exitCodes': restart({ exitCodes: undefined }),
  'restart-policies/operator': restart({ exitCodes: { operator: 'Is', values: [42] } }),
  'restart-policies/resizeInit': pod({ initContainers: [{ name: 'setup', image: 'setup:1', ...resize('RestartContainer') }] }),
  'restart-policies/resizeNever': container(resize('RestartContainer'), { restartPolicy: 'Never' }),
  'restart-policies/resizePolicy': container(resize('Restart')),
  'restart-policies/resizeTwice': container(resize('NotRequired', 'NotRequired')),
  'restart-policies/restartAll': restart({ action: 'RestartAllContainers' }),
  'restart-policies/sidecarRules': pod({
    initContainers: [{ name: 'setup', image: 'setup:1', restartPolicy: 'Always', restartPolicyRules: [RESTART] }],
  }),
  'restart-policies/tooLongCodes': restart({ exitCodes: { operator: 'In', values: codes } }),
  'restart-policies/tooLongRules': restart({}, 21),
  'restart-policies/tooManyCodes': restart({ exitCodes: { operator: 'NotIn', values: codes } }),
  'restart-policies/tooManyRules': restart({}, 22),
  'security-context/privileged': unprivileged(container({ securityContext: { privileged: true } })),
  'selector/key': near({ labelSelector: { matchExpressions: [{ key: 'a b', operator: 'Exists' }] } }),
  'selector/operator': near({ labelSelector: { matchExpressions: [{ key: 'a', operator: 'Is' }] } }),
  'signer-name/domain': certificate({ signerName: 'example_.com/a' }),
  'signer-name/domainLong': certificate({ signerName: `${labels(4, 63)}/a` }),
  'signer-name/form': certificate({ signerName: 'example.com' }),
  'signer-name/long': certificate({ signerName: `example.com/${labels(3, 250)}` }),
  'signer-name/missing': certificate({ signerName: '' }),
  'signer-name/name': certificate({ signerName: 'example.com/A' }),
  'store/resourceVersion': meta({ resourceVersion: '1' }),
  'tolerations/bound': over(compared('1'), compared('01')),
  'tolerations/boundSize': over(compared('1'), compared('9223372036854775808')),
  'tolerations/effect': pod({ tolerations: [{ operator: 'Exists', effect: 'NoRun' }] }),
  'topology-spread/maxSkew': spread({ maxSkew: 0 }),
  'topology-spread/minDomainsSoft': spread({ minDomains: 1, whenUnsatisfiable: 'ScheduleAnyway' }),
  'topology-spread/topologyKey': spread({ topologyKey: '' }),
  'topology-spread/whenUnsatisfiable': spread({ whenUnsatisfiable: 'Sometimes' }),
  'update/newFinalizer': over(withPod({}, {}, { deletionTimestamp: '2026-01-01T00:00:00Z' }), withPod({}, {}, { finalizers: ['example.com/a'] })),
  'volumes/certificates/annotation': certificate({ userAnnotations: { a: 'b' } }),
  'volumes/certificates/annotationMissing': certificate({ userAnnotations: { '': 'b' } }),
  'volumes/certificates/annotationsSize': certificate({ userAnnotations: HUGE }),
  'volumes/certificates/bundleBoth': bundle({ name: 'a', signerName: 'example.com/a' }),
  'volumes/certificates/bundleName': bundle({ name: 'A' }),
  'volumes/certificates/bundleNameMissing': bundle({ name: '' }),
  'volumes/certificates/bundleNone': bundle({}),
  'volumes/certificates/bundlePathMissing': bundle({ name: 'a', path: '' }),
  'volumes/certificates/bundleSelector': bundle({ name: 'a', labelSelector: {} }),
  'volumes/certificates/bundleSigner': bundle({ signerName: '' }),
  'volumes/certificates/keyType': certificate({ keyType: 'RSA1024' }),
  'volumes/certificates/noPath': certificate({ credentialBundlePath: '' }),
  'volumes/certificates/path': certificate({ credentialBundlePath: '/a' }),
  'volumes/certificates/tooLong': certificate({ maxExpirationSeconds: 7862401 }),
  'volumes/certificates/tooShort': certificate({ maxExpirationSeconds: 3599 }),
  'volumes/claim-template/accessMode': claim({ accessModes: ['ReadOften'] }),
  'volumes/claim-template/accessModesMixed': claim({ accessModes: ['ReadWriteOnce', 'ReadWriteOncePod'] }),
  'volumes/claim-template/dataSourceForeign': claim({
    dataSource: { kind: 'PersistentVolumeClaim', name: 'a' }, dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'a', namespace: 'other' },
  }),
  'volumes/claim-template/dataSourceKind': claim({ dataSource: { apiGroup: 'example.com', kind: '', name: 'a' } }),
  'volumes/claim-template/dataSourceNamespace': claim({ dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'a', namespace: 'Other' } }),
  'volumes/claim-template/dataSourcesDiffer': claim({
    dataSource: { kind: 'PersistentVolumeClaim', name: 'a' }, dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'b' },
  }),
  'volumes/drivers/cinderSecret': volume({ cinder: { volumeID: 'a', secretRef: {} } }),
  'volumes/drivers/kind': volume({ azureDisk: { diskName: 'a', diskURI: 'https://example.com/a', kind: 'Other' } }),
  'volumes/drivers/storageosNamespace': volume({ storageos: { volumeName: 'a', volumeNamespace: 'A' } }),
  'volumes/drivers/storageosSecret': volume({ storageos: { volumeName: 'a', secretRef: {} } }),
  'volumes/files/hostIPs': file({ fieldRef: { fieldPath: 'status.hostIPs' } }),
  'volumes/files/key': volume({ configMap: { name: 'a', items: [{ key: '', path: 'a' }] } }),
  'volumes/files/noRef': file({}),
  'volumes/local/hostPathType': volume({ hostPath: { path: '/data', type: 'Folder' } }),
  'volumes/local/pullPolicy': volume({ image: { reference: 'data:1', pullPolicy: 'Sometimes' } }),
  'volumes/network/chapSecret': volume({ iscsi: { targetPortal: 'a', iqn: 'iqn.2001-04.com.example:a', lun: 0, chapAuthSession: true } }),
  'volumes/network/fcLunMissing': volume({ fc: { targetWWNs: ['a'] } }),
  'volumes/network/flockerBoth': volume({ flocker: { datasetName: 'a', datasetUUID: 'b' } }),
  'volumes/network/iscsiName': volume(
    { iscsi: { targetPortal: 'a', iqn: 'iqn.2001-04.com.example:a', lun: 0, initiatorName: 'iqn.2001-04.com.example:b' } }, long(63),
  ),
  'volumes/paths/user': projected({ secret: { name: 'a' }, configMap: { name: 'a', items: [{ key: 'a', path: 'b', user: -1 }] } }),
  'volumes/projected/tokenTooLong': projected({ serviceAccountToken: { path: 'a', expirationSeconds: 2 ** 32 + 1 } }),
  'volumes/projected/tokenTooShort': projected({ serviceAccountToken: { path: 'a', expirationSeconds: 599 } }),
  'volumes/types/azureDisk.diskURI': volume({ azureDisk: { diskName: 'a', diskURI: '' } }),
  'volumes/types/csi.driver': volume({ csi: { driver: '' } }),
  'volumes/types/glusterfs.path': volume({ glusterfs: { endpoints: 'a', path: '' } }),
  'volumes/types/nfs.path': volume({ nfs: { server: 'a', path: '' } }),
  'warnings/ports/sameName': container({ ports: [{ name: 'a', containerPort: 80 }] }, {
    initContainers: [{ name: 'setup', image: 'setup:1', ports: [{ name: 'a', containerPort: 81 }] }],
  }),
  'windows/gmsaCredentialSpec': windows({ gmsaCredentialSpec: '' }),
  'windows/hostProcessMixed': pod({
    hostNetwork: true, initContainers: [{ name: 'setup', image: 'setup:1', securityContext: { windowsOptions: { hostProcess: true } } }],
  }),
  'windows/hostProcessPrivileged': unprivileged(pod({ hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } })),
  'windows/runAsUserDomainLength': windows({ runAsUserName: `${labels(4, 63)}.a\\user` }),
  'windows/runAsUserLength': windows({ runAsUserName: long(105) }),
};
