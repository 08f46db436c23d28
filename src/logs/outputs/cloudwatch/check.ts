import { CloudWatchLogsOutput } from './cloudwatch';
import { checkAccessKey, checkedRegion } from '../aws-checks';
import { OutputChecker } from '../output-checker';

const LOG_GROUP = /^[A-Za-z0-9_/.#-]{1,512}$/;

export interface CheckedCloudWatchLogs {
  readonly kind: 'cloudWatchLogs';
  readonly region: string;
  readonly logGroup: string;
}

export function checkCloudWatchLogs(
  { region, logGroup, accessKey }: CloudWatchLogsOutput,
  checker: OutputChecker,
): CheckedCloudWatchLogs {
  checkAccessKey(accessKey, checker);
  return {
    kind: 'cloudWatchLogs',
    region: checkedRegion(region, checker),
    logGroup: checker.name(logGroup, 'logGroup', LOG_GROUP, "up to 512 letters, digits, '_', '-', '/', '.' and '#'"),
  };
}
