/**
 * How sure a fact about a platform is: `source` was read in source code or a shipped manifest, `documented` in the documentation of the vendor,
 * `reported` in an issue that quotes what the platform answers, and `assumed` is common knowledge that none of them confirms.
 */
export type Certainty = 'source' | 'documented' | 'reported' | 'assumed';

/** A fact about a platform, and where it is from. */
export interface Fact<T> {
  readonly value: T;
  readonly certainty: Certainty;
  /** Repository, document or issue. */
  readonly from: string;
}

const factOf =
  (certainty: Certainty) =>
  <T>(value: T, from: string): Fact<T> => ({ value, certainty, from });

export const source = factOf('source');
export const documented = factOf('documented');
export const assumed = factOf('assumed');
