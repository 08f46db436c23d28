import { Path } from '../../findings/path';
import { CheckOf } from '../check';
import { Found, Judged, podOf, SPEC } from '../judged';
import { accountOf, knownSccs, mayUse } from '../openshift/access';
import { Refusal, refusals } from '../openshift/admit';
import { SmallestScc, smallestScc } from '../openshift/smallest';

export const REQUIRED_SCC = 'openshift.io/required-scc';

const required = ({ daemonSet }: Judged) => daemonSet.spec.template.metadata.annotations?.[REQUIRED_SCC];

export function scc(_: CheckOf<'scc'>, judged: Judged): Found[] {
  // the admission leaves pods of Windows out
  if (podOf(judged).os?.name === 'windows') return [];
  const { template } = judged.daemonSet.spec;
  const name = required(judged);
  const sccs = knownSccs(judged).filter((one) => name === undefined || one.name === name);
  const admitting = sccs.filter((one) => refusals(template, one).length === 0);
  // that the required one does not admit them is another rule
  if (admitting.length === 0 || admitting.some((one) => mayUse(judged, one))) return [];
  const smallest = smallestScc(template);
  return [
    {
      path: SPEC,
      message: `no constraints that ServiceAccount '${accountOf(judged)}' may use admit the pods; they need ${name ?? smallestText(smallest)}`,
    },
  ];
}

function smallestText({ name, nextSmaller }: SmallestScc): string {
  if (nextSmaller === undefined) return name;
  return `${name} (${nextSmaller.name} would do without ${whatOf(nextSmaller.refusals)})`;
}

const whatOf = (found: readonly Refusal[]) => [...new Set(found.map(({ what }) => what))].join(', ');

export function requiredScc(_: CheckOf<'required-scc'>, judged: Judged): Found[] {
  const name = required(judged);
  const known = name === undefined ? undefined : knownSccs(judged).find((one) => one.name === name);
  if (!known) return [];
  const found = refusals(judged.daemonSet.spec.template, known);
  if (found.length === 0) return [];
  const path = Path.of('spec', 'template', 'metadata', 'annotations').key(REQUIRED_SCC);
  return [{ path, message: `${name} does not admit ${whatOf(found)}` }];
}
