import { checkSearch } from './check';
import { filebeat } from './filebeat';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { logstash } from './logstash';
import { openTelemetryCollector } from './open-telemetry-collector';
import { vector } from './vector';
import { OutputDefinition } from '../definition';

const agents = {
  FluentBit: fluentBit,
  Fluentd: fluentd,
  OpenTelemetryCollector: openTelemetryCollector,
  Vector: vector,
  Logstash: logstash,
};

export const ELASTICSEARCH: OutputDefinition<'elasticsearch'> = {
  check: checkSearch('elasticsearch'),
  agents: {
    ...agents,
    FluentBit: {
      write: fluentBit,
      lacks: {
        apiKey: {
          why: 'has API keys only in its plug-in es, which loses what the server refused among documents that it took',
          source: 'https://docs.fluentbit.io/manual/pipeline/outputs/elasticsearch',
        },
      },
    },
    Filebeat: filebeat,
  },
};
export const OPEN_SEARCH: OutputDefinition<'openSearch'> = {
  check: checkSearch('openSearch'),
  agents: {
    ...agents,
    Filebeat: {
      why: 'refuses servers that are not Elasticsearch',
      source: 'https://docs.opensearch.org/latest/tools/index/#agents-and-ingestion-tools',
    },
  },
};
