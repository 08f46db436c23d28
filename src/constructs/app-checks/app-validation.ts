import { IConstruct } from 'constructs';
import { agentFacts } from './agent-facts';
import { AppObject, appObjects } from './app-objects';
import { appErrors, CheckedObject } from './check-app';
import { podSelectionOf } from '../../stored/pod-selection';
import { appState } from '../app-state';
import { DaemonSetObject } from '../daemon-set-object';
import { readEnforcedLevels } from '../enforced-levels';

const SELECTING_KINDS: ReadonlySet<string> = new Set(['apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet']);

/**
 * Adds the validation of the app as a whole to its root, once an app. cdk8s validates the root before everything else, once a chart and once more,
 * so what was found holds while no object of the app is another one.
 */
export function validateApp({ node: { root } }: IConstruct): void {
  const state = appState(root);
  if (state.isValidated) return;
  state.isValidated = true;
  let last: { readonly compared: readonly unknown[]; readonly errors: string[] } | undefined;
  root.node.addValidation({
    validate: () => {
      const all = appObjects(root);
      // DaemonSets are judged by them
      readEnforcedLevels(
        root,
        all.map(({ object }) => object),
      );
      const objects = all.map(checkedObject);
      const compared = [...objects.flatMap((one) => Object.values(one)), ...[...state.budgets].flat()];
      if (compared.length !== last?.compared.length || compared.some((value, i) => value !== last!.compared[i])) {
        last = { compared, errors: appErrors(objects, state.budgets) };
      }
      return last.errors;
    },
  });
}

function checkedObject({ object, cluster, place, ignored }: AppObject): CheckedObject {
  const kind = `${object.apiGroup}/${object.kind}`;
  if (kind === 'apps/DaemonSet') {
    const agent = DaemonSetObject.is(object) ? object.judgement().facts : agentFacts(object.toJson());
    return { object, cluster, place, ignored, agent, selection: agent };
  }
  const selection = SELECTING_KINDS.has(kind) ? podSelectionOf(object.toJson()) : undefined;
  return { object, cluster, place, ignored, agent: undefined, selection };
}
