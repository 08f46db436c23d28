import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../src/cli/main';
import { Output } from '../src/cli/output';

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
  const output = new Output(descriptor);
  for (const line of lines) output.write(line);
  output.flush();
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

function* pods(): Generator<string> {
  for (const node of numbers(NODES)) {
    for (const i of numbers(DAEMON_SETS)) {
      yield `agents\tagent-${i}-${node}\tuid-${i}-${node}\tDaemonSet\tds-${i}\th\t1\t${AT}\t\tnode-${node}\tRunning\t10.0.0.1\tTrue\t${AT}\n`;
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

void (async () => {
  const before = process.cpuUsage();
  const code = await main(['status', '-A', '--kubectl', kubectl, '--timeout', '10m'], '', {
    out: () => undefined,
    err: (text) => process.stderr.write(text),
    outIsTerminal: false,
    errIsTerminal: false,
    stdin: async () => Buffer.alloc(0),
    ask: async () => undefined,
    now: () => new Date(AT),
    env: {},
  });
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  rmSync(folder, { recursive: true });
  console.log(
    `status of ${NODES} nodes and ${DAEMON_SETS} DaemonSets: ${seconds.toFixed(1)} s of the processor, ${megabytes.toFixed(0)} MB at most`,
  );
  process.exitCode = code === 0 && seconds <= 5 && megabytes <= 1500 ? 0 : 1;
})();
