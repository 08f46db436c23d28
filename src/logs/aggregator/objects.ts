import { TLS_FOLDER } from './pipeline';
import { LogAggregatorProps } from './props';
import { hardenedContainer, hardenedPod } from '../../constructs/node-agent/hardening';
import { Container, Volume } from '../../model/generated/structs';
import { pathVolumeName } from '../host-mounts';
import { OutputSurroundings } from '../pipeline';
import { AgentContainer } from '../rendering';

/** A user without a name, who owns the volume. */
const USER = 65534;
export const STATE = '/state';
export const GRACE_SECONDS = 60;

export interface Surroundings extends Omit<OutputSurroundings, 'folders'> {
  readonly labels: { [key: string]: string };
  readonly configMapName: string;
  readonly configHash: string;
  readonly serviceAccountName: string;
  readonly headlessServiceName: string;
  readonly readsEvents: boolean;
}

/** The spec of the StatefulSet around the container of an agent. */
export function statefulSetSpec(
  props: LogAggregatorProps,
  agent: AgentContainer & { name: string },
  around: Surroundings,
): object {
  const { configFolder, configFiles: _files, scratchFolders, reloadUrl: _reload, env, ...container } = agent;
  const { labels, volumes } = around;
  const scratch = scratchFolders.map((folder) => ({ name: pathVolumeName(folder), folder }));
  const all: Container = {
    ...container,
    env: [...env, ...around.env],
    resources: props.resources ?? { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
    volumeMounts: [
      { name: 'config', mountPath: configFolder, readOnly: true },
      { name: 'tls', mountPath: TLS_FOLDER, readOnly: true },
      { name: 'state', mountPath: STATE },
      ...scratch.map(({ name, folder }) => ({ name, mountPath: folder })),
      ...volumes.map(({ volume, mountPath }) => ({ name: volume.name, mountPath, readOnly: true })),
    ],
  };
  const podVolumes: Volume[] = [
    { name: 'config', configMap: { name: around.configMapName } },
    { name: 'tls', secret: { secretName: props.tls.secretName } },
    ...scratch.map(({ name }) => ({ name, emptyDir: {} })),
    ...volumes.map(({ volume }) => volume),
  ];
  return {
    serviceName: around.headlessServiceName,
    replicas: replicasOf(props),
    // one does not wait for another
    podManagementPolicy: 'Parallel',
    selector: { matchLabels: labels },
    template: {
      metadata: { labels, annotations: { 'checksum/config': around.configHash } },
      spec: {
        serviceAccountName: around.serviceAccountName,
        automountServiceAccountToken: around.readsEvents,
        securityContext: hardenedPod(
          { runAsUser: USER, runAsGroup: USER, fsGroup: USER, fsGroupChangePolicy: 'OnRootMismatch' },
          false,
        ),
        nodeSelector: { 'kubernetes.io/os': 'linux', ...props.nodeSelector },
        ...(props.tolerations && { tolerations: props.tolerations }),
        ...(props.priorityClassName && { priorityClassName: props.priorityClassName }),
        topologySpreadConstraints: props.topologySpreadConstraints ?? [
          {
            maxSkew: 1,
            topologyKey: 'kubernetes.io/hostname',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: labels },
          },
        ],
        terminationGracePeriodSeconds: props.terminationGracePeriodSeconds ?? GRACE_SECONDS,
        containers: [hardenedContainer(all)],
        volumes: podVolumes,
      },
    },
    volumeClaimTemplates: [
      {
        metadata: { name: 'state' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: props.storage ?? '10Gi' } },
          ...(props.storageClassName !== undefined && { storageClassName: props.storageClassName }),
        },
      },
    ],
  };
}

export const replicasOf = ({ replicas, kubernetesEvents }: LogAggregatorProps): number =>
  replicas ?? (kubernetesEvents ? 1 : 2);
