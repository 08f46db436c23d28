/** Code points from the first to the last of them. */
export type Range = readonly [number, number];

/**
 * A regular expression as it was understood. It holds nothing that agents read in several ways: classes like `\d` are ranges, upper and lower case of
 * `(?i)` are ranges too, and `^` and `$` are the begin and end of the text. `printPattern` writes it down for an agent.
 */
export type PatternNode =
  | { readonly kind: 'set'; readonly negated: boolean; readonly ranges: readonly Range[] }
  | { readonly kind: 'begin' | 'end' | 'wordBoundary' | 'noWordBoundary' }
  | { readonly kind: 'sequence' | 'alternatives'; readonly nodes: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly node: PatternNode;
      readonly min: number;
      /** Undefined where there is no limit. */
      readonly max: number | undefined;
      readonly lazy: boolean;
    }
  | { readonly kind: 'group'; readonly name: string; readonly node: PatternNode };

export interface Pattern {
  /** As the user wrote it. */
  readonly source: string;
  readonly node: PatternNode;
  /** Named groups in their order. */
  readonly groups: readonly string[];
}

export const LAST_CODE_POINT = 0x10ffff;

/** Whether the pattern can match the empty text. */
export function matchesEmpty(node: PatternNode): boolean {
  switch (node.kind) {
    case 'set':
      return false;
    case 'sequence':
      return node.nodes.every(matchesEmpty);
    case 'alternatives':
      return node.nodes.some(matchesEmpty);
    case 'repeat':
      return node.min === 0 || matchesEmpty(node.node);
    case 'group':
      return matchesEmpty(node.node);
    default:
      return true;
  }
}
