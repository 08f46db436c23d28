import { misspelt } from './well-known-labels';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { JsonObject } from '../../model/json-object';
import { ownValue } from '../../model/own-value';
import { objectOf, objectsOf, textOf } from '../../model/untyped';
import { ReferenceCheck } from '../manifest-set';

export const rules = defineRules(
  'references/label-typos',
  { stage: 'run', severity: 'advice', upstream: 'api/core/v1/well_known_labels.go' },
  { key: { reason: 'FieldValueInvalid', remedy: 'Correct the key.' } },
);

/** Keys of labels and taints of nodes that differ from a well-known one by a typo. */
export const checkLabelTypos: ReferenceCheck = ({ pods }, _, report) => {
  if (!pods) return;
  const { spec, path } = pods;
  const check = (key: string, at: Path) => {
    const known = misspelt(key);
    if (known) report(rules.key, at, `'${key}' is no label that nodes have; '${known}' is one`);
  };
  for (const key of Object.keys(objectOf(spec.nodeSelector))) check(key, path.child('nodeSelector').key(key));
  objectsOf(spec.tolerations).forEach(({ key }, i) =>
    check(textOf(key), path.child('tolerations').index(i).child('key')),
  );
  objectsOf(spec.topologySpreadConstraints).forEach(({ topologyKey }, i) =>
    check(textOf(topologyKey), path.child('topologySpreadConstraints').index(i).child('topologyKey')),
  );
  const affinity = objectOf(objectOf(spec.affinity).nodeAffinity);
  const at = path.child('affinity').child('nodeAffinity');
  const [required, preferred] = [
    'requiredDuringSchedulingIgnoredDuringExecution',
    'preferredDuringSchedulingIgnoredDuringExecution',
  ];
  const terms: [JsonObject, Path][] = [
    ...objectsOf(objectOf(ownValue(affinity, required)).nodeSelectorTerms).map((term, i): [JsonObject, Path] => [
      term,
      at.child(required).child('nodeSelectorTerms').index(i),
    ]),
    ...objectsOf(ownValue(affinity, preferred)).map(({ preference }, i): [JsonObject, Path] => [
      objectOf(preference),
      at.child(preferred).index(i).child('preference'),
    ]),
  ];
  for (const [term, place] of terms) {
    objectsOf(term.matchExpressions).forEach(({ key }, i) =>
      check(textOf(key), place.child('matchExpressions').index(i).child('key')),
    );
  }
};
