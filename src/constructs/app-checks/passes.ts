import { IConstruct } from 'constructs';
import { appState } from '../app-state';

/**
 * cdk8s validates all constructs of an app when it begins a synth, and again before it writes each chart. Between these passes nothing but cdk8s
 * runs. Once two of them have found the same objects, the others of the same synth find nothing new, and are left out: to judge all charts once a
 * chart would take a time that grows with the square of their number.
 */
export function isLaterPass(): boolean {
  // the callers: the validation, three of constructs, validate, _synthChart, toJson of the chart, and then what asks for the chart
  const callers = (new Error().stack ?? '').split('\n').map((line) => line.trim());
  const chart = callers.findIndex((caller) => /^at \S+\._synthChart /.test(caller));
  const synth = callers[chart + 2];
  return (
    chart >= 0 &&
    synth !== undefined &&
    /^at \S+\.synth(Yaml)? /.test(synth) &&
    fileOf(synth) === fileOf(callers[chart])
  );
}

const fileOf = (caller: string): string => caller.replace(/^[^(]*\(|(:\d+)*\)?$/g, '');

/** Adds a validation to a construct below the root, whose validation goes before and decides whether a pass is left out. */
export function validateInPasses(construct: IConstruct, problems: () => string[]): void {
  let leftOut = appState(construct).passesLeftOut;
  construct.node.addValidation({
    validate: () => {
      const { passesLeftOut } = appState(construct);
      // each pass asks once; whoever asks again is somebody else
      if (leftOut === passesLeftOut) return problems();
      leftOut = passesLeftOut;
      return [];
    },
  });
}
