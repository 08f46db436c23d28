import { HttpOutput } from './http';
import { SecretKeySelector } from '../../../model/generated/structs';
import { Connection, SecretValue } from '../../pipeline';
import { OutputChecker } from '../output-checker';

const HEADER = /^[-A-Za-z0-9_]+$/;
const CREDENTIAL_HEADER = /authorization|api-?key|token|secret|password|cookie/i;
const PROXY = /^http:\/\/[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?:\d{1,5}$/;
const PATH = /^\/[^\s"'`#]*$/;

export interface CheckedHttp {
  readonly kind: 'http';
  readonly connection: Connection;
  readonly path: string;
  readonly headers: { [name: string]: string };
  readonly secretHeaders: readonly SecretHeader[];
  readonly proxy?: string;
}

/** A header whose value is in an environment variable. */
export interface SecretHeader extends SecretValue {
  readonly header: string;
}

/** Headers that are no secret. */
export function checkedHeaders(
  headers: { [name: string]: string },
  checker: OutputChecker,
): { [name: string]: string } {
  for (const [name, value] of Object.entries(headers)) {
    if (CREDENTIAL_HEADER.test(name)) {
      checker.refuse(
        'headers',
        `has the header '${name}', which carries a credential; refer to a Secret: ${name.toLowerCase() === 'authorization' ? 'authorization: { name, key }' : `secretHeaders: { '${name}': { name, key } }`}`,
      );
    }
    if (!HEADER.test(name)) {
      checker.refuse('headers', `has '${name}'; a header is made of letters, digits, '-' and '_'`);
    }
    checker.text(value, `headers.${name}`);
  }
  return headers;
}

/** Headers whose values come from Secrets, the one called Authorization among them. */
export function checkedSecretHeaders(
  headers: { [name: string]: SecretKeySelector },
  authorization: SecretKeySelector | undefined,
  checker: OutputChecker,
): SecretHeader[] {
  const others = Object.entries(headers).map(([header, reference], index) => {
    if (!HEADER.test(header)) {
      checker.refuse('secretHeaders', `has '${header}'; a header is made of letters, digits, '-' and '_'`);
    }
    if (header.toLowerCase() === 'authorization') {
      checker.refuse('secretHeaders', `has '${header}', which has an option of its own: authorization: { name, key }`);
    }
    return { header, ...checker.secret(reference, `secretHeaders.${header}`, `HEADER_${index}`)! };
  });
  const own = checker.secret(authorization, 'authorization', 'AUTHORIZATION');
  return [...others, ...(own ? [{ header: 'Authorization', ...own }] : [])];
}

/** An HTTP proxy, without credentials. */
export function checkedProxy(proxy: string | undefined, checker: OutputChecker): string | undefined {
  if (proxy !== undefined && !PROXY.test(checker.text(proxy, 'proxy'))) {
    checker.refuse(
      'proxy',
      'is no address of a proxy without credentials; give one such as http://proxy.example.com:3128',
    );
  }
  return proxy;
}

export function checkedPath(path: string, checker: OutputChecker): string {
  if (!PATH.test(checker.text(path, 'path'))) {
    checker.refuse('path', `is '${path}'; give a path that begins with '/', without spaces, quotes or '#'`);
  }
  return path;
}

export function checkHttp(
  { path = '/', headers = {}, secretHeaders = {}, authorization, proxy, port, ...options }: HttpOutput,
  checker: OutputChecker,
): CheckedHttp {
  return {
    kind: 'http',
    headers: checkedHeaders(headers, checker),
    path: checkedPath(path, checker),
    connection: checker.connection(options, port ?? (options.tls === false ? 80 : 443)),
    secretHeaders: checkedSecretHeaders(secretHeaders, authorization, checker),
    proxy: checkedProxy(proxy, checker),
  };
}
