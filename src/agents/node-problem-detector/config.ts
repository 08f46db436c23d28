import { NpdLogMonitor } from './props';

const LOG_PATHS: { readonly [plugin: string]: string } = { kmsg: '/dev/kmsg', journald: '/var/log/journal' };

/** The file of a monitor. */
export function monitorFile(monitor: NpdLogMonitor): string {
  const { name, plugin, pluginConfig, logPath = LOG_PATHS[plugin], metricsReporting, conditions = [], rules } = monitor;
  return text({
    plugin,
    pluginConfig,
    logPath,
    lookback: '5m',
    bufferSize: 10,
    source: name,
    metricsReporting,
    conditions,
    rules: rules.map(({ type, condition, reason, pattern }) => ({ type, condition, reason, pattern })),
  });
}

/** The file of a health check. */
export function healthCheckFile(component: string): string {
  const problem = `${component[0].toUpperCase()}${component.slice(1)}Unhealthy`;
  const condition = `${component[0].toUpperCase()}${component.slice(1)}Problem`;
  return text({
    plugin: 'custom',
    pluginConfig: { invoke_interval: '10s', timeout: '3m', max_output_length: 80, concurrency: 1 },
    source: 'health-checker',
    metricsReporting: true,
    conditions: [
      { type: condition, reason: `${component}IsHealthy`, message: `${component} on the node is functioning properly` },
    ],
    rules: [
      {
        type: 'permanent',
        condition,
        reason: problem,
        path: '/home/kubernetes/bin/health-checker',
        args: [
          `--component=${component === 'containerd' ? 'cri' : component}`,
          '--enable-repair=false',
          '--cooldown-time=1m',
          '--health-check-timeout=10s',
        ],
        timeout: '3m',
      },
    ],
  });
}

const text = (value: object) => `${JSON.stringify(value, null, 4)}\n`;
