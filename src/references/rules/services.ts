import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { ownValue } from '../../model/own-value';
import { objectOf, objectsOf, textMapOf, textOf } from '../../model/untyped';
import { ReferenceCheck } from '../manifest-set';

export const rules = defineRules(
  'references/services',
  {
    stage: 'run',
    severity: 'advice',
    upstream: 'pkg/controller/endpointslice/endpointslice_controller.go syncService',
  },
  {
    selectsNothing: { reason: 'FieldValueNotFound', remedy: 'Correct the selector to labels of the pods.' },
    targetPort: { reason: 'FieldValueNotFound', remedy: 'Correct the name, or give a container the port.' },
  },
);

/** Labels that pods get when they run. */
const LATE =
  /^(?:statefulset\.kubernetes\.io\/pod-name|apps\.kubernetes\.io\/pod-index|batch\.kubernetes\.io\/|controller-revision-hash$|pod-template-hash$)/;

/** A Service selects pods of the set, and targets ports that these have. */
export const checkServices: ReferenceCheck = ({ kind, apiVersion, place, manifest }, set, report) => {
  if (kind !== 'Service' || apiVersion !== 'v1') return;
  const spec = objectOf(manifest.spec);
  const selector = Object.entries(textMapOf(spec.selector));
  if (spec.type === 'ExternalName' || selector.length === 0 || selector.some(([key]) => LATE.test(key))) return;
  const candidates = set.podsIn(place);
  const selected = candidates.filter(({ labels }) => selector.every(([key, value]) => ownValue(labels, key) === value));
  const path = Path.of('spec');
  if (selected.length === 0) {
    // pods that are made elsewhere are not known; those of the set say that some are made here
    if (candidates.length === 0) return;
    const text = selector.map(([key, value]) => `${key}=${value}`).join(',');
    report(
      rules.selectsNothing,
      path.child('selector'),
      `no pods of the ${candidates.length} workloads here have ${text}`,
    );
    return;
  }
  objectsOf(spec.ports).forEach(({ targetPort }, i) => {
    if (typeof targetPort !== 'string' || /^\d+$/.test(targetPort)) return;
    const names = selected.flatMap((pods) =>
      pods.containers.flatMap(({ container }) => objectsOf(container.ports).map((port) => textOf(port.name))),
    );
    if (names.includes(targetPort)) return;
    const known = [...new Set(names.filter(Boolean))];
    report(
      rules.targetPort,
      path.child('ports').index(i).child('targetPort'),
      `no container of the selected pods has a port called '${targetPort}'; ${known.length ? `there are ${known.join(', ')}` : 'none has a name'}`,
    );
  });
};
