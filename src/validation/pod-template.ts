import { validateAnnotations } from './annotations';
import { validatePodSpec } from './pod-spec';
import { validateLabels } from './selector';
import { validateProfilesMatch, validateTemplateAnnotations } from './template-annotations';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
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

/** ValidatePodTemplateSpec: paths of errors in labels and annotations lack `metadata`. */
export function validatePodTemplate(template: DecodedTemplate, path: Path, ctx: Context): void {
  const { metadata, spec } = template;
  const specPath = path.child('spec');
  if (metadata.labels !== undefined) {
    const labelsPath = path.child('metadata').child('labels').printedAs(path.child('labels'));
    validateLabels(metadata.labels, labelsPath, ctx, rules.label);
  }
  if (metadata.annotations !== undefined) {
    const annotationsPath = path.child('metadata').child('annotations').printedAs(path.child('annotations'));
    validateAnnotations(metadata.annotations, annotationsPath, ctx);
    validateTemplateAnnotations(metadata.annotations, annotationsPath, spec, ctx);
    validateProfilesMatch(metadata.annotations, spec, specPath, ctx);
  }
  validatePodSpec(spec, specPath, ctx);
  if (spec.ephemeralContainers?.length) {
    ctx.report(rules.ephemeralContainers, specPath.child('ephemeralContainers'), 'a pod template has none');
  }
}
