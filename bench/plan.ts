import { execFileSync } from 'child_process';
import { existsSync } from 'fs';
import { join } from 'path';
import { sideBySide } from './side-by-side';
import { readNodes } from '../src/scheduling/inventory';
import { nodeClasses } from '../src/scheduling/node-classes';
import { placementRules } from '../src/scheduling/placement';
import { Planner } from '../src/scheduling/planner';

/*
 * How long a plan takes after the JSON is parsed, and how that grows with how different the nodes are.
 * The nodes are as large as kubectl prints them: labels, annotations, conditions, images.
 */

const ZONES = ['a', 'b', 'c'];
const POOLS = ['general', 'gpu', 'storage', 'spot'];
const TAINTS: { [pool: string]: object[] } = {
  gpu: [{ key: 'gpu', value: 'true', effect: 'NoSchedule' }],
  spot: [{ key: 'spot', value: 'yes', effect: 'NoExecute' }],
  storage: [],
  general: [],
};

/** `kinds` is how many sizes there are; they are spread over zones and pools. */
function makeNode(i: number, kinds: number): object {
  const pool = POOLS[i % POOLS.length];
  const amounts = {
    cpu: `${3920 + (i % kinds)}m`,
    'ephemeral-storage': '95551679124',
    'hugepages-1Gi': '0',
    'hugepages-2Mi': '0',
    memory: '15039536Ki',
    pods: '110',
  };
  const heartbeat = {
    lastHeartbeatTime: '2026-01-02T03:04:05Z',
    lastTransitionTime: '2026-01-01T00:00:00Z',
    message: 'kubelet has sufficient of it available',
    reason: 'KubeletHasSufficient',
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      annotations: {
        'csi.volume.kubernetes.io/nodeid': `{"ebs.csi.aws.com":"i-${i}"}`,
        'node.alpha.kubernetes.io/ttl': '0',
        'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
      },
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/os': 'linux',
        'kubernetes.io/hostname': `node-${i}`,
        'node.kubernetes.io/instance-type': 'm5.xlarge',
        pool,
        'topology.kubernetes.io/region': 'eu-1',
        'topology.kubernetes.io/zone': ZONES[i % ZONES.length],
        ...(i % 10 === 0 ? { logging: 'on' } : {}),
      },
      name: `node-${i}`,
      resourceVersion: `${i}`,
      uid: `00000000-0000-0000-0000-${i}`,
    },
    spec: {
      podCIDR: '10.0.0.0/24',
      podCIDRs: ['10.0.0.0/24'],
      providerID: `aws:///eu-1a/i-${i}`,
      ...(TAINTS[pool].length > 0 ? { taints: TAINTS[pool] } : {}),
    },
    status: {
      addresses: [
        { address: '10.0.0.1', type: 'InternalIP' },
        { address: `node-${i}`, type: 'Hostname' },
      ],
      allocatable: amounts,
      capacity: amounts,
      conditions: ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'].map((type) => ({
        ...heartbeat,
        type,
        status: type === 'Ready' ? 'True' : 'False',
      })),
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      images: Array.from({ length: 30 }, (_, image) => ({
        names: [
          `registry.example.com/team/image-${image}@sha256:${'0123456789abcdef'.repeat(4)}`,
          `registry.example.com/team/image-${image}:1.${i % 7}`,
        ],
        sizeBytes: 12345678,
      })),
      nodeInfo: {
        architecture: 'amd64',
        containerRuntimeVersion: 'containerd://2.0.0',
        kernelVersion: '6.1.0',
        kubeletVersion: 'v1.36.4',
        operatingSystem: 'linux',
        osImage: 'Linux',
      },
    },
  };
}

function makeDaemonSet(i: number): object {
  const terms = [
    {
      matchExpressions: [
        { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
        { key: 'pool', operator: 'NotIn', values: [POOLS[i % 5] ?? 'none'] },
      ],
    },
    {
      matchExpressions: [
        { key: 'topology.kubernetes.io/zone', operator: 'In', values: [ZONES[i % 3]] },
        { key: 'logging', operator: 'Exists' },
      ],
    },
  ];
  const app = { app: `agent-${i}` };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: `agent-${i}`, namespace: 'agents' },
    spec: {
      selector: { matchLabels: app },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
      template: {
        metadata: { labels: app },
        spec: {
          affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } } },
          tolerations:
            i % 2 === 0
              ? [
                  { key: 'gpu', operator: 'Exists', effect: 'NoSchedule' },
                  { key: 'spot', operator: 'Exists' },
                ]
              : [],
          containers: [
            {
              name: 'agent',
              image: 'agent:1',
              ports: [{ containerPort: 9000 + i, hostPort: 9000 + i }],
              resources: { requests: { cpu: '50m', memory: '64Mi' } },
            },
          ],
        },
      },
    },
  };
}

// parsed one by one, as one text would be too long for 100,000 of them
const list = (count: number, kinds: number): any => ({
  kind: 'List',
  items: Array.from({ length: count }, (_, i) => JSON.parse(JSON.stringify(makeNode(i, kinds)))),
});
const daemonSets: any[] = Array.from({ length: 100 }, (_, i) => makeDaemonSet(i));
const planner = new Planner();
const peak = () => (process.resourceUsage().maxRSS / 1024).toFixed(0);

const rules = daemonSets.map(placementRules);
const classesOf = (nodes: any) => nodeClasses(readNodes([nodes]).nodes, rules, () => undefined).classes.length;

const nodes = list(5000, 10);
const { plan } = sideBySide({ plan: () => planner.plan(daemonSets, [nodes]) }, 5);
console.log(
  `plan of 5,000 nodes x 100 DaemonSets: ${plan.toFixed(0)} ms (goal: at most 1000 ms), peak memory ${peak()} MB (goal: under 600 MB)`,
);
for (const kinds of [1, 10, 100, 1000, 5000]) {
  const kindNodes = list(5000, kinds);
  const median = sideBySide({ plan: () => planner.plan(daemonSets, [kindNodes]) }, 3).plan;
  console.log(`  of these, ${String(classesOf(kindNodes)).padStart(4)} different ones: ${median.toFixed(0)} ms`);
}

const binary = join(__dirname, '../conformance/bin/1.36');
if (existsSync(binary)) {
  const input = `${JSON.stringify({ daemonSets, nodes: nodes.items })}\n`;
  const real = JSON.parse(execFileSync(binary, ['placementspeed'], { input, encoding: 'utf8' }));
  const { desired } = planner.plan(daemonSets, [nodes]).totals;
  if (desired !== real.runs) throw new Error(`the plan has ${desired} pods, real Kubernetes ${real.runs}`);
  const perSecond = (milliseconds: number) => `${(real.pairs / milliseconds / 1000).toFixed(2)} million pairs/s`;
  const ratio = (real.milliseconds / plan).toFixed(1);
  console.log(
    `the whole plan ${perSecond(plan)}, NodeShouldRunDaemonPod of 1.36 alone ${perSecond(real.milliseconds)}; ratio ${ratio} (goal: at least 5)`,
  );
}
if (process.argv.includes('--large')) {
  const many = list(100_000, 10);
  const start = performance.now();
  planner.plan(daemonSets, [many]);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `plan of 100,000 nodes x 100 DaemonSets: ${seconds} s (goal: at most 10 s), peak memory ${peak()} MB (goal: under 4096 MB)`,
  );
}
