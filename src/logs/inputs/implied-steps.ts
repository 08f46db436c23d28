import { Complain } from '../checks';
import { KubernetesMetadata } from '../metadata';
import { PipelineCondition, PipelineInput, PipelineStep } from '../pipeline';
import { knownFormat } from '../steps/formats';
import { KnownRecord } from '../steps/known-record';

const tagged = (tag: string): PipelineCondition => ({ kind: 'oneOf', field: { root: 'tag', keys: [] }, values: [tag] });

/** What an input asks for that is done as steps are: pods by label or annotation, and events of the audit log as parsed fields. */
export function impliedSteps(
  inputs: readonly PipelineInput[],
  metadata: KubernetesMetadata | undefined,
  record: KnownRecord,
  complain: Complain,
): PipelineStep[] {
  return inputs.flatMap((input, index) => {
    const steps = stepsOf(input, index, metadata, inputs.length > 1, complain);
    for (const step of steps) record.after(step, `inputs[${index}].${input.kind}`, complain);
    return steps;
  });
}

function stepsOf(
  input: PipelineInput,
  index: number,
  metadata: KubernetesMetadata | undefined,
  amongOthers: boolean,
  complain: Complain,
): PipelineStep[] {
  const { kind } = input;
  const ofInput = amongOthers ? [tagged(input.options.tag)] : [];
  const when = ofInput.length ? { when: ofInput[0] } : {};
  switch (kind) {
    case 'containerLogs': {
      const wanted = (['podLabels', 'podAnnotations'] as const).flatMap((property) =>
        Object.entries(input.options[property]).map(([key, value]): PipelineCondition => {
          const root = property === 'podLabels' ? 'labels' : 'annotations';
          if (!metadata || (root === 'labels' ? metadata.labels === false : !metadata.annotations)) {
            complain(
              `inputs[${index}].containerLogs.${property}`,
              `needs the ${root} of pods; set kubernetesMetadata.${root} to true`,
            );
          }
          return { kind: 'oneOf', field: { root, keys: [key] }, values: [value] };
        }),
      );
      if (!wanted.length) return [];
      const unwanted: PipelineCondition = { kind: 'not', condition: { kind: 'all', conditions: wanted } };
      return [{ kind: 'drop', when: ofInput.length ? { kind: 'all', conditions: [...ofInput, unwanted] } : unwanted }];
    }
    case 'audit':
      return [
        { kind: 'parse', field: { root: 'message', keys: [] }, format: { kind: 'json' }, onFailure: 'keep', ...when },
      ];
    case 'syslog':
      return [
        {
          kind: 'parse',
          field: { root: 'message', keys: [] },
          format: knownFormat('syslog', { syslog: { form: input.options.form } }),
          onFailure: 'keep',
          ...when,
        },
      ];
    default:
      return [];
  }
}
