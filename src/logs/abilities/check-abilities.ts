import { Ability } from './ability';
import { Feature } from './features';
import { metadataFeatures, usedFeatures } from './used-features';
import { AgentName, AGENTS, OUTPUTS_PAGES } from '../agents/abilities';
import { Pipeline } from '../checked-pipeline';
import { Complain } from '../checks';
import { KubernetesMetadata } from '../metadata';
import { CheckedOutput, OutputKind } from '../outputs/checked';
import { OutputRenderers } from '../outputs/definition';
import { OUTPUTS } from '../outputs/definitions';

/** Whether an agent can do something. Outputs say it themselves. */
export function abilityOf(agent: AgentName, feature: Feature): Ability {
  const kind = feature.startsWith('outputs.') ? feature.slice('outputs.'.length) : '';
  if (!Object.hasOwn(OUTPUTS, kind)) return AGENTS[agent][feature as keyof (typeof AGENTS)[AgentName]];
  const renderers: Partial<OutputRenderers<CheckedOutput>> = OUTPUTS[kind as OutputKind].agents as never;
  const renderer = renderers[agent];
  if (typeof renderer === 'function') return true;
  return renderer ?? { why: 'has no output of this kind', source: OUTPUTS_PAGES[agent] };
}

/** Refuses what the agent cannot do, and names the agents that can. */
export function checkAbilities(
  agent: AgentName,
  pipeline: Pipeline,
  metadata: KubernetesMetadata | undefined,
  complain: Complain,
): void {
  for (const [feature, property] of [...usedFeatures(pipeline), ...metadataFeatures(metadata)]) {
    const ability = abilityOf(agent, feature);
    if (ability === true) continue;
    const able = (Object.keys(AGENTS) as AgentName[]).filter((other) => abilityOf(other, feature) === true);
    complain(
      property,
      `is nothing that ${agent} can do: it ${ability.why}; ${able.length ? `${able.join(', ')} can` : 'no agent of this library can'}`,
    );
  }
}
