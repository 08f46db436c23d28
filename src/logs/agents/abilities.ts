import { ALLOY } from './alloy/abilities';
import { FILEBEAT } from './filebeat/abilities';
import { FLUENT_BIT } from './fluent-bit/abilities';
import { FLUENTD } from './fluentd/abilities';
import { LOGSTASH } from './logstash/abilities';
import { OPENTELEMETRY_COLLECTOR } from './opentelemetry-collector/abilities';
import { VECTOR } from './vector/abilities';
import { Abilities } from '../abilities/ability';
import { OutputFeature } from '../abilities/features';

/** What each agent can do, by the name of its class: a line an agent. */
export const AGENTS = {
  FluentBit: FLUENT_BIT,
  Fluentd: FLUENTD,
  OpenTelemetryCollector: OPENTELEMETRY_COLLECTOR,
  Vector: VECTOR,
  Alloy: ALLOY,
  Filebeat: FILEBEAT,
  Logstash: LOGSTASH,
} satisfies { readonly [agent: string]: Omit<Abilities, OutputFeature> };

/** Where the documentation of each agent lists its outputs. */
export const OUTPUTS_PAGES: { readonly [agent in keyof typeof AGENTS]: string } = {
  FluentBit: 'https://docs.fluentbit.io/manual/pipeline/outputs',
  Fluentd: 'https://docs.fluentd.org/output',
  OpenTelemetryCollector: 'https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.160.0/exporter',
  Vector: 'https://vector.dev/docs/reference/configuration/sinks/',
  Alloy: 'https://grafana.com/docs/alloy/latest/reference/components/otelcol/',
  Filebeat: 'https://www.elastic.co/docs/reference/beats/filebeat/configuring-output',
  Logstash: 'https://www.elastic.co/docs/reference/logstash/plugins/output-plugins',
};

export type AgentName = keyof typeof AGENTS;
