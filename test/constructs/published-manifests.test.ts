import { Chart, Testing } from 'cdk8s';
import * as lib from '../../src';
import { published, publishedTest } from '../support/corpus';

/** A DaemonSet as its project publishes it, without what YAML writes and means nothing. */
const publishedAs = (file: string) => {
  const { manifest } = published.daemonSets().find(({ id }) => id === `${file}#0`)!;
  return JSON.parse(JSON.stringify(manifest));
};

/** What NodeAgentDaemonSet sets where the project sets nothing. */
const withOpinions = (daemonSet: ReturnType<typeof publishedAs>) => {
  const { spec } = daemonSet.spec.template;
  spec.dnsPolicy = 'ClusterFirstWithHostNet';
  spec.securityContext.seccompProfile = { type: 'RuntimeDefault' };
  return daemonSet;
};

const rendered = (make: (chart: Chart) => lib.DaemonSet) => {
  const chart = Testing.chart();
  make(chart);
  return Testing.synth(chart).find(({ kind }) => kind === 'DaemonSet');
};

publishedTest('the fluentd DaemonSet of the Kubernetes documentation is reproduced with DaemonSet', () => {
  const labels = { name: 'fluentd-elasticsearch' };
  expect(
    rendered((chart) => {
      const daemonSet = new lib.DaemonSet(chart, 'fluentd', {
        metadata: { name: 'fluentd-elasticsearch', namespace: 'kube-system', labels: { 'k8s-app': 'fluentd-logging' } },
        selector: { matchLabels: labels },
        podMetadata: { labels },
        tolerations: [{ key: 'node-role.kubernetes.io/master', effect: 'NoSchedule' }],
        containers: [
          {
            name: 'fluentd-elasticsearch',
            image: 'k8s.gcr.io/fluentd-elasticsearch:1.20',
            resources: { limits: { memory: '200Mi' }, requests: { cpu: '100m', memory: '200Mi' } },
          },
        ],
        terminationGracePeriodSeconds: 30,
      });
      daemonSet.mount(lib.Volumes.hostPath('varlog', '/var/log'), '/var/log');
      const docker = '/var/lib/docker/containers';
      daemonSet.mount(lib.Volumes.hostPath('varlibdockercontainers', docker), docker, { readOnly: true });
      return daemonSet;
    }),
  ).toEqual(publishedAs('kubernetes__website__content__en__examples__controllers__daemonset.yaml'));
});

const KUBE_PROMETHEUS = 'prometheus-operator__kube-prometheus__manifests__nodeExporter-daemonset.yaml';
const matchLabels = {
  'app.kubernetes.io/component': 'exporter',
  'app.kubernetes.io/name': 'node-exporter',
  'app.kubernetes.io/part-of': 'kube-prometheus',
};
const labels = { ...matchLabels, 'app.kubernetes.io/version': '1.12.1' };
const NO_PODS = '^(veth.*|[a-f0-9]{15})$';
const MOUNTS = '^/(dev|proc|sys|run/k3s/containerd/.+|var/lib/docker/.+|var/lib/kubelet/pods/.+)($|/)';
const CIPHERS = [
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305',
];

publishedTest('the node exporter of kube-prometheus is reproduced with NodeExporterDaemonSet', () => {
  expect(
    rendered(
      (chart) =>
        new lib.NodeExporterDaemonSet(chart, 'exporter', {
          metadata: { name: 'node-exporter', namespace: 'monitoring', labels },
          selector: { matchLabels },
          podMetadata: { labels, annotations: { 'kubectl.kubernetes.io/default-container': 'node-exporter' } },
          priorityClassName: 'system-cluster-critical',
          capabilities: ['SYS_TIME'],
          collectors: {
            wifi: { enabled: false },
            hwmon: { enabled: false },
            btrfs: { enabled: false },
            filesystem: { mountPointsExclude: MOUNTS },
            netclass: { ignoredDevices: NO_PODS },
            netdev: { deviceExclude: NO_PODS },
          },
          exporterResources: { limits: { cpu: '250m', memory: '180Mi' }, requests: { cpu: '102m', memory: '180Mi' } },
          kubeRbacProxy: {
            tlsCipherSuites: CIPHERS,
            resources: { limits: { cpu: '20m', memory: '40Mi' }, requests: { cpu: '10m', memory: '20Mi' } },
          },
          tunedCollectors: false,
          virtualNodes: true,
        }),
    ),
  ).toEqual(withOpinions(publishedAs(KUBE_PROMETHEUS)));
});

publishedTest('the node exporter of kube-prometheus is reproduced with DaemonSet', () => {
  expect(
    rendered((chart) => {
      const daemonSet = new lib.DaemonSet(chart, 'exporter', {
        metadata: { name: 'node-exporter', namespace: 'monitoring', labels },
        selector: { matchLabels },
        podMetadata: { labels, annotations: { 'kubectl.kubernetes.io/default-container': 'node-exporter' } },
        automountServiceAccountToken: true,
        hostNetwork: true,
        hostPID: true,
        nodeSelector: { 'kubernetes.io/os': 'linux' },
        priorityClassName: 'system-cluster-critical',
        securityContext: { runAsGroup: 65534, runAsNonRoot: true, runAsUser: 65534 },
        serviceAccountName: 'node-exporter',
        tolerations: [lib.Tolerations.everything()],
        updateStrategy: lib.UpdateStrategies.rollingUpdate({ maxUnavailable: '10%' }),
        containers: [
          {
            name: 'node-exporter',
            image: 'quay.io/prometheus/node-exporter:v1.12.1',
            args: [
              '--web.listen-address=127.0.0.1:9101',
              '--path.sysfs=/host/sys',
              '--path.rootfs=/host/root',
              '--path.procfs=/host/root/proc',
              '--path.udev.data=/host/root/run/udev/data',
              '--no-collector.wifi',
              '--no-collector.hwmon',
              '--no-collector.btrfs',
              `--collector.filesystem.mount-points-exclude=${MOUNTS}`,
              `--collector.netclass.ignored-devices=${NO_PODS}`,
              `--collector.netdev.device-exclude=${NO_PODS}`,
            ],
            resources: { limits: { cpu: '250m', memory: '180Mi' }, requests: { cpu: '102m', memory: '180Mi' } },
            securityContext: {
              allowPrivilegeEscalation: false,
              capabilities: { add: ['SYS_TIME'], drop: ['ALL'] },
              readOnlyRootFilesystem: true,
            },
          },
        ],
      });
      for (const [name, path, mountPath] of [
        ['sys', '/sys', '/host/sys'],
        ['root', '/', '/host/root'],
      ]) {
        daemonSet.mount(lib.Volumes.hostPath(name, path), mountPath, {
          mountPropagation: 'HostToContainer',
          readOnly: true,
        });
      }
      daemonSet.addContainer({
        name: 'kube-rbac-proxy',
        image: 'quay.io/brancz/kube-rbac-proxy:v0.22.1',
        args: [
          '--secure-listen-address=[$(IP)]:9100',
          `--tls-cipher-suites=${CIPHERS.join(',')}`,
          '--upstream=http://127.0.0.1:9101/',
        ],
        env: [lib.EnvVars.podIP('IP')],
        ports: [{ containerPort: 9100, hostPort: 9100, name: 'https' }],
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
      });
      return daemonSet;
    }),
  ).toEqual(publishedAs(KUBE_PROMETHEUS));
});
