import { OLDEST_MINOR } from '../../model/field-table';
import { PLATFORM_NAMES } from '../../platforms/names';

/** As much of JSON Schema as the configuration file needs. */
export interface Schema {
  readonly description?: string;
  readonly type: 'object' | 'array' | 'string';
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  /** Of an object: nothing else, or any names with such values. */
  readonly additionalProperties?: false | Schema;
}

export const SEVERITIES = ['error', 'never-runs', 'ignored', 'warning', 'advice'] as const;
export const POD_SECURITY_LEVELS = ['privileged', 'baseline', 'restricted'] as const;

const strings = (description: string, items: Omit<Schema, 'type'> = { minLength: 1 }): Schema => ({
  description,
  type: 'array',
  items: { type: 'string', ...items },
});

const ACCEPT: Schema = {
  type: 'object',
  properties: {
    rule: {
      description: 'A rule, or all rules of a table, such as advice/*. Errors cannot be accepted.',
      type: 'string',
    },
    reason: { description: 'Why the finding is accepted.', type: 'string', minLength: 1 },
    path: { description: 'The files that are meant, as a glob. All files by default.', type: 'string', minLength: 1 },
    object: {
      description:
        'The object that is meant: KIND/NAMESPACE/NAME, or KIND/NAME without a namespace. All objects by default.',
      type: 'string',
      minLength: 1,
    },
  },
  required: ['rule', 'reason'],
  additionalProperties: false,
};

/** The configuration file. */
export const CONFIG_SCHEMA: Schema = {
  description: 'Settings of cdk8s-daemonsets for a repository. Options of the command line go before them.',
  type: 'object',
  properties: {
    kubernetesVersion: {
      description: `Versions of the clusters: one ('1.36'), a range ('1.34-1.36'), this and every newer one ('1.34+') or that of a server ('v1.33.2'); from 1.${OLDEST_MINOR} on. plan takes the newest.`,
      type: 'string',
    },
    podSecurity: {
      description: 'The Pod Security level that every namespace enforces.',
      type: 'string',
      enum: POD_SECURITY_LEVELS,
    },
    platforms: strings('Platforms that validate judges for too.', { enum: PLATFORM_NAMES }),
    failOn: strings('Severities that make validate end with exit code 1. [error] by default.', { enum: SEVERITIES }),
    paths: strings('Files, directories and globs that validate reads if the command line names none.'),
    exclude: strings('Globs of files that are not read in directories.'),
    skipKinds: strings('Kinds of objects that are left out.'),
    baseline: { description: 'The file with the findings that are known.', type: 'string', minLength: 1 },
    rules: {
      description:
        'By rule, or by table such as advice/*: off leaves its findings out, fail makes them end with exit code 1.',
      type: 'object',
      additionalProperties: { type: 'string', enum: ['off', 'fail'] },
    },
    accept: { description: 'Findings that are accepted.', type: 'array', items: ACCEPT },
  },
  additionalProperties: false,
};

/** `assets/config.schema.json`, for editors. */
export function configSchema(): object {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'cdk8s-daemonsets', ...CONFIG_SCHEMA };
}
