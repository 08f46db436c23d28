import { checkSearch } from './check';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { openTelemetryCollector } from './open-telemetry-collector';
import { OutputDefinition } from '../definition';

const agents = { FluentBit: fluentBit, Fluentd: fluentd, OpenTelemetryCollector: openTelemetryCollector };

export const ELASTICSEARCH: OutputDefinition<'elasticsearch'> = { check: checkSearch('elasticsearch'), agents };
export const OPEN_SEARCH: OutputDefinition<'openSearch'> = { check: checkSearch('openSearch'), agents };
