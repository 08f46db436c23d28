import { parseDuration } from './duration';
import { ownValue } from '../../model/own-value';
import { readBudgets } from '../../scheduling/budget';
import { PlanOptions } from '../../scheduling/plan-options';
import { newestMinor } from '../../stored/kubernetes-versions';
import { Values } from '../command';
import { readConfig } from '../config/config';
import { UserError } from '../io';

const DEFAULT_SECONDS_TO_READY = 30;

/** The options, except the files. */
export interface Settings {
  readonly minor: number;
  readonly options: PlanOptions & { readonly secondsToReady: number };
}

export function settingsOf(values: Values): Settings {
  return {
    minor: minorOf((values['kubernetes-version'] as string | undefined) ?? readConfig(values).kubernetesVersion),
    options: {
      budget: budgetOf(listOf(values.budget)),
      required: listOf(values.require),
      exclusive: listOf(values.exclusive).map(variantsOf),
      imageArchitectures: Object.fromEntries(listOf(values['image-architectures']).map(architecturesOf)),
      secondsToReady: secondsOf(values, 'time-to-ready') ?? DEFAULT_SECONDS_TO_READY,
      wantedSeconds: secondsOf(values, 'within'),
    },
  };
}

/** The values of an option that can be given more than once. */
export function listOf(value: Values[string]): string[] {
  return (value ?? []) as string[];
}

function minorOf(text: string | undefined): number {
  try {
    return newestMinor(text, '--kubernetes-version');
  } catch (error) {
    throw new UserError((error as Error).message);
  }
}

function budgetOf(texts: readonly string[]): { [resource: string]: string } {
  const pairs = texts.map((text) => {
    const [, resource, amount] = /^([^=]+)=([^=]+)$/.exec(text) ?? [];
    if (resource === undefined) {
      throw new UserError(
        `--budget takes a resource and how much of it, such as cpu=5% or memory=200Mi, not '${text}'`,
      );
    }
    return [resource, amount] as const;
  });
  const twice = pairs.find(([resource], i) => pairs.findIndex(([other]) => other === resource) < i);
  if (twice !== undefined) throw new UserError(`--budget names ${twice[0]} more than once`);
  const budget = Object.fromEntries(pairs);
  try {
    readBudgets(budget);
  } catch (error) {
    throw new UserError(`--budget: ${(error as Error).message}`);
  }
  return budget;
}

function architecturesOf(text: string): [string, string[]] {
  // a digest or tag may contain an equals sign no more than a name does
  const [, image, list] = /^([^=]+)=([a-z0-9_]+(?:,[a-z0-9_]+)*)$/.exec(text) ?? [];
  if (image === undefined) {
    throw new UserError(
      `--image-architectures takes an image and its architectures, such as registry.example.com/agent:1.0=amd64,arm64, not '${text}'`,
    );
  }
  return [image, list.split(',')];
}

function variantsOf(text: string): string[] {
  const names = text.split(',');
  if (names.length < 2 || names.includes('')) {
    throw new UserError(
      `--exclusive takes at least two names with commas between, such as agent-a,agent-b, not '${text}'`,
    );
  }
  return names;
}

function secondsOf(values: Values, name: string): number | undefined {
  const text = ownValue(values, name) as string | undefined;
  if (text === undefined) return undefined;
  const seconds = parseDuration(text);
  if (seconds === undefined) throw new UserError(`--${name} takes a duration such as 45s, 10m or 1h30m, not '${text}'`);
  return seconds;
}
