import { judgeOnPlatform } from './judge';
import { PlatformProfile } from './profile';
import { Context, RawFinding } from '../findings/context';
import { NEWEST_MINOR } from '../model/field-table';
import { ManifestSet, PlacedObject } from '../references/manifest-set';
import { copyJson } from '../stored/copy-json';
import { read } from '../stored/read';

/** What platforms say of a DaemonSet that is applied with a set of objects; nothing where its manifest cannot be read. */
export function platformFindings(
  { manifest, place }: PlacedObject,
  set: ManifestSet,
  profiles: readonly PlatformProfile[],
): RawFinding[] {
  const { daemonSet } = read(copyJson(manifest).value, new Context(NEWEST_MINOR));
  if (daemonSet === undefined) return [];
  const judged = { daemonSet, place, set, minor: NEWEST_MINOR };
  return profiles.flatMap((profile) => judgeOnPlatform(judged, profile));
}
