import { chmodSync, existsSync, readFileSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';

/** What a kubectl that is none answers to the arguments that begin so; the first that fits is taken. */
export interface Answers {
  readonly [begin: string]: {
    readonly out?: unknown;
    readonly err?: string;
    readonly code?: number;
    readonly hangs?: true;
    /** Answers so only after a call that begins with this. */
    readonly after?: string;
  };
}

/** Lists as kubectl prints them. */
export const list = (...items: unknown[]) => ({
  apiVersion: 'v1',
  items,
  kind: 'List',
  metadata: { resourceVersion: '' },
});

/** Writes a program to the current folder that answers as kubectl would, and notes how it was called. */
export function fakeKubectl(answers: Answers): { readonly program: string; readonly calls: () => string[][] } {
  const log = resolve('calls.ndjson');
  writeFileSync(log, '');
  writeFileSync('answers.json', JSON.stringify(answers));
  const program = resolve('kubectl');
  writeFileSync(
    program,
    `#!${process.execPath}
const { appendFileSync, readFileSync, writeSync } = require('fs');
const args = process.argv.slice(2);
const calls = readFileSync(${JSON.stringify(log)}, 'utf8').split('\\n').map((line) => line.replace(/[[\\]"]/g, '').split(',').join(' '));
appendFileSync(${JSON.stringify(log)}, JSON.stringify(args) + '\\n');
const answers = JSON.parse(readFileSync(${JSON.stringify(join(process.cwd(), 'answers.json'))}, 'utf8'));
const isTime = ({ after }) => after === undefined || calls.some((one) => one.startsWith(after));
const begin = Object.keys(answers).find((one) => args.join(' ').startsWith(one.replace(/ #.*/, '')) && isTime(answers[one]));
const { out, err = '', code = 0, hangs } = answers[begin] ?? { err: 'error: unexpected ' + args.join(' ') + '\\n', code: 1 };
const one = (object, path) => path.split('.').slice(1).reduce((value, step) => value?.[step], object) ?? '';
const line = (pod) => {
  const owner = (pod.metadata.ownerReferences ?? []).find(({ controller }) => controller);
  const ready = (pod.status.conditions ?? []).find(({ type }) => type === 'Ready');
  const labels = pod.metadata.labels ?? {};
  return [one(pod, '.metadata.namespace'), one(pod, '.metadata.name'), one(pod, '.metadata.uid'), owner?.kind, owner?.uid,
    labels['controller-revision-hash'], labels['pod-template-generation'], one(pod, '.metadata.creationTimestamp'),
    one(pod, '.metadata.deletionTimestamp'), one(pod, '.spec.nodeName'), one(pod, '.status.phase'), one(pod, '.status.podIP'),
    ready?.status, ready?.lastTransitionTime].map((value) => value ?? '').join('\\t') + '\\n';
};
const isLines = args.some((each) => each.startsWith('jsonpath={range'));
const text = isLines && out?.items ? out.items.map(line).join('') + 'end' : out === undefined ? '' : typeof out === 'string' ? out : JSON.stringify(out, undefined, 4) + '\\n';
for (let at = 0; at < text.length; ) at += writeSync(1, text.slice(at, at + 65536));
process.stderr.write(err);
process.exitCode = code;
if (hangs) setInterval(() => {}, 1000);
`,
  );
  chmodSync(program, 0o755);
  return {
    program,
    calls: () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as string[])
        : [],
  };
}
