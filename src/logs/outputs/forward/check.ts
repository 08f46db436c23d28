import { ForwardOutput } from './forward';
import { Connection, SecretValue } from '../../pipeline';
import { OutputChecker } from '../output-checker';

export interface CheckedForward {
  readonly kind: 'forward';
  readonly connection: Connection;
  readonly sharedKey?: SecretValue;
}

export const checkForward = (
  { sharedKey, port = 24224, ...options }: ForwardOutput,
  checker: OutputChecker,
): CheckedForward => ({
  kind: 'forward',
  connection: checker.connection(options, port),
  sharedKey: checker.secret(sharedKey, 'sharedKey', 'SHARED_KEY'),
});
