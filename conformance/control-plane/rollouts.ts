import { check } from './check-line';
import { DaemonSetReport, Session } from './session';
import { AGENTS, nodesOfUpdates, withImage } from './updates';
import { inBounds, inWaves, ObservedRollout } from './waves';
import { Planner } from '../../src/scheduling/planner';

/*
 * How the plan says that updates go, and how they do.
 */

const planner = new Planner({ kubernetesVersion: '1.36' });

/** Gives back what the rollouts in step were. */
export async function compareRollouts(session: Session): Promise<{ readonly [name: string]: ObservedRollout }> {
  await session.applyAll([...nodesOfUpdates(), ...AGENTS]);
  await session.settle();
  const plan = planner.plan([...AGENTS], [await session.list('nodes')]);
  const plans = plan.daemonSets.map(({ rollout }) => rollout);

  const inStep = await session.rollout(
    AGENTS.map((one) => withImage(one, 'registry.example/agent:2')),
    true,
  );
  const waves = inStep.reduce((sum, one) => sum + one.waves.length, 0);
  const replaced = inStep.reduce((sum, one) => sum + one.waves.flat().length, 0);
  check(
    `${AGENTS.length} updates in step: ${waves} waves, ${replaced} pods replaced`,
    AGENTS.flatMap(({ metadata: { name } }, i) =>
      [...inWaves(plans[i], inStep[i]), ...inBounds(plans[i], inStep[i])].map((objection) => `${name}: ${objection}`),
    ),
  );

  const pods = (reports: readonly DaemonSetReport[]) =>
    new Set(reports.flatMap((report) => report.pods.map(({ uid }) => uid)));
  const before = pods(await session.settle());
  const atOwnPace = await session.rollout(
    AGENTS.map((one) => withImage(one, 'registry.example/agent:3')),
    false,
  );
  const fresh = [...pods(await session.settle())].filter((uid) => !before.has(uid)).length;
  check(
    `${AGENTS.length} updates at their own pace: ${fresh} new pods`,
    AGENTS.flatMap(({ metadata: { name } }, i) =>
      inBounds(plans[i], atOwnPace[i]).map((objection) => `${name}: ${objection}`),
    ),
  );
  return Object.fromEntries(AGENTS.map(({ metadata: { name } }, i) => [name, inStep[i]]));
}
