import { daemonSet, GPU, inOwnFolder, list, node, pod, write } from './plan/inputs';
import { run } from './run';

inOwnFolder();

const FLEET = list(
  node('a', { labels: { zone: 'x' } }),
  node('b', { labels: { zone: 'x' }, taints: [GPU] }),
  node('c', { labels: { zone: 'y' }, cpu: '2' }),
);

beforeAll(() => {
  write('nodes.json', FLEET);
  write('agent.json', daemonSet('agent'));
  write('everywhere.json', daemonSet('agent', { tolerations: [{ operator: 'Exists' }] }));
});

const plan = (...argv: string[]) => run(['plan', '--nodes', 'nodes.json', ...argv]);

describe('plan', () => {
  test('says which nodes run the DaemonSet, why the others do not, the cost and the update', async () => {
    expect(await plan('agent.json')).toEqual({
      code: 0,
      err: '',
      out: `Plan for Kubernetes 1.37: 1 DaemonSet, 3 nodes, 2 pods

DaemonSets
  DAEMONSET     DESIRED  PENDING  EXCLUDED  REASON
  agents/agent        2        0         1  excluded: taint gpu=true:NoSchedule (1)

Nodes without a running pod, by reason
  REASON                     NODES  DAEMONSETS
  taint gpu=true:NoSchedule  1: b   1: agents/agent

Cost
  DAEMONSET     RESOURCE  PER POD  TOTAL  PER NODE (MIN/MED/MAX)
  agents/agent  cpu          100m   200m      2.5% / 2.5% / 5.0%
                memory       64Mi  128Mi      0.8% / 0.8% / 0.8%
  all           cpu                 200m      2.5% / 2.5% / 5.0%
                memory             128Mi      0.8% / 0.8% / 0.8%

Rollout of an update, if each pod is ready after 30s
  DAEMONSET     STRATEGY       PODS  AT LEAST  ROLLOUT
  agents/agent  RollingUpdate     2        1m  2 waves: any 1 of 2 nodes at a time; the old pod is deleted first

no problems
`,
    });
  });

  test('is the same, byte for byte, every time', async () => {
    expect(await plan('agent.json')).toEqual(await plan('agent.json'));
  });

  test('reads nodes as YAML, as NDJSON, from several files and from standard input', async () => {
    write(
      'nodes.yaml',
      'apiVersion: v1\nkind: List\nitems:\n- kind: Node\n  metadata: {name: a}\n  status: {allocatable: {cpu: 4, memory: 8Gi, pods: 110}}\n',
    );
    write('nodes.ndjson', `${JSON.stringify(node('b'))}\n${JSON.stringify(node('c'))}\n`);
    const { code, out } = await run(
      ['plan', '--nodes', 'nodes.yaml', '--nodes', 'nodes.ndjson', '--nodes', '-', 'agent.json'],
      { stdin: JSON.stringify(list(node('d'))) },
    );
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('Plan for Kubernetes 1.37: 1 DaemonSet, 4 nodes, 4 pods');
  });

  test('takes what kubectl get prints, and says so', async () => {
    const got = { ...daemonSet('agent'), status: { numberReady: 2 } };
    write('got.json', list({ ...got, metadata: { ...got.metadata, resourceVersion: '12', uid: 'u', generation: 3 } }));
    const { code, out, err } = await plan('got.json');
    expect({ code, err }).toEqual({
      code: 0,
      err: 'note: got.json is as kubectl get prints it; what only the server writes (resourceVersion, status) is left aside\n',
    });
    expect(out.split('\n')[0]).toBe('Plan for Kubernetes 1.37: 1 DaemonSet, 3 nodes, 2 pods');
  });

  test('names the pods that the scheduler evicts, and finds no problem in it', async () => {
    const crowded = { ...pod('web', 'c') };
    write(
      'crowded.json',
      list({
        ...crowded,
        spec: { ...crowded.spec, containers: [{ name: 'w', resources: { requests: { cpu: '2' } } }] },
      }),
    );
    write('critical.json', daemonSet('agent', { priorityClassName: 'system-node-critical' }));
    const critical = await plan('--pods', 'crowded.json', 'critical.json');
    expect(critical.code).toBe(0);
    expect(critical.out).toContain(
      '\nPods of lower priority that the scheduler evicts\n  DAEMONSET     EVICTS PODS OF  NODES\n  agents/agent  agents/web      1: c\n',
    );
    const polite = await plan('--pods', 'crowded.json', 'agent.json');
    expect(polite.code).toBe(1);
    expect(polite.out).not.toContain('evicts');
  });

  test('--image-architectures says which images lack the architecture of a node', async () => {
    write('arm.json', list(node('a', { labels: { 'kubernetes.io/arch': 'arm64' } })));
    const asked = (...more: string[]) => run(['plan', '--nodes', 'arm.json', ...more, 'agent.json']);
    expect((await asked('--image-architectures', 'agent:1=amd64')).out).toContain(
      '\n  architecture  agents/agent: image agent:1 is built for amd64, but 1 node is arm64: a\n',
    );
    expect((await asked('--image-architectures', 'agent:1=amd64,arm64')).code).toBe(0);
    expect((await asked('--image-architectures', 'agent:1')).err).toContain(
      "--image-architectures takes an image and its architectures, such as registry.example.com/agent:1.0=amd64,arm64, not 'agent:1'",
    );
  });

  test('--pods counts what runs already, and the pods that stay although none would be made', async () => {
    write('pods.json', list(pod('web-1', 'a'), pod('web-2', 'c'), pod('web-3', 'c'), pod('agent-1', 'b', 'agent')));
    const { code, out } = await plan('--pods', 'pods.json', '--require', 'agent', 'agent.json');
    expect(code).toBe(1);
    expect(
      out.split('\n').filter((line) => /^ {2}(?:agents\/agent +\d+ +\d+ +\d+ |pending|uncovered)/.test(line)),
    ).toEqual([
      '  agents/agent        2        1         1  pending: no room for 100m of cpu (1); excluded: taint gpu=true:NoSchedule (1); 1 of the excluded keeps its pod',
      '  pending    agents/agent: 1 of 2 pods would stay pending (no room for 100m of cpu): c',
      '  uncovered  agent is required but missing on 1 node: c',
    ]);
  });

  test('a required node that is not covered is exit code 1, one that is covered is 0', async () => {
    const { code, out } = await plan('--require', 'agent', 'agent.json');
    expect(code).toBe(1);
    expect(out).toContain('\nProblems\n  uncovered  agent is required but missing on 1 node: b\n');
    expect(out).toMatch(/\n1 problem: 1 uncovered\n$/);
    expect((await plan('--require', 'agents/agent', 'everywhere.json')).code).toBe(0);
  });

  test('a required DaemonSet that is not there is a problem', async () => {
    const { code, out } = await plan('--require', 'agnet', 'agent.json');
    expect(code).toBe(1);
    expect(out).toContain('  uncovered  no DaemonSet is named agnet, but it is required on every node: a, b, c\n');
  });

  test('--budget fails the plan where DaemonSets together take more', async () => {
    expect((await plan('--budget', 'cpu=5%', '--budget', 'memory=64Mi', 'agent.json')).code).toBe(0);
    const { code, out } = await plan('--budget', 'cpu=4%', 'agent.json');
    expect(code).toBe(1);
    expect(out).toContain(
      '  budget  all DaemonSets together request more than 4% of cpu on 1 of 3 nodes, up to 5%: c\n',
    );
  });

  test('--exclusive names variants that no node may run together', async () => {
    write('variants/a.json', daemonSet('agent-a'));
    write('variants/b.json', daemonSet('agent-b', { nodeSelector: { zone: 'y' } }));
    const { code, out } = await plan('--exclusive', 'agent-a,agents/agent-b', 'variants');
    expect(code).toBe(1);
    expect(out).toContain(
      '  exclusive  1 node would run more than one of the exclusive DaemonSets agents/agent-a, agents/agent-b: c\n',
    );
    expect((await plan('--exclusive', 'agent-a,agent-x', 'variants')).out).toContain(
      'no DaemonSet is named agent-x, but it is listed as exclusive\n',
    );
  });

  test('--time-to-ready and --within say how long an update takes, and what would be enough', async () => {
    const { out } = await plan('--time-to-ready', '2m', '--within', '3m', 'agent.json');
    expect(out).toContain('\nRollout of an update, if each pod is ready after 2m\n');
    expect(out).toMatch(
      /agents\/agent +RollingUpdate +2 +4m {2}2 waves: any 1 of 2 nodes at a time; the old pod is deleted first; maxUnavailable 2 finishes within 3m\n/,
    );
    expect((await plan('--time-to-ready', '2m', '--within', '1m', 'agent.json')).out).toContain(
      '; no maxUnavailable finishes within 1m\n',
    );
  });

  test('OnDelete is said as such, and surging with a host port stalls', async () => {
    const surge = { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } };
    const port = { containers: [{ name: 'x', image: 'x', ports: [{ containerPort: 9100, hostPort: 9100 }] }] };
    write(
      'strategies.json',
      list(daemonSet('manual', {}, { updateStrategy: { type: 'OnDelete' } }), daemonSet('surging', port, surge)),
    );
    const { code, out } = await plan('strategies.json');
    expect(code).toBe(1);
    expect(out).toMatch(
      /\n {2}agents\/manual +OnDelete +2 +OnDelete: a pod is replaced only after someone deletes it\n/,
    );
    expect(out).toMatch(/\n {2}agents\/surging +RollingUpdate +2 +never ends {2}the update never finishes\n/);
    expect(out).toContain(
      '  rollout  agents/surging: the update never finishes: host ports: the new pod waits for the port of the old pod',
    );
  });

  test('other kinds are counted, and priority classes give priorities', async () => {
    const big = { containers: [{ name: 'x', image: 'x', resources: { requests: { cpu: '3' } } }] };
    write(
      'priorities.json',
      list(
        { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'settings' } },
        { kind: 'PriorityClass', apiVersion: 'scheduling.k8s.io/v1', metadata: { name: 'agents' }, value: 1000 },
        daemonSet('low', { ...big, nodeName: 'a' }),
        daemonSet('high', { ...big, nodeName: 'a', priorityClassName: 'agents' }),
      ),
    );
    const { out, err } = await plan('priorities.json');
    expect(err).toBe('');
    expect(out.split('\n')[0]).toBe(
      'Plan for Kubernetes 1.37: 2 DaemonSets, 3 nodes, 2 pods, 1 of them pending; 1 of other kinds not planned',
    );
    expect(out).toMatch(/\n {2}agents\/low +1 +1 +2 {2}pending: no room for 3 of cpu \(1\)/);
  });

  test('a priority class that nobody gave is said', async () => {
    write('unknown-class.json', daemonSet('agent', { priorityClassName: 'agents' }));
    expect((await plan('unknown-class.json')).err).toBe(
      'note: priority class agents is not among the manifests; its pods are planned with priority 0\n',
    );
  });

  test('an invalid DaemonSet is reported with its place, and not planned', async () => {
    write(
      'invalid.json',
      list(daemonSet('agent'), { ...daemonSet('other'), metadata: { name: 'Other', namespace: 'agents' } }),
    );
    const { code, out } = await plan('invalid.json');
    expect(code).toBe(1);
    expect(out).toMatch(
      /\nRejected by the API server and not planned\n {2}invalid\.json:1:\d+: error metadata\.name: "Other" may contain only lower-case letters/,
    );
    expect(out).toMatch(/^Plan for Kubernetes 1\.37: 1 DaemonSet, /);
    expect(out).toMatch(/\n1 DaemonSet rejected\n$/);
  });

  test('a DaemonSet whose pods never run is a problem', async () => {
    write(
      'never.json',
      daemonSet('agent', { tolerations: [{ operator: 'Exists' }], schedulingGates: [{ name: 'example.com/a' }] }),
    );
    const { code, out } = await plan('never.json');
    expect(code).toBe(1);
    expect(out).toMatch(
      /\n {2}never-runs {2}agents\/agent: never\.json:1:\d+: spec\.template\.spec\.schedulingGates: /,
    );
    expect(out).toMatch(/\n1 problem: 1 never-runs\n$/);
  });

  test('--kubernetes-version chooses the server, the controller and the scheduler', async () => {
    write('newer.json', daemonSet('agent', { resources: { requests: { cpu: '3' } } }));
    expect((await plan('newer.json', '--kubernetes-version', '1.34')).out).toMatch(
      /^Plan for Kubernetes 1\.34: .* 1 of them pending\n/,
    );
    expect((await plan('newer.json', '--kubernetes-version', '1.31')).out).toMatch(
      /^Plan for Kubernetes 1\.31: 0 DaemonSets, .*\n\nRejected by the API server and not planned\n  newer\.json:1:\d+: error spec\.template\.spec\.resources: needs Kubernetes 1\.32/,
    );
  });
});

describe('plan on a terminal', () => {
  test('uses colour there only', async () => {
    const argv = ['plan', '--nodes', 'nodes.json', '--require', 'agent', 'agent.json'];
    const { out } = await run(argv, { outIsTerminal: true });
    expect(out).toContain('\u001b[1mProblems\u001b[0m\n  \u001b[31muncovered\u001b[0m  agent is required');
    const plain = (await run(argv)).out;
    expect(plain).not.toContain('\u001b');
    expect(out.replace(/\u001b\[\d+m/g, '')).toBe(plain);
    expect((await run(argv, { outIsTerminal: true, env: { NO_COLOR: '1' } })).out).toBe(plain);
  });
});

describe('plan of 5,000 nodes', () => {
  test('names a few of them only', async () => {
    write(
      'many.json',
      list(
        ...Array.from({ length: 5000 }, (_, i) =>
          node(`node-${i}`, { taints: i % 2 === 0 ? [GPU] : [], labels: { rack: `${i % 40}` } }),
        ),
      ),
    );
    write(
      'ten.json',
      list(...Array.from({ length: 10 }, (_, i) => daemonSet(`agent-${i}`, { nodeSelector: { rack: `${i}` } }))),
    );
    const { code, out } = await run(['plan', '--nodes', 'many.json', '--require', 'agent-3', 'ten.json']);
    expect(code).toBe(1);
    expect(out.match(/node-\d+/g)!.length).toBeLessThan(50);
    expect(out.split('\n').length).toBeLessThan(70);
    expect(out).toContain(
      '  uncovered        agent-3 is required but missing on 4875 nodes: node-0, node-1, node-2 and 4872 more\n',
    );
    expect(out).toContain('  agents/agent-1      125        0      4875  excluded: label rack is not "1" (4875)\n');
  });
});

describe('bad usage of plan', () => {
  test.each([
    [['agent.json'], 'plan needs --nodes FILE, which kubectl get nodes -o json > FILE writes, or --cluster'],
    [['--nodes', 'nodes.json'], 'nothing to read; name a file or a directory, or - for standard input'],
    [
      ['--nodes', '-', '-'],
      'standard input (-) is named more than once, but can be read only once; name files for the others',
    ],
    [
      ['--nodes', 'nodes.json', 'agent.json', '--budget', 'cpu'],
      "--budget takes a resource and how much of it, such as cpu=5% or memory=200Mi, not 'cpu'",
    ],
    [
      ['--nodes', 'nodes.json', 'agent.json', '--budget', 'cpu=much'],
      "--budget: the budget of cpu is \"much\"; write a share of each node such as '5%', or an amount such as '500m' or '1Gi'",
    ],
    [
      ['--nodes', 'nodes.json', 'agent.json', '--budget', 'cpu=1', '--budget', 'cpu=2'],
      '--budget names cpu more than once',
    ],
    [
      ['--nodes', 'nodes.json', 'agent.json', '--budget', 'cpus=5%'],
      '--budget names cpus, which no node has and no DaemonSet requests; known resources: cpu, memory, pods',
    ],
    [
      ['--nodes', 'nodes.json', 'agent.json', '--exclusive', 'agent'],
      "--exclusive takes at least two names with commas between, such as agent-a,agent-b, not 'agent'",
    ],
    [
      ['--nodes', 'nodes.json', 'agent.json', '--within', 'soon'],
      "--within takes a duration such as 45s, 10m or 1h30m, not 'soon'",
    ],
    [
      ['--nodes', 'nodes.json', 'agent.json', '--kubernetes-version', '1.27'],
      "--kubernetes-version \"1.27\" is not supported; use 1.28 to 1.37, a range such as '1.30-1.34', '1.30+' for 1.30 and every newer version, or the version of a server such as 'v1.33.2'",
    ],
    [
      ['--nodes', 'nodes.json', 'agent.json', '--explain', 'a', '--format', 'html'],
      '--explain writes text or json, not html',
    ],
    [['--nodes', 'nodes.json', 'agent.json', '--explain', 'z'], '--explain: node "z" is not in the inventory'],
  ])('%j is one clear line and exit code 2', async (argv, message) => {
    expect(await run(['plan', ...argv])).toEqual({
      code: 2,
      out: '',
      err: `cdk8s-daemonsets: ${message}\nRun 'cdk8s-daemonsets plan --help' for help.\n`,
    });
  });
});

describe('inventories that are none', () => {
  const WAY = 'write the file with kubectl get nodes -o json';
  test.each([
    ['an empty file', '', 'contains no nodes'],
    ['an empty list', list(), 'contains no nodes'],
    ['a list without items', { kind: 'List', items: null }, 'contains no nodes'],
    [
      'what kubectl prints for people',
      'NAME   STATUS   ROLES    AGE   VERSION\nnode   Ready    <none>   10d   v1.36.1\n',
      `1:1: this is not a Kubernetes object; ${WAY}`,
    ],
    ['a Table', { kind: 'Table', rows: [] }, `1:1: this is a Table, which contains no Nodes; ${WAY}`],
    ['Pods', list(pod('p', 'a'), pod('q', 'a')), `1:43: this is a Pod, not a Node; ${WAY}, and 1 more`],
    [
      'a Pod among the Nodes',
      list(node('a'), { kind: 'Pod' }),
      expect.stringMatching(/^1:\d+: this is a Pod, not a Node; /),
    ],
    ['a Node without a name', { kind: 'Node', metadata: {} }, '1:1: this Node has no metadata.name'],
    ['a list of numbers', list(1, 2), `1:43: this is not a Kubernetes object; ${WAY}, and 1 more`],
    [
      'a text that is cut',
      '{"kind": "List", "items": [{"kind": "No',
      '1:37: the string that begins here is not closed',
    ],
    [
      'binary',
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x02, 0x00, 0xff]),
      expect.stringMatching(/^1:\d+: the text is not UTF-8/),
    ],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), '1:1: the text is UTF-16: save it as UTF-8'],
  ])('%s is one clear line and exit code 2, and nothing is planned', async (_, content, message) => {
    write('odd.json', content);
    const { code, out, err } = await run(['plan', '--nodes', 'odd.json', 'agent.json']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.endsWith('\n') && err.split('\n').length === 2).toBe(true);
    expect(err.trimEnd().replace(/^odd\.json: ?/, '')).toEqual(message);
  });

  test('a file that is not there, one that is a directory without manifests', async () => {
    expect(await run(['plan', '--nodes', 'missing.json', 'agent.json'])).toEqual({
      code: 2,
      out: '',
      err: 'missing.json: cannot be read: no such file or directory\n',
    });
    write('folder/readme.txt', 'x');
    expect((await run(['plan', '--nodes', 'folder', 'agent.json'])).err).toMatch(
      /^cdk8s-daemonsets: the directory 'folder' has no /,
    );
  });

  test('Nodes given as pods, and manifests without a DaemonSet', async () => {
    expect(await plan('--pods', 'nodes.json', 'agent.json')).toEqual({
      code: 2,
      out: '',
      err: 'nodes.json:1:43: this is a Node, not a Pod; write the file with kubectl get pods -A -o json, and 2 more\n',
    });
    expect(await plan('nodes.json')).toEqual({ code: 2, out: '', err: 'nodes.json: contains no DaemonSet\n' });
  });

  test('no pods at all are no mistake', async () => {
    write('no-pods.json', list());
    expect((await plan('--pods', 'no-pods.json', 'agent.json')).code).toBe(0);
  });

  test('manifests and old manifests that cannot be read are exit code 2 as well', async () => {
    write('broken.yaml', 'spec: [1\n');
    expect(await plan('broken.yaml')).toEqual({
      code: 2,
      out: '',
      err: "broken.yaml:1:7: this bracket is not closed with ']'\n",
    });
    expect((await plan('--from', 'broken.yaml', 'agent.json')).code).toBe(2);
  });

  test('an inventory of 100 MB is read', async () => {
    const padding = 'x'.repeat(20_000);
    write('large.json', list(...Array.from({ length: 5000 }, (_, i) => ({ ...node(`node-${i}`), padding }))));
    const { code, out } = await run(['plan', '--nodes', 'large.json', 'agent.json']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Plan for Kubernetes 1\.37: 1 DaemonSet, 5000 nodes, 5000 pods\n/);
  });
});

describe('nodes that cannot be judged', () => {
  const withStatus = (name: string, change: object) => ({ ...node(name), ...change });
  test.each([
    ['no status', withStatus('z', { status: undefined }), 'node z is not judged: status.allocatable is missing'],
    [
      'a malformed quantity',
      withStatus('z', { status: { allocatable: { cpu: '4x' } } }),
      'node z is not judged: status.allocatable.cpu "4x" is not a quantity',
    ],
    [
      'taints that are no list',
      withStatus('z', { spec: { taints: 'gpu' } }),
      'node z is not judged: spec.taints is not a list',
    ],
    [
      'a taint without an effect',
      withStatus('z', { spec: { taints: [{ key: 'gpu' }] } }),
      'node z is not judged: spec.taints[0] has no key or none of the effects NoSchedule, PreferNoSchedule, NoExecute',
    ],
    [
      'a label that is a number',
      withStatus('z', { metadata: { name: 'z', labels: { zone: 1 } } }),
      'node z is not judged: a label is not a string',
    ],
  ])('%s: it is told, counts as not covered, and the others are planned', async (_, odd, message) => {
    write('odd-nodes.json', list(node('a'), odd));
    const { code, out } = await run(['plan', '--nodes', 'odd-nodes.json', '--require', 'agent', 'everywhere.json']);
    expect(code).toBe(1);
    expect(out.split('\n')[0]).toBe(
      'Plan for Kubernetes 1.37: 1 DaemonSet, 1 node and 1 that could not be judged, 1 pod',
    );
    expect(out).toContain(
      `\nProblems\n  not-judged  ${message}\n  uncovered   agent is required but missing on 1 node: z\n`,
    );
  });

  test('a name that is there twice', async () => {
    write('odd-nodes.json', list(node('a'), node('z'), node('z')));
    const { code, out } = await run(['plan', '--nodes', 'odd-nodes.json', 'everywhere.json']);
    expect(code).toBe(1);
    expect(out).toContain('  not-judged  node z appears more than once and is not judged\n');
  });
});

describe('plan --from', () => {
  test('says what the server refuses, which pods come, go and restart, and for which fields', async () => {
    write(
      'old/all.json',
      list(
        daemonSet('image', {}, {}, 'image:0'),
        daemonSet('gone'),
        daemonSet('same'),
        daemonSet('selector'),
        daemonSet('moved'),
        daemonSet('manual', {}, { updateStrategy: { type: 'OnDelete' } }, 'image:0'),
      ),
    );
    const next = JSON.parse(JSON.stringify(daemonSet('selector', {}, { selector: { matchLabels: { tier: 'b' } } })));
    next.spec.template.metadata.labels.tier = 'b';
    write(
      'new/all.json',
      list(
        daemonSet('image', {}, { minReadySeconds: 5 }),
        daemonSet('same'),
        daemonSet('moved', { nodeSelector: { zone: 'x' }, tolerations: [{ operator: 'Exists' }] }),
        next,
        daemonSet('fresh'),
        daemonSet('manual', {}, { updateStrategy: { type: 'OnDelete' } }, 'image:1'),
      ),
    );
    const { code, out } = await plan('--from', 'old', 'new');
    expect(code).toBe(1);
    expect(out.slice(out.indexOf('\nChanges'))).toBe(`
Changes
  agents/image: changed, pods: 2 restarted
    pods restart for
      spec.template.spec.containers[image].image: "image:0" -> "image:1"
    no pod restarts for
      spec.minReadySeconds: added 5
  agents/gone: removed, pods: 2 lost
    lost on a, c
  agents/selector: refused, all 2 pods stay as they are
    spec.selector: has changed, but is immutable; the new selector does not match the old pods, so that after kubectl delete --cascade=orphan they would run on beside the new pods. Leave the selector as it is, or delete the DaemonSet and create it again.
  agents/moved: changed, pods: 1 gained, 1 lost, 1 restarted
    gained on b
    lost on c
    pods restart for
      spec.template.spec.nodeSelector[zone]: added "x"
      spec.template.spec.tolerations: added [{"operator":"Exists"}]
  agents/manual: changed, pods: 2 restarted once someone deletes the old one
    pods restart for
      spec.template.spec.containers[manual].image: "image:0" -> "image:1"
  agents/fresh: added, pods: 2 gained
    gained on a, c
  1 unchanged: agents/same

1 problem: 1 refused
`);
  });

  test('a new version that the server rejects changes nothing', async () => {
    write('old.json', daemonSet('agent', {}, {}, 'image:0'));
    write('rejected.json', daemonSet('agent', { restartPolicy: 'Never' }));
    const { code, out } = await plan('--from', 'old.json', 'rejected.json');
    expect(code).toBe(1);
    expect(out).toContain(
      '\nChanges\n  agents/agent: refused, all 2 pods stay as they are\n    spec.template.spec.restartPolicy: ',
    );
    expect(out).toMatch(/\n1 DaemonSet rejected\n$/);
  });

  test('what was wrong before may stay, as the server has it', async () => {
    const terms = [{ matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a b'] }] }];
    const required = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } };
    const wrong = daemonSet('agent', { affinity: { nodeAffinity: required } });
    write('old.json', wrong);
    write('wrong.json', wrong);
    expect((await plan('wrong.json')).out).toMatch(/\n1 DaemonSet rejected\n$/);
    expect((await plan('--from', 'old.json', 'wrong.json')).out).not.toContain('rejected');
  });
});
