import { check } from './check-line';
import { container, daemonSet, nodes } from './fleet';
import { call, run } from './live-tool';
import { Session } from './session';
import { seeded } from '../../test/support/seeded';

/*
 * What rollback and redeploy leave, and what kubectl alone leaves of a twin: the same bytes of the template. And the history of both.
 */

const NAMES = ['ours', 'theirs'] as const;

const version = (name: string, image: string, env: string) => {
  const one = daemonSet(name, {
    tolerations: [{ operator: 'Exists' }],
    containers: [{ ...container({ cpu: '0.1', memory: '64Mi' }), image, env: [{ name: 'LEVEL', value: env }] }],
  });
  const { template } = one.spec;
  return {
    ...one,
    metadata: { ...one.metadata, annotations: { 'kubernetes.io/change-cause': `image ${image}` } },
    spec: {
      ...one.spec,
      selector: { matchLabels: { app: 'twin', twin: name } },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '50%' } },
      template: { ...template, metadata: { labels: { app: 'twin', twin: name } } },
    },
  };
};

/** The template as the server sends it, without the one label in which the twins differ. */
const templateOf = (name: string) =>
  call('get', 'daemonset', name, '-n', 'agents', '-o', 'jsonpath={.spec.template}')
    .split(`"twin":"${name}"`)
    .join('"twin":""');

export async function compareChanges(session: Session): Promise<void> {
  await session.applyAll(nodes(seeded(5), 0, 12, 0));
  for (const [image, env] of [
    ['registry.example/agent:1', 'SECRET-ONE'],
    ['registry.example/agent:2', 'SECRET-TWO'],
    ['registry.example/agent:3', 'SECRET-TWO'],
  ]) {
    await session.applyAll(NAMES.map((name) => version(name, image, env)));
    await session.settle();
  }
  const problems: string[] = [];
  const expect = (what: string, holds: boolean, found: unknown) => {
    if (!holds) problems.push(`${what}: ${typeof found === 'string' ? found : JSON.stringify(found)}`);
  };
  const history = async () => JSON.parse((await run(['history', 'ours', '-n', 'agents', '-f', 'json'])).out);

  const before = await history();
  expect(
    'history before',
    JSON.stringify(before.revisions.map((one: any) => [one.revision, one.pods, one.isCurrent, one.cause])) ===
      JSON.stringify([
        [1, 0, false, 'image registry.example/agent:1'],
        [2, 0, false, 'image registry.example/agent:2'],
        [3, before.revisions[2]?.pods, true, 'image registry.example/agent:3'],
      ]) && before.revisions[2].pods > 0,
    before,
  );
  expect(
    'changes of revision 2',
    JSON.stringify(before.revisions[1].changes) ===
      JSON.stringify([
        { field: 'spec.template.spec.containers[agent].env[LEVEL].value' },
        {
          field: 'spec.template.spec.containers[agent].image',
          before: '"registry.example/agent:1"',
          after: '"registry.example/agent:2"',
        },
      ]),
    before.revisions[1].changes,
  );

  const unasked = await run(['rollback', 'ours', '-n', 'agents', '--to', '1']);
  expect(
    'without a terminal, nothing is changed',
    unasked.code === 2 && templateOf('ours').includes('agent:3'),
    unasked,
  );

  const back = await run(['rollback', 'ours', '-n', 'agents', '--to', '1', '--yes', '--wait', '2m']);
  call('rollout', 'undo', 'daemonset/theirs', '-n', 'agents', '--to-revision=1');
  expect('rollback', back.code === 0 && /pods restart on \d+ nodes/.test(back.out), back);
  expect(
    'the template after the rollback',
    templateOf('ours') === templateOf('theirs') && templateOf('ours').includes('agent:1'),
    templateOf('ours'),
  );
  await session.settle();
  const after = await history();
  expect(
    'history after',
    JSON.stringify(after.revisions.map((one: any) => [one.revision, one.isAgain])) ===
      JSON.stringify([
        [2, false],
        [3, false],
        [4, true],
      ]) && after.notes.length === 2,
    after,
  );
  const same = await run(['rollback', 'ours', '-n', 'agents', '--to', '4', '--yes']);
  expect('a rollback to the current revision', same.code === 0 && same.err.includes('nothing is changed'), same);

  const restart = await run(['redeploy', 'ours', '-n', 'agents', '--yes', '--wait', '2m']);
  call('rollout', 'restart', 'daemonset/theirs', '-n', 'agents');
  expect('redeploy', restart.code === 0, restart);
  const stamp = /"kubectl.kubernetes.io\/restartedAt":"[^"]+"/;
  const [ours, theirs] = NAMES.map((name) => templateOf(name));
  expect('the template after the restart', stamp.test(ours) && ours.replace(stamp, '') === theirs.replace(stamp, ''), {
    ours,
    theirs,
  });
  const last = await history();
  expect('history of the restart', last.revisions.at(-1).changes.length === 1 && last.revisions.at(-1).pods > 0, last);

  call('label', 'daemonset', 'ours', '-n', 'agents', 'app.kubernetes.io/managed-by=Helm');
  call('annotate', 'daemonset', 'ours', '-n', 'agents', 'meta.helm.sh/release-name=twins');
  const managed = await run(['redeploy', 'ours', '-n', 'agents', '--yes']);
  expect('what Helm manages is refused', managed.code === 2 && managed.err.includes('managed by Helm (twins'), managed);

  const all = JSON.stringify([before, unasked, back, after, same, restart, last, managed]);
  expect('no value of the environment', !all.includes('SECRET-'), 'a value is printed');
  check('history, rollback and redeploy of a DaemonSet, and its twin by kubectl', problems);
}
