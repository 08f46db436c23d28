import { IConstruct } from 'constructs';
import { failing } from './acceptances';
import { judgeApp } from './app-judgement';
import { userPath } from './app-objects';
import { findingsWithin } from './found';
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
    validate: () => [...judgeApp(root).errors, ...failures(root)],
  });
}

/** What fails beside what constructs of this library report of their own object. */
function failures(root: IConstruct): string[] {
  const found =
    // what constructs report themselves is warnings at most
    appState(root).failOn.size > 0
      ? findingsWithin(root)
      : [...judgeApp(root).findings].map(([object, findings]) => ({ construct: object, object, findings }));
  return found.flatMap(({ construct, object, findings }) => {
    const known = object && DaemonSetObject.is(object) ? object.judgement().findings : [];
    const others = findings.filter((finding) => !known.includes(finding));
    return failing(construct, object, others).map((finding) => `${userPath(construct)}: ${findingText(finding)}`);
  });
}
