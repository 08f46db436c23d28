import { continues } from './joining';
import { meets } from './matching';
import { LogPipelineSimulatorProps } from './props';
import { SampleLogLine, SimulatedLogOutput, SimulatedLogRecord } from './samples';
import { applyStep, Moving } from './steps';
import { Instant, instantOf } from './times';
import { JsonMap } from './values';
import { checkObject } from '../../model/readable';
import { checkedPipeline, Pipeline } from '../checked-pipeline';
import { Complain } from '../checks';
import { KubernetesMetadata } from '../metadata';
import { namespacePattern } from '../own-files';
import { PipelineInput } from '../pipeline';

const complain: Complain = (property, problem) => {
  throw new Error(`LogPipelineSimulator: ${property} ${problem}`);
};

/**
 * Runs a pipeline on sample lines without a cluster or an agent, for a unit test that says "a card number never leaves the node" or "records of team A
 * go there only". It is a pure function: the same lines give the same records. Its answers are compared with those of real agents; the differences that
 * an agent cannot avoid are in docs/log-pipelines.md.
 */
export class LogPipelineSimulator {
  private readonly pipeline: Pipeline;
  private readonly metadata: KubernetesMetadata | undefined;

  /**
   * Checks the pipeline as `LogCollectorDaemonSet` does.
   *
   * @param props the pipeline
   */
  constructor(props: LogPipelineSimulatorProps) {
    checkObject('props', props);
    const { kubernetesMetadata = {}, outputs } = props;
    if (!outputs?.length) complain('outputs', 'is empty, so nothing would be received; give at least one');
    this.metadata = kubernetesMetadata.enabled === false ? undefined : kubernetesMetadata;
    this.pipeline = checkedPipeline(props, this.metadata, complain);
    const { steps, impliedSteps } = this.pipeline;
    const raw = steps.findIndex(({ kind }) => kind === 'raw');
    if (raw >= 0) {
      complain(
        `steps[${raw - impliedSteps}].raw`,
        'is configuration of an agent, which only the agent can run; try the pipeline without it',
      );
    }
  }

  /**
   * What each output receives of these lines.
   *
   * @param lines the lines, in the order in which they were written
   * @returns an entry for each output, in their order
   */
  public run(lines: SampleLogLine[]): SimulatedLogOutput[] {
    const { steps, outputs } = this.pipeline;
    const arrived = this.records(lines).filter((moving) => steps.every((step) => applyStep(moving, step)));
    return outputs.map(({ kind, takes }) => ({
      kind,
      records: arrived.filter(({ record }) => !takes || meets(record, takes)).map(received),
    }));
  }

  /** Records as inputs give them, the lines of a stack trace joined. */
  private records(lines: readonly SampleLogLine[]): Moving[] {
    const records: Moving[] = [];
    const last = new Map<string, JsonMap>();
    for (const [index, line] of lines.entries()) {
      const input =
        this.pipeline.inputs[line.input ?? 0] ??
        complain(`lines[${index}].input`, `is ${line.input}, which is no index of an input`);
      if (input.kind === 'containerLogs' && !isRead(input, line.namespace ?? 'default')) continue;
      const { namespace, pod, container, stream } = line;
      const source = JSON.stringify([line.input ?? 0, namespace, pod, container, stream]);
      const joining = 'reading' in input ? input.reading.joining : undefined;
      const isContinuation = joining !== undefined && continues(line.line, joining);
      const before = last.get(source);
      if (isContinuation && before) {
        before.message = `${String(before.message)}\n${line.line}`;
        continue;
      }
      const record = this.record(line, input);
      // a continuation of nothing is a record, but nothing joins it
      if (!isContinuation) last.set(source, record);
      const time = instantOf(line.time ?? '1970-01-01T00:00:00Z', 'rfc3339');
      if (!time) complain(`lines[${index}].time`, `is '${line.time}'; give a time such as 2026-01-02T03:04:05Z`);
      records.push({ record, time: time! });
    }
    return records;
  }

  private record(line: SampleLogLine, { kind, options }: PipelineInput): JsonMap {
    const { labels = {}, annotations = {} } = line;
    const record: JsonMap = { message: line.line, node: line.node ?? 'node' };
    if (this.pipeline.isTagged) record.tag = options.tag;
    if (kind !== 'containerLogs') return record;
    record.stream = line.stream ?? 'stdout';
    if (this.metadata) {
      record.kubernetes = {
        namespace_name: line.namespace ?? 'default',
        pod_name: line.pod ?? 'pod',
        container_name: line.container ?? 'container',
        ...(this.metadata.labels !== false && Object.keys(labels).length && { labels: { ...labels } }),
        ...(this.metadata.annotations && Object.keys(annotations).length && { annotations: { ...annotations } }),
      };
    }
    return record;
  }
}

function isRead({ options }: Extract<PipelineInput, { kind: 'containerLogs' }>, namespace: string): boolean {
  const { includeNamespaces, excludeNamespaces } = options;
  const among = (names: readonly string[]) => names.some((name) => namespacePattern(name).test(namespace));
  return (!includeNamespaces || among(includeNamespaces)) && !among(excludeNamespaces);
}

function received({ record, time }: Moving): SimulatedLogRecord {
  return { time: printed(time), fields: JSON.parse(JSON.stringify(record)) };
}

const printed = ({ seconds, nanoseconds }: Instant): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(nanoseconds).padStart(9, '0')}Z`;
