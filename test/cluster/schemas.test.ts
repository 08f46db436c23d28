import { readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import Ajv2020 from 'ajv/dist/2020';
import { daemonSet, event, node, pod, revision, state, template } from './objects';
import { diffAnswer } from '../../src/cluster/diff';
import { historyAnswer } from '../../src/cluster/history';
import { ownedObjects } from '../../src/cluster/owned';
import { rolloutAnswer } from '../../src/cluster/rollout';
import { statusAnswer } from '../../src/cluster/status';
import { whyAnswer } from '../../src/cluster/why';
import { answerSchemas } from '../../tools/answers/generate';

/* The schemas that are published are those of the answers. */

const folder = resolve(__dirname, '../../assets/schemas');
const cluster = state(
  {
    daemonsets: [
      daemonSet({ template: template('agent:2') }),
      daemonSet({
        metadata: {
          name: 'other',
          uid: 'x',
          annotations: { 'meta.helm.sh/release-name': 'r' },
          labels: { 'app.kubernetes.io/managed-by': 'Helm' },
        },
      }),
    ],
    controllerrevisions: [revision(1, template('agent:1'), 9000), revision(2, template('agent:2'), 900)],
    nodes: [
      node('a'),
      node('b', 'Unknown'),
      node('c', 'True', { taints: [{ key: 'x', value: 'y', effect: 'NoSchedule' }] }),
      node('d'),
    ],
    pods: [
      pod('a', {
        hash: 'h2',
        age: 700,
        ready: false,
        status: {
          phase: 'Pending',
          containerStatuses: [{ name: 'agent', state: { waiting: { reason: 'ErrImagePull' } } }],
        },
      }),
      pod('b', { hash: 'h1' }),
      pod('gone'),
    ],
    podmetrics: [
      { metadata: { namespace: 'agents', name: 'agent-b' }, containers: [{ usage: { cpu: '10m', memory: '1Mi' } }] },
    ],
    events: [event('ds', 'FailedCreate', 'Error creating: exceeded quota: few')],
    priorityclasses: [{ metadata: { name: 'x' }, value: 5, globalDefault: true, preemptionPolicy: 'Never' }],
  },
  { unread: [{ resource: 'events', why: 'no access' }], moved: ['agents/agent'] },
);
const owned = ownedObjects(cluster);
const [first] = owned.daemonSets;
const [from, to] = first.revisions;

const ANSWERS: { readonly [name: string]: object } = {
  status: statusAnswer(cluster),
  why: whyAnswer(cluster, 'c', () => true),
  rollout: rolloutAnswer(cluster, first, owned),
  history: historyAnswer(cluster, first, owned, { from, to }),
  diff: diffAnswer(cluster, [
    { manifest: daemonSet({ template: template('agent:3') }), namespace: 'agents', name: 'agent', refused: [] },
    { manifest: daemonSet({ metadata: { name: 'new' } }), namespace: 'agents', name: 'new', refused: [] },
    { manifest: daemonSet(), namespace: 'agents', name: 'agent', refused: ['no'], server: { refused: 'no' } },
  ]),
};

test('the published files are up to date', () => {
  const published = new Map(readdirSync(folder).map((name) => [name, readFileSync(resolve(folder, name), 'utf8')]));
  expect(published).toEqual(new Map([...answerSchemas()].sort()));
  expect([...published.keys()].sort()).toEqual(
    Object.keys(ANSWERS)
      .map((name) => `${name}.schema.json`)
      .sort(),
  );
});

test.each(Object.keys(ANSWERS))('the answer of %s follows its schema', (name) => {
  const validate = new Ajv2020({ allErrors: true }).compile(
    JSON.parse(readFileSync(resolve(folder, `${name}.schema.json`), 'utf8')) as object,
  );
  validate(JSON.parse(JSON.stringify(ANSWERS[name])));
  expect(validate.errors).toBeNull();
  validate({ ...ANSWERS[name], takenAt: 5, another: 1 });
  expect(validate.errors).toHaveLength(2);
});
