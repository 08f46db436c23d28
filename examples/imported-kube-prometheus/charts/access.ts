import { ApiObject, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';

export class Access extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const name = 'node-exporter';
    const labels = {
      'app.kubernetes.io/component': 'exporter',
      'app.kubernetes.io/name': 'node-exporter',
      'app.kubernetes.io/part-of': 'monitoring',
    };

    const nodeExporterServiceAccount = new kplus.ServiceAccount(this, 'node-exporter-service-account', {
      metadata: { name, namespace: 'monitoring', labels },
      automountToken: false,
    });

    const nodeExporterClusterRole = new ApiObject(this, 'node-exporter-cluster-role', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name, labels },
      rules: [
        { apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] },
        { apiGroups: ['authorization.k8s.io'], resources: ['subjectaccessreviews'], verbs: ['create'] },
      ],
    });

    new ApiObject(this, 'node-exporter-cluster-role-binding', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name, labels },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: nodeExporterClusterRole.name },
      subjects: [{ kind: 'ServiceAccount', name: nodeExporterServiceAccount.name, namespace: 'monitoring' }],
    });
  }
}
