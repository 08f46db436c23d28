import { ownValue } from '../../model/own-value';
import { CheckOf } from '../check';
import { Found, inContainers, Judged, podOf, SPEC } from '../judged';

export function imageTag(_: CheckOf<'image-tag'>, judged: Judged): Found[] {
  return inContainers(judged, ({ image = '' }, path): Found[] => {
    const [name, digest] = image.split('@');
    const tag = /:([^/:]+)$/.exec(name)?.[1];
    if (digest !== undefined || (tag !== undefined && tag !== 'latest')) return [];
    return [{ path: path.child('image'), message: `${image} has ${tag === undefined ? 'no tag' : 'the tag latest'}` }];
  });
}

export function probes(_: CheckOf<'probes'>, judged: Judged): Found[] {
  return (podOf(judged).containers ?? []).flatMap((container, i) =>
    (['livenessProbe', 'readinessProbe'] as const)
      .filter((probe) => container[probe] === undefined)
      .map((probe) => ({
        path: SPEC.child('containers').index(i).child(probe),
        message: `container '${container.name}' has no ${probe}`,
      })),
  );
}

export function requests(_: CheckOf<'requests'>, judged: Judged): Found[] {
  return (podOf(judged).containers ?? []).flatMap(({ name, resources }, i) => {
    const missing = ['cpu', 'memory'].filter((one) => ownValue(resources?.requests, one) === undefined);
    if (missing.length === 0) return [];
    const path = SPEC.child('containers').index(i).child('resources');
    return [{ path, message: `container '${name}' requests no ${missing.join(' and no ')}` }];
  });
}

export function toleratesEverything(_: CheckOf<'tolerates-everything'>, judged: Judged): Found[] {
  return (podOf(judged).tolerations ?? []).flatMap(({ key, operator }, i) =>
    !key && operator === 'Exists'
      ? [{ path: SPEC.child('tolerations').index(i), message: 'every taint is tolerated' }]
      : [],
  );
}
