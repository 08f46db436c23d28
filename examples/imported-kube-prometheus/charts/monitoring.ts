import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';

export class Monitoring extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const labels = {
      'app.kubernetes.io/component': 'exporter',
      'app.kubernetes.io/name': 'node-exporter',
      'app.kubernetes.io/part-of': 'monitoring',
    };

    // As `kubectl get` gives it back: a list, with what the cluster has written.
    new ApiObject(this, 'node-exporter-service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'node-exporter', namespace: 'monitoring', labels },
      spec: {
        clusterIP: 'None',
        clusterIPs: ['None'],
        internalTrafficPolicy: 'Cluster',
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        ports: [{ name: 'https', port: 9100, protocol: 'TCP', targetPort: 'https' }],
        selector: labels,
        sessionAffinity: 'None',
        type: 'ClusterIP',
      },
    });

    new ApiObject(this, 'node-exporter-service-monitor', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'node-exporter', namespace: 'monitoring', labels },
      spec: {
        endpoints: [
          {
            bearerTokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token',
            interval: '15s',
            port: 'https',
            relabelings: [
              {
                action: 'replace',
                regex: '(.*)',
                replacement: '$1',
                sourceLabels: ['__meta_kubernetes_pod_node_name'],
                targetLabel: 'instance',
              },
            ],
            scheme: 'https',
            tlsConfig: { insecureSkipVerify: true },
          },
        ],
        jobLabel: 'app.kubernetes.io/name',
        selector: { matchLabels: labels },
      },
    });
  }
}
