import { existsSync } from 'fs';
import { parseDocument } from 'yaml';
import { schemaProblems } from './check';
import { CONFIG_FILE } from './option';
import { CONFIG_SCHEMA } from './schema';
import { Acceptance, namesRule } from '../../findings/acceptance';
import { Severity } from '../../findings/rule';
import { parseVersions } from '../../stored/kubernetes-versions';
import { PodSecurityLevel } from '../../validation/pod-security/result';
import { Values } from '../command';
import { systemReason } from '../inputs';
import { UserError } from '../io';
import { readRegularFile } from '../read-input';
import { ALL_RULES } from '../rules/all';

const MAX_CONFIG = 2 ** 20;

/** An acceptance for some files and objects. */
export interface ConfiguredAcceptance extends Acceptance {
  readonly path?: string;
  readonly object?: string;
}

/** The settings of a repository. */
export interface Config {
  readonly kubernetesVersion?: string;
  readonly podSecurity?: PodSecurityLevel;
  readonly platforms?: readonly string[];
  readonly failOn?: readonly Severity[];
  readonly paths?: readonly string[];
  readonly exclude?: readonly string[];
  readonly skipKinds?: readonly string[];
  readonly baseline?: string;
  readonly rules?: { readonly [rule: string]: 'off' | 'fail' };
  readonly accept?: readonly ConfiguredAcceptance[];
}

/** The file that the option names, or the usual one if it is there. Throws if it cannot be read or is wrong. */
export function readConfig({ config }: Values): Config {
  const file = (config as string | undefined) ?? CONFIG_FILE;
  if (config === undefined && !existsSync(file)) return {};
  let content;
  try {
    content = readRegularFile(file, MAX_CONFIG);
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${systemReason(error as NodeJS.ErrnoException)}`);
  }
  const document = parseDocument(content.toString('utf8'), { prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) throw new UserError(`${file}:${lineOf(content, error.pos[0])}: ${error.message}`);
  const value: unknown = document.toJS() ?? {};
  const problems = schemaProblems(value, CONFIG_SCHEMA);
  const found = problems.length > 0 ? problems : meaningProblems(value as Config);
  if (found.length > 0) throw new UserError(`${file}: ${found.join('; ')}`);
  return value as Config;
}

function lineOf(content: Buffer, offset: number): number {
  return content.toString('utf8').slice(0, offset).split('\n').length;
}

/** What a schema cannot say. */
function meaningProblems({ kubernetesVersion, rules = {}, accept = [] }: Config): string[] {
  const problems: string[] = [];
  try {
    parseVersions(kubernetesVersion, 'kubernetesVersion');
  } catch (error) {
    problems.push((error as Error).message);
  }
  for (const [i, { rule }] of accept.entries()) problems.push(...ruleProblems(rule, `accept[${i}].rule`, true));
  for (const [rule, what] of Object.entries(rules)) problems.push(...ruleProblems(rule, 'rules', what === 'off'));
  return problems;
}

function ruleProblems(pattern: string, place: string, hides: boolean): string[] {
  const named = ALL_RULES.filter(({ id }) => namesRule(pattern, id));
  if (named.length === 0) return [`${place}: there is no rule '${pattern}'; cdk8s-daemonsets rules lists them`];
  // a table may hold errors beside others: these are never hidden
  return hides && named.every(({ severity, exception }) => severity === 'error' && exception === undefined)
    ? [`${place}: '${pattern}' is an error, which the API server decides; it can be neither accepted nor turned off`]
    : [];
}
