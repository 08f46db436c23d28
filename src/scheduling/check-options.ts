import { PlanOptions } from './plan-options';
import { checkList, checkObject, checkText } from '../model/readable';
import { shown } from '../model/shown';

type Check = (place: string, value: unknown) => void;

/** A list, and what each of its items is to be. */
const listOf =
  (check: Check): Check =>
  (place, value) => {
    checkList(place, value);
    // not by forEach, which passes over holes
    for (const [i, item] of (value as unknown[]).entries()) check(`${place}[${i}]`, item);
  };

const mapOf =
  (check: Check): Check =>
  (place, value) => {
    checkObject(place, value);
    for (const [key, item] of Object.entries(value as object)) check(`${place}[${JSON.stringify(key)}]`, item);
  };

const checkSeconds: Check = (place, value) => {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return;
  throw new Error(`${place} is ${shown(value)}; give a number of seconds`);
};

const checkPriority: Check = (place, value) => {
  if (!Number.isSafeInteger(value)) throw new Error(`${place} is ${shown(value)}; give a whole number`);
};

const CHECKS: { readonly [option in keyof PlanOptions]-?: Check } = {
  pods: checkList,
  // their values are checked where they are read
  budget: checkObject,
  required: listOf(checkText),
  exclusive: listOf(listOf(checkText)),
  priorityClasses: mapOf(checkPriority),
  neverPreempting: listOf(checkText),
  imageArchitectures: mapOf(listOf(checkText)),
  secondsToReady: checkSeconds,
  wantedSeconds: checkSeconds,
};

/** Throws where JavaScript passes something else than an option wants. */
export function checkOptions(options: PlanOptions): void {
  checkObject('options', options);
  for (const [option, check] of Object.entries(CHECKS)) {
    const value = options[option as keyof PlanOptions];
    if (value !== undefined) check(`options.${option}`, value);
  }
}
