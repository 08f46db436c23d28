import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules, Rule } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { localPathProblems } from '../local-path';
import { isUserOrGroupId } from '../names';

export const rules = defineRules('volumes/paths', 'validation.go validateUserField', {
  user: { reason: 'FieldValueInvalid', since: 37, remedy: 'Use a user ID from 0 to 2147483647.' },
});

/** ValidateLocalNonReservedPath: the path of a file below the mount; up to two errors. The empty path is valid here. */
export function validateLocalNonReservedPath(target: string, rule: Rule, path: Path, ctx: Context): void {
  for (const problem of localPathProblems(target)) ctx.report(rule, path, `${quoted(target)} ${problem}`);
  if (target.startsWith('..') && !target.startsWith('../')) {
    ctx.report(rule, path, `${quoted(target)} must not start with '..'`);
  }
}

/** The mode of a file: permission bits only. */
export function validateFileMode(mode: number | undefined, rule: Rule, path: Path, ctx: Context): void {
  if (mode !== undefined && (mode < 0 || mode > 0o777)) {
    ctx.report(rule, path, `${mode} (octal ${mode.toString(8)}) is outside the range 0 to 511 (octal 777)`);
  }
}

/** The owner of a file. The server drops it before it validates (AtomicWriteVolumeUserFields), except in a second source. */
export function validateUser(user: number | undefined, path: Path, ctx: Context): void {
  if (user !== undefined && !isUserOrGroupId(user)) {
    ctx.report(rules.user, path, `${user} is outside the range 0 to 2147483647`);
  }
}
