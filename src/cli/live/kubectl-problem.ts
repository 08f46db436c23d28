import { UserError } from '../io';

/** Why kubectl did not answer. */
export class KubectlProblem extends UserError {
  public constructor(
    public readonly kind:
      | 'no-program'
      | 'forbidden'
      | 'not-found'
      | 'no-resource'
      | 'timeout'
      | 'unreachable'
      | 'half'
      | 'other',
    message: string,
  ) {
    super(message);
  }
}

const FORBIDDEN =
  /cannot (\w+) resource "([^"]+)"(?: in API group "([^"]*)")?(?: in the namespace "([^"]+)"| at the cluster scope)?/;

/** What the last lines on stderr of kubectl mean, in one line. */
export function problemOf(stderr: string, what: string): KubectlProblem {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    // warnings of the server, and the log of the client library
    .filter((line) => line !== '' && !/^(?:Warning: |[EWI]\d{4} )/.test(line));
  const said = lines.at(-1) ?? stderr.trim().split('\n').at(-1) ?? '';
  const forbidden = FORBIDDEN.exec(stderr);
  if (forbidden !== null) {
    const [, verb, resource, group, namespace] = forbidden;
    const kind = group === undefined || group === '' ? resource : `${resource}.${group}`;
    const where = namespace === undefined ? 'at the cluster scope' : `in the namespace ${namespace}`;
    return new KubectlProblem('forbidden', `no access: you may not ${verb} ${kind} ${where}`);
  }
  if (/\(NotFound\)/.test(said)) {
    return new KubectlProblem('not-found', said.replace(/^Error from server \(NotFound\): /, ''));
  }
  if (/the server doesn't have a resource type|could not find the requested resource/.test(stderr)) {
    return new KubectlProblem('no-resource', `the server does not have ${what}`);
  }
  if (/deadline exceeded|Client\.Timeout|i\/o timeout|timed out/.test(stderr)) {
    return new KubectlProblem('timeout', `the server did not answer in time (${what})`);
  }
  if (/Unable to connect|connection refused|was refused|no such host|EOF$/.test(said)) {
    return new KubectlProblem('unreachable', `the server cannot be reached: ${said}`);
  }
  if (/\(Unauthorized\)|must be logged in/.test(stderr)) {
    return new KubectlProblem('forbidden', 'no access: the server does not know who you are; log in first');
  }
  return new KubectlProblem(
    'other',
    `kubectl could not read ${what}: ${said.replace(/^[Ee]rror: /, '') || 'it does not say why'}`,
  );
}
