import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { ObjectMeta } from '../../model/generated/structs';
import { validateAnnotationsSize } from '../annotations';

export const rules = defineRules(
  'never-runs',
  { stage: 'run', severity: 'never-runs', upstream: 'pkg/controller/daemon/update.go snapshot' },
  {
    name: { reason: 'FieldValueInvalid', remedy: 'Use a name of at most 242 characters.' },
    annotations: {
      reason: 'FieldValueTooLong',
      remedy: 'Keep all keys and values together within 262000 bytes.',
    },
  },
);

/** The name of a ControllerRevision is the name of the DaemonSet, a dash, and a hash of up to ten digits. */
const MAX_NAME = 253 - '-4294967295'.length;
/** The server adds this annotation to every DaemonSet, and the controller copies all annotations to the ControllerRevision. */
const GENERATION = { 'deprecated.daemonset.template.generation': '1' };

/** Whether a few more annotations could exceed the limit. */
export function isLong(annotations: ObjectMeta['annotations']): boolean {
  let units = 0;
  for (const key in annotations) units += key.length + annotations[key].length;
  return units > 80000;
}

/** The controller records each template in a ControllerRevision before it creates pods of it. */
export function neverRecorded({ name = '', annotations }: ObjectMeta, ctx: Context): void {
  if (name.length > MAX_NAME) {
    ctx.report(
      rules.name,
      Path.of('metadata', 'name'),
      `has ${name.length} characters; the ControllerRevision gets up to 11 more, and 253 are allowed for it`,
    );
  }
  if (isLong(annotations)) {
    validateAnnotationsSize(
      { ...annotations, ...GENERATION },
      rules.annotations,
      Path.of('metadata', 'annotations'),
      ctx,
    );
  }
}
