import { Cannot } from '../../abilities/ability';
import { OutputDefinition } from '../definition';
import { checkFile } from './check';
import { filebeat } from './filebeat';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { logstash } from './logstash';
import { openTelemetryCollector } from './open-telemetry-collector';
import { vector } from './vector';

/** Begins a file each day, and removes none. */
function daily<W>(write: W, source: string) {
  const cannot: Cannot = { why: 'begins a file each day, whatever its size, and removes none', source };
  return { write, lacks: { megabytes: cannot, keptFiles: cannot } };
}

export const FILE: OutputDefinition<'file'> = {
  check: checkFile,
  agents: {
    FluentBit: fluentBit,
    Fluentd: daily(fluentd, 'https://docs.fluentd.org/output/file'),
    OpenTelemetryCollector: openTelemetryCollector,
    Vector: daily(vector, 'https://vector.dev/docs/reference/configuration/sinks/file/'),
    Alloy: openTelemetryCollector,
    Filebeat: filebeat,
    Logstash: daily(logstash, 'https://www.elastic.co/docs/reference/logstash/plugins/plugins-outputs-file'),
  },
};
