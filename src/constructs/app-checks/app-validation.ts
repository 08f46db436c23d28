import { IConstruct } from 'constructs';
import { failing } from './acceptances';
import { judgeApp } from './app-judgement';
import { userPath } from './app-objects';
import { findingsWithin, Found } from './found';
import { AppJudgement } from './judgement';
import { isLaterPass } from './passes';
import { appState } from '../app-state';
import { DaemonSetObject } from '../daemon-set-object';
import { findingText } from '../finding-text';

/**
 * Adds the validation of the app as a whole to its root, once an app. cdk8s validates the root before everything else, once a chart and once more.
 */
export function validateApp({ node: { root } }: IConstruct): void {
  const state = appState(root);
  if (state.isValidated) return;
  state.isValidated = true;
  root.node.addValidation({
    validate: () => {
      const isLater = isLaterPass();
      if (isLater && state.isSettled) {
        state.passesLeftOut++;
        return [];
      }
      const before = state.judgement;
      const judged = judgeApp(root);
      state.isSettled = isLater && judged === before;
      return [...judged.errors, ...failures(root, judged)];
    },
  });
}

/** What fails beside what constructs of this library report of their own object. */
function failures(root: IConstruct, judged: AppJudgement): string[] {
  // what constructs report themselves is warnings at most
  const found = appState(root).failOn.size > 0 ? othersWithin(root) : ofObjects(judged);
  return found.flatMap(({ construct, object, findings }) =>
    failing(construct, object, findings).map((finding) => `${userPath(construct)}: ${findingText(finding)}`),
  );
}

function ofObjects({ findings }: AppJudgement): Found[] {
  return [...findings].map(([object, found]) => ({ construct: object, object, findings: found }));
}

function othersWithin(root: IConstruct): Found[] {
  return findingsWithin(root).map(({ object, findings, ...found }) => {
    const known = object && DaemonSetObject.is(object) ? object.judgement().findings : [];
    return { ...found, object, findings: findings.filter((finding) => !known.includes(finding)) };
  });
}
