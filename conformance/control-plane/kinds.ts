import { writeFileSync } from 'fs';
import { check, main } from './check-line';
import { ServerVerdict, Session } from './session';
import { ManifestValidator } from '../../src/text-validation/manifest-validator';
import { KINDS } from '../../src/validation/kinds/all';
import { seeded } from '../../test/support/seeded';
import { cases } from '../../tools/differential/kinds/cases';
import { RECORDED_FACTS, RecordedFact, schemaCases } from '../../tools/differential/kinds/schema-cases';
import { SERVER_SEEDS } from '../../tools/differential/kinds/schema-seeds';
import { SEEDS } from '../../tools/differential/kinds/seeds';
import { strictSentence } from '../../tools/differential/kubernetes';

/*
 * ManifestValidator against a whole kube-apiserver 1.36 with its admission plugins, for objects of other kinds than DaemonSet. Of a kind that is judged
 * as a whole, both say the same; of one that is judged by its schema alone, the server says all that the library does.
 *
 *   npx ts-node -T --project conformance/tsconfig.json conformance/control-plane/kinds.ts [COUNT of each kind] [SEED] [--record]
 */

const validator = new ManifestValidator({ kubernetesVersion: '1.36' });
const READING = /unknown field|duplicate field|strict decoding/;

interface Sendable {
  readonly apiVersion: string;
  readonly metadata: { readonly name?: string; readonly namespace?: string };
}

/** As sorted sentences such as `FieldValueInvalid spec.x`; undefined where admission decides, which looks at other objects. */
function serverSays({ accepted, reason, message = '', causes = [] }: ServerVerdict): string[] | undefined {
  if (accepted) return [];
  // the server has an object of this name, as it has APIServices of its own, or no such address
  if (/must be specified for an update|failed to allocate/.test(message)) return undefined;
  const strict = message.match(/(?:unknown|duplicate) field "(?:[^"\\]|\\.)*"/g);
  if (strict && READING.test(message)) return strict.map(strictSentence).sort();
  if (causes.length > 0) return causes.map((one) => `${one.reason} ${one.field}`).sort();
  return reason === 'BadRequest' ? ['decode'] : undefined;
}

function librarySays(manifest: unknown): { readonly said: string[]; readonly isJudged: boolean } {
  const { verdict, findings } = validator.judge(manifest);
  const isJudged = verdict !== 'not-judged';
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.some(({ reason }) => reason === 'FieldTypeMismatch')) return { said: ['decode'], isJudged };
  const unknown = errors.filter(({ reason }) => reason === 'UnknownField');
  const said = (unknown.length > 0 ? unknown : errors).map(({ reason, field }) => `${reason} ${field}`).sort();
  return { said, isJudged };
}

/** What can be sent as it is: the address of a request names the namespace, nothing is there yet, and a dry run ends before the store. */
function isSendable(manifest: Sendable, apiVersion: unknown, kind: string): boolean {
  const { metadata } = manifest;
  if (manifest.apiVersion !== apiVersion || typeof metadata !== 'object' || metadata === null) return false;
  const { namespace = 'default', resourceVersion, name } = metadata as { readonly [field: string]: string };
  const isNamed = typeof name === 'string' || name === undefined;
  return (
    isNamed &&
    resourceVersion === undefined &&
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace) &&
    // the server has these
    kind !== 'Namespace' &&
    !(kind === 'PriorityClass' && name?.startsWith('system-'))
  );
}

async function compare(session: Session, kind: string, count: number, seed: number): Promise<void> {
  const seeds = { ...SEEDS, ...SERVER_SEEDS };
  const { apiVersion } = seeds[kind][0];
  const isWhole = KINDS.has(`${String(apiVersion)} ${kind}`);
  const tally = { sent: 0, accepted: 0, admission: 0 };
  const problems: string[] = [];
  for (const { manifest, old } of cases(kind, seeded(seed), count, seeds)) {
    let value: Sendable;
    try {
      value = JSON.parse(manifest) as Sendable;
    } catch {
      continue;
    }
    // an odd text has keys twice, which JSON.parse does not tell
    if (old !== undefined || JSON.stringify(value) !== manifest || !isSendable(value, apiVersion, kind)) continue;
    const verdict = await session.dryRun(value);
    const theirs = serverSays(verdict);
    tally.sent++;
    if (theirs === undefined) {
      tally.admission++;
      continue;
    }
    if (verdict.accepted) tally.accepted++;
    const { said: ours, isJudged } = librarySays(value);
    const isSame = isWhole && isJudged ? String(theirs) === String(ours) : ours.every((one) => theirs.includes(one));
    if (!isSame) {
      problems.push(`server [${theirs}], library [${ours}]: ${manifest} ${verdict.message ?? ''}`.slice(0, 700));
    }
  }
  const { sent, accepted, admission } = tally;
  check(`${sent} objects of ${kind}, ${accepted} accepted, ${admission} left to admission`, problems);
}

/** What the server says where a fact about a kind is not as it has to be. */
async function askForFacts(session: Session): Promise<void> {
  const recorded: RecordedFact[] = [];
  const problems: string[] = [];
  for (const { fact, manifest } of schemaCases()) {
    const value: unknown = JSON.parse(manifest);
    const said = serverSays(await session.dryRun(value)) ?? [];
    const { said: ours } = librarySays(value);
    if (!ours.every((one) => said.includes(one))) problems.push(`server [${said}], library [${ours}]: ${manifest}`);
    recorded.push({ fact, manifest, said });
  }
  check(`${recorded.length} objects that lack what the server wants`, problems);
  if (process.argv.includes('--record')) {
    writeFileSync(RECORDED_FACTS, `${recorded.map((one) => JSON.stringify(one)).join('\n')}\n`);
  }
}

// schemas within schemas grow without end
const KINDS_TO_ASK = [...Object.keys(SEEDS), ...Object.keys(SERVER_SEEDS)].filter(
  (kind) => kind !== 'CustomResourceDefinition',
);
const [count = 100, seed = 1] = process.argv.slice(2).map(Number);
void main('api', [
  async (session) => {
    await askForFacts(session);
    for (const kind of KINDS_TO_ASK) await compare(session, kind, count, seed);
  },
]);
