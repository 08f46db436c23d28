import { defineRules } from '../../findings/rule';
import { JsonObject } from '../../model/json-object';
import { ownValue } from '../../model/own-value';
import { listOf, objectOf, objectsOf, textOf } from '../../model/untyped';
import { ManifestSet, ReferenceCheck } from '../manifest-set';

export const rules = defineRules(
  'references/variables',
  { stage: 'run', severity: 'advice', upstream: 'third_party/forked/golang/expansion/expand.go Expand' },
  {
    undefined: {
      reason: 'FieldValueNotFound',
      remedy: 'Define the variable before it is used, or write $$(NAME) for the text itself.',
    },
  },
);

/** Names as variables usually have them: in lower case it is mostly a command of a shell. */
const USE = /(\$\$)|\$\(([A-Z][A-Z0-9_]*)\)/g;
/** What the kubelet defines for the Services of the namespace. */
const OF_SERVICES = /_SERVICE_HOST$|_SERVICE_PORT(?:_|$)|_PORT(?:_\d+_|$)/;

/** `$(NAME)` in arguments and variables is replaced only where a variable of the container is defined. */
export const checkVariables: ReferenceCheck = ({ pods }, set, report) => {
  if (!pods) return;
  for (const { container, path } of pods.containers) {
    const defined = namesOfSources(container, pods.place, set);
    if (defined === undefined) continue;
    const check = (text: string, at: () => typeof path) => {
      if (!text.includes('$(')) return;
      for (const [, escaped, name] of text.matchAll(USE)) {
        if (escaped || defined.has(name) || OF_SERVICES.test(name)) continue;
        report(
          rules.undefined,
          at(),
          `$(${name}) stays as it is: container '${textOf(container.name)}' has no variable ${name}`,
        );
      }
    };
    objectsOf(container.env).forEach(({ name, value }, i) => {
      check(textOf(value), () => path.child('env').index(i).child('value'));
      defined.add(textOf(name));
    });
    for (const field of ['command', 'args']) {
      listOf(ownValue(container, field)).forEach((text, i) => check(textOf(text), () => path.child(field).index(i)));
    }
  }
};

/** The variables that whole ConfigMaps and Secrets give; undefined where one of them is not in the set. */
function namesOfSources(container: JsonObject, place: string, set: ManifestSet): Set<string> | undefined {
  const names = new Set<string>();
  for (const { prefix, configMapRef, secretRef } of objectsOf(container.envFrom)) {
    const [kind, ref] = configMapRef ? ['ConfigMap', configMapRef] : ['Secret', secretRef];
    const object = set.find(kind as string, place, textOf(objectOf(ref).name));
    if (!object) return undefined;
    for (const map of [object.manifest.data, object.manifest.stringData]) {
      for (const key of Object.keys(objectOf(map))) names.add(textOf(prefix) + key);
    }
  }
  return names;
}
