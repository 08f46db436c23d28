import { KubernetesMetadata } from '../metadata';
import { PipelineInput, RecordField } from '../pipeline';
import { KnownRecord } from '../steps/known-record';

const OF_PODS: readonly RecordField[] = ['namespace', 'pod', 'container'];

/** The fields that inputs and metadata give to records. */
export function givenFields(inputs: readonly PipelineInput[], metadata: KubernetesMetadata | undefined): KnownRecord {
  const kinds = new Set(inputs.map(({ kind }) => kind));
  const containers = kinds.has('containerLogs');
  const { labels = true, annotations = false } = metadata ?? {};
  const roots: RecordField[] = [
    'message',
    'node',
    'tag',
    ...(containers ? (['stream'] as const) : []),
    ...(containers && metadata ? OF_PODS : []),
    ...(containers && metadata && labels ? (['labels'] as const) : []),
    ...(containers && metadata && annotations ? (['annotations'] as const) : []),
    // what a sender has said of a record
    ...(kinds.has('otlp') || kinds.has('forward') ? (['parsed'] as const) : []),
  ];
  const noPods = containers
    ? 'kubernetesMetadata.enabled is false'
    : 'no input is containerLogs, and only its records come from pods that are known';
  return new KnownRecord(
    roots,
    {
      ...Object.fromEntries([...OF_PODS, 'labels', 'annotations'].map((root) => [root, noPods])),
      ...(containers && metadata && { labels: labels ? undefined : 'kubernetesMetadata.labels is false' }),
      ...(containers &&
        metadata && {
          annotations: annotations ? undefined : 'they are not asked for; set kubernetesMetadata.annotations to true',
        }),
      stream: 'no input is containerLogs, and only containers have two streams',
      severity: 'no severity step is before',
    },
    kinds.has('otlp') || kinds.has('forward'),
  );
}
