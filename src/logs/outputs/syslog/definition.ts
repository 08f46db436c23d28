import { checkSyslog } from './check';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { openTelemetryCollector } from './open-telemetry-collector';
import { vector } from './vector';
import { Cannot } from '../../abilities/ability';
import { OutputDefinition } from '../definition';

const NO_ANSWERS: Cannot = {
  why: 'writes to a connection, and has no setting for it',
  source: 'https://vector.dev/docs/reference/configuration/sinks/socket/',
};

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
    Vector: { write: vector, lacks: { 'delivery.retrySeconds': NO_ANSWERS, 'delivery.batchBytes': NO_ANSWERS } },
    Alloy: openTelemetryCollector,
  },
};
