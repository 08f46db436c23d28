import { ExpectedNode, LiveCase } from './live-cases';
import { RolloutAnswer } from '../../src/cluster/rollout';
import { StatusAnswer } from '../../src/cluster/status';

/** The name of a node of a case. */
export const nodeName = ({ name }: LiveCase, number: number) => `${name}-${number}`;

/** What `status` does not say as it was put in. */
export function statusProblems(cases: readonly LiveCase[], answer: StatusAnswer): string[] {
  return cases
    .filter(({ status }) => status !== undefined)
    .flatMap((one) => {
      const found = answer.daemonSets.find(({ name }) => name === one.name);
      return [0, 1, 2, 3].flatMap((number) => {
        const node = found?.nodes.find((each) => each.node === nodeName(one, number));
        const wanted: ExpectedNode | undefined = one.status![number];
        const [state, kind, reason] = wanted ?? ['ready', undefined, undefined];
        const said = `${node?.state} ${node?.why?.kind} ${node?.why?.reason}`;
        return said === `${state} ${kind} ${reason}`
          ? []
          : [`${nodeName(one, number)}: ${said} (${node?.why?.message}), not ${String(wanted ?? 'ready')}`];
      });
    });
}

/** What `rollout` does not say as it was put in. */
export function rolloutProblems(one: LiveCase, answer: Partial<RolloutAnswer>): string[] {
  const wanted = one.rollout!;
  const kinds = (answer.causes ?? []).map(({ kind }) => kind).sort();
  if (answer.state !== wanted.state || String(kinds) !== String(Object.keys(wanted.causes).sort())) {
    return [
      `${one.name}: ${answer.state} because of ${String(kinds) || 'nothing'}, not ${JSON.stringify(wanted)}; ${answer.message}`,
    ];
  }
  return (answer.causes ?? []).flatMap(({ kind, nodes }) => {
    const numbers = nodes.map(({ node }) => Number(node.slice(one.name.length + 1)));
    const expected = wanted.causes[kind];
    // where the controller chooses, only how many there are is known
    const isRight = expected[0] < 0 ? numbers.length === -expected[0] : String(numbers) === String(expected);
    return isRight ? [] : [`${one.name}: ${kind} on ${String(numbers)}, not ${String(expected)}`];
  });
}
