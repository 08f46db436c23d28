import { readFileSync } from 'node:fs';
import { NodeAffinities } from '../../src/builders/node-affinities';
import { NodeAffinity, NodeSelectorRequirement, NodeSelectorTerm } from '../../src/model/generated/structs';
import { NodeLabels } from '../../src/node-sets/node-labels';

const linux = NodeLabels.in('kubernetes.io/os', 'linux');
const noFargate = NodeLabels.notIn('eks.amazonaws.com/compute-type', 'fargate');
const gpu = NodeLabels.exists('gpu');

const required = (...nodeSelectorTerms: NodeSelectorTerm[]) => ({
  requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms },
});

describe('one affinity', () => {
  test('requirements are all in one term, which ANDs them', () => {
    expect(NodeAffinities.required(linux, noFargate)).toStrictEqual(required({ matchExpressions: [linux, noFargate] }));
  });

  test('node names are a term each, for a field takes one value', () => {
    expect(NodeAffinities.onNodes('a', 'b')).toStrictEqual(
      required(
        { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a'] }] },
        { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['b'] }] },
      ),
    );
  });

  test('unwanted node names are all in one term', () => {
    expect(NodeAffinities.notOnNodes('a', 'b')).toStrictEqual(
      required({
        matchFields: [
          { key: 'metadata.name', operator: 'NotIn', values: ['a'] },
          { key: 'metadata.name', operator: 'NotIn', values: ['b'] },
        ],
      }),
    );
  });

  test('a preference has a weight', () => {
    expect(NodeAffinities.preferred(10, gpu, linux)).toStrictEqual({
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 10, preference: { matchExpressions: [gpu, linux] } }],
    });
  });

  test.each([
    ['required', () => NodeAffinities.required()],
    ['onNodes', () => NodeAffinities.onNodes()],
    ['notOnNodes', () => NodeAffinities.notOnNodes()],
    ['preferred', () => NodeAffinities.preferred(1)],
    ['anyOf', () => NodeAffinities.anyOf()],
  ])('%s of nothing is refused, since Kubernetes reads it as no node', (method, make) => {
    expect(make).toThrow(
      new Error(
        `NodeAffinities.${method} got an empty list, which no node matches; give at least one, or leave the affinity out`,
      ),
    );
  });
});

describe('several affinities', () => {
  const zoneA = NodeAffinities.required(NodeLabels.in('zone', 'a'));
  const zoneB = NodeAffinities.required(NodeLabels.in('zone', 'b'));

  test('allOf adds the requirements of the one to every term of the other', () => {
    expect(
      NodeAffinities.allOf(
        NodeAffinities.anyOf(zoneA, zoneB),
        NodeAffinities.required(linux),
        NodeAffinities.notOnNodes('n'),
      ),
    ).toStrictEqual(
      required(
        {
          matchExpressions: [NodeLabels.in('zone', 'a'), linux],
          matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['n'] }],
        },
        {
          matchExpressions: [NodeLabels.in('zone', 'b'), linux],
          matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['n'] }],
        },
      ),
    );
  });

  test('allOf leaves no empty lists behind', () => {
    expect(NodeAffinities.allOf(zoneA, NodeAffinities.required(linux))).toStrictEqual(
      required({ matchExpressions: [NodeLabels.in('zone', 'a'), linux] }),
    );
    expect(
      Object.keys(
        NodeAffinities.allOf(NodeAffinities.onNodes('a'), NodeAffinities.notOnNodes('b'))
          .requiredDuringSchedulingIgnoredDuringExecution!.nodeSelectorTerms[0],
      ),
    ).toEqual(['matchFields']);
  });

  test('allOf keeps preferences beside requirements, in order', () => {
    const weights = (affinity: NodeAffinity) =>
      affinity.preferredDuringSchedulingIgnoredDuringExecution?.map(({ weight }) => weight);
    const all = NodeAffinities.allOf(NodeAffinities.preferred(1, gpu), zoneA, NodeAffinities.preferred(100, linux));
    expect(all.requiredDuringSchedulingIgnoredDuringExecution).toStrictEqual(
      zoneA.requiredDuringSchedulingIgnoredDuringExecution,
    );
    expect(weights(all)).toEqual([1, 100]);
    const [likeGpu, likeLinux] = [NodeAffinities.preferred(2, gpu), NodeAffinities.preferred(3, linux)];
    const any = NodeAffinities.anyOf(NodeAffinities.allOf(zoneA, likeGpu), NodeAffinities.allOf(zoneB, likeLinux));
    expect(weights(any)).toEqual([2, 3]);
  });

  test('allOf of affinities without content is none', () => {
    expect(NodeAffinities.allOf()).toStrictEqual({});
    expect(NodeAffinities.allOf({}, {})).toStrictEqual({});
    expect(NodeAffinities.allOf({}, zoneA)).toStrictEqual(zoneA);
  });

  test('anyOf refuses an alternative that allows every node', () => {
    expect(() => NodeAffinities.anyOf(zoneA, NodeAffinities.preferred(1, gpu))).toThrow(
      new Error(
        'affinity 2 of 2 requires nothing, so every node would match; give it required terms, or add it with NodeAffinities.allOf',
      ),
    );
  });

  test('neither changes what it is given', () => {
    const before = JSON.stringify([zoneA, zoneB]);
    NodeAffinities.allOf(zoneA, zoneB);
    NodeAffinities.anyOf(zoneA, zoneB);
    expect(JSON.stringify([zoneA, zoneB])).toBe(before);
  });
});

interface Node {
  readonly name: string;
  readonly labels: Record<string, string> | null;
}

// A reader of its own, held against the recording below, so that what the builder makes is judged as Kubernetes does.
function meets(requirement: NodeSelectorRequirement, values: Record<string, string>): boolean {
  const { key, operator, values: wanted = [] } = requirement;
  const value: string | undefined = values[key];
  const number = (text?: string) => (text !== undefined && /^-?\d+$/.test(text) ? BigInt(text) : undefined);
  switch (operator) {
    case 'In':
      return value !== undefined && wanted.includes(value);
    case 'NotIn':
      return value === undefined || !wanted.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
  const [has, limit] = [number(value), number(wanted[0])];
  return has !== undefined && limit !== undefined && (operator === 'Gt' ? has > limit : has < limit);
}

function allows(affinity: NodeAffinity, node: Node): boolean {
  const selector = affinity.requiredDuringSchedulingIgnoredDuringExecution;
  return (
    !selector ||
    selector.nodeSelectorTerms.some(
      ({ matchExpressions = [], matchFields = [] }) =>
        matchExpressions.length + matchFields.length > 0 &&
        matchExpressions.every((requirement) => meets(requirement, node.labels ?? {})) &&
        matchFields.every((requirement) => meets(requirement, { 'metadata.name': node.name })),
    )
  );
}

describe('joined affinities allow what Kubernetes says of their parts', () => {
  const { nodes, cases } = JSON.parse(
    readFileSync(`${__dirname}/../../conformance/recorded/nodeaffinity.json`, 'utf8'),
  ) as {
    nodes: Node[];
    cases: { affinity: NodeAffinity; matches: boolean[] }[];
  };
  const allowed = (affinity: NodeAffinity) => nodes.map((node) => allows(affinity, node));
  const pairs = cases.flatMap((a, index) =>
    [1, 7, 50].map((distance) => [a, cases[(index + distance) % cases.length]] as const),
  );

  test('the reader of this test agrees with nodeaffinity.GetRequiredNodeAffinity', () => {
    expect(cases.length).toBe(400);
    expect(
      cases.filter(({ affinity, matches }) => JSON.stringify(allowed(affinity)) !== JSON.stringify(matches)),
    ).toEqual([]);
  });

  test('allOf allows the nodes that both allow, empty terms included', () => {
    for (const [a, b] of pairs) {
      expect(allowed(NodeAffinities.allOf(a.affinity, b.affinity))).toEqual(
        nodes.map((_, node) => a.matches[node] && b.matches[node]),
      );
    }
  });

  test('anyOf allows the nodes that one of them allows', () => {
    const constrained = pairs.filter((pair) =>
      pair.every(({ affinity }) => affinity.requiredDuringSchedulingIgnoredDuringExecution),
    );
    expect(constrained.length).toBeGreaterThan(1000);
    for (const [a, b] of constrained) {
      expect(allowed(NodeAffinities.anyOf(a.affinity, b.affinity))).toEqual(
        nodes.map((_, node) => a.matches[node] || b.matches[node]),
      );
    }
  });
});
