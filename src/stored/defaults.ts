import { MutableJsonObject } from '../model/json-object';
/*
 * Defaults that the server sets before validation and that depend on other fields. All other defaults are in the field
 * table.
 */

/** By type. */
export const DEFAULTERS: ReadonlyMap<string, (value: MutableJsonObject) => void> = new Map([
  ['Container', defaultPullPolicy('imagePullPolicy', 'image')],
  ['EphemeralContainer', defaultPullPolicy('imagePullPolicy', 'image')],
  ['ImageVolumeSource', defaultPullPolicy('pullPolicy', 'reference')],
  [
    'Volume',
    (volume: MutableJsonObject): void => {
      for (const key in volume) if (key !== 'name') return;
      volume.emptyDir = {};
    },
  ],
  [
    'DaemonSetUpdateStrategy',
    (strategy: MutableJsonObject): void => {
      if (strategy.type === 'RollingUpdate') {
        const update = (strategy.rollingUpdate ??= {}) as MutableJsonObject;
        update.maxUnavailable ??= 1;
        update.maxSurge ??= 0;
      }
    },
  ],
  [
    'PodSpec',
    (spec: MutableJsonObject): void => {
      if (spec.serviceAccount && !spec.serviceAccountName) spec.serviceAccountName = spec.serviceAccount;
    },
  ],
]);

function defaultPullPolicy(
  policy: 'imagePullPolicy' | 'pullPolicy',
  image: 'image' | 'reference',
): (value: MutableJsonObject) => void {
  return (value): void => {
    if (value[policy]) return;
    value[policy] = isLatest((value[image] ?? '') as string) ? 'Always' : 'IfNotPresent';
  };
}

const PATH = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const HOST = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const REPOSITORY = new RegExp(`^(?:(?:${HOST}(?:\\.${HOST})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?/)?${PATH}(?:/${PATH})*$`);

/** Whether an image has the tag `latest`, explicitly or by default. An image that cannot be parsed has no tag. */
function isLatest(image: string): boolean {
  const colon = image.indexOf(':', image.lastIndexOf('/') + 1);
  if (image.includes('@')) return /:latest@/.test(image);
  if (colon >= 0 && image.slice(colon + 1) !== 'latest') return false;
  return image.length < 512 && REPOSITORY.test(colon < 0 ? image : image.slice(0, colon));
}
