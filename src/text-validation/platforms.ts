import { JudgedDocument, PlacedFinding } from './judged';
import { isDaemonSet } from '../model/daemon-set-kind';
import { platformFindings } from '../platforms/judge-set';
import { isPlatformRule, profileOf } from '../platforms/profiles';
import { ManifestSet } from '../references/manifest-set';

/** Judges DaemonSets for platforms, with all objects of the files at hand. An `error` of a platform rejects the DaemonSet. */
export function judgeOnPlatforms(
  documents: readonly JudgedDocument[],
  platforms: readonly string[],
): readonly JudgedDocument[] {
  if (platforms.length === 0) return documents;
  const profiles = platforms.flatMap((name) => profileOf(name) ?? []);
  const placed = documents.map(({ object, namespace = 'default' }) => ({
    manifest: object?.value,
    place: namespace,
  }));
  const set = new ManifestSet(placed);
  return documents.map((document, i) => {
    const { object, findings, verdict } = document;
    if (object === undefined || !isDaemonSet(object.value)) return document;
    const found = object.place(platformFindings(placed[i], set, profiles));
    if (found.length === 0) return document;
    const isRejected = found.some(({ severity }) => severity === 'error');
    return { ...document, verdict: isRejected ? 'rejected' : verdict, findings: [...findings, ...found] };
  });
}

/** A platform was asked for, so pods that it refuses are as bad as a DaemonSet that it refuses. */
export const neverRunsOnPlatform = ({ severity, rule }: PlacedFinding) =>
  severity === 'never-runs' && isPlatformRule(rule);
