import { ManifestSet, PlacedObject, ReferenceCheck } from './manifest-set';
import { checkAccounts, rules as accounts } from './rules/accounts';
import { checkApiGroups, rules as apiGroups } from './rules/api-groups';
import { checkConfig, rules as config } from './rules/config';
import { checkLabelTypos, rules as labelTypos } from './rules/label-typos';
import { checkLoopbackPorts, rules as loopbackPorts } from './rules/loopback-ports';
import { checkPods, rules as pods } from './rules/pods';
import { checkPortNames, rules as portNames } from './rules/port-names';
import { checkServices, rules as services } from './rules/services';
import { checkVariables, rules as variables } from './rules/variables';
import { RawFinding } from '../findings/context';
import { Finding } from '../findings/finding';
import { Rule } from '../findings/rule';

const CHECKS: readonly ReferenceCheck[] = [
  checkConfig,
  checkAccounts,
  checkPortNames,
  checkPods,
  checkVariables,
  checkLabelTypos,
  checkServices,
  checkLoopbackPorts,
  checkApiGroups,
];

/** Every rule about what objects need of each other and of their nodes. None is an error: the API server takes each object for itself. */
export const REFERENCE_RULES: readonly Rule[] = [
  accounts,
  apiGroups,
  config,
  labelTypos,
  loopbackPorts,
  pods,
  portNames,
  services,
  variables,
].flatMap((rules: { readonly [key: string]: Rule }) => Object.values(rules));

/** What each of the objects needs and the others do not have, in the order of the objects. */
export function referenceFindings(objects: readonly PlacedObject[]): Finding[][] {
  return referencesOf(objects).map((found) => found.map((one) => one.toFinding()));
}

export function referencesOf(objects: readonly PlacedObject[]): RawFinding[][] {
  const set = new ManifestSet(objects);
  return set.objects.map((object) => {
    const found: RawFinding[] = [];
    for (const check of CHECKS) {
      check(object, set, (rule, path, message) => found.push(new RawFinding(rule, path, message)));
    }
    return found;
  });
}
