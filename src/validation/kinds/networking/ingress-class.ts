import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { IngressClass, IngressClassParametersReference as Parameters } from '../../../model/generated/kind-structs';
import { byteLength, dnsLabelProblems, reportName } from '../../names';
import { validateDomainPath } from '../domain-path';
import { Kind, subdomainName } from '../kind';
import { validateReference } from './references';

export const rules = defineRules(
  'networking/ingress-class',
  'networking validation.go validateIngressClassParametersReference',
  {
    controllerLong: {
      reason: 'FieldValueTooLong',
      upstream: 'networking validation.go validateIngressClassSpec',
      remedy: 'Use at most 250 characters.',
    },
    scope: { reason: 'FieldValueNotSupported', remedy: 'Use Cluster or Namespace.' },
    namespaceMissing: { reason: 'FieldValueRequired', remedy: 'Name the namespace, or use the scope Cluster.' },
    namespace: { reason: 'FieldValueInvalid', remedy: 'Write the name of a namespace.' },
    namespaceUnused: { reason: 'FieldValueForbidden', remedy: 'Leave namespace out, or use the scope Namespace.' },
    controllerChange: {
      reason: 'FieldValueInvalid',
      stage: 'update',
      upstream: 'networking validation.go validateIngressClassSpecUpdate',
      remedy: 'Leave the controller as it is, or create another IngressClass.',
    },
  },
);

const LONGEST = 250;
const SPEC = Path.of('spec');

interface DecodedClass {
  readonly spec: { readonly controller?: string; readonly parameters?: Parameters & { scope?: string } };
}

/** SetDefaults_IngressClass */
function setDefaults({ spec: { parameters } }: DecodedClass): void {
  if (parameters !== undefined) parameters.scope ??= 'Cluster';
}

/** validateIngressClassSpec */
function validate({ spec: { controller = '', parameters } }: DecodedClass, ctx: Context): void {
  const path = SPEC.child('controller');
  if (byteLength(controller) > LONGEST) ctx.report(rules.controllerLong, path, `is longer than ${LONGEST}`);
  validateDomainPath(controller, path, ctx);
  if (parameters !== undefined) validateParameters(parameters, SPEC.child('parameters'), ctx);
}

function validateParameters(parameters: Parameters, path: Path, ctx: Context): void {
  const { namespace, scope = '' } = parameters;
  validateReference(parameters, path, ctx);
  if (scope !== 'Cluster' && scope !== 'Namespace') {
    ctx.report(rules.scope, path.child('scope'), `${quoted(scope)} is not one of Cluster, Namespace`);
  } else if (scope === 'Cluster') {
    if (namespace !== undefined) {
      ctx.report(rules.namespaceUnused, path.child('namespace'), 'is for the scope Namespace');
    }
  } else if (namespace === undefined) {
    ctx.report(rules.namespaceMissing, path.child('namespace'), 'is missing');
  } else {
    reportName(dnsLabelProblems(namespace), namespace, rules.namespace, path.child('namespace'), ctx);
  }
}

function validateChange({ spec }: IngressClass, { spec: old }: IngressClass, ctx: Context): void {
  if ((spec?.controller ?? '') === (old?.controller ?? '')) return;
  ctx.report(rules.controllerChange, SPEC.child('controller'), 'cannot be changed');
}

export const INGRESS_CLASS: Kind = {
  isNamespaced: false,
  writesGenerationSince: 0,
  nameFor: subdomainName,
  setDefaults,
  validate,
  validateChange,
};
