import { readFileSync, writeFileSync } from 'fs';
import { check, main } from './check-line';
import { ServerVerdict, Session } from './session';
import { readManifests } from '../../src/manifest/read-manifests';
import { JsonObject } from '../../src/model/json-object';
import { CustomResourceDefinitions, Schema } from '../../src/text-validation/custom-resources/definitions';
import { seeded } from '../../test/support/seeded';
import {
  differences,
  foundIn,
  OWN_DEFINITION,
  RECORDED_CUSTOM_RESOURCES,
  RecordedCustomResource,
} from '../../tools/differential/kinds/custom-resource';
import { Json, Struct } from '../../tools/differential/kinds/json';
import { strictSentence } from '../../tools/differential/kubernetes';
import { pick } from '../../tools/differential/random';

/*
 * What is found in custom resources by their CustomResourceDefinition, against a whole kube-apiserver 1.36 that serves it: whatever is found, the server
 * says too, and what it says of types, closed sets and absent fields is found.
 *
 *   npx ts-node -T --project conformance/tsconfig.json conformance/control-plane/custom-resources.ts [COUNT] [SEED] [FILE...] [--record]
 */

const ODD: readonly Json[] = [null, true, 0, 1.5, 'x', '', [], {}, ['x'], { a: 1 }];

/** A value of a schema, in which some things are wrong or left out. */
function grow(schema: Schema, random: () => number, depth: number): Json {
  if (random() < 0.03) return structuredClone(pick(ODD, random));
  if (schema['x-kubernetes-int-or-string']) return pick<Json>([1, 'x'], random);
  if (schema.enum) return random() < 0.9 ? (pick(schema.enum, random) as Json) : 'x';
  switch (schema.type) {
    case 'object': {
      const { properties = {}, additionalProperties, required = [] } = schema;
      const isEmbedded = schema['x-kubernetes-embedded-resource'] && random() < 0.8;
      const value: Struct = isEmbedded ? { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } } : {};
      for (const [name, inner] of Object.entries(properties)) {
        const isWanted = required.includes(name) ? random() < 0.95 : random() < 0.5 / (depth + 1);
        if (isWanted) value[name] = grow(inner, random, depth + 1);
      }
      if (random() < 0.02) value.unknown = 1;
      if (typeof additionalProperties === 'object') value.a = grow(additionalProperties, random, depth + 1);
      return value;
    }
    case 'array':
      return Array.from({ length: pick([0, 1, 2], random) }, () => grow(schema.items ?? {}, random, depth + 1));
    case 'integer':
    case 'number':
      return pick([0, 1, 30], random);
    case 'boolean':
      return random() < 0.5;
    case 'string':
      return pick(['a', '30s', 'http', '10Gi', '2024-01-02T03:04:05Z'], random);
    default:
      return {};
  }
}

function serverSays({ accepted, message = '', causes = [] }: ServerVerdict): string[] {
  if (accepted) return [];
  const strict = message.match(/unknown field "(?:[^"\\]|\\.)*"/g);
  if (strict) return strict.map(strictSentence);
  return causes.map(({ reason, field }) => `${reason.replace('FieldValueTypeInvalid', 'FieldTypeMismatch')} ${field}`);
}

const isRecording = process.argv.includes('--record');
const [count = '300', seed = '1', ...files] = process.argv.slice(2).filter((one) => one !== '--record');
const published = files.flatMap((name) => readManifests({ name, content: readFileSync(name) }).documents);
const crds = [OWN_DEFINITION, ...published.map(({ value }) => value as JsonObject)];
const recorded: RecordedCustomResource[] = [];

async function compare(session: Session, crd: JsonObject): Promise<void> {
  const { group, names, versions } = crd.spec as any;
  const random = seeded(Number(seed));
  for (const { name: version, served } of versions) {
    if (!served) continue;
    const identity = { apiVersion: `${group}/${version}`, kind: names.kind as string };
    const known = new CustomResourceDefinitions([crd]).versionOf(identity)!;
    const problems: string[] = [];
    let accepted = 0;
    let sentences = 0;
    for (let i = 0; i < Number(count); i++) {
      const { apiVersion: _, kind: __, metadata: ___, ...rest } = (grow(known.schema, random, 0) ?? {}) as Struct;
      const object = { ...identity, metadata: { name: 'a' }, ...rest };
      const verdict = await session.dryRun(object);
      const theirs = serverSays(verdict);
      const ours = foundIn(object, known);
      if (crd === OWN_DEFINITION) recorded.push({ object, said: theirs });
      if (verdict.accepted) accepted++;
      sentences += ours.length;
      const { wrong, missed } = differences(ours, theirs);
      if (wrong.length + missed.length === 0) continue;
      problems.push(`wrong [${wrong}], missed [${missed}]: ${JSON.stringify(object)} ${verdict.message}`.slice(0, 900));
    }
    check(`${count} objects of ${identity.kind}, ${accepted} accepted, ${sentences} errors found`, problems);
  }
}

void main('api', [
  async (session) => {
    await session.applyAll(crds);
    for (const crd of crds) await compare(session, crd);
    if (!isRecording) return;
    writeFileSync(RECORDED_CUSTOM_RESOURCES, `${recorded.map((one) => JSON.stringify(one)).join('\n')}\n`);
  },
]);
