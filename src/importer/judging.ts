import { ImportOptions } from './chart-context';
import { judgeDaemonSet } from './judge-daemon-set';
import { Finding } from '../findings/finding';
import { isDaemonSet } from '../model/daemon-set-kind';
import { JsonObject } from '../model/json-object';
import { objectOf, textOf } from '../model/untyped';
import { referenceFindings } from '../references/check';
import { MAINTAINED_VERSIONS } from '../stored/kubernetes-versions';
import { ObjectValidator } from '../validation/validator';

const validator = new ObjectValidator({ kubernetesVersion: '1.28+' });
const others = new ObjectValidator({ kubernetesVersion: MAINTAINED_VERSIONS });

/** The rules of what can never run, for each of the objects: synth refuses it, unless it is accepted. */
export function refusals(objects: readonly JsonObject[]): string[][] {
  const references = referenceFindings(
    objects.map((manifest) => ({ manifest, place: textOf(objectOf(manifest.metadata).namespace) })),
  );
  return objects.map((object, i) => {
    const own: Finding[] = isDaemonSet(object) ? validator.validate(object) : [];
    const rules = [...own, ...references[i]]
      .filter(({ severity }) => severity === 'never-runs')
      .map(({ rule }) => rule);
    return [...new Set(rules)];
  });
}

/** Why synth refuses an object that no construct of this library makes. */
export function errorsOf(object: JsonObject, kubernetesVersion?: string): string[] {
  const judging = kubernetesVersion === undefined ? others : new ObjectValidator({ kubernetesVersion });
  return judging
    .validateObject(object)
    .filter(({ severity }) => severity === 'error')
    .map(({ field, message }) => `${field}: ${message}`);
}

/** What the code of an import says of the objects that the API server or synth refuses. */
export const JUDGING: Pick<ImportOptions, 'judge' | 'refusals' | 'errorsOf'> = {
  judge: judgeDaemonSet((kubernetesVersion) => new ObjectValidator({ kubernetesVersion })),
  refusals,
  errorsOf,
};
