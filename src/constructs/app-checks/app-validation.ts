import { IConstruct } from 'constructs';
import { agentFacts } from './agent-facts';
import { AppObject, appObjects } from './app-objects';
import { appErrors, CheckedObject } from './check-app';
import { podSelectionOf } from '../../stored/pod-selection';
import { appState } from '../app-state';
import { DaemonSetObject } from '../daemon-set-object';
import { readEnforcedLevels } from '../enforced-levels';

const SELECTING_KINDS: ReadonlySet<string> = new Set(['apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet']);

/** Adds the validation of the app as a whole to its root, once an app. cdk8s validates the root first, so this happens once a pass. */
export function validateApp({ node: { root } }: IConstruct): void {
  const state = appState(root);
  if (state.isValidated) return;
  state.isValidated = true;
  root.node.addValidation({
    validate: () => {
      const objects = appObjects(root);
      // DaemonSets are judged by them
      readEnforcedLevels(
        root,
        objects.map(({ object }) => object),
      );
      return appErrors(objects.map(checkedObject), state.budgets);
    },
  });
}

function checkedObject(one: AppObject): CheckedObject {
  const { object } = one;
  const kind = `${object.apiGroup}/${object.kind}`;
  if (kind === 'apps/DaemonSet') {
    const agent = DaemonSetObject.is(object) ? object.judgement().facts : agentFacts(object.toJson());
    return { ...one, agent, selection: agent };
  }
  return SELECTING_KINDS.has(kind) ? { ...one, selection: podSelectionOf(object.toJson()) } : one;
}
