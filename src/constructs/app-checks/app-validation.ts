import { IConstruct } from 'constructs';
import { judgeApp } from './app-judgement';
import { userPath } from './app-objects';
import { appState } from '../app-state';
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
      const { errors, findings } = judgeApp(root);
      return [
        ...errors,
        ...[...findings].flatMap(([object, found]) =>
          found
            .filter(({ severity }) => severity === 'error')
            .map((finding) => `${userPath(object)}: ${findingText(finding)}`),
        ),
      ];
    },
  });
}
