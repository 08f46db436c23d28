import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { ALL_RULES } from './all';
import { RuleExample } from './example';
import { explained } from './explain';
import { namesRule } from '../../findings/acceptance';
import { Rule } from '../../findings/rule';
import { NEWEST_MINOR, OLDEST_MINOR } from '../../model/field-table';
import { ownValue } from '../../model/own-value';
import { PlatformRule } from '../../platforms/profile';
import { describeVersions } from '../../stored/kubernetes-versions';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { Io, UserError } from '../io';

const EXAMPLES = join(__dirname, '../../../assets/rule-examples.json.gz');

/** The examples by rule. */
export function ruleExamples(): { readonly [rule: string]: RuleExample | undefined } {
  return JSON.parse(gunzipSync(readFileSync(EXAMPLES)).toString('utf8')) as {
    readonly [rule: string]: RuleExample | undefined;
  };
}

/** The versions that have a rule; nothing where all have. */
export function versionsOf({ since = OLDEST_MINOR, until = NEWEST_MINOR }: Rule): string {
  if (since === OLDEST_MINOR && until === NEWEST_MINOR) return '';
  return describeVersions(Array.from({ length: until - since + 1 }, (_, i) => since + i));
}

export async function run({ format }: Values, patterns: string[], io: Io): Promise<number> {
  const chosen = [...new Set(patterns.flatMap(rulesNamed))];
  const isJson = format === 'json';
  if (patterns.length === 0) {
    io.out(isJson ? `${JSON.stringify(ALL_RULES.map(ruleJson), undefined, 2)}\n` : listOfRules());
    return EXIT.ok;
  }
  const examples = ruleExamples();
  if (isJson) {
    const all = chosen.map((rule) => ({ ...ruleJson(rule), example: ownValue(examples, rule.id) }));
    io.out(`${JSON.stringify(all, undefined, 2)}\n`);
  } else {
    io.out(chosen.map((rule) => explained(rule, versionsOf(rule), ownValue(examples, rule.id))).join('\n'));
  }
  return EXIT.ok;
}

function rulesNamed(pattern: string): Rule[] {
  const named = ALL_RULES.filter(({ id }) => namesRule(pattern, id));
  if (named.length > 0) return named;
  const last = pattern.split('/').at(-1)!.toLowerCase();
  const similar = ALL_RULES.filter(({ id }) => id.toLowerCase().includes(last)).map(({ id }) => id);
  const hint = similar.length > 0 && last !== '' ? `; similar ones are ${similar.slice(0, 5).join(', ')}` : '';
  throw new UserError(`there is no rule '${pattern}'${hint}`);
}

function listOfRules(): string {
  const width = Math.max(...ALL_RULES.map(({ id }) => id.length));
  return ALL_RULES.map(({ id, severity, remedy }) => `${id.padEnd(width)}  ${severity.padEnd(10)}  ${remedy}\n`).join(
    '',
  );
}

function ruleJson(rule: Rule) {
  const { id, severity, reason, stage, remedy, upstream, exception } = rule;
  const { certainty } = rule as Partial<PlatformRule>;
  const versions = versionsOf(rule) || undefined;
  return { id, severity, reason, stage, versions, remedy, source: upstream, certainty, exception };
}
