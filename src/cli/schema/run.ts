import { daemonSetSchema } from './json-schema';
import { wordsOfReference } from './words';
import { MAINTAINED_VERSIONS } from '../../stored/kubernetes-versions';
import { Values } from '../command';
import { readConfig } from '../config/config';
import { EXIT } from '../exit-codes';
import { Io, UserError } from '../io';
import { outputOf } from '../output-file';
import { minorsOf } from '../validate/settings';

export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  if (operands.length > 0) throw new UserError(`schema takes no operand, such as '${operands[0]}'`);
  const asked = (values['kubernetes-version'] as string | undefined) ?? readConfig(values).kubernetesVersion;
  const schema = daemonSetSchema(minorsOf(asked ?? MAINTAINED_VERSIONS), wordsOfReference());
  const output = outputOf(values.output as string | undefined, io);
  output.out(`${JSON.stringify(schema, undefined, 2)}\n`);
  output.end();
  return EXIT.ok;
}
