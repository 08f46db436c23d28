import { OtlpOutput } from './otlp';
import { Connection } from '../../pipeline';
import { checkedHeaders, checkedPath, checkedProxy, checkedSecretHeaders, SecretHeader } from '../http/check';
import { OutputChecker } from '../output-checker';

export interface CheckedOtlp {
  readonly kind: 'otlp';
  readonly connection: Connection;
  readonly protocol: 'http' | 'grpc';
  /** Before `/v1/logs`. */
  readonly path: string;
  readonly headers: { [name: string]: string };
  readonly secretHeaders: readonly SecretHeader[];
  readonly proxy?: string;
}

export function checkOtlp(
  { protocol = 'http', path, headers = {}, secretHeaders = {}, authorization, proxy, port, ...options }: OtlpOutput,
  checker: OutputChecker,
): CheckedOtlp {
  if (path !== undefined && protocol === 'grpc') checker.refuse('path', 'has no meaning for gRPC; leave it out');
  if (proxy !== undefined && protocol === 'grpc') {
    checker.refuse('proxy', 'has no meaning for gRPC, which takes the variable HTTPS_PROXY; leave it out');
  }
  if (authorization && options.username !== undefined) {
    checker.refuse('authorization', 'takes the header that username and password make; give one or the other');
  }
  return {
    kind: 'otlp',
    connection: checker.connection(options, port ?? (protocol === 'grpc' ? 4317 : 4318)),
    protocol,
    path: path === undefined ? '' : checkedPath(path, checker).replace(/\/$/, ''),
    headers: checkedHeaders(headers, checker),
    secretHeaders: checkedSecretHeaders(secretHeaders, authorization, checker),
    proxy: checkedProxy(proxy, checker),
  };
}
