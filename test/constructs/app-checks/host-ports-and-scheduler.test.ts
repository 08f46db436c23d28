import * as cdk8s from 'cdk8s';
import * as fc from 'fast-check';
import { Agent, appOf } from './app';
import * as lib from '../../../src';
import { runs } from '../../support/counts';

const VALUES = [undefined, 'a', 'b', 'other'];
/** A node of every kind that the conditions below can tell apart. */
const nodes = VALUES.flatMap((pool) =>
  VALUES.map((zone) => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: `pool-${pool}-zone-${zone}`, labels: { ...(pool && { pool }), ...(zone && { zone }) } },
    status: { allocatable: { cpu: '4', memory: '8Gi', pods: '110' } },
  })),
);

// cdk8s writes no objects without prototype
const PLAIN = { noNullPrototype: true };
const key = fc.constantFrom('pool', 'zone');
const requirement: fc.Arbitrary<lib.k8s.NodeSelectorRequirement> = fc.oneof(
  fc.record(
    {
      key,
      operator: fc.constantFrom('In' as const, 'NotIn' as const),
      values: fc.subarray(['a', 'b'], { minLength: 1 }),
    },
    PLAIN,
  ),
  fc.record({ key, operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const) }, PLAIN),
);
const terms = fc.array(fc.record({ matchExpressions: fc.array(requirement, { minLength: 1, maxLength: 3 }) }, PLAIN), {
  minLength: 1,
  maxLength: 3,
});
const port = fc.record(
  {
    containerPort: fc.constantFrom(80, 81),
    hostPort: fc.option(fc.constantFrom(80, 81), { nil: undefined }),
    hostIP: fc.option(fc.constantFrom('10.0.0.1', '10.0.0.2', '0.0.0.0'), { nil: undefined }),
    protocol: fc.option(fc.constantFrom('TCP' as const, 'UDP' as const), { nil: undefined }),
  },
  PLAIN,
);

const agent: fc.Arbitrary<Agent> = fc
  .record({
    nodeSelector: fc.option(fc.dictionary(key, fc.constantFrom('a', 'b'), { maxKeys: 1, ...PLAIN }), {
      nil: undefined,
    }),
    terms: fc.option(terms, { nil: undefined }),
    ports: fc.uniqueArray(port, {
      minLength: 1,
      maxLength: 2,
      selector: ({ containerPort, protocol }) => `${containerPort}${protocol ?? 'TCP'}`,
    }),
  })
  .map(({ nodeSelector, terms: nodeSelectorTerms, ports }) => ({
    nodeSelector,
    ...(nodeSelectorTerms && {
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
    }),
    containers: [{ name: 'a', image: 'b', ports }],
  }));

test('the check of host ports refuses two DaemonSets exactly where, on some node, the scheduler finds no free port for the second', () => {
  const clashes = { yes: 0, no: 0 };
  fc.assert(
    fc.property(agent, agent, (one, two) => {
      const app = appOf({ one, two });
      const complaints = app.node.validate();
      const manifests = app.node
        .findAll()
        .filter((construct) => construct instanceof lib.DaemonSet)
        .map((each) => cdk8s.ApiObject.of(each).toJson());
      const plan = new lib.Planner().plan(manifests, nodes);
      const isPending = plan.daemonSets.some(({ groups }) =>
        groups.some(({ fit, reasons }) => fit === 'pending' && reasons.some(({ kind }) => kind === 'hostPort')),
      );
      clashes[isPending ? 'yes' : 'no']++;
      expect(complaints.length > 0).toBe(isPending);
    }),
    { numRuns: runs(300, 2000), seed: 6 },
  );
  expect(Math.min(clashes.yes, clashes.no)).toBeGreaterThan(runs(30, 200));
});
