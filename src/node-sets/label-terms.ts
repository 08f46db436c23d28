import {
  complement,
  intersection,
  isEmpty,
  isEverything,
  isSubset,
  LabelValues,
  sameValues,
  union,
} from './label-values';

/*
 * Boolean algebra over the labels of nodes. A term is a condition on some labels by key, all of which hold; a list of terms holds where one does.
 * Labels do not depend on each other, so a term without an empty set of values is met by some node.
 */
export type LabelTerm = ReadonlyMap<string, LabelValues>;

/** The term that every node meets. */
export const EVERY_NODE: LabelTerm = new Map();

/** Lists that are longer are cut there, and no use to anyone. */
export const MOST_TERMS = 1024;

/** Undefined where no node meets both. */
export function both(a: LabelTerm, b: LabelTerm): LabelTerm | undefined {
  const term = new Map(a);
  for (const [key, values] of b) {
    const there = a.get(key);
    const common = there && there !== values ? intersection(there, values) : values;
    if (isEmpty(common)) return undefined;
    term.set(key, common);
  }
  return term;
}

/** Whether some node meets both. */
export function meets(a: LabelTerm, b: LabelTerm): boolean {
  for (const [key, values] of b) {
    const there = a.get(key);
    if (there && there !== values && isEmpty(intersection(there, values))) return false;
  }
  return true;
}

export function conjunction(as: readonly LabelTerm[], bs: readonly LabelTerm[]): LabelTerm[] {
  function* pairs(): Iterable<LabelTerm> {
    for (const a of as) {
      for (const b of bs) {
        const term = both(a, b);
        if (term) yield term;
      }
    }
  }
  return absorb(pairs());
}

/** The first label of which two conditions ask what no value meets, where that is why no node meets both. */
export function contradiction(as: readonly LabelTerm[], bs: readonly LabelTerm[]): string | undefined {
  const [[a], [b]] = [as, bs];
  return a && b && [...b.keys()].find((key) => a.has(key) && isEmpty(intersection(a.get(key)!, b.get(key)!)));
}

/** Nodes that meet the first of two terms that meet, and not the second. No two of the results share a node: they are fewer than overlapping ones. */
function without(term: LabelTerm, excluded: LabelTerm): LabelTerm[] {
  const rests: LabelTerm[] = [];
  let shared = term;
  for (const [key, values] of excluded) {
    const rest = both(shared, new Map([[key, complement(values)]]));
    if (rest) rests.push(rest);
    shared = both(shared, new Map([[key, values]]))!;
  }
  return rests;
}

/** Nodes that meet one of the terms and none of the excluded ones. */
export function exclude(terms: readonly LabelTerm[], excluded: readonly LabelTerm[]): readonly LabelTerm[] {
  let rests = terms;
  for (const one of excluded) {
    if (rests.length > MOST_TERMS) break;
    if (rests.some((rest) => meets(rest, one))) {
      rests = rests.flatMap((rest) => (meets(rest, one) ? without(rest, one) : [rest]));
    }
  }
  return rests;
}

function isWithin(small: LabelTerm, big: LabelTerm): boolean {
  for (const [key, values] of big) {
    const there = small.get(key);
    if (!there || (there !== values && !isSubset(there, values))) return false;
  }
  return true;
}

/** Leaves out terms that another one contains. */
export function absorb(terms: Iterable<LabelTerm>): LabelTerm[] {
  const kept: LabelTerm[] = [];
  for (const term of terms) {
    if (kept.length > MOST_TERMS) break;
    if (kept.some((other) => isWithin(term, other))) continue;
    for (let i = kept.length - 1; i >= 0; i--) if (isWithin(kept[i], term)) kept.splice(i, 1);
    kept.push(term);
  }
  return kept;
}

/** A proof can take exponentially long; what is not proven when the steps are used up stays as it is, which is right and only longer. */
class Prover {
  private steps = 100_000;

  /** Whether every node that meets the term meets one of the others. */
  public isCovered(term: LabelTerm, others: readonly LabelTerm[], from = 0): boolean {
    for (let next = from; next < others.length && this.steps > 0; next++) {
      this.steps--;
      if (meets(term, others[next])) {
        return without(term, others[next]).every((part) => this.isCovered(part, others, next + 1));
      }
    }
    return false;
  }
}

/** Drops every condition without which a term still takes no node that no term takes. */
function widen(terms: readonly LabelTerm[], prover: Prover): LabelTerm[] {
  return terms.map((term) => {
    let wide = term;
    for (const key of term.keys()) {
      const wider = new Map(wide);
      wider.delete(key);
      if (prover.isCovered(wider, terms)) wide = wider;
    }
    return wide;
  });
}

/** The union of two terms as one, where they differ in one label at most. */
function merged(a: LabelTerm, b: LabelTerm): LabelTerm | undefined {
  if (a.size !== b.size) return undefined;
  let different: string | undefined;
  for (const [key, values] of a) {
    const there = b.get(key);
    if (!there) return undefined;
    if (values === there || sameValues(values, there)) continue;
    if (different !== undefined) return undefined;
    different = key;
  }
  if (different === undefined) return a;
  const term = new Map(a);
  const values = union(a.get(different)!, b.get(different)!);
  if (isEverything(values)) term.delete(different);
  else term.set(different, values);
  return term;
}

function mergeAll(terms: readonly LabelTerm[]): LabelTerm[] {
  const result = [...terms];
  for (let i = 0; i < result.length; i++) {
    for (let j = i + 1; j < result.length; j++) {
      const one = merged(result[i], result[j]);
      if (!one) continue;
      result.splice(j, 1);
      result[i] = one;
      // what it has become may fit to those before it
      i = -1;
      break;
    }
  }
  return result;
}

/** Fewer and shorter terms of the same meaning: none that the others cover, and only the one that every node meets where all do. */
export function simplify(terms: readonly LabelTerm[]): readonly LabelTerm[] {
  if (terms.length < 2) return terms;
  const prover = new Prover();
  let kept = mergeAll(absorb(widen(mergeAll(absorb(terms)), prover)));
  for (const term of [...kept].reverse()) {
    const others = kept.filter((other) => other !== term);
    if (prover.isCovered(term, others)) kept = others;
  }
  return kept;
}
