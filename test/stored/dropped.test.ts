import { TYPES } from '../../src/model/field-table';
import { isJsonObject } from '../../src/model/json-object';
import { DaemonSetValidator } from '../../src/text-validation/daemon-set-validator';
import { judge } from '../../src/validation/judge';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';
import { daemonSetOf } from '../validation/daemon-set-table';

const inContainer = (fields: object) => ({ containers: [{ name: 'a', image: 'a', ...fields }] });
const inInit = (fields: object) => ({ initContainers: [{ name: 'b', image: 'b', ...fields }] });
const inVolume = (source: object) => ({ volumes: [{ name: 'v', ...source }] });
const projected = (source: object) => inVolume({ projected: { sources: [source] } });
const affinity = (term: object) => ({
  affinity: {
    podAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: 'a', labelSelector: { matchLabels: { a: 'b' } }, ...term },
      ],
    },
  },
});
const file = { key: 'k', path: 'p' };

/**
 * A pod spec, the field of it that some versions take and then drop, and those versions. A field that a version does not know is an error of
 * it, and not in this list. Asked of kube-apiserver 1.28 to 1.37: what is dropped is not in what they store.
 */
const ROWS: readonly (readonly [field: string, podSpec: object, versions: string])[] = [
  ['hostUsers', { hostUsers: true }, '1.28-1.32'],
  ['securityContext.supplementalGroupsPolicy', { securityContext: { supplementalGroupsPolicy: 'Merge' } }, '1.31-1.32'],
  ['securityContext.seLinuxChangePolicy', { securityContext: { seLinuxChangePolicy: 'Recursive' } }, '1.32'],
  ['resources', { resources: { limits: { cpu: '1' } } }, '1.32-1.33'],
  ['hostnameOverride', { hostnameOverride: 'a' }, '1.34'],
  ['resourceClaims', { resourceClaims: [{ name: 'a', resourceClaimName: 'b' }] }, '1.28-1.33'],
  [
    'containers[0].resources.claims',
    {
      ...inContainer({ resources: { claims: [{ name: 'c' }] } }),
      resourceClaims: [{ name: 'c', resourceClaimName: 'b' }],
    },
    '1.28-1.33',
  ],
  ['workloadRef', { workloadRef: { name: 'a', podGroup: 'b' } }, '1.35'],
  ['schedulingGroup', { schedulingGroup: { podGroupName: 'a' } }, '1.36+'],
  ['evictionResponders', { evictionResponders: [{ name: 'a.b/c', priority: 1 }] }, '1.37+'],
  [
    'affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys',
    affinity({ matchLabelKeys: ['x'] }),
    '1.29-1.30',
  ],
  [
    'affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].mismatchLabelKeys',
    affinity({ mismatchLabelKeys: ['x'] }),
    '1.29-1.30',
  ],
  [
    'volumes[0].projected.sources[0].clusterTrustBundle',
    projected({ clusterTrustBundle: { name: 'a', path: 'p' } }),
    '1.29-1.36',
  ],
  [
    'volumes[0].projected.sources[0].podCertificate',
    projected({ podCertificate: { signerName: 'a.b/c', keyType: 'ED25519', keyPath: 'k' } }),
    '1.34-1.36',
  ],
  ['volumes[0].secret.defaultUser', inVolume({ secret: { secretName: 'a', defaultUser: 1 } }), '1.37+'],
  [
    'volumes[0].secret.items[0].user',
    inVolume({ secret: { secretName: 'a', items: [{ ...file, user: 1 }] } }),
    '1.37+',
  ],
  ['volumes[0].configMap.defaultUser', inVolume({ configMap: { name: 'a', defaultUser: 1 } }), '1.37+'],
  ['volumes[0].downwardAPI.defaultUser', inVolume({ downwardAPI: { defaultUser: 1 } }), '1.37+'],
  [
    'volumes[0].downwardAPI.items[0].user',
    inVolume({ downwardAPI: { items: [{ path: 'p', fieldRef: { fieldPath: 'metadata.name' }, user: 1 }] } }),
    '1.37+',
  ],
  ['volumes[0].projected.defaultUser', inVolume({ projected: { sources: [], defaultUser: 1 } }), '1.37+'],
  [
    'volumes[0].projected.sources[0].serviceAccountToken.user',
    projected({ serviceAccountToken: { path: 'p', user: 1 } }),
    '1.37+',
  ],
  [
    'volumes[0].projected.sources[0].clusterTrustBundle.user',
    projected({ clusterTrustBundle: { name: 'a', path: 'p', user: 1 } }),
    '1.37+',
  ],
  [
    'volumes[0].projected.sources[0].podCertificate.user',
    projected({ podCertificate: { signerName: 'a.b/c', keyType: 'ED25519', keyPath: 'k', user: 1 } }),
    '1.37+',
  ],
  ['volumes[0].emptyDir.mode', inVolume({ emptyDir: { mode: 448 } }), '1.37+'],
  [
    'containers[0].volumeMounts[0].bindMountOptions',
    {
      ...inContainer({ volumeMounts: [{ name: 'v', mountPath: '/v', bindMountOptions: ['noexec'] }] }),
      ...inVolume({}),
    },
    '1.37+',
  ],
  [
    'containers[0].volumeMounts[0].recursiveReadOnly',
    {
      ...inContainer({ volumeMounts: [{ name: 'v', mountPath: '/v', recursiveReadOnly: 'Disabled' }] }),
      ...inVolume({}),
    },
    '1.30',
  ],
  [
    'containers[0].resizePolicy',
    inContainer({ resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }] }),
    '1.28-1.32',
  ],
  [
    'initContainers[0].restartPolicyRules',
    inInit({
      restartPolicy: 'Never',
      restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }],
    }),
    '1.34',
  ],
  [
    'containers[0].env[0].valueFrom.fileKeyRef',
    inContainer({ env: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'v', path: 'p', key: 'k' } } }] }),
    '1.34',
  ],
  ['containers[0].lifecycle.preStop.sleep', inContainer({ lifecycle: { preStop: { sleep: { seconds: 1 } } } }), '1.29'],
  [
    'containers[0].lifecycle.stopSignal',
    { ...inContainer({ lifecycle: { stopSignal: 'SIGUSR1' } }), os: { name: 'linux' } },
    '1.33+',
  ],
  [
    'containers[0].livenessProbe.grpc.mode',
    inContainer({ livenessProbe: { grpc: { port: 80, mode: 'TLS' } } }),
    '1.37+',
  ],
  [
    'containers[0].livenessProbe.httpGet.protocol',
    inContainer({ livenessProbe: { httpGet: { port: 80, protocol: 'HTTP2' } } }),
    '1.37+',
  ],
  [
    'containers[0].securityContext.procMount',
    { ...inContainer({ securityContext: { procMount: 'Unmasked' } }), hostUsers: false },
    '1.28-1.32',
  ],
  ['initContainers[0].restartPolicy', inInit({ restartPolicy: 'Always' }), '1.28'],
  ['initContainers[0].restartPolicy', inInit({ restartPolicy: 'OnFailure' }), '1.28, 1.34'],
  ['containers[0].restartPolicy', inContainer({ restartPolicy: 'Never' }), '1.34'],
  [
    'volumes[0]',
    { ...inVolume({ image: { reference: 'a' } }), ...inContainer({ volumeMounts: [{ name: 'v', mountPath: '/v' }] }) },
    '1.31-1.34',
  ],
  [
    'containers[0].volumeMounts[0]',
    { ...inVolume({ image: { reference: 'a' } }), ...inContainer({ volumeMounts: [{ name: 'v', mountPath: '/v' }] }) },
    '1.31-1.34',
  ],
];

test.each(ROWS)('%s is taken and dropped by some versions', (field, podSpec, versions) => {
  const ignored = new DaemonSetValidator()
    .validate(daemonSetOf({ podSpec }))
    .filter(({ severity }) => severity === 'ignored');
  const dropping = ignored.filter((finding) => finding.field === `spec.template.spec.${field}`);
  expect(dropping.map((finding) => `${finding.reason} ${finding.versions}`)).toEqual(
    versions.split(', ').map((version) => `FieldValueNotSupported ${version}`),
  );
});

/** The fields of the table that a value of a type has, at any depth. */
function fieldsIn(type: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsIn(type, item));
  const fields = TYPES.get(type);
  if (fields === undefined || !isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    `${type}.${name}`,
    ...fieldsIn(fields.get(name)?.type ?? '', inner),
  ]);
}

test('each field that the table says some version drops has a row, but for those of ephemeral containers, which no DaemonSet may have', () => {
  const given = new Set(ROWS.flatMap(([, podSpec]) => fieldsIn('PodSpec', podSpec)));
  const dropped = [...TYPES].flatMap(([type, fields]) =>
    [...fields.values()]
      .filter(({ keptSince, byPlace }) => keptSince !== undefined || byPlace)
      .map(({ name }) => `${type}.${name}`),
  );
  expect(dropped.length).toBeGreaterThan(35);
  expect(dropped.filter((field) => !given.has(field) && !field.startsWith('EphemeralContainer.'))).toEqual([]);
});

test('procMount Default is what it is set to anyway', () => {
  expect(
    new DaemonSetValidator().validate(
      daemonSetOf({ podSpec: inContainer({ securityContext: { procMount: 'Default' } }) }),
    ),
  ).toEqual([]);
});

test('a lifecycle with nothing else in it goes with its signal, an empty one stays', () => {
  const [withSignal, empty] = [{ stopSignal: 'SIGUSR1' }, {}].map(
    (lifecycle) =>
      judge(daemonSetOf({ podSpec: { ...inContainer({ lifecycle }), os: { name: 'linux' } } }), [34])[0].daemonSet!.spec
        .template.spec.containers[0].lifecycle,
  );
  expect([withSignal, empty]).toEqual([undefined, {}]);
});

test('1.28 takes the claims of a volume claim, and drops them', () => {
  const podSpec = inVolume({
    ephemeral: {
      volumeClaimTemplate: {
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' }, claims: [{ name: 'a' }] } },
      },
    },
  });
  expect(
    new DaemonSetValidator({ kubernetesVersion: '1.28' })
      .validate(daemonSetOf({ podSpec }))
      .map(({ severity, field }) => `${severity} ${field}`),
  ).toEqual(['ignored spec.template.spec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources.claims']);
});

test('annotations of the template that became fields are dropped by all versions, of the DaemonSet itself they are not', () => {
  const annotations = Object.fromEntries(
    ['alpha', 'beta'].flatMap((stage) =>
      ['s', '-statuses'].map((end) => [`pod.${stage}.kubernetes.io/init-container${end}`, 'a']),
    ),
  );
  const manifest = daemonSetOf({
    metadata: { annotations },
    podMetadata: { labels: { app: 'a' }, annotations: { ...annotations, a: 'b' } },
  });
  expect(
    new DaemonSetValidator()
      .validate(manifest)
      .map(({ severity, field, versions }) => `${severity} ${field} ${versions}`),
  ).toEqual(Object.keys(annotations).map((key) => `ignored spec.template.metadata.annotations.${key} undefined`));
  for (const version of builtMinors) {
    const [{ stored }] = askKubernetes<{ stored: any }>(version, 'judge', [
      { id: '', want: ['stored'], manifest: JSON.stringify(manifest) },
    ]);
    expect({ version, kept: stored.spec.template.metadata.annotations }).toEqual({ version, kept: { a: 'b' } });
    expect(stored.metadata.annotations).toEqual(expect.objectContaining(annotations));
  }
});

liveTest('real Kubernetes keeps what we keep', () => {
  for (const version of builtMinors) {
    const minor = Number(version.slice(2));
    const manifests = ROWS.map(([, podSpec]) => daemonSetOf({ podSpec }));
    const answers = askKubernetes<{ stored?: any }>(
      version,
      'judge',
      manifests.map((manifest) => ({ id: '', want: ['stored'], manifest: JSON.stringify(manifest) })),
    );
    ROWS.forEach(([field], i) => {
      const { stored } = answers[i];
      if (stored === undefined) return;
      const ours = judge(manifests[i], [minor])[0].daemonSet!.spec.template.spec;
      expect({ version, field, kept: valueAt(ours, field) }).toEqual({
        version,
        field,
        kept: valueAt(stored.spec.template.spec, field),
      });
    });
  }
});

function valueAt(value: unknown, field: string): unknown {
  return field
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .reduce<any>((at, step) => at?.[step], value);
}
