import { PipelineCondition } from '../pipeline';
import { CheckedForward } from './forward/check';
import { CheckedHttp } from './http/check';
import { CheckedLoki } from './loki/check';
import { CheckedOtlp } from './otlp/check';
import { CheckedSearch } from './search/check';
import { CheckedStdout } from './stdout/check';

/** An output, checked, with secrets as environment variables and files. */
export type CheckedOutput = CheckedSearch | CheckedLoki | CheckedForward | CheckedHttp | CheckedOtlp | CheckedStdout;

export type OutputKind = CheckedOutput['kind'];

export type PipelineOutput = CheckedOutput & {
  /** The records that it takes, what other outputs took first considered; undefined for all. */
  readonly takes?: PipelineCondition;
};
