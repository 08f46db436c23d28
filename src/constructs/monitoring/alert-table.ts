/** Matchers that select the series of the watched DaemonSets and of their pods. */
export interface Matchers {
  readonly daemonSets: string;
  readonly pods: string;
}

/** An alert with its defaults. */
export interface AlertRow {
  readonly name: string;
  readonly for: string;
  readonly summary: string;
  readonly description: string;
  readonly expr: (matchers: Matchers, threshold: number) => string;
}

/** The alerts in the order of the group. */
export type AlertKey = 'missing' | 'rolloutStuck' | 'notReady' | 'crashLooping' | 'throttled';

// a pending pod has no node
const POD = '{{ $labels.namespace }}/{{ $labels.pod }}{{ with $labels.node }} on {{ . }}{{ end }}';
const DAEMON_SET = 'DaemonSet {{ $labels.namespace }}/{{ $labels.daemonset }}';

/** Adds the node to series of pods. The grouping removes duplicates, because kube-state-metrics may run twice. */
const withNode = ({ pods }: Matchers, expr: string) =>
  `(${expr})\n* on (namespace, pod) group_left (node)\ngroup by (namespace, pod, node) (kube_pod_info{${pods}})`;

// one alert for each pod where possible: a count of pods would never be zero during a long rollout, because there is always a pod that is not ready yet
export const ALERTS: { readonly [key in AlertKey]: AlertRow } = {
  missing: {
    name: 'DaemonSetPodsMissing',
    for: '10m',
    summary: `${DAEMON_SET} is missing on nodes`,
    description: `{{ $value }} nodes that should run a pod of ${DAEMON_SET} have none: its events say what refuses the pods, such as Pod Security, a quota or an admission webhook.`,
    expr: ({ daemonSets }) =>
      `kube_daemonset_status_desired_number_scheduled{${daemonSets}}\n- kube_daemonset_status_current_number_scheduled{${daemonSets}}\n> 0`,
  },
  rolloutStuck: {
    name: 'DaemonSetRolloutStuck',
    for: '15m',
    summary: `The rollout of ${DAEMON_SET} does not go on`,
    description: `{{ $value }} nodes still run an old pod of ${DAEMON_SET}, and none was updated lately: as many pods are unavailable as the update strategy allows.`,
    expr: ({ daemonSets }) =>
      `(\n  kube_daemonset_status_current_number_scheduled{${daemonSets}}\n  - kube_daemonset_status_updated_number_scheduled{${daemonSets}}\n  > 0\n)\n` +
      `and changes(kube_daemonset_status_updated_number_scheduled{${daemonSets}}[10m]) == 0`,
  },
  notReady: {
    name: 'DaemonSetPodNotReady',
    for: '15m',
    summary: `Pod ${POD} is not ready`,
    description: `Pod ${POD} is pending, failed or not ready: its node is without this agent.`,
    expr: (matchers) =>
      withNode(
        matchers,
        `max by (namespace, pod) (\n  kube_pod_status_phase{${matchers.pods},phase=~"Pending|Failed|Unknown"}\n` +
          `  or (1 - kube_pod_status_ready{${matchers.pods},condition="true"})\n) > 0`,
      ),
  },
  crashLooping: {
    name: 'DaemonSetPodCrashLooping',
    for: '5m',
    summary: `Container {{ $labels.container }} of ${POD} crashes again and again`,
    description: `Container {{ $labels.container }} of ${POD} is in CrashLoopBackOff: its log before the last restart says why.`,
    expr: (matchers) =>
      withNode(
        matchers,
        'max by (namespace, pod, container) (\n' +
          `  max_over_time(kube_pod_container_status_waiting_reason{${matchers.pods},reason="CrashLoopBackOff"}[5m])\n` +
          `  or max_over_time(kube_pod_init_container_status_waiting_reason{${matchers.pods},reason="CrashLoopBackOff"}[5m])\n) > 0`,
      ),
  },
  throttled: {
    name: 'DaemonSetPodThrottled',
    for: '15m',
    summary: `Container {{ $labels.container }} of ${POD} is throttled`,
    description: `Container {{ $labels.container }} of ${POD} waits for CPU in {{ $value | humanizePercentage }} of its periods: raise its CPU limit, or leave it out.`,
    expr: (matchers, threshold) =>
      withNode(
        matchers,
        '\n' +
          `  sum by (namespace, pod, container) (increase(container_cpu_cfs_throttled_periods_total{${matchers.pods},container!=""}[5m]))\n` +
          `  / sum by (namespace, pod, container) (increase(container_cpu_cfs_periods_total{${matchers.pods},container!=""}[5m]))\n` +
          `  > ${threshold}\n`,
      ),
  },
};
