import { App, Chart, Testing } from 'cdk8s';
import { DaemonSetPools } from '../../../src';
import { NodeAffinities } from '../../../src/builders/node-affinities';
import { NodeAgentDaemonSet } from '../../../src/constructs/node-agent/node-agent-daemon-set';
import { NodeAgentDaemonSetProps } from '../../../src/constructs/node-agent/props';
import { Platform } from '../../../src/constructs/platform';
import { NodeLabels } from '../../../src/node-sets/node-labels';
import { Planner } from '../../../src/scheduling/planner';

const resources = { limits: { memory: '64Mi' } };
const container = { name: 'agent', image: 'agent:1', resources };
const metadata = { name: 'agent' };

const newChart = () => new Chart(new App(), 'chart', { namespace: 'agents', disableResourceNameHashes: true });
const synth = (props: Partial<NodeAgentDaemonSetProps>, more: (agent: NodeAgentDaemonSet) => void = () => {}) => {
  const chart = newChart();
  more(new NodeAgentDaemonSet(chart, 'agent', { metadata, containers: [container], ...props }));
  return Testing.synth(chart);
};
const daemonSets = (...args: Parameters<typeof synth>) => synth(...args).filter(({ kind }) => kind === 'DaemonSet');
const podOf = (props: Partial<NodeAgentDaemonSetProps>) => daemonSets(props)[0].spec.template.spec;

describe('an agent for Windows', () => {
  test('selects its nodes, says so to the API server and tolerates their taint', () => {
    const { containers: _, ...pod } = podOf({ os: 'windows', tolerateEveryTaint: false, virtualNodes: true });
    expect(pod).toEqual({
      automountServiceAccountToken: false,
      nodeSelector: { 'kubernetes.io/os': 'windows' },
      os: { name: 'windows' },
      serviceAccountName: 'agent',
      tolerations: [{ key: 'node.kubernetes.io/os', operator: 'Equal', value: 'windows', effect: 'NoSchedule' }],
    });
  });

  test('is one wherever the description asks for Windows nodes and nothing else', () => {
    const affinity = (...values: string[]) => ({
      nodeAffinity: NodeAffinities.required(NodeLabels.in('kubernetes.io/os', ...values)),
    });
    const systems = [
      { nodeSelector: { 'kubernetes.io/os': 'windows' } },
      { affinity: affinity('windows') },
      { affinity: affinity('linux', 'windows') },
      {},
    ].map((props) => podOf(props).nodeSelector['kubernetes.io/os']);
    expect(systems).toEqual(['windows', 'windows', 'linux', 'linux']);
  });

  test('runs as host processes in the network of the node on request', () => {
    const pod = podOf({ os: 'windows', onWindows: { hostProcess: true } });
    expect(pod).toMatchObject({
      hostNetwork: true,
      securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\SYSTEM' } },
    });
    expect(pod.dnsPolicy).toBeUndefined();
  });

  test('can run as a user of its image', () => {
    const pod = podOf({ os: 'windows', onWindows: { runAsUserName: 'ContainerAdministrator' } });
    expect(pod.securityContext).toEqual({ windowsOptions: { runAsUserName: 'ContainerAdministrator' } });
    expect(pod.hostNetwork).toBeUndefined();
  });

  test('keeps containers that come later as they are', () => {
    const [{ spec }] = daemonSets({ os: 'windows' }, (agent) => agent.addContainer({ ...container, name: 'later' }));
    expect(spec.template.spec.containers[1]).toEqual({ ...container, name: 'later' });
  });
});

describe('what has no meaning on Windows is refused', () => {
  const context = (securityContext: object) => ({ containers: [{ ...container, securityContext }] });
  const volume = (path: string, type?: 'BlockDevice' | 'Directory') => ({
    volumes: [{ name: 'host', hostPath: { path, ...(type && { type }) } }],
  });
  const withPath = (what: string) =>
    `${what}, which Windows nodes do not have; give a path of theirs, such as 'C:\\var\\log', or leave the volume out`;
  const without = (what: string) => `${what}, which has no meaning on Windows; leave it out`;
  test.each<[string, Partial<NodeAgentDaemonSetProps>]>([
    [without('hostPID is true'), { hostPID: true }],
    [without('hostUsers is false'), { hostUsers: false }],
    [without('securityContext.runAsUser is 0'), { securityContext: { runAsUser: 0 } }],
    [without("dnsPolicy is 'ClusterFirstWithHostNet'"), { dnsPolicy: 'ClusterFirstWithHostNet' }],
    [without('containers[0].securityContext.privileged is true'), context({ privileged: true })],
    [
      without('containers[0].securityContext.capabilities is {"drop":["ALL"]}'),
      context({ capabilities: { drop: ['ALL'] } }),
    ],
    [
      without("initContainers[0].volumeMounts[0].mountPropagation is 'Bidirectional'"),
      {
        initContainers: [
          {
            ...container,
            name: 'init',
            volumeMounts: [{ name: 'v', mountPath: 'C:\\v', mountPropagation: 'Bidirectional' }],
          },
        ],
      },
    ],
    [
      without('containers[0].volumeDevices is [{"name":"v","devicePath":"/v"}]'),
      { containers: [{ ...container, volumeDevices: [{ name: 'v', devicePath: '/v' }] }] },
    ],
    [without("volumes[0].emptyDir.medium is 'Memory'"), { volumes: [{ name: 'v', emptyDir: { medium: 'Memory' } }] }],
    [withPath("volumes[0].hostPath.path is '/proc'"), volume('/proc')],
    [withPath("volumes[0].hostPath.path is '/dev/disk'"), volume('/dev/disk')],
    [withPath("volumes[0].hostPath.path is 'C:\\disk'"), volume('C:\\disk', 'BlockDevice')],
  ])('%s', (message, props) => {
    expect(() => synth({ os: 'windows', ...props })).toThrow(new Error(`chart/agent: ${message}`));
  });

  test('and what is added later, at synth', () => {
    const later = (agent: NodeAgentDaemonSet) =>
      agent.mount({ name: 'host', hostPath: { path: 'C:\\host' } }, 'C:\\host', {
        mountPropagation: 'HostToContainer',
      });
    expect(() => synth({ os: 'windows' }, later)).toThrow(
      without("containers[0].volumeMounts[0].mountPropagation is 'HostToContainer'"),
    );
  });

  test('paths of Windows are not, nor those that it reads as its own', () => {
    for (const path of ['C:\\var\\log', '\\\\.\\pipe\\containerd-containerd', '/opt/cni/bin', '/']) {
      expect(() => synth({ os: 'windows', ...volume(path, undefined) })).not.toThrow();
    }
  });
});

describe('one description for both systems', () => {
  const both: Partial<NodeAgentDaemonSetProps> = {
    os: 'both',
    hostPID: true,
    hostNetwork: true,
    securityContext: { runAsUser: 65534 },
    clusterRules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }],
    podMetadata: { labels: { team: 'platform' } },
    containers: [
      {
        ...container,
        args: ['--proc=/host/proc'],
        securityContext: { capabilities: { add: ['NET_ADMIN'] } },
        volumeMounts: [
          { name: 'proc', mountPath: '/host/proc' },
          { name: 'log', mountPath: '/var/log', mountPropagation: 'HostToContainer' },
        ],
      },
      { ...container, name: 'shim' },
    ],
    volumes: [
      { name: 'proc', hostPath: { path: '/proc' } },
      { name: 'log', hostPath: { path: '/run/log' } },
    ],
    onWindows: {
      containers: [{ name: 'agent', image: 'agent:1-windows', args: ['--all'] }],
      volumes: [{ name: 'log', hostPath: { path: 'C:\\var\\log' } }],
      leftOut: ['proc', 'shim'],
    },
  };

  test('makes two DaemonSets with one service account, and rights that are granted once', () => {
    const kinds = synth(both).map(({ kind, metadata: { name } }) => `${kind} ${name}`);
    expect(kinds).toEqual([
      'ServiceAccount agent',
      'DaemonSet agent',
      'ClusterRole agents:agent',
      'ClusterRoleBinding agents:agent',
      'DaemonSet agent-windows',
    ]);
  });

  test('leaves the DaemonSet for Linux as it is without the other, but for the labels of the pair', () => {
    const [linux] = daemonSets(both);
    const [alone] = daemonSets({ ...both, os: 'linux', onWindows: undefined });
    expect(linux).toEqual({
      ...alone,
      metadata: { ...alone.metadata, labels: { 'cdk8s-daemonsets/daemon': 'agent', 'cdk8s-daemonsets/pool': 'linux' } },
    });
  });

  test('has on Windows what differs there, and nothing of Linux', () => {
    const { metadata: made, spec } = daemonSets(both)[1];
    expect(made.labels).toEqual({ 'cdk8s-daemonsets/daemon': 'agent', 'cdk8s-daemonsets/pool': 'windows' });
    expect(spec.selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'agent-windows' } });
    expect(spec.template.metadata.labels).toEqual({ team: 'platform', 'app.kubernetes.io/name': 'agent-windows' });
    expect(spec.template.spec).toEqual({
      affinity: expect.anything(),
      automountServiceAccountToken: true,
      containers: [
        {
          name: 'agent',
          image: 'agent:1-windows',
          args: ['--all'],
          resources,
          volumeMounts: [{ name: 'log', mountPath: '/var/log' }],
        },
      ],
      nodeSelector: { 'kubernetes.io/os': 'windows' },
      os: { name: 'windows' },
      serviceAccountName: 'agent',
      tolerations: [{ operator: 'Exists' }, expect.anything()],
      volumes: [{ name: 'log', hostPath: { path: 'C:\\var\\log' } }],
    });
  });

  test('keeps the network of the node for host processes', () => {
    const { spec } = daemonSets({ ...both, onWindows: { ...both.onWindows, hostProcess: true } })[1].spec.template;
    expect(spec.hostNetwork).toBe(true);
    expect(spec.dnsPolicy).toBeUndefined();
  });

  test('needs paths of Windows', () => {
    const { volumes: _, ...onWindows } = both.onWindows!;
    expect(() => synth({ ...both, onWindows })).toThrow(
      new Error(
        "chart/agent: volumes[0].hostPath.path is '/run/log', which Windows nodes do not have; give a path of theirs, such as 'C:\\var\\log', " +
          "or leave the volume out: onWindows: { volumes: [{ name: 'log', ... }] } or { leftOut: ['log'] }",
      ),
    );
  });

  test('needs a selector of its own where the description has one', () => {
    const selector = { matchLabels: { app: 'agent' } };
    expect(() => synth({ ...both, selector })).toThrow(
      'chart/agent: selector would also select the pods on Windows nodes; leave it out, or give onWindows: { selector: ... } that selects other pods',
    );
    const windows = { matchLabels: { app: 'agent-windows' } };
    const podMetadata = { labels: { ...selector.matchLabels, team: 'platform' } };
    const made = daemonSets({ ...both, podMetadata, selector, onWindows: { ...both.onWindows, selector: windows } });
    expect(made.map(({ spec }) => spec.selector)).toEqual([selector, windows]);
    expect(made[1].spec.template.metadata.labels).toEqual({ app: 'agent-windows', team: 'platform' });
  });

  test('is one daemon to a plan, which runs on the nodes of both systems', () => {
    const nodes = ['linux', 'windows'].map((os) => ({
      kind: 'Node',
      metadata: { name: os, labels: { 'kubernetes.io/os': os } },
      status: {
        allocatable: { cpu: '4', memory: '8Gi', pods: '110' },
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    }));
    expect(new Planner().plan(daemonSets(both), nodes).pools).toEqual([
      {
        namespace: 'agents',
        daemon: 'agent',
        pools: [
          { pool: 'linux', daemonSet: 'agent', nodes: ['linux'] },
          { pool: 'windows', daemonSet: 'agent-windows', nodes: ['windows'] },
        ],
        none: [],
        several: [],
      },
    ]);
  });

  test('on a platform of Linux nodes, has the rules of Windows on Windows nodes', () => {
    const chart = newChart();
    Platform.of(chart).use('openshift');
    const agent = new NodeAgentDaemonSet(chart, 'agent', { metadata, containers: [container], os: 'both' });
    expect([agent, ...agent.siblings].map((one) => Platform._around(one)!.title)).toEqual([
      'OpenShift',
      'Windows Server',
    ]);
  });
});

describe('builds of Windows', () => {
  const builds = [{ version: '10.0.17763', images: { agent: 'agent:1-ltsc2019' } }, { version: '10.0.20348' }];

  test('get a DaemonSet each, with the images that they need', () => {
    const made = daemonSets({ os: 'both', onWindows: { builds } }).map(({ metadata: { name }, spec }) => [
      name,
      spec.template.spec.nodeSelector['node.kubernetes.io/windows-build'],
      spec.template.spec.containers[0].image,
    ]);
    expect(made).toEqual([
      ['agent', undefined, 'agent:1'],
      ['agent-windows-17763', '10.0.17763', 'agent:1-ltsc2019'],
      ['agent-windows-20348', '10.0.20348', 'agent:1'],
    ]);
  });

  test('the first one is the construct where there is no Linux', () => {
    const selector = { matchLabels: { app: 'agent' } };
    const made = daemonSets({ os: 'windows', selector, onWindows: { builds } }, ({ name, siblings }) => {
      expect([name, ...siblings.map((one) => one.name)]).toEqual(['agent-windows-17763', 'agent-windows-20348']);
    });
    expect(made.map(({ spec }) => spec.selector.matchLabels)).toEqual([
      { app: 'agent', 'cdk8s-daemonsets/pool': 'windows-17763' },
      { app: 'agent', 'cdk8s-daemonsets/pool': 'windows-20348' },
    ]);
    expect(made[0].spec.template.spec.containers[0].image).toBe('agent:1-ltsc2019');
  });
});

test.each<[string, Partial<NodeAgentDaemonSetProps>]>([
  [`os is "freebsd"; give 'linux', 'windows' or 'both'`, { os: 'freebsd' as 'linux' }],
  [
    "os is 'linux', and nodeSelector asks for kubernetes.io/os: windows; leave the label out, since os selects the nodes",
    { os: 'linux', nodeSelector: { 'kubernetes.io/os': 'windows' } },
  ],
  ["onWindows is given, and os is 'linux'; use os: 'windows' or 'both', or leave it out", { onWindows: {} }],
  [
    "onWindows.leftOut says what differs from Linux nodes, and os is 'windows'; say it in the description itself",
    { os: 'windows', onWindows: { leftOut: ['x'] } },
  ],
  ['onWindows.builds is empty; name a build, or leave it out', { os: 'windows', onWindows: { builds: [] } }],
  [
    "onWindows.builds makes several DaemonSets, whose names begin alike; give metadata: { name: '...' }",
    { os: 'windows', metadata: {}, onWindows: { builds: [{ version: '10.0.20348' }] } },
  ],
  [
    "onWindows.builds has '2022'; a version is three numbers, such as '10.0.20348'",
    { os: 'both', onWindows: { builds: [{ version: '2022' }] } },
  ],
  [
    "onWindows.leftOut names 'x', which is no container or volume of the description",
    { os: 'both', onWindows: { leftOut: ['x'] } },
  ],
  [
    'hostNetwork is false, and host processes are in the network of the node; leave it out, or use onWindows: { hostProcess: false }',
    { os: 'windows', hostNetwork: false, onWindows: { hostProcess: true } },
  ],
])('options that do not fit are refused: %s', (message, props) => {
  expect(() => synth(props)).toThrow(new Error(`chart/agent: ${message}`));
});

describe('pools of agents', () => {
  const base = { metadata, hostPID: true, containers: [{ ...container, securityContext: { runAsUser: 7 } }] };
  const pools = (...given: Parameters<typeof DaemonSetPools.ofNodeAgents>[2]['pools']) => {
    const chart = newChart();
    DaemonSetPools.ofNodeAgents(chart, 'agents', { base, pools: given });
    return Testing.synth(chart).filter(({ kind }) => kind === 'DaemonSet');
  };

  test('of a platform of Windows nodes are for Windows, without what only Linux has', () => {
    const [windows, rest] = pools({ name: 'windows', platform: 'windows-2022' }, { name: 'rest' });
    expect(windows.spec.template.spec).toMatchObject({
      os: { name: 'windows' },
      nodeSelector: { 'kubernetes.io/os': 'windows' },
    });
    expect(windows.spec.template.spec.hostPID).toBeUndefined();
    expect(rest.spec.template.spec.hostPID).toBe(true);
  });

  test('are for one system each', () => {
    expect(() => pools({ name: 'all', differences: { os: 'both' } })).toThrow(
      new Error(
        "chart/agents: pool 'all': os is 'both', and a pool is one DaemonSet for one operating system; make a pool of Windows nodes, such as { name: 'windows', platform: 'windows-2022' }",
      ),
    );
  });
});
