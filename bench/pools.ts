import { ApiObject, App, Chart } from 'cdk8s';
import { report } from './side-by-side';
import { DaemonSet, NodeLabels } from '../src';
import { DaemonSetPools } from '../src/pools/daemon-set-pools';
import { DaemonSetPool } from '../src/pools/options';
import { DaemonSetPoolsProps } from '../src/pools/props';

/*
 * What pools cost over the same DaemonSets with their affinities written down: conditions are compiled, differences merged, identities checked.
 */

const DAEMONS = 200;
const POOLS = 20;

// each pool is a kind of hardware in some zones, or has so many cores, so that conditions overlap and the last pool excludes all of them
function poolsOf(daemon: number): DaemonSetPool[] {
  const hardware = NodeLabels.value('example.com/hardware');
  const zone = NodeLabels.value('topology.kubernetes.io/zone');
  const cores = NodeLabels.value('example.com/cores', { otherValues: [] });
  const pools = Array.from(
    { length: POOLS - 1 },
    (_, i): DaemonSetPool => ({
      name: `pool-${i}`,
      nodes:
        i % 5 === 4
          ? hardware.in(`kind-${i}`).and(cores.gt(i + daemon))
          : hardware.in(`kind-${i}`, `kind-${i}b`).and(zone.notIn('d')),
      differences: {
        containers: [{ name: 'agent', args: [`--pool=${i}`], resources: { limits: { memory: `${128 + i}Mi` } } }],
        tolerations: [{ key: 'dedicated', operator: 'Equal', value: `kind-${i}`, effect: 'NoSchedule' }],
      },
    }),
  );
  return [...pools, { name: 'rest' }];
}

const propsOf = (daemon: number): DaemonSetPoolsProps => ({
  base: {
    metadata: { name: `agent-${daemon}` },
    containers: [
      {
        name: 'agent',
        image: 'registry.example.com/agent:1.0',
        args: ['--verbose'],
        env: [{ name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
        ports: [{ name: 'metrics', containerPort: 9100 }],
        resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
        securityContext: { readOnlyRootFilesystem: true },
        volumeMounts: [{ name: 'varlog', mountPath: '/var/log', readOnly: true }],
      },
    ],
    volumes: [{ name: 'varlog', hostPath: { path: '/var/log' } }],
  },
  pools: poolsOf(daemon),
});

const daemons = Array.from({ length: DAEMONS }, (_, i) => i);
const makePools = (chart: Chart) =>
  daemons.flatMap((daemon) => DaemonSetPools.ofDaemonSets(chart, `agent-${daemon}`, propsOf(daemon)).daemonSets);

function synth(make: (chart: Chart) => void): string {
  const app = new App();
  make(new Chart(app, 'agents'));
  return app.synthYaml();
}

const written = makePools(new Chart(new App(), 'agents')).map((daemonSet) => {
  const {
    metadata,
    spec: { selector, template },
  } = ApiObject.of(daemonSet).toJson();
  return {
    id: daemonSet.node.path.replace(/\//g, '-'),
    props: { metadata, selector, podMetadata: template.metadata, ...template.spec },
  };
});
const makeWritten = (chart: Chart) => written.forEach(({ id, props }) => new DaemonSet(chart, id, props));

if (synth(makePools) !== synth(makeWritten)) throw new Error('the two ways do not make the same manifests');

/** Of CPU, which a noisy machine disturbs less than the clock. */
function milliseconds(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const rounds = Array.from({ length: 5 }, () => ({
  pools: milliseconds(() => synth(makePools)),
  written: milliseconds(() => synth(makeWritten)),
}));
const median = (times: number[]) => times.sort((a, b) => a - b)[2];
const medians = {
  pools: median(rounds.map(({ pools }) => pools)),
  written: median(rounds.map(({ written: one }) => one)),
};
report(
  `synthesize ${DAEMONS} daemons x ${POOLS} pools, and the same ${written.length} DaemonSets written one by one (CPU)`,
  medians,
  'pools',
  'written',
  'at most 1.20',
);
