import { Feature } from './features';
import { Pipeline } from '../checked-pipeline';
import { KubernetesMetadata } from '../metadata';
import { PipelineInput, PipelineStep } from '../pipeline';

type Used = readonly [Feature, string];

function ofInput(input: PipelineInput, at: string): Used[] {
  const used = (feature: Feature, property?: string, when = true): Used[] =>
    when ? [[feature, property ? `${at}.${property}` : at]] : [];
  const reading = 'reading' in input ? input.reading : {};
  const ofFiles = [
    ...used('inputs.readFrom', 'readFrom', reading.readFrom !== undefined),
    ...used('inputs.ignoreOlder', 'ignoreOlder', reading.ignoreOlderSeconds !== undefined),
    ...used('inputs.multiline', 'multiline', reading.joining?.kind === 'continuation'),
    ...used('inputs.multilineStart', 'multilineStart', reading.joining?.kind === 'start'),
  ];
  switch (input.kind) {
    case 'containerLogs': {
      const { format, includeNamespaces, excludeNamespaces, podLabels, podAnnotations } = input.options;
      return [
        ...used('inputs.containerLogs'),
        ...used('inputs.containerLogs.docker', 'format', format === 'docker'),
        ...used('inputs.containerLogs.both', 'format', format === 'both'),
        ...used('inputs.containerLogs.namespaces', 'includeNamespaces', includeNamespaces !== undefined),
        ...used('inputs.containerLogs.namespaces', 'excludeNamespaces', excludeNamespaces.length > 0),
        ...used('inputs.containerLogs.pods', 'podLabels', Object.keys(podLabels).length > 0),
        ...used('inputs.containerLogs.pods', 'podAnnotations', Object.keys(podAnnotations).length > 0),
        ...ofFiles,
      ];
    }
    case 'files':
      return [
        ...used('inputs.files'),
        ...used('inputs.files.exclude', 'exclude', input.options.exclude.length > 0),
        ...ofFiles,
      ];
    default:
      return used(`inputs.${input.kind}`);
  }
}

function ofStep(step: PipelineStep, at: string): Used[] {
  const when: Used[] = step.when && step.kind !== 'drop' ? [['steps.when', `${at}.when`]] : [];
  switch (step.kind) {
    case 'parse':
      return [[`steps.parse.${step.format.kind}`, at], ...when];
    case 'rateLimit':
      return [['steps.rateLimit', at], ...(step.by ? ([['steps.rateLimit.by', `${at}.by`]] as const) : []), ...when];
    default:
      return [[`steps.${step.kind}`, at], ...when];
  }
}

/** What is asked of the API server or the kubelet. */
export const metadataFeatures = (metadata: KubernetesMetadata = {}): Used[] => [
  ...(metadata.source === 'kubelet' ? ([['metadata.kubelet', 'kubernetesMetadata.source']] as const) : []),
  ...(['labels', 'annotations', 'namespaceLabels'] as const).flatMap((name): Used[] =>
    metadata[name] ? [[`metadata.${name}`, `kubernetesMetadata.${name}`]] : [],
  ),
];

/** All that a pipeline asks an agent for, each with the property that does. */
export function usedFeatures({ inputs, steps, outputs, impliedSteps }: Pipeline): Used[] {
  return [
    ...inputs.flatMap((input, index) => ofInput(input, `inputs[${index}].${input.kind}`)),
    ...steps.slice(impliedSteps).flatMap((step, index) => ofStep(step, `steps[${index}]`)),
    ...(outputs.length > 1 ? ([['outputs.several', 'outputs']] as const) : []),
    ...outputs.flatMap(({ kind, takes, delivery }, index): Used[] => [
      [`outputs.${kind}`, `outputs[${index}].${kind}`],
      ...(['retrySeconds', 'batchBytes'] as const).flatMap((option): Used[] =>
        delivery[option] === undefined ? [] : [[`outputs.${option}`, `outputs[${index}].delivery.${option}`]],
      ),
      ...(takes ? ([['outputs.when', `outputs[${index}]`]] as const) : []),
    ]),
  ];
}
