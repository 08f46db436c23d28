import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { APIServiceSpec } from '../../../model/generated/kind-structs';
import { NameRule } from '../../metadata';
import { dns1035LabelProblems, dnsSubdomainProblems, isPortNumber, pathSegmentProblems, reportName } from '../../names';
import { Kind } from '../kind';

const LOCAL = 'Leave it out, or name the service of the extension API server.';

export const rules = defineRules('aggregation/api-service', 'kube-aggregator validation.go ValidateAPIService', {
  groupMissing: { reason: 'FieldValueRequired', remedy: 'Name the group. Only v1 of Kubernetes itself has none.' },
  group: { reason: 'FieldValueInvalid', remedy: 'Write the group as a domain, such as metrics.k8s.io.' },
  version: { reason: 'FieldValueInvalid', remedy: 'Write the version, such as v1beta1.' },
  groupPriority: { reason: 'FieldValueInvalid', remedy: 'Use a number from 1 to 20000.' },
  versionPriority: { reason: 'FieldValueInvalid', remedy: 'Use a number from 1 to 1000.' },
  localBundle: { reason: 'FieldValueInvalid', remedy: LOCAL },
  localInsecure: { reason: 'FieldValueInvalid', remedy: LOCAL },
  serviceField: { reason: 'FieldValueRequired', remedy: 'Name the service and its namespace.' },
  servicePort: { reason: 'FieldValueInvalid', remedy: 'Use a port number from 1 to 65535.' },
  insecure: { reason: 'FieldValueInvalid', remedy: 'Set insecureSkipTLSVerify to false, or leave caBundle out.' },
});

const SPEC = Path.of('spec');
const HIGHEST_GROUP = 20_000;
const HIGHEST_VERSION = 1000;

interface APIService {
  readonly spec: APIServiceSpec;
}

/** The name is the version and the group. */
function nameFor(_: Context, { spec: { version = '', group = '' } }: APIService): NameRule {
  const wanted = `${version}.${group}`;
  const problems = (name: string): readonly string[] => {
    const wrong = pathSegmentProblems(name);
    return wrong.length > 0 || name === wanted ? wrong : [`is not spec.version and spec.group, "${wanted}"`];
  };
  return { problems, masksDash: false, takesAnyFinalizer: true };
}

/** ValidateAPIService */
function validate({ spec }: APIService, ctx: Context): void {
  const { version = '', group = '', groupPriorityMinimum, versionPriority, service } = spec;
  const { caBundle = '', insecureSkipTLSVerify = false } = spec;
  const at = (field: keyof APIServiceSpec): Path => SPEC.child(field);
  if (group !== '') reportName(dnsSubdomainProblems(group), group, rules.group, at('group'), ctx);
  else if (version !== 'v1') ctx.report(rules.groupMissing, at('group'), 'is missing');
  reportName(dns1035LabelProblems(version), version, rules.version, at('version'), ctx);
  if (groupPriorityMinimum <= 0 || groupPriorityMinimum > HIGHEST_GROUP) {
    const message = `${groupPriorityMinimum} is outside the range 1 to ${HIGHEST_GROUP}`;
    ctx.report(rules.groupPriority, at('groupPriorityMinimum'), message);
  }
  if (versionPriority <= 0 || versionPriority > HIGHEST_VERSION) {
    const message = `${versionPriority} is outside the range 1 to ${HIGHEST_VERSION}`;
    ctx.report(rules.versionPriority, at('versionPriority'), message);
  }
  const insecure = at('insecureSkipTLSVerify');
  if (service === undefined) {
    if (caBundle !== '') ctx.report(rules.localBundle, at('caBundle'), 'is for an API that a service serves');
    if (insecureSkipTLSVerify) ctx.report(rules.localInsecure, insecure, 'is for an API that a service serves');
    return;
  }
  for (const field of ['namespace', 'name'] as const) {
    if (!service[field]) ctx.report(rules.serviceField, at('service').child(field), 'is missing');
  }
  const { port = 0 } = service;
  if (!isPortNumber(port)) {
    ctx.report(rules.servicePort, at('service').child('port'), `${port} is outside the range 1 to 65535`);
  }
  if (insecureSkipTLSVerify && caBundle !== '') ctx.report(rules.insecure, insecure, 'contradicts caBundle');
}

export const API_SERVICE: Kind = {
  isNamespaced: false,
  nameFor,
  validate,
};
