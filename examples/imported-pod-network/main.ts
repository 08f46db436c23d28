import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { DaemonSet, EnvVars, Probes, Tolerations, UpdateStrategies, Volumes } from 'cdk8s-daemonsets';
import { Construct } from 'constructs';

export class PodNetwork extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const name = 'pod-network';
    const namespace = 'kube-system';
    const labels = { 'k8s-app': 'pod-network' };
    const image = 'registry.example.com/pod-network:v3.2.0';

    // The network of the pods: an agent on every node that routes between the nodes, and the plugin
    // that the kubelet calls for every pod.
    // What the agents are told. Change it before the first start: what is set later holds for new nodes only.
    const podNetworkConfigMap = new ApiObject(this, 'pod-network-config-map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace },
      data: {
        // none, vxlan or wireguard
        'encapsulation': 'vxlan',
        // has to fit the network that the nodes are in, less 50 bytes for vxlan
        'mtu': '1450',
        'plugin.conflist': `{
  "cniVersion": "1.0.0",
  "name": "pod-network",
  "plugins": [
    {
      "type": "pod-network",
      "mtu": __MTU__,
      "ipam": { "type": "host-local", "ranges": [[{ "subnet": "__POD_CIDR__" }]] },
      "kubeconfig": "__KUBECONFIG__"
    },
    { "type": "portmap", "capabilities": { "portMappings": true } }
  ]
}`,
        'install.sh': `#!/bin/sh
# Puts the plugin and its configuration in place, the configuration last: the kubelet waits for it.
set -eu
for plugin in /opt/pod-network/bin/*; do
  target="/host/opt/cni/bin/$(basename "$plugin")"
  cp "$plugin" "$target.new" && mv "$target.new" "$target"
done
sed -e "s/__MTU__/\${MTU:?}/" \\
    -e "s#__POD_CIDR__#\${POD_CIDR:-10.244.0.0/16}#" \\
    -e 's#__KUBECONFIG__#/etc/cni/net.d/pod-network.kubeconfig#' \\
    /config/plugin.conflist > /host/etc/cni/net.d/10-pod-network.conflist
printf 'installed on %s\\n' "$(hostname)"
`,
      },
    });

    new ApiObject(this, 'ippools.network.example.com', {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'ippools.network.example.com' },
      spec: {
        group: 'network.example.com',
        scope: 'Cluster',
        names: { kind: 'IPPool', listKind: 'IPPoolList', plural: 'ippools', singular: 'ippool' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                type: 'object',
                required: ['spec'],
                properties: {
                  spec: {
                    type: 'object',
                    required: ['cidr'],
                    properties: {
                      cidr: { type: 'string', description: 'Addresses for pods, such as 10.244.0.0/16.' },
                      blockSize: { type: 'integer', minimum: 20, maximum: 30, default: 26 },
                      disabled: { type: 'boolean' },
                    },
                  },
                },
              },
            },
            additionalPrinterColumns: [],
          },
        ],
      },
    });

    // decided by the agent
    const default2 = new ApiObject(this, 'default', {
      apiVersion: 'network.example.com/v1',
      kind: 'IPPool',
      metadata: { name: 'default' },
      spec: { cidr: '10.244.0.0/16' },
    });
    // spec.disabled is null, which cdk8s leaves out: kept by a JSON patch
    default2.addJsonPatch(JsonPatch.add('/spec/disabled', null));

    const podNetworkServiceAccount = new ApiObject(this, 'pod-network-service-account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace },
    });

    const podNetworkClusterRole = new ApiObject(this, 'pod-network-cluster-role', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name },
      rules: [
        // where the pods are, and their addresses
        { apiGroups: [''], resources: ['pods', 'nodes', 'namespaces'], verbs: ['get', 'list', 'watch'] },
        { apiGroups: [''], resources: ['nodes/status'], verbs: ['patch'] },
        // policies are enforced by the agent
        { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['get', 'list', 'watch'] },
        { apiGroups: ['network.example.com'], resources: ['ippools'], verbs: ['*'] },
      ],
    });

    new ApiObject(this, 'pod-network-cluster-role-binding', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: podNetworkClusterRole.name },
      subjects: [{ kind: 'ServiceAccount', name: podNetworkServiceAccount.name, namespace }],
    });

    new DaemonSet(this, 'pod-network', {
      metadata: { name, namespace, labels },
      selector: { matchLabels: labels },
      updateStrategy: UpdateStrategies.rollingUpdate({ maxUnavailable: 1 }),
      podMetadata: { labels },
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      hostNetwork: true,
      dnsPolicy: 'ClusterFirstWithHostNet',
      priorityClassName: 'system-node-critical',
      serviceAccountName: podNetworkServiceAccount.name,
      // Nothing runs on a node before its network does, so no taint keeps the agent away.
      tolerations: [
        Tolerations.everything({ effect: 'NoSchedule' }),
        Tolerations.exists('CriticalAddonsOnly'),
        Tolerations.everything({ effect: 'NoExecute' }),
      ],
      // Removed nodes are not waited for.
      terminationGracePeriodSeconds: 0,
      initContainers: [
        // Settings of the kernel that the agent counts on
        {
          name: 'kernel',
          image,
          command: [
            'sh',
            '-c',
            `set -e
sysctl -w net.ipv4.ip_forward=1
sysctl -w "net.ipv4.conf.all.rp_filter=\${RP_FILTER:-0}"
[ ! -d /proc/sys/net/ipv6 ] || sysctl -w net.ipv6.conf.all.forwarding=1
`,
          ],
          securityContext: { privileged: true },
        },
        {
          name: 'install',
          image,
          command: ['sh', '/config/install.sh'],
          env: [EnvVars.fromConfigMapKey('MTU', podNetworkConfigMap.name, 'mtu')],
          volumeMounts: [
            { name: 'config', mountPath: '/config' },
            { name: 'cni-bin', mountPath: '/host/opt/cni/bin' },
            { name: 'cni-net', mountPath: '/host/etc/cni/net.d' },
          ],
          securityContext: { privileged: true },
        },
      ],
      containers: [
        {
          name: 'agent',
          image,
          args: ['agent', '--leader-election=false'],
          env: [
            // the API server by its address: the network that carries its name is not there yet
            EnvVars.value('KUBERNETES_SERVICE_HOST', '10.0.0.1'),
            EnvVars.nodeName('NODE_NAME'),
            EnvVars.podIP('POD_IP'),
            EnvVars.fromConfigMapKey('ENCAPSULATION', podNetworkConfigMap.name, 'encapsulation'),
            // silences a warning of version 2, needed no more after the next release
            EnvVars.value('LEGACY_ROUTES', ''),
          ],
          livenessProbe: Probes.httpGet('/liveness', 9099, {
            host: 'localhost',
            periodSeconds: 10,
            initialDelaySeconds: 10,
            failureThreshold: 6,
          }),
          readinessProbe: Probes.exec(['pod-network', 'status', '--ready'], { periodSeconds: 10 }),
          resources: { requests: { cpu: '250m' } },
          securityContext: { privileged: true },
          volumeMounts: [
            { name: 'lib-modules', mountPath: '/lib/modules', readOnly: true },
            { name: 'xtables-lock', mountPath: '/run/xtables.lock', readOnly: false },
            { name: 'state', mountPath: '/var/lib/pod-network', mountPropagation: 'Bidirectional' },
          ],
        },
      ],
      volumes: [
        Volumes.configMap('config', podNetworkConfigMap.name),
        // Used by the agent
        Volumes.hostPath('lib-modules', '/lib/modules'),
        Volumes.hostPath('xtables-lock', '/run/xtables.lock', { type: 'FileOrCreate' }),
        Volumes.hostPath('state', '/var/lib/pod-network', { type: 'DirectoryOrCreate' }),
        // Used to install
        Volumes.hostPath('cni-bin', '/opt/cni/bin', { type: 'DirectoryOrCreate' }),
        Volumes.hostPath('cni-net', '/etc/cni/net.d', { type: '' }),
      ],
      // end of the pods
    });
  }
}

const app = new App();
new PodNetwork(app, 'pod-network');
app.synth();
