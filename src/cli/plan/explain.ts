import { idOf, PlanReport, Renderer } from './report';
import { table } from './text/table';
import { readableAmount, percentText } from './words';
import { objectOf, objectsOf, textMapOf, textOf } from '../../model/untyped';
import { NodeRequests } from '../../scheduling/plan-results';
import { painterFor } from '../colours';
import { UserError } from '../io';
import { oneLine, safeJson } from '../one-line';

/** The plan of one node. */
function explain({ plan, problems, kubernetesVersion }: PlanReport, node: string) {
  try {
    return {
      kubernetesVersion,
      node,
      daemonSets: plan.explain(node).map(({ placement, fit = null, reasons }, i) => {
        const { namespace, name } = plan.daemonSets[i];
        return { namespace, name, placement, fit, reasons };
      }),
      requests: plan.requestsOn(node),
      problems: problems.filter(({ nodes }) => nodes.includes(node)),
    };
  } catch (error) {
    throw new UserError(`--explain: ${(error as Error).message}`);
  }
}

export function explainJson(node: string): Renderer {
  return (report) => [`${safeJson(explain(report, node), 2)}\n`];
}

export function explainText(node: string): Renderer {
  return (report, io) => {
    const paint = painterFor(io);
    const { daemonSets, requests, problems } = explain(report, node);
    const width = problems.reduce((most, { kind }) => Math.max(most, kind.length), 0);
    const running = daemonSets.filter(({ placement }) => placement === 'runs').length;
    const raw = objectOf(report.nodes.find((one) => textOf(objectOf(objectOf(one).metadata).name) === node));
    const rows = daemonSets.map((daemonSet) => [
      idOf(daemonSet),
      daemonSet.placement,
      daemonSet.fit ?? '',
      daemonSet.reasons.map(({ message }) => message).join('; '),
    ]);
    return [
      paint('bold', oneLine(`Node ${node} in Kubernetes ${report.kubernetesVersion}`)),
      ...factsOf(raw).map((fact) => `  ${oneLine(fact)}`),
      '',
      paint('bold', `DaemonSets: ${running} of ${daemonSets.length} should run here`),
      ...table([{ title: 'DAEMONSET' }, { title: 'PLACEMENT' }, { title: 'FIT' }, { title: 'REASONS' }], rows, paint),
      ...(daemonSets.some(({ placement }) => placement === 'keeps')
        ? ['  (keeps: an existing pod stays, but no pod is created)']
        : []),
      '',
      paint('bold', 'Requests'),
      ...table(
        [
          { title: 'RESOURCE' },
          ...['DAEMONSETS', 'OTHER PODS', 'ALLOCATABLE', 'SHARE'].map((title) => ({ title, right: true })),
        ],
        requests
          .filter(isTaken)
          .map(({ resource, daemonSets: own, otherPods, allocatable, share }) => [
            resource,
            ...[own, otherPods, allocatable].map((amount) => readableAmount(resource, amount)),
            share === undefined ? '' : percentText(share),
          ]),
        paint,
      ),
      ...(problems.length === 0 ? [] : ['', paint('bold', 'Problems on this node')]),
      ...problems.map(({ kind, message }) => `  ${paint('red', kind.padEnd(width))}  ${oneLine(message)}`),
    ].map((line) => `${line}\n`);
  };
}

function isTaken({ daemonSets, otherPods }: NodeRequests): boolean {
  return daemonSets !== '0' || otherPods !== '0';
}

/** The facts that decide: readiness, labels and taints. */
function factsOf(node: { readonly [key: string]: unknown }): string[] {
  const ready = objectsOf(objectOf(node.status).conditions).find(({ type }) => type === 'Ready');
  const labels = Object.entries(textMapOf(objectOf(node.metadata).labels)).map(([key, value]) =>
    value === '' ? key : `${key}=${value}`,
  );
  const taints = objectsOf(objectOf(node.spec).taints).map(
    ({ key, value, effect }) => `${textOf(key)}${textOf(value) === '' ? '' : `=${textOf(value)}`}:${textOf(effect)}`,
  );
  return [
    `ready: ${ready === undefined ? 'unknown, assumed True' : textOf(ready.status)}`,
    `taints: ${taints.join(', ') || 'none'}`,
    `labels: ${labels.join(', ') || 'none'}`,
  ];
}
