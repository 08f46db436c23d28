import { RESOURCES } from '../../cluster/cluster-state';
import { ownedObjects } from '../../cluster/owned';
import { whyAnswer, WhyAnswer } from '../../cluster/why';
import { objectOf, textOf } from '../../model/untyped';
import { painterFor } from '../colours';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { Io, UserError } from '../io';
import { oneLine, safeJson } from '../one-line';
import { stateOf, wantedOf } from './options';
import { whyText } from './status-text';
import { ageText, chosen, idOf, tellLimits } from './words';
import { table } from '../plan/text/table';
import { percentText, readableAmount, someOf } from '../plan/words';

export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  const [node, name] = operands;
  if (node === undefined || operands.length > 2) {
    throw new UserError('why takes the name of a node, and of a DaemonSet if only that is meant');
  }
  const wanted = wantedOf(values, name);
  // room on the node is taken by pods of all kinds and namespaces
  const isWide = values.namespace === undefined && values.snapshot === undefined;
  const state = await stateOf(
    isWide ? { ...values, 'all-namespaces': true } : values,
    isWide ? {} : wanted,
    { resources: RESOURCES, allPods: true },
    io,
  );
  const owned = ownedObjects(state);
  const asked = new Set(chosen(owned, wanted).map(idOf));
  if (!owned.nodes.has(node)) {
    const unread = state.unread.find(({ resource }) => resource === 'nodes');
    if (unread !== undefined) throw new UserError(`nodes are not known: ${unread.why}`);
    const names = state.objects.nodes.map(({ metadata }) => textOf(objectOf(metadata).name)).sort();
    throw new UserError(`there is no node ${node}; there is ${someOf(names) || 'none'}`);
  }
  const answer = whyAnswer(state, node, (one) => asked.has(idOf(one)));
  tellLimits(answer, io);
  if (values.format === 'json') io.out(`${safeJson(answer, 2)}\n`);
  else for (const line of whyLines(answer, io)) io.out(`${line}\n`);
  return answer.allIsWell ? EXIT.ok : EXIT.found;
}

function whyLines(answer: WhyAnswer, io: Io): string[] {
  const paint = painterFor(io);
  const { node, ready, taints, labels, requests, daemonSets, isUnschedulable } = answer;
  return [
    paint('bold', oneLine(`Node ${node}`)),
    `  ready: ${oneLine(ready)}${isUnschedulable ? '; cordoned, which does not concern DaemonSets' : ''}`,
    `  taints: ${oneLine(taints.join(', ')) || 'none'}`,
    `  labels: ${oneLine(
      Object.entries(labels)
        .map(([key, value]) => (value === '' ? key : `${key}=${value}`))
        .join(', '),
    )}`,
    '',
    paint('bold', 'DaemonSets'),
    ...table(
      ['DAEMONSET', 'STATE', 'POD', 'PHASE', 'AGE', 'WHY'].map((title) => ({ title })),
      daemonSets.map((one) => {
        const pod = one.pods.at(0);
        const noRoom = (one.noRoom ?? []).map(({ message }) => message);
        const why = [whyText(one.why), ...noRoom.map((text) => `by the requests on the node: ${text}`)].filter(
          (text) => text !== '',
        );
        return [
          idOf(one),
          one.state,
          pod?.name ?? '',
          pod === undefined ? '' : pod.isEnding ? 'Terminating' : pod.phase,
          pod === undefined ? '' : ageText(pod.ageSeconds),
          why.join('; '),
        ];
      }),
      paint,
    ),
    '',
    paint('bold', 'Requests'),
    ...table(
      [
        { title: 'RESOURCE' },
        ...['DAEMONSETS', 'OTHER PODS', 'ALLOCATABLE', 'SHARE'].map((title) => ({ title, right: true })),
      ],
      requests
        .filter(({ daemonSets: own, otherPods }) => own !== '0' || otherPods !== '0')
        .map(({ resource, daemonSets: own, otherPods, allocatable, share }) => [
          resource,
          ...[own, otherPods, allocatable].map((amount) => readableAmount(resource, amount)),
          share === undefined ? '' : percentText(share),
        ]),
      paint,
    ),
  ];
}
