import { NpdCondition, NpdLogMonitor, NpdRule } from './props';

const READ_ONLY: NpdCondition = {
  type: 'ReadonlyFilesystem',
  reason: 'FilesystemIsNotReadOnly',
  message: 'Filesystem is not read-only',
};
const REMOUNTED: NpdRule = {
  type: 'permanent',
  condition: 'ReadonlyFilesystem',
  reason: 'FilesystemIsReadOnly',
  pattern: 'Remounting filesystem read-only',
};

const EVENTS = [
  [
    'OOMKilling',
    'Kill process \\d+ (.+) score \\d+ or sacrifice child\\nKilled process \\d+ (.+) total-vm:\\d+kB, anon-rss:\\d+kB, file-rss:\\d+kB.*',
  ],
  ['TaskHung', 'task \\S+:\\w+ blocked for more than \\w+ seconds\\.'],
  ['UnregisterNetDevice', 'unregister_netdevice: waiting for \\w+ to become free. Usage count = \\d+'],
  ['KernelOops', 'BUG: unable to handle kernel NULL pointer dereference at .*'],
  ['KernelOops', 'divide error: 0000 \\[#\\d+\\] SMP'],
  ['MemoryReadError', 'CE memory read error .*'],
];

/**
 * The monitors that Node Problem Detector publishes.
 */
export class NpdMonitors {
  /**
   * Kernel messages: killed processes, hung tasks, memory errors, and a file system that became read-only.
   */
  public static kernel(): NpdLogMonitor {
    return {
      name: 'kernel-monitor',
      plugin: 'kmsg',
      conditions: [
        { type: 'KernelDeadlock', reason: 'KernelHasNoDeadlock', message: 'kernel has no deadlock' },
        READ_ONLY,
      ],
      rules: [
        ...EVENTS.map(([reason, pattern]) => ({ type: 'temporary' as const, reason, pattern })),
        {
          type: 'permanent',
          condition: 'KernelDeadlock',
          reason: 'DockerHung',
          pattern: 'task docker:\\w+ blocked for more than \\w+ seconds\\.',
        },
        REMOUNTED,
      ],
    };
  }

  /**
   * A file system that became read-only, as a metric too.
   */
  public static readonlyFilesystem(): NpdLogMonitor {
    return {
      name: 'readonly-monitor',
      plugin: 'kmsg',
      metricsReporting: true,
      conditions: [READ_ONLY],
      rules: [REMOUNTED],
    };
  }

  /**
   * A corrupt image of Docker. It finds nothing on nodes with containerd, nor where the journal is not stored on disk.
   */
  public static docker(): NpdLogMonitor {
    return {
      name: 'docker-monitor',
      plugin: 'journald',
      pluginConfig: { source: 'dockerd' },
      conditions: [],
      rules: [
        {
          type: 'temporary',
          reason: 'CorruptDockerImage',
          pattern:
            'Error trying v2 registry: failed to register layer: rename /var/lib/docker/image/(.+) /var/lib/docker/image/(.+): directory not empty.*',
        },
      ],
    };
  }

  private constructor() {}
}
