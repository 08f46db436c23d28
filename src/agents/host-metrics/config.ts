import { HostMetricsDaemonSetProps } from './props';

const IP = '${env:MY_POD_IP}';
const NODE = '${env:OTEL_K8S_NODE_NAME}';

/** File systems that are no disks. */
const NO_DISKS =
  'autofs binfmt_misc bpf cgroup2 configfs debugfs devpts devtmpfs fusectl hugetlbfs iso9660 mqueue nsfs overlay proc procfs pstore rpc_pipefs ' +
  'securityfs selinuxfs squashfs sysfs tracefs';
const NO_MOUNTS = ['/dev', '/proc', '/sys', '/run/k3s/containerd', '/var/lib/docker', '/var/lib/kubelet', '/snap'];

const endpoint = (port: number) => ({ endpoint: `${IP}:${port}` });

const hostMetrics = (interval: string) => ({
  collection_interval: interval,
  root_path: '/hostfs',
  scrapers: {
    cpu: null,
    disk: null,
    filesystem: {
      exclude_fs_types: { fs_types: NO_DISKS.split(' '), match_type: 'strict' },
      exclude_mount_points: { match_type: 'regexp', mount_points: NO_MOUNTS.map((path) => `^${path}($|/)`) },
    },
    load: null,
    memory: null,
    network: null,
  },
});

const OWN_METRICS = {
  config: {
    scrape_configs: [
      {
        job_name: 'opentelemetry-collector',
        scrape_interval: '10s',
        static_configs: [{ targets: [`${IP}:8888`] }],
      },
    ],
  },
};

const FROM_APPLICATIONS = {
  jaeger: { protocols: { grpc: endpoint(14250), thrift_compact: endpoint(6831), thrift_http: endpoint(14268) } },
  otlp: { protocols: { grpc: endpoint(4317), http: endpoint(4318) } },
  zipkin: endpoint(9411),
};

/** The configuration of the collector, as the chart with its presets has it. */
export function config(props: HostMetricsDaemonSetProps): object {
  const { otlpEndpoint, hostMetrics: host = true, interval = '10s', receiveFromApplications: apps = false } = props;
  const exporters = otlpEndpoint === undefined ? { debug: {} } : { otlp: { endpoint: otlpEndpoint } };
  const pipeline = (...receivers: string[]) => ({
    exporters: Object.keys(exporters),
    processors: ['memory_limiter', 'batch'],
    receivers,
  });
  return {
    exporters,
    extensions: { health_check: endpoint(13133) },
    processors: {
      batch: {},
      memory_limiter: { check_interval: '5s', limit_percentage: 80, spike_limit_percentage: 25 },
    },
    receivers: {
      ...(host && { hostmetrics: hostMetrics(interval) }),
      ...(apps && FROM_APPLICATIONS),
      prometheus: OWN_METRICS,
    },
    service: {
      extensions: ['health_check'],
      pipelines: {
        ...(apps && { logs: pipeline('otlp'), traces: pipeline('otlp', 'jaeger', 'zipkin') }),
        metrics: pipeline(...(apps ? ['otlp'] : []), 'prometheus', ...(host ? ['hostmetrics'] : [])),
      },
      telemetry: {
        metrics: { readers: [{ pull: { exporter: { prometheus: { host: IP, port: 8888 } } } }] },
        resource: {
          'host.name': NODE,
          'k8s.namespace.name': '${env:OTEL_K8S_NAMESPACE}',
          'k8s.node.ip': '${env:OTEL_K8S_NODE_IP}',
          'k8s.node.name': NODE,
          'k8s.pod.ip': '${env:OTEL_K8S_POD_IP}',
          'k8s.pod.name': '${env:OTEL_K8S_POD_NAME}',
        },
      },
    },
  };
}
