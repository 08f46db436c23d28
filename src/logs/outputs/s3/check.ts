import { S3Output } from './s3';
import { Tls } from '../../pipeline';
import { checkAccessKey, checkedRegion } from '../aws-checks';
import { OutputChecker } from '../output-checker';

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const ENDPOINT = /^(https?):\/\/([^/:@]+|\[[0-9A-Fa-f:]+\])(?::(\d+))?\/?$/;
const PREFIX = /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/;

export interface CheckedS3 {
  readonly kind: 's3';
  readonly bucket: string;
  readonly region: string;
  readonly endpoint?: string;
  readonly prefix: string;
  readonly tls: Tls;
  readonly gzip: boolean;
  readonly uploadSeconds: number;
}

export function checkS3(
  { bucket, region, endpoint, prefix = 'logs', accessKey, ca, compression = 'gzip', uploadSeconds = 300 }: S3Output,
  checker: OutputChecker,
): CheckedS3 {
  checker.oneOf(compression, ['gzip', 'none'], 'compression');
  checkAccessKey(accessKey, checker);
  return {
    kind: 's3',
    bucket: checker.name(bucket, 'bucket', BUCKET, "3 to 63 lower-case letters, digits, '.' and '-'"),
    region: checkedRegion(region, checker),
    ...(endpoint !== undefined && { endpoint: checkedEndpoint(endpoint, checker) }),
    prefix: checker.name(
      prefix,
      'prefix',
      PREFIX,
      "letters, digits, '_', '.' and '-', with '/' between, not at its ends",
    ),
    tls: checker.tls({ tls: !endpoint?.startsWith('http:'), ca }),
    gzip: compression === 'gzip',
    uploadSeconds: checker.seconds(uploadSeconds, 'uploadSeconds'),
  };
}

function checkedEndpoint(endpoint: string, checker: OutputChecker): string {
  const [, , host, port] = ENDPOINT.exec(endpoint) ?? [];
  if (!host) {
    checker.refuse(
      'endpoint',
      'is no address without path and credentials; give one such as https://minio.example.com:9000',
    );
  }
  checker.host(host.replace(/^\[(.*)\]$/, '$1'), 'endpoint');
  if (port !== undefined) checker.port(Number(port), 'endpoint');
  return endpoint.replace(/\/$/, '');
}
