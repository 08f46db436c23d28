import { LEVELS } from './levels';
import { PodSecurityLevel } from './result';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** The Pod Security level that a namespace enforces, and the minor whose policy it pins, if any. */
export interface EnforcedLevel {
  readonly level: PodSecurityLevel;
  readonly policyVersion?: number;
}

/** The level that the labels of a namespace enforce, if any. */
export function enforcedLevelOf(label: (key: string) => unknown): EnforcedLevel | undefined {
  const level = LEVELS.find((each) => each === label(ENFORCE));
  if (level === undefined) return undefined;
  const version = label(`${ENFORCE}-version`);
  const pinned = typeof version === 'string' ? /^v1\.(\d+)$/.exec(version) : null;
  return { level, ...(pinned && { policyVersion: Number(pinned[1]) }) };
}
