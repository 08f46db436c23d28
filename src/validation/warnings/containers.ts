import { fractionMessage, isFraction } from './fractions';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { EnvVar, PodSpec } from '../../model/generated/structs';
import { forEachContainer } from '../../stored/visit-containers';

const BYTES_REMEDY = 'Use whole bytes up to 8Pi, such as 200Mi; m means thousandths.';

export const rules = defineRules(
  'warnings/containers',
  { stage: 'warn', severity: 'warning', upstream: 'api/pod/warnings.go warningsForPodSpecAndMeta' },
  {
    fractionalBytes: { reason: 'FieldValueInvalid', remedy: BYTES_REMEDY },
    fractionalOverhead: { reason: 'FieldValueInvalid', remedy: BYTES_REMEDY },
    envTwice: {
      reason: 'FieldValueDuplicate',
      remedy: 'Define each variable once; apply may drop one of two.',
    },
  },
);

const AMOUNTS = ['limits', 'requests'] as const;
const BYTES = ['memory', 'ephemeral-storage'] as const;

/** Resources in fractions of bytes, and variables that override others. */
export function warnOfContainers(spec: PodSpec, path: Path, ctx: Context): void {
  for (const name of BYTES) {
    const amount = spec.overhead?.[name];
    if (isFraction(amount)) {
      ctx.report(rules.fractionalOverhead, path.child('overhead').key(name), fractionMessage(amount));
    }
  }
  forEachContainer(spec, ({ resources, env }, list, i) => {
    for (const field of AMOUNTS) {
      for (const name of BYTES) {
        const amount = resources?.[field]?.[name];
        if (isFraction(amount)) {
          ctx.report(
            rules.fractionalBytes,
            path.child(list).index(i).child('resources').child(field).key(name),
            fractionMessage(amount),
          );
        }
      }
    }
    if (env !== undefined && env.length > 1) warnOfEnv(env, path.child(list).index(i).child('env'), ctx);
  });
}

/** A variable may be defined again from its old value: PATH="$(PATH):/opt". */
function warnOfEnv(env: readonly EnvVar[], path: Path, ctx: Context): void {
  const names = new Set<string>();
  for (let i = 0; i < env.length; i++) {
    const { name, value = '', valueFrom } = env[i];
    if (names.has(name)) {
      const reference = `$(${name})`;
      if (valueFrom !== undefined || value === reference || !value.includes(reference)) {
        ctx.report(rules.envTwice, path.index(i), `hides the earlier definition of ${quoted(name)}`);
      }
    }
    names.add(name);
  }
}
