import { Kind, LABEL } from './kind';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { Namespace } from '../../model/generated/kind-structs';
import { STANDARD_FINALIZERS } from '../metadata';
import { qualifiedNameProblems, reportName } from '../names';

const REMEDY = 'Leave spec.finalizers out: the server writes it.';

export const rules = defineRules('namespace', 'validation.go ValidateNamespace', {
  finalizer: { reason: 'FieldValueInvalid', upstream: 'objectmeta.go ValidateFinalizerName', remedy: REMEDY },
  finalizerDomain: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateKubeFinalizerName',
    remedy: REMEDY,
  },
});

/** SetDefaults_Namespace: the name becomes a label, which a generated one does later. */
function setDefaults({ metadata }: { metadata: { name?: string; labels?: { [key: string]: string } } }): void {
  if (metadata.name) metadata.labels = { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name };
}

/** PrepareForUpdate: only another request changes the finalizers. */
function prepareChange(namespace: { spec?: Namespace['spec'] }, { spec }: Namespace): void {
  namespace.spec = { ...namespace.spec, finalizers: spec?.finalizers };
}

/** ValidateNamespace: the server names the list and not its item. */
function validate({ spec }: Namespace, ctx: Context): void {
  spec?.finalizers?.forEach((finalizer, i) => {
    const path = Path.of('spec', 'finalizers', i).printedAs(Path.of('spec', 'finalizers'));
    reportName(qualifiedNameProblems(finalizer), finalizer, rules.finalizer, path, ctx);
    if (!finalizer.includes('/') && !STANDARD_FINALIZERS.has(finalizer)) {
      ctx.report(rules.finalizerDomain, path, `${quoted(finalizer)} has no domain`);
    }
  });
}

export const NAMESPACE: Kind = { isNamespaced: false, nameFor: () => LABEL, setDefaults, prepareChange, validate };
