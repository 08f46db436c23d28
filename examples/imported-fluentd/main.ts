import { ApiObject, App, Chart } from 'cdk8s';
import { DaemonSet, EnvVars, Probes, Tolerations, UpdateStrategies, Volumes } from 'cdk8s-daemonsets';
import { Construct } from 'constructs';

export class Fluentd extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const namespace = 'logging';
    const name = 'fluentd';
    const labels = { 'app.kubernetes.io/name': 'fluentd', 'app.kubernetes.io/part-of': 'logging' };

    // Logs of all containers to Loki, by Fluentd.
    new ApiObject(this, 'logging', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });

    const fluentdServiceAccount = new ApiObject(this, 'fluentd-service-account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace, labels },
    });

    const fluentdClusterRole = new ApiObject(this, 'fluentd-cluster-role', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name, labels },
      rules: [
        // names and labels of the pods go into the records
        { apiGroups: [''], resources: ['pods', 'namespaces'], verbs: ['get', 'list', 'watch'] },
      ],
    });

    new ApiObject(this, 'fluentd-cluster-role-binding', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name, labels },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: fluentdClusterRole.name },
      subjects: [{ kind: 'ServiceAccount', name: fluentdServiceAccount.name, namespace }],
    });

    const fluentdConfig = new ApiObject(this, 'fluentd-config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'fluentd-config', namespace, labels },
      data: {
        'fluent.conf': `@include sources.conf
@include outputs.conf
`,
        'sources.conf': `<source>
  @type tail
  path /var/log/containers/*.log
  pos_file /state/containers.pos
  tag kubernetes.*
  read_from_head true
  <parse>
    @type cri
  </parse>
</source>
<filter kubernetes.**>
  @type kubernetes_metadata
</filter>
`,
        'outputs.conf': `<match **>
  @type loki
  url "http://loki-gateway.monitoring.svc"
  extra_labels {"node":"#{ENV['NODE_NAME']}"}
  <buffer>
    @type file
    path /state/buffer
    flush_interval 5s
    total_limit_size 512m
  </buffer>
</match>
`,
      },
    });

    new DaemonSet(this, 'fluentd', {
      metadata: { name, namespace, labels },
      selector: { matchLabels: { 'app.kubernetes.io/name': 'fluentd' } },
      updateStrategy: UpdateStrategies.rollingUpdate({ maxUnavailable: '10%' }),
      podMetadata: {
        labels: { 'app.kubernetes.io/name': 'fluentd' },
        annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '24231' },
      },
      serviceAccountName: fluentdServiceAccount.name,
      priorityClassName: 'system-node-critical',
      terminationGracePeriodSeconds: 60,
      // also where nothing else is to run
      tolerations: [Tolerations.everything()],
      containers: [
        {
          name: 'fluentd',
          image: 'registry.example.com/fluentd:v1.17-debian',
          env: [EnvVars.nodeName('NODE_NAME'), EnvVars.fromSecretKey('LOKI_PASSWORD', 'loki-credentials', 'password')],
          ports: [{ name: 'metrics', containerPort: 24231 }],
          livenessProbe: Probes.tcpSocket('metrics', { initialDelaySeconds: 30, periodSeconds: 20 }),
          resources: {
            requests: { cpu: '100m', memory: '200Mi' },
            limits: {
              memory: '512Mi', // the buffer is on disk
            },
          },
          securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
          volumeMounts: [
            { name: 'config', mountPath: '/fluentd/etc', readOnly: true },
            { name: 'varlog', mountPath: '/var/log', readOnly: true },
            { name: 'state', mountPath: '/state' },
            { name: 'tmp', mountPath: '/tmp' },
          ],
        },
      ],
      volumes: [
        Volumes.configMap('config', fluentdConfig.name, { defaultMode: 0o444 }),
        Volumes.hostPath('varlog', '/var/log'),
        Volumes.hostPath('state', '/var/lib/fluentd', { type: 'DirectoryOrCreate' }),
        Volumes.emptyDir('tmp'),
      ],
    });
  }
}

const app = new App();
new Fluentd(app, 'fluentd');
app.synth();
