import { idOfManifest } from './manifests';
import { PlatformNodes, RefusedDaemonSet } from './platform-nodes';
import { ReportProblem } from './report';
import { ManifestDocument } from '../../manifest/manifest-document';
import { isDaemonSet } from '../../model/daemon-set-kind';
import { objectOf, textOf } from '../../model/untyped';
import { platformOfNode } from '../../platforms/detect';
import { platformFindings } from '../../platforms/judge-set';
import { profileOf } from '../../platforms/profiles';
import { ManifestSet } from '../../references/manifest-set';
import { NodePlan } from '../../scheduling/node-plan';

/** The platforms of the nodes, as far as nodes tell them, in the order of the inventory. */
export function platformsOf(
  plan: NodePlan,
  nodes: readonly unknown[],
  documents: readonly ManifestDocument[],
): PlatformNodes[] {
  const names = new Map<string, string[]>();
  for (const node of nodes) {
    const platform = platformOfNode(node);
    if (platform === undefined) continue;
    const name = textOf(objectOf(objectOf(node).metadata).name);
    names.set(platform, [...(names.get(platform) ?? []), name]);
  }
  if (names.size === 0) return [];
  const placed = documents.map(({ value }) => ({ manifest: value, place: idOfManifest(value).split('/')[0] }));
  const set = new ManifestSet(placed);
  const planned = new Set(plan.daemonSets.map(({ namespace, name }) => `${namespace}/${name}`));
  return [...names].map(([platform, own]) => {
    const here = new Set(own);
    const refused = placed.flatMap((one): RefusedDaemonSet[] => {
      const id = idOfManifest(one.manifest);
      if (!isDaemonSet(one.manifest) || !planned.has(id)) return [];
      const runsOn = plan.coveredBy(id).filter((node) => here.has(node));
      if (runsOn.length === 0) return [];
      const found = platformFindings(one, set, [profileOf(platform)!]).filter(
        ({ rule: { severity } }) => severity === 'error' || severity === 'never-runs',
      );
      if (found.length === 0) return [];
      const decided = found.find(({ rule }) => rule.exception === undefined);
      const exceptions = [...new Set(found.flatMap(({ rule: { exception = '' } }) => exception || []))];
      return [
        {
          daemonSet: id,
          nodes: runsOn,
          rules: [...new Set(found.map(({ rule }) => rule.id))],
          ...(decided
            ? { why: `${decided.field}: ${decided.message}. ${decided.rule.remedy}` }
            : { permittedBy: exceptions.join(' and ') }),
        },
      ];
    });
    return { platform, nodes: own, refused };
  });
}

/** DaemonSets that a platform refuses whatever it could permit. */
export function platformProblems(platforms: readonly PlatformNodes[]): ReportProblem[] {
  return platforms.flatMap(({ platform, refused }) =>
    refused.flatMap(({ daemonSet, nodes, why }): ReportProblem[] =>
      why === undefined
        ? []
        : [
            {
              kind: 'platform',
              message: `${daemonSet} would be put on nodes of ${platform}, which refuses it: ${why}`,
              daemonSets: [daemonSet],
              nodes: [...nodes],
            },
          ],
    ),
  );
}
