import { HttpOutput } from './http';
import { Connection, SecretValue } from '../../pipeline';
import { OutputChecker } from '../output-checker';

const HEADER = /^[-A-Za-z0-9_]+$/;
const CREDENTIAL_HEADER = /authorization|api-?key|token|secret|password|cookie/i;
const PATH = /^\/[^\s"'`#]*$/;

export interface CheckedHttp {
  readonly kind: 'http';
  readonly connection: Connection;
  readonly path: string;
  readonly headers: { [name: string]: string };
  readonly authorization?: SecretValue;
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
        `has the header '${name}', which carries a credential; refer to a Secret: authorization: { name, key }`,
      );
    }
    if (!HEADER.test(name)) {
      checker.refuse('headers', `has '${name}'; a header is made of letters, digits, '-' and '_'`);
    }
    checker.text(value, `headers.${name}`);
  }
  return headers;
}

export function checkedPath(path: string, checker: OutputChecker): string {
  if (!PATH.test(checker.text(path, 'path'))) {
    checker.refuse('path', `is '${path}'; give a path that begins with '/', without spaces, quotes or '#'`);
  }
  return path;
}

export function checkHttp(
  { path = '/', headers = {}, authorization, port, ...options }: HttpOutput,
  checker: OutputChecker,
): CheckedHttp {
  return {
    kind: 'http',
    headers: checkedHeaders(headers, checker),
    path: checkedPath(path, checker),
    connection: checker.connection(options, port ?? (options.tls === false ? 80 : 443)),
    authorization: checker.secret(authorization, 'authorization', 'AUTHORIZATION'),
  };
}
