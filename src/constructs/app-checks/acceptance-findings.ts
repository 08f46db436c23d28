import { ApiObject } from 'cdk8s';
import { PlacedAcceptance } from './acceptances';
import { userConstruct } from './app-objects';
import { ACCEPT_ANNOTATION, namesRule, SAID } from '../../findings/acceptance';
import { rules } from '../../findings/acceptance-rules';
import { Finding } from '../../findings/finding';
import { Path } from '../../findings/path';
import { Rule } from '../../findings/rule';
import { AppFinding } from '../app-finding';

const ANNOTATION = Path.of('metadata', 'annotations').key(ACCEPT_ANNOTATION);

/** What is wrong with acceptances: those that nothing is found for, those of errors, and lines that are none. */
export function acceptanceFindings(
  unused: readonly PlacedAcceptance[],
  bad: readonly [ApiObject, string][],
  findings: readonly Finding[],
): AppFinding[] {
  return [
    ...unused.map(({ place, rule }): AppFinding => {
      const isError = findings.some(
        (one) => one.severity === 'error' && one.exception === undefined && namesRule(rule, one.rule),
      );
      return isError ? finding(place, rules.error, SAID.error(rule)) : finding(place, rules.unused, SAID.unused(rule));
    }),
    ...bad.map(([object, line]) => finding(object, rules.unreadable, SAID.unreadable(line))),
  ];
}

function finding(place: PlacedAcceptance['place'], rule: Rule, message: string): AppFinding {
  const isAnnotation = ApiObject.isApiObject(place);
  const path = isAnnotation ? ANNOTATION : Path.ROOT;
  const { id, severity, reason, remedy } = rule;
  const construct = isAnnotation ? userConstruct(place).node.path : place.node.path;
  return { construct, severity, reason, field: path.toString(), path: path.segments(), message, remedy, rule: id };
}
