import { AwsAccessKey } from './aws';
import { OutputChecker } from './output-checker';

const REGION = /^[a-z0-9-]+$/;

export const checkedRegion = (region: string, checker: OutputChecker): string =>
  checker.name(region, 'region', REGION, "lower-case letters, digits and '-', as in eu-central-1");

/** All agents take the access key from the variables of AWS, as they do what a cloud identity gives. */
export function checkAccessKey(accessKey: AwsAccessKey | undefined, checker: OutputChecker): void {
  if (!accessKey) return;
  checker.variable('AWS_ACCESS_KEY_ID', accessKey.id, 'accessKey.id');
  checker.variable('AWS_SECRET_ACCESS_KEY', accessKey.secret, 'accessKey.secret');
}
