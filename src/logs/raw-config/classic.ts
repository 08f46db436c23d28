import { inLine } from './raw-config';

const IGNORED = /^\s*(#|$)/;
const COMMAND = /^@(SET|INCLUDE)\s+\S/i;
const SECTION = /^\[[A-Za-z_]+\]\s*$/;
const PROPERTY = /^\s+\S+(\s+\S.*)?$/;

const lines = (config: string): string[] => config.split('\n').map((line) => line.replace(/\r$/, ''));

/** Whether a configuration of Fluent Bit is in the format that it had before YAML. */
export const isClassic = (config: string): boolean => {
  const first = lines(config).find((line) => !IGNORED.test(line));
  return first !== undefined && (SECTION.test(first) || COMMAND.test(first));
};

/**
 * What is wrong with a configuration in the classic format.
 *
 * @see https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/classic-mode/format-schema
 */
export function classicProblem(config: string): string | undefined {
  let hasSection = false;
  for (const [index, line] of lines(config).entries()) {
    if (IGNORED.test(line) || COMMAND.test(line)) continue;
    if (SECTION.test(line)) {
      hasSection = true;
    } else if (!PROPERTY.test(line)) {
      return inLine(index + 1, `has '${line.trim()}', which is neither [SECTION] nor an indented property,`);
    } else if (!hasSection) {
      return inLine(index + 1, 'has a property before the first section');
    }
  }
  return undefined;
}
