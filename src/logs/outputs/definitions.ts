import { AZURE_MONITOR } from './azure/definition';
import { OutputKind } from './checked';
import { CLOUD_WATCH_LOGS } from './cloudwatch/definition';
import { DATADOG } from './datadog/definition';
import { OutputDefinition } from './definition';
import { FILE } from './file/definition';
import { FORWARD } from './forward/definition';
import { GOOGLE_CLOUD_LOGGING } from './google/definition';
import { HTTP } from './http/definition';
import { KAFKA } from './kafka/definition';
import { LOKI } from './loki/definition';
import { OTLP } from './otlp/definition';
import { S3 } from './s3/definition';
import { ELASTICSEARCH, OPEN_SEARCH } from './search/definition';
import { SPLUNK } from './splunk/definition';
import { STDOUT } from './stdout/definition';
import { SYSLOG } from './syslog/definition';

/** All outputs, by the member of `LogOutput` that they are. */
export const OUTPUTS: { readonly [K in OutputKind]: OutputDefinition<K> } = {
  elasticsearch: ELASTICSEARCH,
  openSearch: OPEN_SEARCH,
  loki: LOKI,
  forward: FORWARD,
  http: HTTP,
  otlp: OTLP,
  kafka: KAFKA,
  s3: S3,
  splunk: SPLUNK,
  syslog: SYSLOG,
  cloudWatchLogs: CLOUD_WATCH_LOGS,
  googleCloudLogging: GOOGLE_CLOUD_LOGGING,
  azureMonitor: AZURE_MONITOR,
  datadog: DATADOG,
  file: FILE,
  stdout: STDOUT,
};
