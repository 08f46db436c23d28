import { CRI_SOCKETS, HOST_CONTAINERD } from './form';
import { FalcoDaemonSetProps } from './props';
import { RuntimeSockets } from '../../model/runtime-sockets';

const EBPF = `  kind: modern_ebpf
  modern_ebpf:
    buf_size_preset: 4
    cpus_for_each_buffer: 2
    disable_iterators: false
    drop_failed_exit: false`;
const MODULE = `  kind: kmod
  kmod:
    buf_size_preset: 4
    drop_failed_exit: false`;

const METRICS = `metrics:
  convert_memory_to_mb: true
  enabled: true
  include_empty_values: false
  interval: 1h
  jemalloc_stats_enabled: false
  kernel_event_counters_enabled: true
  kernel_event_counters_per_cpu_enabled: false
  kernel_iter_event_counters_enabled: true
  libbpf_stats_enabled: true
  output_rule: false
  plugins_metrics_enabled: true
  resource_utilization_enabled: true
  rules_counters_enabled: true
  state_counters_enabled: true
`;

/** `falco.yaml`, in the layout of the chart. */
export function falcoConfig(props: FalcoDaemonSetProps): string {
  const { kernelModuleReason, runtimeSocket, metrics = false, jsonOutput = false } = props;
  const { minimumPriority = 'debug', httpOutput } = props;
  const engine = kernelModuleReason === undefined ? EBPF : MODULE;
  const criSockets = runtimeSocket === undefined ? [...CRI_SOCKETS, HOST_CONTAINERD] : [runtimeSocket];
  return `append_output:
- suggested_output: true
base_syscalls:
  all: false
  custom_set: []
  repair: false
buffer_format_base64: false
buffered_outputs: false
capture:
  default_duration: 5000
  enabled: false
  mode: rules
  path_prefix: /tmp/falco
config_files:
- /etc/falco/config.d
engine:
${engine}
falco_libs:
  snaplen: 80
  thread_table_auto_purging_interval_s: 300
  thread_table_auto_purging_thread_timeout_s: 300
  thread_table_size: 262144
file_output:
  enabled: false
  filename: ./events.txt
  keep_alive: false
http_output:
  ca_bundle: ""
  ca_cert: ""
  ca_path: /etc/falco/certs/
  client_cert: /etc/falco/certs/client/client.crt
  client_key: /etc/falco/certs/client/client.key
  compress_uploads: false
  echo: false
  enabled: ${httpOutput !== undefined}
  insecure: false
  keep_alive: false
  max_consecutive_timeouts: 5
  mtls: false
  url: "${httpOutput ?? ''}"
  user_agent: falcosecurity/falco
json_include_message_property: false
json_include_output_fields_property: true
json_include_output_property: true
json_include_tags_property: true
json_output: ${jsonOutput}
libs_logger:
  enabled: true
  severity: info
load_plugins:
- container
log_level: info
log_stderr: true
log_syslog: true
${metrics ? METRICS : ''}output_timeout: 2000
outputs_queue:
  capacity: 0
plugins:
- init_config:
    engines:
      bpm:
        enabled: true
      containerd:
        enabled: true
        sockets:
        - ${HOST_CONTAINERD}
      cri:
        enabled: true
        sockets:
${criSockets.map((path) => `        - ${path}`).join('\n')}
      docker:
        enabled: true
        sockets:
        - ${RuntimeSockets.DOCKER}
      libvirt_lxc:
        enabled: true
      lxc:
        enabled: true
      podman:
        enabled: true
        sockets:
        - /run/podman/podman.sock
    hooks:
    - create
    label_max_len: 100
    with_size: false
  library_path: libcontainer.so
  name: container
plugins_hostinfo: true
priority: ${minimumPriority}
program_output:
  enabled: false
  keep_alive: false
  program: 'jq ''{text: .output}'' | curl -d @- -X POST https://hooks.slack.com/services/XXX'
rule_matching: first
rules_files:
- /etc/falco/falco_rules.yaml
- /etc/falco/falco_rules.local.yaml
- /etc/falco/rules.d
stdout_output:
  enabled: true
syscall_event_drops:
  actions:
  - log
  - alert
  max_burst: 1
  rate: 0.03333
  simulate_drops: false
  threshold: 0.1
syscall_event_timeouts:
  max_consecutives: 1000
syslog_output:
  enabled: true
time_format_iso_8601: false
watch_config_files: true
webserver:
  enabled: true
  k8s_healthz_endpoint: /healthz
  listen_address: 0.0.0.0
  listen_port: 8765
  prometheus_metrics_enabled: ${metrics}
  ssl_certificate: /etc/falco/falco.pem
  ssl_enabled: false
  threadiness: 0`;
}

/** `falcoctl.yaml`: which rules and plugins are installed, and followed. */
export function falcoctlConfig({ rules = ['falco-rules:5'] }: FalcoDaemonSetProps): string {
  const refs = rules.map((one) => `\n    - ${one}`).join('');
  return `artifact:
  allowedTypes:
  - rulesfile
  - plugin
  follow:
    every: 168h
    falcoversions: http://localhost:8765/versions
    pluginsDir: /plugins
    refs:${refs}
    rulesfilesDir: /rulesfiles
    stateDir: /artifactstate
  install:
    pluginsDir: /plugins
    refs:${refs}
    - ghcr.io/falcosecurity/plugins/plugin/container:0.7.1
    resolveDeps: true
    rulesfilesDir: /rulesfiles
    stateDir: /artifactstate
indexes:
- name: falcosecurity
  url: https://falcosecurity.github.io/falcoctl/index.yaml`;
}
