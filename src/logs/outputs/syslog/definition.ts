import { checkSyslog } from './check';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { openTelemetryCollector } from './open-telemetry-collector';
import { OutputDefinition } from '../definition';
import { ALLOY_EXPORTER, notYet } from '../not-yet';

export const SYSLOG: OutputDefinition<'syslog'> = {
  check: checkSyslog,
  agents: {
    FluentBit: fluentBit,
    Fluentd: {
      write: fluentd,
      lacks: {
        clientCertificate: {
          why: 'has no client certificate for syslog in its plug-in',
          source: 'https://github.com/fluent-plugins-nursery/fluent-plugin-remote_syslog',
        },
      },
    },
    OpenTelemetryCollector: openTelemetryCollector,
    Vector: notYet('https://vector.dev/docs/reference/configuration/sinks/socket/'),
    Alloy: notYet(`${ALLOY_EXPORTER}syslog/`),
  },
};
