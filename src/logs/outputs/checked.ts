import { PipelineCondition } from '../pipeline';
import { CheckedAzureMonitor } from './azure/check';
import { CheckedCloudWatchLogs } from './cloudwatch/check';
import { CheckedDatadog } from './datadog/check';
import { LogDelivery } from './delivery';
import { CheckedFile } from './file/check';
import { CheckedForward } from './forward/check';
import { CheckedGoogleCloudLogging } from './google/check';
import { CheckedHttp } from './http/check';
import { CheckedKafka } from './kafka/check';
import { CheckedLoki } from './loki/check';
import { CheckedOtlp } from './otlp/check';
import { CheckedS3 } from './s3/check';
import { CheckedSearch } from './search/check';
import { CheckedSplunk } from './splunk/check';
import { CheckedStdout } from './stdout/check';
import { CheckedSyslog } from './syslog/check';

/** An output, checked, with secrets as environment variables and files. */
export type CheckedOutput =
  | CheckedSearch
  | CheckedLoki
  | CheckedForward
  | CheckedHttp
  | CheckedOtlp
  | CheckedKafka
  | CheckedS3
  | CheckedSplunk
  | CheckedSyslog
  | CheckedCloudWatchLogs
  | CheckedGoogleCloudLogging
  | CheckedAzureMonitor
  | CheckedDatadog
  | CheckedFile
  | CheckedStdout;

export type OutputKind = CheckedOutput['kind'];

export type PipelineOutput = CheckedOutput & {
  /** The options of its struct that the user gave. */
  readonly given: readonly string[];
  readonly delivery: LogDelivery;
  /** The records that it takes, what other outputs took first considered; undefined for all. */
  readonly takes?: PipelineCondition;
};
