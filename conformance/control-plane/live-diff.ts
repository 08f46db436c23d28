import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { check } from './check-line';
import { container, daemonSet, nodes } from './fleet';
import { call, run } from './live-tool';
import { Session } from './session';
import { seeded } from '../../test/support/seeded';

/*
 * What diff and adopt say of a DaemonSet that kubectl has applied and that someone has changed by hand since.
 */

const TOLERATE = [{ operator: 'Exists' }];
const agent = (image: string, level: string, more: { readonly [field: string]: unknown } = {}) =>
  daemonSet(
    'agent',
    {
      tolerations: TOLERATE,
      containers: [{ ...container({ cpu: '100m' }), image, env: [{ name: 'LEVEL', value: level }] }],
    },
    more,
  );

export async function compareDiffs(session: Session): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'live-diff-'));
  const file = join(folder, 'agent.json');
  const problems: string[] = [];
  const expect = (what: string, holds: boolean, found: unknown) => {
    if (!holds) problems.push(`${what}: ${JSON.stringify(found)}`);
  };
  const write = (manifest: object) => writeFileSync(file, JSON.stringify(manifest));
  /** Classes and fields of what differs. */
  const diff = async () => {
    const { code, out, err } = await run(['diff', file, '-f', 'json']);
    const [entry] =
      out === ''
        ? [{ kind: err, differences: [], restarts: [], unexpected: [], refused: [] }]
        : JSON.parse(out).daemonSets;
    // settling counts this field up and down
    const others = entry.differences.filter(({ field }: any) => field !== 'spec.revisionHistoryLimit');
    const fields = others.map(
      (one: any) => `${one.class} ${one.field.replace('spec.template.spec.containers[agent].', '')}`,
    );
    return { code, ...entry, fields: fields.sort() };
  };
  try {
    await session.applyAll(nodes(seeded(5), 0, 12, 0));
    await session.applyAll([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'agents' } }]);
    write(agent('registry.example/agent:1', 'SECRET-1'));
    const before = await diff();
    expect('new', before.code === 1 && before.kind === 'new' && before.gains.length > 0, before);

    call('apply', '-f', file);
    await session.settle();
    const same = await diff();
    expect('same', same.code === 0 && same.kind === 'same' && same.fields.length === 0 && same.hidden > 5, same);

    call('set', 'image', 'daemonset/agent', '-n', 'agents', 'agent=registry.example/agent:hot');
    call('set', 'env', 'daemonset/agent', '-n', 'agents', 'EXTRA=SECRET-2');
    call('annotate', 'daemonset/agent', '-n', 'agents', 'example.com/by-hand=yes');
    await session.settle();
    const drifted = await diff();
    expect(
      'drift',
      drifted.code === 1 &&
        JSON.stringify(drifted.fields) ===
          JSON.stringify(['drift image', 'kept env[EXTRA]', 'kept metadata.annotations[example.com/by-hand]']) &&
        drifted.restarts.length > 0,
      drifted,
    );

    write(agent('registry.example/agent:1', 'SECRET-3', { minReadySeconds: 5 }));
    const both = await diff();
    expect(
      'drift and update',
      JSON.stringify(both.fields.filter((field: string) => !field.startsWith('kept'))) ===
        JSON.stringify(['drift image', 'update env[LEVEL].value', 'update spec.minReadySeconds']) &&
        both.unexpected.length === 0,
      both,
    );

    write(agent('registry.example/agent:1', 'SECRET-1', { selector: { matchLabels: { app: 'other' } } }));
    const refused = await diff();
    expect(
      'refused',
      refused.code === 1 && refused.kind === 'refused' && /selector/.test(String(refused.refused)),
      refused,
    );

    const adopted = await run(['adopt', 'agents/agent']);
    expect(
      'adopt',
      adopted.code === 0 && adopted.out.includes('agent:hot') && adopted.err.includes('restarts nothing'),
      adopted,
    );

    const all = JSON.stringify([before, same, drifted, both, refused, adopted.err]);
    expect('no value of the environment', !all.includes('SECRET-'), 'a value is printed');
  } finally {
    rmSync(folder, { recursive: true });
  }
  check('diff and adopt of a DaemonSet that someone has changed by hand', problems);
}
