import { validateAnnotations } from './annotations';
import { validatePodSpec } from './pod-spec';
import { validateLabels } from './selector';
import { validateTemplateAnnotations } from './template-annotations';
import { Context } from '../findings/context';
import { defineRules } from '../findings/rule';
import { DecodedTemplate } from '../stored/decode';

export const rules = defineRules('pod-template', 'validation.go ValidatePodTemplateSpec', {
  label: {
    reason: 'FieldValueInvalid',
    remedy: 'Write labels as a valid key and value, such as app.kubernetes.io/name: agent.',
  },
  ephemeralContainers: {
    reason: 'FieldValueForbidden',
    remedy: 'Leave ephemeralContainers out: they are added to running pods only, by kubectl debug.',
  },
});

/** ValidatePodTemplateSpec: errors of labels and annotations leave out that they are metadata. */
export function validatePodTemplate(template: DecodedTemplate, path: string, ctx: Context): void {
  const { metadata, spec } = template;
  if (metadata.labels !== undefined) validateLabels(metadata.labels, `${path}.labels`, ctx, rules.label);
  if (metadata.annotations !== undefined) {
    validateAnnotations(metadata.annotations, `${path}.annotations`, ctx);
    validateTemplateAnnotations(metadata.annotations, spec, path, ctx);
  }
  const specPath = `${path}.spec`;
  validatePodSpec(spec, specPath, ctx);
  if (spec.ephemeralContainers?.length) {
    ctx.report(rules.ephemeralContainers, `${specPath}.ephemeralContainers`, 'a pod template has none');
  }
}
