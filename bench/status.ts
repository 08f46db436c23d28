import { spawnSync } from 'child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/*
 * `status` of a cluster of 5,000 nodes with 100 DaemonSets, from answers that are read as fast as they come: what this takes beyond kubectl.
 * The goals are 5 s of the processor and 1.5 GB.
 */

const NODES = 5000;
const DAEMON_SETS = 100;
const AT = '2026-05-01T10:00:00Z';

const folder = mkdtempSync(join(tmpdir(), 'bench-status-'));

function write(name: string, lines: Iterable<string>): void {
  const descriptor = openSync(join(folder, name), 'w');
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < 2 ** 20) continue;
    writeSync(descriptor, text);
    text = '';
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
}

function* list(items: Iterable<object>): Generator<string> {
  yield '{\n    "apiVersion": "v1",\n    "items": [';
  let separator = '\n        ';
  for (const item of items) {
    yield separator + JSON.stringify(item, undefined, 4).split('\n').join('\n        ');
    separator = ',\n        ';
  }
  yield '\n    ],\n    "kind": "List",\n    "metadata": {\n        "resourceVersion": ""\n    }\n}\n';
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

function* nodes(): Generator<object> {
  for (const i of numbers(NODES)) {
    yield {
      kind: 'Node',
      metadata: {
        name: `node-${i}`,
        labels: { 'kubernetes.io/hostname': `node-${i}`, 'topology.kubernetes.io/zone': `z${i % 3}` },
        creationTimestamp: AT,
      },
      spec: {},
      status: {
        allocatable: { cpu: '16', memory: '64Gi', pods: '250' },
        conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady', lastTransitionTime: AT }],
        images: numbers(20).map((image) => ({
          names: [`registry.example/image-${image}@sha256:${'a'.repeat(64)}`],
          sizeBytes: 1,
        })),
      },
    };
  }
}

const template = (i: number) => ({
  metadata: { labels: { app: `agent-${i}` } },
  spec: {
    containers: [{ name: 'agent', image: 'registry.example/agent:1', resources: { requests: { cpu: '10m' } } }],
    tolerations: [{ operator: 'Exists' }],
  },
});
const daemonSets = numbers(DAEMON_SETS).map((i) => ({
  metadata: { namespace: 'agents', name: `agent-${i}`, uid: `ds-${i}`, generation: 1 },
  spec: { selector: { matchLabels: { app: `agent-${i}` } }, template: template(i) },
  status: { observedGeneration: 1 },
}));
const revisions = numbers(DAEMON_SETS).map((i) => ({
  metadata: {
    name: `agent-${i}-h`,
    labels: { 'controller-revision-hash': 'h' },
    ownerReferences: [{ kind: 'DaemonSet', uid: `ds-${i}`, controller: true }],
  },
  revision: 1,
  data: { spec: { template: { ...template(i), $patch: 'replace' } } },
}));

/** No two pods have a time, an address or a name in common. */
function* pods(): Generator<string> {
  const time = (seconds: number) => new Date(Date.parse(AT) - seconds * 1000).toISOString().replace('.000Z', 'Z');
  for (const node of numbers(NODES)) {
    for (const i of numbers(DAEMON_SETS)) {
      const count = node * DAEMON_SETS + i;
      const uid = `5f0b6f2e-3c1d-4e7a-9b3f-${String(count).padStart(12, '0')}`;
      const ip = `10.${count % 200}.${Math.floor(count / 200) % 200}.${Math.floor(count / 40_000)}`;
      const [created, ready] = [time(2 * count + 60), time(2 * count + 31)];
      yield `agents\tagent-${i}-${node}\t${uid}\tDaemonSet\tds-${i}\th\t1\t${created}\t\tnode-${node}\tRunning\t${ip}\tTrue\t${ready}\n`;
    }
  }
  yield 'end';
}

write('nodes', list(nodes()));
write('daemonsets.apps', list(daemonSets));
write('controllerrevisions.apps', list(revisions));
write('events', list([]));
write('pods', pods());
write('version', ['{"serverVersion":{"gitVersion":"v1.36.4"}}']);
const kubectl = join(folder, 'kubectl');
writeFileSync(
  kubectl,
  `#!/bin/sh
[ "$1" = version ] && exec cat ${folder}/version
[ -f "${folder}/$2" ] && exec cat "${folder}/$2"
echo "error: the server doesn't have a resource type" >&2
exit 1
`,
);
chmodSync(kubectl, 0o755);

// as a user runs it; `cpuUsage` does not count kubectl
const measure =
  "process.on('exit', () => { const { user, system } = process.cpuUsage();" +
  'console.error(JSON.stringify([(user + system) / 1e6, process.resourceUsage().maxRSS / 1024])); });' +
  "process.argv.splice(1, 0, 'cdk8s-daemonsets'); require('./lib/cli/bin.js');";
const args = ['status', '-A', '--kubectl', kubectl, '--timeout', '10m'];
const runs = numbers(5).map(() => {
  const { status, stderr } = spawnSync(process.execPath, ['-e', measure, ...args], {
    cwd: join(__dirname, '..'),
    encoding: 'utf8',
  });
  const [seconds, megabytes] = JSON.parse(stderr.trim().split('\n').pop()!) as [number, number];
  return { status, seconds, megabytes };
});
rmSync(folder, { recursive: true });
const [{ seconds, megabytes }] = [...runs].sort((a, b) => a.seconds - b.seconds);
console.log(
  `status of ${NODES} nodes and ${DAEMON_SETS} DaemonSets, least of ${runs.length} runs: ${seconds.toFixed(1)} s of the processor (goal: at most 5), ${megabytes.toFixed(0)} MB at most (goal: under 1500)`,
);
process.exitCode = runs.every(({ status }) => status === 0) && seconds <= 5 && megabytes <= 1500 ? 0 : 1;
