import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { check } from './check-line';
import { container, daemonSet, nodes } from './fleet';
import { call, run } from './live-tool';
import { Session } from './session';
import { seeded } from '../../test/support/seeded';

/*
 * What the commands say to someone who may not read everything, and where no server answers: one line, exit code 2, and nothing is changed.
 */

const READ = ['get', 'list'];
/** The role of docs/live-cluster.md. */
const RULES: readonly (readonly [group: string, resource: string])[] = [
  ['apps', 'daemonsets'],
  ['apps', 'controllerrevisions'],
  ['', 'pods'],
  ['', 'nodes'],
  ['', 'events'],
  ['scheduling.k8s.io', 'priorityclasses'],
];

/** Without the resource: what a command says, and its exit code. */
const MISSING: readonly (readonly [missing: string, argv: readonly string[], code: number, said: string])[] = [
  ['daemonsets', ['status', '-A'], 2, 'no access: you may not list daemonsets.apps at the cluster scope'],
  ['pods', ['status', '-A'], 2, 'no access: you may not list pods at the cluster scope'],
  ['nodes', ['status', '-A'], 2, 'nodes are not known: no access: you may not list nodes at the cluster scope'],
  ['events', ['status', '-A'], 0, 'events are not known: no access: you may not list events at the cluster scope'],
  [
    'controllerrevisions',
    ['history', 'agents/agent'],
    2,
    'no access: you may not list controllerrevisions.apps in the namespace agents',
  ],
  ['nodes', ['rollout', 'agents/agent'], 2, 'no access: you may not list nodes at the cluster scope'],
  ['nodes', ['why', 'node-0'], 2, 'no access: you may not list nodes at the cluster scope'],
  ['nodes', ['plan', '--cluster', 'FILE'], 2, 'no access: you may not list nodes at the cluster scope'],
  // what nothing is missing for but the change itself
  [
    '',
    ['redeploy', 'agents/agent', '--yes'],
    2,
    'no access: you may not patch daemonsets.apps in the namespace agents',
  ],
  ['', ['diff', 'FILE'], 2, 'no access: you may not patch daemonsets.apps in the namespace agents'],
];

export async function compareAccess(session: Session): Promise<void> {
  const kubeconfig = process.env.KUBECONFIG!;
  const folder = mkdtempSync(join(tmpdir(), 'live-access-'));
  const agent = daemonSet('agent', { tolerations: [{ operator: 'Exists' }], containers: [container()] });
  const manifest = join(folder, 'agent.json');
  writeFileSync(manifest, JSON.stringify(agent));
  const as = (name: string, change: (text: string) => string) => {
    const file = join(folder, name);
    writeFileSync(file, change(readFileSync(kubeconfig, 'utf8')));
    return file;
  };
  const jane = as('jane', (text) => text.replace(/\n {2}user:\n/, '\n  user:\n    as: jane\n'));
  const nowhere = as('nowhere', (text) => text.replace(/(server: https:\/\/127\.0\.0\.1):\d+/, '$1:1'));
  const unknown = as('unknown', (text) => text.replace(/token: \w+/, 'token: none'));
  const problems: string[] = [];
  const expect = async (file: string, argv: readonly string[], code: number, said: string | RegExp) => {
    process.env.KUBECONFIG = file;
    const answer = await run(argv.map((one) => (one === 'FILE' ? manifest : one)));
    const [line, ...rest] = answer.err.split('\n');
    // behind an error stands where to find help
    const isOne = rest.length === (line.startsWith('cdk8s-daemonsets: ') ? 2 : 1);
    const isSaid = typeof said === 'string' ? line.endsWith(said) : said.test(line);
    if (answer.code !== code || !isSaid || !isOne) {
      problems.push(`${argv.join(' ')}: ${answer.code} ${answer.err.trim()}, not ${code} ${String(said)}`);
    }
  };
  try {
    await session.applyAll(nodes(seeded(5), 0, 6, 0));
    await session.applyAll([agent]);
    await session.settle();
    const generation = () => call('get', 'daemonset', 'agent', '-n', 'agents', '-o', 'jsonpath={.metadata.generation}');
    const first = generation();
    const user = { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' };
    const role = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'viewer' };
    const rbac = (kind: string, rest: object) => ({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind,
      metadata: { name: 'viewer' },
      ...rest,
    });
    await session.applyAll([rbac('ClusterRoleBinding', { subjects: [user], roleRef: role })]);
    let before = 'daemonsets';
    for (const [missing, argv, code, said] of MISSING) {
      const rules = RULES.filter(([, resource]) => resource !== missing).map(([group, resource]) => ({
        apiGroups: [group],
        resources: [resource],
        verbs: READ,
      }));
      await session.applyAll([rbac('ClusterRole', { rules })]);
      await authorized(jane, missing, before);
      before = missing;
      await expect(jane, argv, code, said);
    }
    await expect(unknown, ['status', '-A'], 2, 'no access: the server does not know who you are; log in first');
    await expect(nowhere, ['status', '-A'], 2, /the server cannot be reached: .* was refused/);
    await expect(
      kubeconfig,
      ['status', '-A', '--context', 'none'],
      2,
      // two calls run at once, and kubectl has words of its own for each
      /context "none" does not exist|context was not found for specified context: none/,
    );
    await expect(kubeconfig, ['status', 'agents/none'], 2, 'there is no DaemonSet agents/none; there is agents/agent');
    await expect(kubeconfig, ['why', 'none', '-n', 'agents'], 2, /there is no node none; there is node-0/);
    await session.halt('kube-apiserver', true);
    await expect(
      kubeconfig,
      ['status', '-A', '--timeout', '2s'],
      2,
      /the server did not answer in time|kubectl was not done after 4 s/,
    );
    await session.halt('kube-apiserver', false);
    process.env.KUBECONFIG = kubeconfig;
    const last = generation();
    if (last !== first) problems.push(`the generation was ${first}, and is ${last}`);
  } finally {
    process.env.KUBECONFIG = kubeconfig;
    rmSync(folder, { recursive: true });
  }
  check(`${MISSING.length} rights that are missing, and six servers that do not answer as they should`, problems);
}

/** The authorizer of the server hears of a role a moment later. */
async function authorized(kubeconfig: string, missing: string, before: string): Promise<void> {
  const may = (resource: string) => {
    try {
      return call('auth', 'can-i', 'list', resource, '-A', '-q', '--kubeconfig', kubeconfig) === '';
    } catch {
      return false;
    }
  };
  while ((missing !== '' && may(missing)) || (before !== missing && before !== '' && !may(before))) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
