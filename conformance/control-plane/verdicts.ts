import { existsSync, readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { check, main } from './check-line';
import { ServerVerdict, Session } from './session';
import { readManifests } from '../../src/manifest/read-manifests';
import { DaemonSetValidator } from '../../src/text-validation/daemon-set-validator';
import { seeded } from '../../test/support/seeded';
import { strictSentence } from '../../tools/differential/kubernetes';
import { cases } from '../../tools/differential/parts';
import { fieldOfWarning } from '../../tools/differential/warning-fields';

/*
 * DaemonSetValidator against a whole kube-apiserver 1.36 with its admission plugins: published DaemonSets, and generated ones.
 *
 *   npx ts-node -T --project conformance/tsconfig.json conformance/control-plane/verdicts.ts [COUNT] [SEED]
 */

const MINOR = 36;
const validator = new DaemonSetValidator({ kubernetesVersion: `1.${MINOR}` });

/** As sorted sentences: `decode`, `FieldValueInvalid spec.x` or, of what is accepted, `warning spec.x`. */
function serverSays(
  { accepted, reason, message = '', causes = [], warnings = [] }: ServerVerdict,
  manifest: any,
): string[] {
  if (accepted) return warnings.map((text) => `warning ${fieldOfWarning(text, manifest, MINOR)}`).sort();
  const strict = message.includes('strict decoding error: ')
    ? message.match(/(?:unknown|duplicate) field "(?:[^"\\]|\\.)*"/g)
    : null;
  if (strict) return strict.map(strictSentence).sort();
  if (reason === 'BadRequest' && causes.length === 0) return ['decode'];
  return causes.length > 0 ? causes.map((one) => `${one.reason} ${one.field}`).sort() : [`${reason}: ${message}`];
}

function validatorSays(manifest: unknown): string[] {
  const findings = validator.validate(manifest);
  if (findings.some(({ reason }) => reason === 'FieldTypeMismatch')) return ['decode'];
  const errors = findings.filter(({ severity }) => severity === 'error');
  const unknown = errors.filter(({ reason }) => reason === 'UnknownField');
  if (errors.length > 0) {
    return (unknown.length > 0 ? unknown : errors).map(({ reason, field }) => `${reason} ${field}`).sort();
  }
  return findings
    .filter(({ severity }) => severity === 'warning')
    .map(({ field }) => `warning ${field}`)
    .sort();
}

async function compare(session: Session, what: string, manifests: readonly any[]): Promise<void> {
  let accepted = 0;
  const problems: string[] = [];
  for (const manifest of manifests) {
    const verdict = await session.dryRun(manifest);
    if (verdict.accepted) accepted++;
    const [theirs, ours] = [serverSays(verdict, manifest), validatorSays(manifest)];
    if (String(theirs) !== String(ours)) {
      problems.push(`server [${theirs}], validator [${ours}]: ${JSON.stringify(manifest)}`);
    }
  }
  check(`${manifests.length} ${what} DaemonSets, ${accepted} accepted`, problems);
}

/**
 * What can be sent as it is: the address of a request names kind and namespace, there is nothing yet to update, and a dry run ends before the
 * store, which is what refuses a resourceVersion.
 */
function generated(count: number, seed: number): any[] {
  return cases(seeded(seed), count).flatMap(({ manifest, old, allowPrivileged = true }) => {
    if (old !== undefined || !allowPrivileged) return [];
    try {
      const value = JSON.parse(manifest);
      const { namespace = 'default', resourceVersion } = value.metadata;
      const isSendable = value.apiVersion === 'apps/v1' && value.kind === 'DaemonSet' && resourceVersion === undefined;
      return isSendable && /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace) ? [value] : [];
    } catch {
      return [];
    }
  });
}

/** What others published, where it lies beside the project. */
function published(): any[] {
  const folder = resolve(__dirname, '../../../shared/corpus/manifests');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => readManifests({ name, content: readFileSync(`${folder}/${name}`) }).documents)
    .map(({ value }) => value as any)
    .filter((value) => value?.kind === 'DaemonSet');
}

const [count = 2000, seed = 1] = process.argv.slice(2).map(Number);
void main('api', [
  async (session) => {
    await compare(session, 'published', published());
    await compare(session, 'generated', generated(count, seed));
  },
]);
