import { StringDecoder } from 'string_decoder';
import { Kubectl } from './kubectl';
import { KubectlProblem } from './kubectl-problem';
import { slim } from '../../cluster/slim';
import { JsonObject } from '../../model/json-object';
import { objectOf, textOf } from '../../model/untyped';

/*
 * The pods of DaemonSets, of which most are ready in most clusters. Of each pod one line is read; only those that are not ready, or are
 * being deleted, are read as a whole. In a large cluster this is a tenth of the text.
 */

const OWNER = '.metadata.ownerReferences[?(@.controller==true)]';
const READY = '.status.conditions[?(@.type=="Ready")]';

/** The columns of a line, as JSONPath of kubectl. None of these values can hold a tab or a line break. */
const COLUMNS = {
  namespace: '.metadata.namespace',
  name: '.metadata.name',
  uid: '.metadata.uid',
  ownerKind: `${OWNER}.kind`,
  owner: `${OWNER}.uid`,
  hash: '.metadata.labels.controller-revision-hash',
  generation: '.metadata.labels.pod-template-generation',
  created: '.metadata.creationTimestamp',
  deleted: '.metadata.deletionTimestamp',
  node: '.spec.nodeName',
  phase: '.status.phase',
  ip: '.status.podIP',
  ready: `${READY}.status`,
  readySince: `${READY}.lastTransitionTime`,
} as const;

type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];
/** The last line: without it, the answer is not whole. */
const END = 'end';
const PATH = `{range .items[*]}${Object.values(COLUMNS)
  .map((path) => `{${path}}`)
  .join('{"\\t"}')}{"\\n"}{end}{"${END}"}`;

/** Names in one call; more calls than that are slower than reading all. */
const BATCH = 200;
const MOST_BATCHES = 10;

export async function daemonPods(kubectl: Kubectl, args: readonly string[]): Promise<JsonObject[]> {
  const pods: JsonObject[] = [];
  const unwell = new Map<string, string[]>();
  const shared = new SharedParts();
  const decoder = new StringDecoder('utf8');
  let rest = '';
  await kubectl.get('pods', args, ['-o', `jsonpath=${PATH}`], (chunk) => {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop()!;
    for (const line of lines) takeLine(line, pods, unwell, shared);
  });
  if (rest !== END) throw new KubectlProblem('half', 'the answer of kubectl for pods is not whole');
  if (unwell.size === 0) return pods;
  const batches = [...unwell].flatMap(([namespace, names]) =>
    Array.from({ length: Math.ceil(names.length / BATCH) }, (_, i) => ({
      namespace,
      names: names.slice(i * BATCH, (i + 1) * BATCH),
    })),
  );
  const whole = batches.length > MOST_BATCHES ? await allOf(kubectl, args) : await some(kubectl, batches);
  const gone = new Set([...unwell].flatMap(([namespace, names]) => names.map((name) => `${namespace}/${name}`)));
  return pods.flatMap((pod) => {
    const { namespace, name, uid } = objectOf(pod.metadata);
    const found = whole.get(textOf(uid));
    if (found !== undefined) return [found];
    return gone.has(`${textOf(namespace)}/${textOf(name)}`) ? [] : [pod];
  });
}

/** What many pods have alike is kept once: half a million of them take half the memory, and so half the time to keep it in order. */
class SharedParts {
  private readonly texts = new Map<string, string>();
  private readonly parts = new Map<string, unknown>();

  public text(text: string): string {
    const known = this.texts.get(text);
    if (known === undefined) this.texts.set(text, text);
    return known ?? text;
  }

  public part<T>(key: string, make: () => T): T {
    const known = this.parts.get(key) as T | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.parts.set(key, made);
    return made;
  }
}

function takeLine(line: string, pods: JsonObject[], unwell: Map<string, string[]>, shared: SharedParts): void {
  const values = line.split('\t');
  if (values.length !== NAMES.length) throw new KubectlProblem('half', 'kubectl prints pods otherwise than it should');
  const [namespace, name, uid, kind, owner, hash, generation, created, deleted, node, phase, ip, ready, readySince] =
    values;
  if (kind !== 'DaemonSet') return;
  pods.push({
    kind: 'Pod',
    metadata: {
      namespace: shared.text(namespace),
      name,
      uid,
      labels: shared.part(`labels ${hash} ${generation}`, () => ({
        'controller-revision-hash': hash,
        'pod-template-generation': generation,
      })),
      creationTimestamp: created,
      deletionTimestamp: deleted === '' ? undefined : deleted,
      ownerReferences: shared.part(`owner ${owner}`, () => [{ kind, uid: owner, controller: true }]),
    },
    spec: shared.part(`node ${node}`, () => ({ nodeName: node })),
    status: {
      phase: shared.text(phase),
      podIP: ip,
      conditions: [{ type: 'Ready', status: shared.text(ready), lastTransitionTime: readySince }],
    },
  });
  if (deleted === '' && ready === 'True') return;
  const names = unwell.get(namespace);
  if (names === undefined) unwell.set(namespace, [name]);
  else names.push(name);
}

type ByUid = ReadonlyMap<string, JsonObject>;

/** One after the other: there are few. A pod that is gone meanwhile is not there. */
async function some(
  kubectl: Kubectl,
  batches: readonly { readonly namespace: string; readonly names: readonly string[] }[],
): Promise<ByUid> {
  const found = new Map<string, JsonObject>();
  for (const { namespace, names } of batches) {
    await kubectl.list('pods', ['-n', namespace, ...names, '--ignore-not-found'], (pod) => keep(found, pod));
  }
  return found;
}

async function allOf(kubectl: Kubectl, args: readonly string[]): Promise<ByUid> {
  const found = new Map<string, JsonObject>();
  await kubectl.list('pods', args, (pod) => keep(found, pod));
  return found;
}

function keep(found: Map<string, JsonObject>, pod: JsonObject): void {
  found.set(textOf(objectOf(pod.metadata).uid), slim('pods', pod));
}
