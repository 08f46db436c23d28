import { LogAggregatorProps } from './props';
import { Pipeline } from '../checked-pipeline';
import { Complain } from '../checks';
import { RECORD_FIELDS } from '../conditions/fields';
import { checkedOutputs } from '../outputs/checked-outputs';
import { PipelineInput, SecretValue } from '../pipeline';
import { checkPrivateKeys } from '../private-keys';
import { checkedRoutes } from '../routing/routes';
import { checkedSteps } from '../steps/checked-steps';
import { KnownRecord } from '../steps/known-record';

export const TLS_FOLDER = '/etc/aggregator-tls';

/** What an aggregator reads: what collectors send to it, and events of Kubernetes. */
export const aggregatorInputs = (
  { tls, kubernetesEvents }: LogAggregatorProps,
  port: number,
  sharedKey: SecretValue | undefined,
): PipelineInput[] => [
  {
    kind: 'collectors',
    options: {
      tag: 'collectors',
      port,
      certificateFile: `${TLS_FOLDER}/tls.crt`,
      keyFile: `${TLS_FOLDER}/tls.key`,
      ...(tls.clientCertificates && { clientCaFile: `${TLS_FOLDER}/ca.crt` }),
      ...(sharedKey && { sharedKey }),
    },
  },
  ...(kubernetesEvents
    ? [{ kind: 'kubernetesEvents', options: { tag: kubernetesEvents.tag ?? 'kubernetes-events' } } as const]
    : []),
];

/** The pipeline of an aggregator, checked as that of a collector. */
export function aggregatorPipeline(
  { steps = [], outputs, routing = {} }: LogAggregatorProps,
  inputs: PipelineInput[],
  complain: Complain,
): Pipeline {
  if (!outputs?.length) complain('outputs', 'is empty, so nothing would leave the aggregator; give at least one');
  const record = new KnownRecord(RECORD_FIELDS, {}, true);
  const checked = checkedSteps(steps, record, complain);
  const { outputs: destinations, ...surroundings } = checkedOutputs(outputs, complain);
  const file = outputs.findIndex((output) => output.file !== undefined);
  if (file >= 0) {
    complain(
      `outputs[${file}].file`,
      'is on the disk of a node, which its pods may leave; write files with a LogCollectorDaemonSet',
    );
  }
  const takes = checkedRoutes(outputs, routing, record, complain);
  for (const [name, said] of Object.entries({ steps, outputs })) checkPrivateKeys(said, name, complain);
  return {
    inputs,
    steps: checked,
    impliedSteps: 0,
    isTagged: checked.length > 0 || takes.some((condition) => condition !== undefined),
    outputs: destinations.map((output, index) => ({ ...output, ...(takes[index] && { takes: takes[index] }) })),
    ...surroundings,
  };
}
