import { Chart } from 'cdk8s';
import { DaemonSet, EnvVars, Tolerations, UpdateStrategies, Volumes } from 'cdk8s-daemonsets';
import { Construct } from 'constructs';

export class NodeExporter extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new DaemonSet(this, 'node-exporter', {
      metadata: {
        name: 'node-exporter',
        namespace: 'monitoring',
        labels: {
          'app.kubernetes.io/component': 'exporter',
          'app.kubernetes.io/name': 'node-exporter',
          'app.kubernetes.io/part-of': 'monitoring',
          'app.kubernetes.io/version': '1.9.1',
        },
      },
      selector: {
        matchLabels: {
          'app.kubernetes.io/component': 'exporter',
          'app.kubernetes.io/name': 'node-exporter',
          'app.kubernetes.io/part-of': 'monitoring',
        },
      },
      updateStrategy: UpdateStrategies.rollingUpdate({ maxUnavailable: '10%' }),
      podMetadata: {
        annotations: { 'kubectl.kubernetes.io/default-container': 'node-exporter' },
        labels: {
          'app.kubernetes.io/component': 'exporter',
          'app.kubernetes.io/name': 'node-exporter',
          'app.kubernetes.io/part-of': 'monitoring',
          'app.kubernetes.io/version': '1.9.1',
        },
      },
      automountServiceAccountToken: true,
      containers: [
        {
          name: 'node-exporter',
          image: 'registry.example.com/prometheus/node-exporter:v1.9.1',
          args: [
            '--web.listen-address=127.0.0.1:9101',
            '--path.procfs=/host/proc',
            '--path.sysfs=/host/sys',
            '--path.rootfs=/host/root',
            '--no-collector.wifi',
            // kubelet mounts: one series for each volume of each pod would be too many
            '--collector.filesystem.mount-points-exclude=^/(dev|proc|sys|run/k3s/containerd/.+|var/lib/kubelet/pods/.+)($|/)',
            '--collector.netclass.ignored-devices=^(veth.*|[a-f0-9]{15})$',
          ],
          resources: { limits: { cpu: '250m', memory: '180Mi' }, requests: { cpu: '102m', memory: '180Mi' } },
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { add: ['SYS_TIME'], drop: ['ALL'] },
            readOnlyRootFilesystem: true,
          },
          volumeMounts: [
            { name: 'proc', mountPath: '/host/proc', mountPropagation: 'HostToContainer', readOnly: true },
            { name: 'sys', mountPath: '/host/sys', mountPropagation: 'HostToContainer', readOnly: true },
            { name: 'root', mountPath: '/host/root', mountPropagation: 'HostToContainer', readOnly: true },
          ],
        },
        // the door to the metrics: asks the API server who may read them
        {
          name: 'kube-rbac-proxy',
          image: 'registry.example.com/brancz/kube-rbac-proxy:v0.19.1',
          args: [
            '--secure-listen-address=[$(IP)]:9100',
            '--upstream=http://127.0.0.1:9101/',
            '--tls-cipher-suites=TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
          ],
          env: [EnvVars.podIP('IP')],
          ports: [{ name: 'https', containerPort: 9100, hostPort: 9100 }],
          resources: { limits: { cpu: '20m', memory: '40Mi' }, requests: { cpu: '10m', memory: '20Mi' } },
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            readOnlyRootFilesystem: true,
            runAsGroup: 65532,
            runAsNonRoot: true,
            runAsUser: 65532,
            seccompProfile: { type: 'RuntimeDefault' },
          },
        },
      ],
      hostNetwork: true,
      hostPID: true,
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      priorityClassName: 'system-cluster-critical',
      securityContext: { runAsNonRoot: true, runAsUser: 65534 },
      serviceAccountName: 'node-exporter',
      tolerations: [Tolerations.everything()],
      volumes: [Volumes.hostPath('proc', '/proc'), Volumes.hostPath('sys', '/sys'), Volumes.hostPath('root', '/')],
    });
  }
}
