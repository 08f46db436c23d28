import { DashboardPanel } from './dashboard-options';

/** The series of the selected job and nodes. */
const of = (series: string, ...matchers: string[]) =>
  `${series}{${['job="$job"', 'instance=~"$node"', ...matchers].join(',')}}`;
const rate = (series: string, ...matchers: string[]) => `rate(${of(series, ...matchers)}[$__rate_interval])`;
const share = (free: string, all: string, ...matchers: string[]) =>
  `1 - ${of(free, ...matchers)} / ${of(all, ...matchers)}`;

const NODE = '{{instance}}';

const NODE_EXPORTER: readonly DashboardPanel[] = [
  {
    title: 'CPU in use',
    unit: 'percentunit',
    max: 1,
    queries: [
      {
        expr: `1 - avg by (instance) (sum by (instance, cpu) (${rate('node_cpu_seconds_total', 'mode=~"idle|iowait"')}))`,
        legend: NODE,
      },
    ],
  },
  {
    title: 'Load for each CPU',
    description: 'Processes that run or want to, averaged over a minute. Above 1 some of them wait.',
    queries: [
      {
        expr: `sum by (instance) (${of('node_load1')}) / count by (instance) (${of('node_cpu_seconds_total', 'mode="idle"')})`,
        legend: NODE,
      },
    ],
  },
  {
    title: 'Memory in use',
    unit: 'percentunit',
    max: 1,
    queries: [{ expr: share('node_memory_MemAvailable_bytes', 'node_memory_MemTotal_bytes'), legend: NODE }],
  },
  {
    title: 'Time spent waiting for memory and disks',
    description:
      'Share of the time in which some process could not go on. Empty on kernels without pressure information.',
    unit: 'percentunit',
    queries: [
      { expr: rate('node_pressure_memory_waiting_seconds_total'), legend: `${NODE} memory` },
      { expr: rate('node_pressure_io_waiting_seconds_total'), legend: `${NODE} disks` },
    ],
  },
  {
    title: 'File systems',
    unit: 'percentunit',
    max: 1,
    queries: [
      { expr: share('node_filesystem_avail_bytes', 'node_filesystem_size_bytes'), legend: `${NODE} {{mountpoint}}` },
    ],
  },
  {
    title: 'Inodes in use',
    description: 'A file system without inodes is full, whatever space it has.',
    unit: 'percentunit',
    max: 1,
    queries: [{ expr: share('node_filesystem_files_free', 'node_filesystem_files'), legend: `${NODE} {{mountpoint}}` }],
  },
  {
    title: 'Disks at work',
    unit: 'percentunit',
    max: 1,
    queries: [{ expr: rate('node_disk_io_time_seconds_total'), legend: `${NODE} {{device}}` }],
  },
  {
    title: 'Read and written',
    unit: 'Bps',
    queries: [
      { expr: `sum by (instance) (${rate('node_disk_read_bytes_total')})`, legend: `${NODE} read` },
      { expr: `sum by (instance) (${rate('node_disk_written_bytes_total')})`, legend: `${NODE} written` },
    ],
  },
  {
    title: 'Network',
    unit: 'Bps',
    queries: [
      {
        expr: `sum by (instance) (${rate('node_network_receive_bytes_total', 'device!="lo"')})`,
        legend: `${NODE} received`,
      },
      {
        expr: `sum by (instance) (${rate('node_network_transmit_bytes_total', 'device!="lo"')})`,
        legend: `${NODE} sent`,
      },
    ],
  },
  {
    title: 'Packets lost',
    unit: 'cps',
    queries: ['receive', 'transmit'].flatMap((way) =>
      ['errs', 'drop'].map((what) => ({
        expr: `sum by (instance) (${rate(`node_network_${way}_${what}_total`)})`,
        legend: `${NODE} ${way} ${what}`,
      })),
    ),
  },
  { title: 'Clock offset', unit: 's', queries: [{ expr: `abs(${of('node_timex_offset_seconds')})`, legend: NODE }] },
  {
    title: 'Collectors that fail',
    description: 'What the exporter could not read of its node at the last scrape.',
    queries: [{ expr: `${of('node_scrape_collector_success')} == bool 0`, legend: `${NODE} {{collector}}` }],
  },
];

const perPlugin = (label: string, expr: string) => ({
  expr: `sum by (instance, ${label}) (${expr})`,
  legend: `${NODE} {{${label}}}`,
});

const FLUENT_BIT: readonly DashboardPanel[] = [
  { title: 'Records read', unit: 'cps', queries: [perPlugin('name', rate('fluentbit_input_records_total'))] },
  { title: 'Records sent', unit: 'cps', queries: [perPlugin('name', rate('fluentbit_output_proc_records_total'))] },
  { title: 'Bytes read', unit: 'Bps', queries: [perPlugin('name', rate('fluentbit_input_bytes_total'))] },
  { title: 'Bytes sent', unit: 'Bps', queries: [perPlugin('name', rate('fluentbit_output_proc_bytes_total'))] },
  { title: 'Tries that failed', unit: 'cps', queries: [perPlugin('name', rate('fluentbit_output_errors_total'))] },
  { title: 'Chunks sent again', unit: 'cps', queries: [perPlugin('name', rate('fluentbit_output_retries_total'))] },
  {
    title: 'Records lost',
    description: 'What the server refused for good, or what was tried too often.',
    unit: 'cps',
    queries: [perPlugin('name', rate('fluentbit_output_dropped_records_total'))],
  },
  {
    title: 'Chunks given up',
    unit: 'cps',
    queries: [perPlugin('name', rate('fluentbit_output_retries_failed_total'))],
  },
];

const FLUENTD: readonly DashboardPanel[] = [
  {
    title: 'Records taken by outputs',
    unit: 'cps',
    queries: [perPlugin('plugin_id', rate('fluentd_output_status_emit_records'))],
  },
  {
    title: 'Errors of outputs',
    unit: 'cps',
    queries: [perPlugin('plugin_id', rate('fluentd_output_status_num_errors'))],
  },
  { title: 'Tries in a row that failed', queries: [perPlugin('plugin_id', of('fluentd_output_status_retry_count'))] },
  {
    title: 'Slow flushes',
    unit: 'cps',
    queries: [perPlugin('plugin_id', rate('fluentd_output_status_slow_flush_count'))],
  },
  {
    title: 'Buffers',
    unit: 'bytes',
    queries: [perPlugin('plugin_id', of('fluentd_output_status_buffer_total_bytes'))],
  },
  {
    title: 'Room left in the buffers',
    description: 'At zero, reading stops until something could be sent.',
    unit: 'percent',
    max: 100,
    queries: [perPlugin('plugin_id', of('fluentd_output_status_buffer_available_space_ratio'))],
  },
  { title: 'Chunks that wait', queries: [perPlugin('plugin_id', of('fluentd_output_status_buffer_queue_length'))] },
  {
    title: 'Bytes read',
    unit: 'Bps',
    queries: [{ expr: `sum by (instance) (${rate('fluentd_tail_file_position')})`, legend: NODE }],
  },
];

/**
 * Panels for the agents of this library, for `GrafanaDashboard`.
 */
export class DashboardPanels {
  /**
   * Panels about nodes, from the metrics of node_exporter.
   */
  public static nodeExporter(): DashboardPanel[] {
    return [...NODE_EXPORTER];
  }

  /**
   * Panels about the records that Fluent Bit reads, sends and loses, from its metrics at `/api/v2/metrics/prometheus`.
   *
   * @see https://docs.fluentbit.io/manual/administration/monitoring
   */
  public static fluentBit(): DashboardPanel[] {
    return [...FLUENT_BIT];
  }

  /**
   * Panels about the records that Fluentd reads, buffers and sends.
   *
   * @see https://docs.fluentd.org/monitoring-fluentd/monitoring-prometheus
   */
  public static fluentd(): DashboardPanel[] {
    return [...FLUENTD];
  }

  private constructor() {}
}
