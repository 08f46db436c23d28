import { Refusal, refusals } from './admit';
import { DEFAULT_SCCS } from './default-sccs';
import { byRestrictions } from './order';
import { DecodedTemplate } from '../../stored/decode';

/** The most restrictive default constraints that admit the pods, and what keeps the pods from the next smaller ones. */
export interface SmallestScc {
  readonly name: string;
  /** Of those that are smaller, those that refuse the fewest things. */
  readonly nextSmaller?: { readonly name: string; readonly refusals: readonly Refusal[] };
}

const IN_ORDER = byRestrictions(DEFAULT_SCCS);

/** `privileged` admits every pod, so there is always one. */
export function smallestScc(template: DecodedTemplate): SmallestScc {
  const refused: { readonly name: string; readonly refusals: readonly Refusal[] }[] = [];
  for (const scc of IN_ORDER) {
    const found = refusals(template, scc);
    if (found.length === 0) {
      const fewest = Math.min(...refused.map((one) => one.refusals.length));
      const nextSmaller = refused.filter((one) => one.refusals.length === fewest).at(-1);
      return { name: scc.name, ...(nextSmaller && { nextSmaller }) };
    }
    refused.push({ name: scc.name, refusals: found });
  }
  throw new Error('unreachable: the constraints privileged admit every pod');
}
