import { assumed, documented, source } from '../fact';
import { CRITICAL_PRIORITY } from './gke';
import { LINUX_PATHS } from './linux';
import { PlatformProfile, platformRules } from '../profile';

const ALLOWLIST = 'a WorkloadAllowlist of the vendor';
const PRIVILEGED_ALLOWLISTS = 'cloud.google.com/kubernetes-engine/docs: autopilot-privileged-allowlists';
const RESOURCE_REQUESTS = 'cloud.google.com/kubernetes-engine/docs: autopilot-resource-requests';
export const MATCHING_ALLOWLIST = 'cloud.google.com/matching-allowlist';

/** What the webhook of Autopilot refuses when the DaemonSet is created. */
const refused = { severity: 'error', certainty: 'reported', exception: ALLOWLIST } as const;

const CAPABILITIES = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
  'SYS_PTRACE',
];

export const GKE_AUTOPILOT: PlatformProfile = {
  title: 'GKE Autopilot',
  os: 'linux',
  // nothing of the node can be written, so there is no directory for metrics
  paths: { ...LINUX_PATHS, textfile: undefined },
  writable: documented([], PRIVILEGED_ALLOWLISTS),
  nodeLabels: source({ 'cloud.google.com/gke-nodepool': '*' }, 'GoogleCloudPlatform/k8s-node-tools'),
  nodeNames: assumed('gk3-', 'names of the nodes of Autopilot clusters'),
  taints: [],
  podSecurity: source('its own webhook', 'warden-validating.common-webhooks.networking.gke.io'),
  beside: [
    { object: 'AllowlistSynchronizer (auto.gke.io/v1)', when: `the label ${MATCHING_ALLOWLIST} names an allow-list` },
    { object: 'ResourceQuota', when: 'a critical priority class is used outside kube-system' },
  ],
  feeds: { noVirtualNodes: true },
  exemptedBy: MATCHING_ALLOWLIST,
  rules: platformRules('gke-autopilot', {
    hostNamespaces: {
      ...refused,
      check: { kind: 'host-namespaces' },
      from: 'autogke-disallow-hostnamespaces: sourcegraph/sourcegraph-public-snapshot#52900, lacework/helm-charts#191, CrowdStrike/falcon-helm#310',
      remedy: 'Leave the field out.',
    },
    privileged: {
      ...refused,
      check: { kind: 'privileged' },
      from: 'autogke-disallow-privilege: dragonflydb/dragonfly#1516',
      remedy: 'Leave privileged out.',
    },
    hostPorts: {
      ...refused,
      check: { kind: 'host-ports' },
      from: 'autogke-no-host-port: SigNoz/charts#310, livekit/livekit-helm#147',
      remedy: 'Leave hostPort out, and use a Service with internalTrafficPolicy: Local.',
    },
    hostPath: {
      ...refused,
      check: { kind: 'host-path-outside', allowed: ['/var/log'] },
      from: 'autogke-no-write-mode-hostpath: vectordotdev/helm-charts#269, camunda/camunda-platform-helm#17',
      remedy: 'Use only /var/log and what is below it.',
    },
    writableHostPath: {
      ...refused,
      check: { kind: 'host-path-written' },
      from: 'autogke-no-write-mode-hostpath: crowdsecurity/helm-charts#107, SumoLogic/sumologic-kubernetes-collection#3437',
      remedy: 'Mount it with readOnly: true, and keep state in an emptyDir.',
    },
    capabilities: {
      ...refused,
      // NET_ADMIN is a rule of its own
      check: { kind: 'capabilities', allowed: [...CAPABILITIES, 'NET_ADMIN'] },
      from: 'autogke-default-linux-capabilities: SumoLogic/sumologic-kubernetes-collection#3437, istio/istio.io#16266',
      remedy: `Leave the capability out; allowed are ${CAPABILITIES.join(', ')}, without the prefix CAP_.`,
    },
    netAdmin: {
      ...refused,
      check: { kind: 'capabilities', named: ['NET_ADMIN'] },
      certainty: 'documented',
      from: 'cloud.google.com/kubernetes-engine/docs: workload policies, GKE 1.27 and newer',
      exception: 'a cluster with --workload-policies=allow-net-admin',
      remedy: 'Leave NET_ADMIN out, or update the cluster with --workload-policies=allow-net-admin.',
    },
    netRaw: {
      check: { kind: 'capabilities', named: ['NET_RAW'] },
      severity: 'advice',
      certainty: 'documented',
      from: 'cloud.google.com/kubernetes-engine/docs: run-autopilot-open-source-workloads',
      remedy: 'Leave NET_RAW out: newer releases refuse it.',
    },
    nodeLabels: {
      ...refused,
      check: {
        kind: 'node-labels',
        allowed: [
          'kubernetes.io/',
          'topology.kubernetes.io/',
          'failure-domain.beta.kubernetes.io/',
          'cloud.google.com/',
        ],
      },
      from: 'autogke-node-affinity-selector-limitation: kubernetes-sigs/secrets-store-csi-driver#672, open-telemetry/community#3083',
      remedy:
        'Choose nodes by labels of Kubernetes and GKE, or tolerate a taint of the same key for workload separation.',
    },
    managedNamespace: {
      check: { kind: 'namespace', names: ['kube-system'] },
      severity: 'error',
      certainty: 'source',
      from: 'managed-namespaces-limitation of the webhook',
      remedy: 'Use a namespace of your own: that of the system is managed by GKE.',
    },
    criticalPriority: CRITICAL_PRIORITY,
    requests: {
      check: { kind: 'requests' },
      severity: 'advice',
      certainty: 'documented',
      from: RESOURCE_REQUESTS,
      remedy:
        'State requests: Autopilot writes 50m CPU, 100Mi memory and 100Mi ephemeral storage, and a GitOps tool sees a difference.',
    },
    allowlist: {
      check: { kind: 'labelled', label: MATCHING_ALLOWLIST },
      severity: 'advice',
      certainty: 'documented',
      from: PRIVILEGED_ALLOWLISTS,
      remedy:
        'Install the allow-list by an AllowlistSynchronizer (GKE 1.32.1-gke.1729000 and newer); images, commands, variables and mounts must match it.',
    },
  }),
};
