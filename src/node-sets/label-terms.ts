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
 * Boolean algebra over the labels of nodes, on which everything in this folder rests.
 *
 * A *set of values* (label-values.ts) says which values of one label are allowed, and whether the label may be absent. A *term* gives a set of
 * values for each of some labels, and a node matches it if every one of these labels has an allowed value. A *list of terms* (a condition) is
 * matched by the nodes that match at least one of its terms: this is the form of a required node affinity. Two theorems carry the algebra:
 *
 * 1. Closure. Sets of values are closed under and, or and not (label-values.ts lists what such a set consists of). So the conjunction of two terms
 *    is one term or nothing, and the negation of a term is the list of its labels, each with the complement of its set (De Morgan). Hence lists
 *    of terms are closed under and, or and not as well, and each condition has such a list.
 *
 * 2. Independence. A node may carry any value of any label whatever its other labels are. So a term is matched by some node exactly if none of
 *    its sets is empty; one term lies within another exactly if its set lies within the other's for every label of the other; and two terms have
 *    a node in common exactly if no label has disjoint sets. Nothing has to be searched, each question is one about single labels.
 *
 * What neither gives for nothing is the shortest list: whether a term is covered by several others together takes a search (`CoverSearch`).
 */

/** A condition on some labels, all of which hold. */
export type LabelTerm = ReadonlyMap<string, LabelValues>;

/** The term that every node meets. */
export const EVERY_NODE: LabelTerm = new Map();

/** Longer lists are cut here: callers refuse them anyway. */
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

/** The search can take exponentially long. A term that is not found to be covered within the steps stays, so the list is right but longer. */
class CoverSearch {
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
function widen(terms: readonly LabelTerm[], search: CoverSearch): LabelTerm[] {
  return terms.map((term) => {
    let wide = term;
    for (const key of term.keys()) {
      const wider = new Map(wide);
      wider.delete(key);
      if (search.isCovered(wider, terms)) wide = wider;
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
  const search = new CoverSearch();
  let kept = mergeAll(absorb(widen(mergeAll(absorb(terms)), search)));
  for (const term of [...kept].reverse()) {
    const others = kept.filter((other) => other !== term);
    if (search.isCovered(term, others)) kept = others;
  }
  return kept;
}
