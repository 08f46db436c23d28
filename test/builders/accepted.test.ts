import { EnvFromSources } from '../../src/builders/env-from-sources';
import { EnvVars } from '../../src/builders/env-vars';
import { NodeAffinities } from '../../src/builders/node-affinities';
import { Probes } from '../../src/builders/probes';
import { ResourceQuantities } from '../../src/builders/resource-quantities';
import { SecurityContexts } from '../../src/builders/security-contexts';
import { Tolerations } from '../../src/builders/tolerations';
import { UpdateStrategies } from '../../src/builders/update-strategies';
import { Volumes } from '../../src/builders/volumes';
import { DaemonSetSpec, Volume } from '../../src/model/generated/structs';
import { NodeLabels } from '../../src/node-sets/node-labels';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';

const volumes: Volume[] = [
  Volumes.hostPath('host-path', '/var/log', { type: 'DirectoryOrCreate' }),
  Volumes.configMap('config-map', 'agent', { items: [{ key: 'a', path: 'a' }], defaultMode: 0o400 }),
  Volumes.secret('secret', 'agent', { optional: true }),
  Volumes.emptyDir('empty-dir', { medium: 'Memory', sizeLimit: ResourceQuantities.mebibytes(64) }),
  Volumes.projected('projected', [
    { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
    { configMap: { name: 'agent' } },
  ]),
  Volumes.downwardAPI('downward-api', [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }]),
  Volumes.persistentVolumeClaim('claim', 'shared', { readOnly: true }),
  Volumes.ephemeral('ephemeral', {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: ResourceQuantities.gibibytes(1) } } },
  }),
  Volumes.csi('csi', { driver: 'secrets-store.csi.k8s.io', readOnly: true }),
  Volumes.nfs('nfs', { server: 'nfs.example.com', path: '/export' }),
  Volumes.iscsi('iscsi', { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:storage', lun: 0 }),
  Volumes.fc('fc', { targetWWNs: ['50060e801049cfd1'], lun: 0 }),
  Volumes.flexVolume('flex-volume', { driver: 'example.com/flex' }),
  Volumes.gitRepo('git-repo', { repository: 'https://example.com/repo.git' }),
  Volumes.awsElasticBlockStore('aws', { volumeID: 'vol-1' }),
  Volumes.azureDisk('azure-disk', { diskName: 'disk', diskURI: 'https://example.com/vhds/disk.vhd' }),
  Volumes.azureFile('azure-file', { secretName: 'azure', shareName: 'share' }),
  Volumes.cinder('cinder', { volumeID: 'vol-1' }),
  Volumes.gcePersistentDisk('gce', { pdName: 'disk', readOnly: true }),
  Volumes.portworxVolume('portworx', { volumeID: 'vol-1' }),
  Volumes.vsphereVolume('vsphere', { volumePath: '[store] disk' }),
  Volumes.cephfs('cephfs', { monitors: ['10.0.0.1:6789'] }),
  Volumes.rbd('rbd', { monitors: ['10.0.0.1:6789'], image: 'image' }),
  Volumes.glusterfs('glusterfs', { endpoints: 'gluster', path: 'volume' }),
  Volumes.flocker('flocker', { datasetName: 'data' }),
  Volumes.photonPersistentDisk('photon', { pdID: 'disk' }),
  Volumes.quobyte('quobyte', { registry: 'registry:7861', volume: 'volume' }),
  Volumes.scaleIO('scale-io', {
    gateway: 'https://gateway',
    system: 'system',
    volumeName: 'volume',
    secretRef: { name: 'sio' },
  }),
  Volumes.storageos('storageos', { volumeName: 'volume' }),
];

const spec = (minor: number): DaemonSetSpec => ({
  selector: { matchLabels: { app: 'agent' } },
  updateStrategy: UpdateStrategies.surge('10%'),
  template: {
    metadata: { labels: { app: 'agent' } },
    spec: {
      tolerations: [
        Tolerations.everything({ effect: 'NoExecute' }),
        Tolerations.parse('dedicated=logs:NoSchedule'),
        Tolerations.parse('gpu:PreferNoSchedule'),
        Tolerations.equal('dedicated', ''),
        Tolerations.controlPlane(),
        Tolerations.notReady(),
        Tolerations.networkUnavailable(),
        Tolerations.uninitialized(),
        Tolerations.unreachable({ effect: 'NoExecute', tolerationSeconds: 60 }),
      ],
      affinity: {
        nodeAffinity: NodeAffinities.allOf(
          NodeAffinities.anyOf(
            NodeAffinities.onNodes('node-a', 'node-b'),
            NodeAffinities.required(NodeLabels.gt('cores', 4), NodeLabels.lt('cores', 64)),
          ),
          NodeAffinities.required(
            NodeLabels.in('kubernetes.io/os', 'linux'),
            NodeLabels.notIn('type', 'virtual-kubelet'),
          ),
          NodeAffinities.notOnNodes('node-c', 'node-d'),
          NodeAffinities.preferred(100, NodeLabels.exists('ssd'), NodeLabels.doesNotExist('hdd')),
        ),
      },
      securityContext: SecurityContexts.hardenedPod(),
      volumes:
        minor < 31
          ? volumes
          : [...volumes, Volumes.image('image', 'example.com/rules:1', { pullPolicy: 'IfNotPresent' })],
      containers: [
        {
          name: 'agent',
          image: 'agent:1',
          securityContext: SecurityContexts.hardened(),
          resources: ResourceQuantities.withoutCpuLimit(
            ResourceQuantities.millicores(100),
            ResourceQuantities.mebibytes(200),
          ),
          livenessProbe: Probes.httpGet('/healthz', 8080, {
            scheme: 'HTTPS',
            httpHeaders: [{ name: 'Host', value: 'agent' }],
            periodSeconds: 30,
          }),
          readinessProbe: Probes.tcpSocket(8080, { successThreshold: 2 }),
          startupProbe: Probes.exec(['true'], { failureThreshold: 30 }),
          envFrom: [
            EnvFromSources.configMap('agent', { prefix: 'AGENT_' }),
            EnvFromSources.secret('agent', { optional: true }),
          ],
          env: [
            EnvVars.value('LEVEL', 'info'),
            EnvVars.nodeName('NODE'),
            EnvVars.hostIP('HOST_IP'),
            EnvVars.podIP('POD_IP'),
            EnvVars.podName('POD'),
            EnvVars.podNamespace('NS'),
            EnvVars.fromField('SA', 'spec.serviceAccountName'),
            EnvVars.fromConfigMapKey('URL', 'agent', 'url'),
            EnvVars.fromSecretKey('PASSWORD', 'agent', 'password', { optional: true }),
            EnvVars.fromResource('MEMORY', { resource: 'limits.memory', divisor: '1Mi' }),
            ...(minor < 35
              ? []
              : [EnvVars.fromFile('TOKEN', { volumeName: 'empty-dir', path: 'agent.env', key: 'TOKEN' })]),
          ],
        },
        {
          name: 'helper',
          image: 'helper:1',
          securityContext: SecurityContexts.privileged(),
          resources: ResourceQuantities.guaranteed('1', '1Gi'),
          livenessProbe: Probes.grpc(9000, { service: 'liveness', terminationGracePeriodSeconds: 5 }),
        },
      ],
    },
  },
});

liveTest('the real API server of every built minor takes what each builder makes, and so does its pod', () => {
  for (const minor of builtMinors) {
    const manifest = JSON.stringify({
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent' },
      spec: spec(Number(minor.slice(2))),
    });
    const [{ stage, errors, strictErrors, pod }] = askKubernetes<any>(minor, 'judge', [
      { id: minor, op: 'create', manifest },
    ]);
    expect([minor, stage, errors, strictErrors, pod?.errors]).toEqual([minor, 'ok', [], undefined, []]);
  }
});
