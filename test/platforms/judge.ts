import { platformFindings } from '../../src/platforms/judge-set';
import { profileOf } from '../../src/platforms/profiles';
import { ManifestSet } from '../../src/references/manifest-set';

type Json = any;

/** What becomes of a DaemonSet on a platform: it runs, it runs with an exception of the platform, or never. */
export type Outcome = 'runs' | 'exception' | 'never';

export interface Judgement {
  readonly outcome: Outcome;
  /** The rules that refuse. */
  readonly refusing: string[];
  /** All rules that say something. */
  readonly rules: string[];
  readonly messages: string[];
}

/** A namespace for what names none, as `kubectl -n` gives it. */
export const NAMESPACE = 'agents';

/** Each DaemonSet of a set of objects on one platform. */
export function onPlatform(objects: readonly Json[], platform: string): Map<string, Judgement> {
  const placed = objects.map((manifest) => ({ manifest, place: manifest.metadata?.namespace ?? NAMESPACE }));
  const set = new ManifestSet(placed);
  const profile = profileOf(platform)!;
  const judgements = new Map<string, Judgement>();
  for (const one of placed) {
    if (one.manifest.kind !== 'DaemonSet') continue;
    const found = platformFindings(one, set, [profile]);
    const refusals = found.filter(({ rule: { severity } }) => severity === 'error' || severity === 'never-runs');
    const outcome =
      refusals.length === 0
        ? 'runs'
        : refusals.every(({ rule }) => rule.exception !== undefined)
          ? 'exception'
          : 'never';
    judgements.set(one.manifest.metadata.name, {
      outcome,
      refusing: [...new Set(refusals.map(({ rule }) => rule.id))],
      rules: [...new Set(found.map(({ rule }) => rule.id))],
      messages: found.map(({ message }) => message),
    });
  }
  return judgements;
}

/** The judgement of the only DaemonSet among the objects. */
export function judgedOn(platform: string, objects: readonly Json[]): Judgement {
  const [only, ...more] = [...onPlatform(objects, platform).values()];
  expect(more).toEqual([]);
  return only;
}
