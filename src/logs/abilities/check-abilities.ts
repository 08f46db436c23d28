import { Ability } from './ability';
import { Feature } from './features';
import { lacksOf, outputAbility } from './renderer';
import { metadataFeatures, usedFeatures } from './used-features';
import { ownValue } from '../../model/own-value';
import { AgentName, AGENTS } from '../agents/abilities';
import { Pipeline } from '../checked-pipeline';
import { Complain } from '../checks';
import { KubernetesMetadata } from '../metadata';
import { OutputKind } from '../outputs/checked';
import { OUTPUTS } from '../outputs/definitions';

/** Whether an agent can do something. Outputs say it themselves. */
export function abilityOf(agent: AgentName, feature: Feature): Ability {
  const kind = feature.startsWith('outputs.') ? feature.slice('outputs.'.length) : '';
  if (Object.hasOwn(OUTPUTS, kind)) return outputAbility(agent, kind as OutputKind);
  return AGENTS[agent][feature as keyof (typeof AGENTS)[AgentName]];
}

/** Refuses what the agent cannot do, and names the agents that can. */
export function checkAbilities(
  agent: AgentName,
  pipeline: Pipeline,
  metadata: KubernetesMetadata | undefined,
  complain: Complain,
): void {
  const demand = (property: string, ability: (agent: AgentName) => Ability) => {
    const own = ability(agent);
    if (own === true) return;
    const able = (Object.keys(AGENTS) as AgentName[]).filter((other) => ability(other) === true);
    complain(
      property,
      `is nothing that ${agent} can do: it ${own.why}; ${able.length ? `${able.join(', ')} can` : 'no agent of this library can'}`,
    );
  };
  for (const [feature, property] of [...usedFeatures(pipeline), ...metadataFeatures(metadata)]) {
    demand(property, (each) => abilityOf(each, feature));
  }
  for (const [index, { kind, given, delivery }] of pipeline.outputs.entries()) {
    const settings = Object.entries(delivery).flatMap(([name, value]) =>
      value === undefined ? [] : `delivery.${name}`,
    );
    for (const option of [...given, ...settings]) {
      demand(
        settings.includes(option) ? `outputs[${index}].${option}` : `outputs[${index}].${kind}.${option}`,
        (each) => {
          const ability = outputAbility(each, kind);
          return ability === true ? (ownValue(lacksOf(each, kind), option) ?? true) : ability;
        },
      );
    }
  }
}
