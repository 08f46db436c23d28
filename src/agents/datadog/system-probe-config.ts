import { DatadogDaemonSetProps } from './props';

/** `system-probe.yaml`, in the layout of the chart. */
export function systemProbeConfig(props: DatadogDaemonSetProps): string {
  const { networkMonitoring = false, kernelMetrics = false, systemProbeDebugPort = 0 } = props;
  const protects = props.workloadProtectionReason !== undefined;
  return `system_probe_config:
  enabled: true
  debug_port:  ${systemProbeDebugPort}
  sysprobe_socket: /var/run/sysprobe/sysprobe.sock
  enable_conntrack: true
  bpf_debug: false
  enable_tcp_queue_length: ${kernelMetrics}
  enable_oom_kill: ${kernelMetrics}
  collect_dns_stats: true
  max_tracked_connections: 131072
  conntrack_max_state_size: 131072
  runtime_compiler_output_dir: /var/tmp/datadog-agent/system-probe/build
  kernel_header_download_dir: /var/tmp/datadog-agent/system-probe/kernel-headers
  apt_config_dir: /host/etc/apt
  yum_repos_dir: /host/etc/yum.repos.d
  zypper_repos_dir: /host/etc/zypp/repos.d
  btf_path: 
network_config:
  enabled: ${networkMonitoring}
  conntrack_init_timeout: 10s
  direct_send: true
service_monitoring_config:
  enabled: false
  tls:
traceroute:
  enabled: false
discovery:
  enabled: true
  use_system_probe_lite: true
  network_stats:
    enabled: true
  service_map:
    enabled: false
gpu_monitoring:
  enabled: false
  configure_cgroup_perms: false
event_monitoring_config:
  socket: /var/run/sysprobe/event-monitor.sock
runtime_security_config:
  enabled: ${protects}
  use_secruntime_track: true
  direct_send_from_system_probe: false
  socket: /var/run/sysprobe/runtime-security.sock
  policies:
    dir: /etc/datadog-agent/runtime-security.d
  syscall_monitor:
    enabled: false
  network:
    enabled: true
  remote_configuration:
    enabled: ${protects} 
  activity_dump:
    enabled: true
    traced_cgroups_count: 3
    cgroup_dump_timeout: 20
    cgroup_wait_list_size:  0
    path_merge:
      enabled: false
    local_storage:
      output_directory: /var/run/sysprobe/runtime-security/profiles

  security_profile:
    enabled: true
    anomaly_detection:
      enabled: true
    auto_suppression:
      enabled: true
    dir: /var/run/sysprobe/runtime-security/profiles
  enforcement:
    enabled: ${protects}
  compliance_module:
    enabled: false
dynamic_instrumentation:
  enabled: false
compliance_config:
  enabled: false
`;
}
