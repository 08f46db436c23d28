import { FLUENT_BIT } from './fluent-bit/abilities';
import { FLUENTD } from './fluentd/abilities';
import { OPENTELEMETRY_COLLECTOR } from './opentelemetry-collector/abilities';
import { Abilities } from '../abilities/ability';
import { OutputFeature } from '../abilities/features';

/** What each agent can do, by the name of its class: a line an agent. */
export const AGENTS = {
  FluentBit: FLUENT_BIT,
  Fluentd: FLUENTD,
  OpenTelemetryCollector: OPENTELEMETRY_COLLECTOR,
} satisfies { readonly [agent: string]: Omit<Abilities, OutputFeature> };

export type AgentName = keyof typeof AGENTS;
