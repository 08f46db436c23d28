import { RawFinding } from '../findings/context';
import { Finding } from '../findings/finding';
import { EnforcedLevel } from '../validation/pod-security/enforced-level';

export type Verdict = 'accepted' | 'rejected' | 'not-judged';

/** A finding and where in its file it is. */
export interface PlacedFinding extends Finding {
  readonly line: number;
  readonly column: number;
}

/** The object of a document, for what is said of objects together. */
export interface ObjectInFile {
  readonly value: unknown;
  /** Gives findings their places in the file. */
  place(found: readonly RawFinding[]): PlacedFinding[];
}

/** One object of a file and what was said of it. */
export interface JudgedDocument {
  /** Of a Namespace, the Pod Security level that its labels enforce. */
  readonly enforces?: EnforcedLevel;
  /** Of a DaemonSet in a namespace, which may enforce one, how to judge it against that. */
  readonly judgeAgainst?: (enforced: EnforcedLevel) => PlacedFinding[];
  /** Absent where only DaemonSets are judged, each for itself. */
  readonly object?: ObjectInFile;
  /** The annotation that accepts findings about the object. */
  readonly accepts?: string;
  readonly source: string;
  /** Which of the file's objects it is, from 0. */
  readonly index: number;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly verdict: Verdict;
  readonly findings: readonly PlacedFinding[];
}

/** Why a file, or the rest of it, could not be judged. */
export interface InputProblem {
  readonly source: string;
  readonly message: string;
  /** Absent where the file as a whole could not be read. */
  readonly line?: number;
  readonly column?: number;
}

export interface JudgedFiles {
  readonly documents: readonly JudgedDocument[];
  readonly problems: readonly InputProblem[];
}
