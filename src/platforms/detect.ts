import { PlatformProfile } from './profile';
import { PROFILES } from './profiles';
import { ownValue } from '../model/own-value';
import { objectOf, textMapOf, textOf } from '../model/untyped';

/** The name of the platform that a node is of, as far as its labels, its name and its operating system tell. */
export function platformOfNode(node: unknown): string | undefined {
  let best: { readonly name: string; readonly signs: number } | undefined;
  for (const [name, profile] of Object.entries(PROFILES)) {
    const signs = signsOf(node, profile);
    // of several, the one that says most
    if (signs > (best?.signs ?? 0)) best = { name, signs };
  }
  return best?.name;
}

/** How much says that a node is of a platform, a label twice as much as a name; 0 where a sign is missing. */
function signsOf(node: unknown, { nodeLabels, osImage, nodeNames }: PlatformProfile): number {
  const { metadata, status } = objectOf(node);
  const labels = textMapOf(objectOf(metadata).labels);
  const signs = Object.entries(nodeLabels?.value ?? {}).map(([label, value]) =>
    value === '*' ? ownValue(labels, label) !== undefined : ownValue(labels, label) === value,
  );
  if (osImage) signs.push(textOf(objectOf(objectOf(status).nodeInfo).osImage).startsWith(osImage.value));
  if (nodeNames) signs.push(textOf(objectOf(metadata).name).startsWith(nodeNames.value));
  return signs.every(Boolean) ? signs.length + Object.keys(nodeLabels?.value ?? {}).length : 0;
}
