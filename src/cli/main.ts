import { parseArgs } from 'util';
import { Command, describeOptions, Options, parserOptions } from './command';
import { EXIT } from './exit-codes';
import { importCommand } from './import';
import { Io, UserError } from './io';
import { LIVE_COMMANDS } from './live/commands';
import { oneLine } from './one-line';
import { plan } from './plan';
import { rules } from './rules';
import { schema } from './schema';
import { validate } from './validate';
import { ownValue } from '../model/own-value';

const COMMANDS: readonly Command[] = [validate, plan, importCommand, rules, schema, ...LIVE_COMMANDS];

const COMMON: Options = {
  help: { type: 'boolean', short: 'h', help: 'show this help' },
  version: { type: 'boolean', short: 'V', help: 'show the version' },
};

const NAME = 'cdk8s-daemonsets';

function generalHelp(): string {
  const width = Math.max(0, ...COMMANDS.map(({ name }) => name.length));
  return [
    `Usage: ${NAME} COMMAND [OPTION]... [ARGUMENT]...`,
    '',
    'Check, plan and import Kubernetes DaemonSets, and say how they are in a cluster.',
    ...(COMMANDS.length
      ? ['', 'Commands:', ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)]
      : []),
    '',
    'Options:',
    describeOptions(COMMON),
    ...(COMMANDS.length ? ['', `Run '${NAME} COMMAND --help' for the options of a command.`] : []),
    '',
  ].join('\n');
}

function commandHelp({ name, summary, operands, options, notes }: Command): string {
  return [
    `Usage: ${NAME} ${name} [OPTION]... ${operands}`,
    '',
    summary,
    '',
    'Options:',
    describeOptions({ ...options, help: COMMON.help }),
    '',
    notes,
    '',
  ].join('\n');
}

function parse(args: string[], options: Options, allowPositionals: boolean) {
  try {
    return parseArgs({ args, options: parserOptions(options), allowPositionals, strict: true });
  } catch (error) {
    // the first sentence of parseArgs is the reason; the rest is about its escapes
    throw new UserError((error as Error).message.split('. ')[0].replace(/^./, (c) => c.toLowerCase()));
  }
}

async function runCommand(command: Command, args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse(args, { ...command.options, help: COMMON.help }, true);
  if (values.help) {
    io.out(commandHelp(command));
    return EXIT.ok;
  }
  for (const [name, { values: allowed }] of Object.entries(command.options)) {
    const value = ownValue(values, name);
    if (allowed && value !== undefined && !allowed.includes(String(value))) {
      throw new UserError(`--${name} must be one of ${allowed.join(', ')}, not '${String(value)}'`);
    }
  }
  return command.run(values, positionals, io);
}

async function dispatch(argv: string[], version: string, io: Io): Promise<number> {
  const command = COMMANDS.find(({ name }) => name === argv[0]);
  if (command) return runCommand(command, argv.slice(1), io);
  if (argv.length && !argv[0].startsWith('-')) {
    throw new UserError(
      `unknown command '${argv[0]}'${COMMANDS.length ? `; the commands are ${COMMANDS.map(({ name }) => name).join(', ')}` : ''}`,
    );
  }
  const { values } = parse(argv, COMMON, false);
  if (values.version) {
    io.out(`${version}\n`);
    return EXIT.ok;
  }
  if (values.help) {
    io.out(generalHelp());
    return EXIT.ok;
  }
  io.err(generalHelp());
  return EXIT.usage;
}

/**
 * The command line tool as a function.
 *
 * @param argv the arguments, without node and the script
 * @param version what `--version` prints
 * @param io its inputs and outputs
 * @returns the exit code
 */
export async function main(argv: string[], version: string, io: Io): Promise<number> {
  try {
    return await dispatch(argv, version, io);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const command = COMMANDS.find(({ name }) => name === argv[0]);
    const help = command === undefined ? `${NAME} --help` : `${NAME} ${command.name} --help`;
    io.err(`${NAME}: ${oneLine(error.message)}\nRun '${help}' for help.\n`);
    return EXIT.usage;
  }
}
