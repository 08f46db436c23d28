import { OtlpOutput } from './otlp';
import { Connection, SecretValue } from '../../pipeline';
import { checkedHeaders, checkedPath } from '../http/check';
import { OutputChecker } from '../output-checker';

export interface CheckedOtlp {
  readonly kind: 'otlp';
  readonly connection: Connection;
  readonly protocol: 'http' | 'grpc';
  /** Before `/v1/logs`. */
  readonly path: string;
  readonly headers: { [name: string]: string };
  readonly authorization?: SecretValue;
}

export function checkOtlp(
  { protocol = 'http', path, headers = {}, authorization, port, ...options }: OtlpOutput,
  checker: OutputChecker,
): CheckedOtlp {
  if (path !== undefined && protocol === 'grpc') checker.refuse('path', 'has no meaning for gRPC; leave it out');
  if (authorization && options.username !== undefined) {
    checker.refuse('authorization', 'takes the header that username and password make; give one or the other');
  }
  return {
    kind: 'otlp',
    connection: checker.connection(options, port ?? (protocol === 'grpc' ? 4317 : 4318)),
    protocol,
    path: path === undefined ? '' : checkedPath(path, checker).replace(/\/$/, ''),
    headers: checkedHeaders(headers, checker),
    authorization: checker.secret(authorization, 'authorization', 'AUTHORIZATION'),
  };
}
