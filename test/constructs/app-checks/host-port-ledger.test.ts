import { appOf, complaintsOf } from './app';
import * as lib from '../../../src';

const pool = (name: string) => ({ nodeSelector: { pool: name } });
const clash = (what: string) => [
  `agents/one and agents/two both take host port ${what} of nodes that can run both; the pod of one of them would stay pending there: ` +
    'give one another port, or keep them on different nodes',
];

test('two DaemonSets that a node can run both take no host port twice', () => {
  expect(complaintsOf(appOf({ one: { port: 9100 }, two: { port: 9100, namespace: 'other' } }))).toEqual(
    clash('9100/TCP'),
  );
});

test('in the host network every container port is a port of the node', () => {
  const containers = [{ name: 'a', image: 'b', ports: [{ containerPort: 9100 }] }];
  expect(complaintsOf(appOf({ one: { port: 9100 }, two: { hostNetwork: true, containers } }))).toEqual(
    clash('9100/TCP'),
  );
  expect(complaintsOf(appOf({ one: { port: 9100 }, two: { containers } }))).toEqual([]);
});

test('another protocol or address is another port, and no address is every address', () => {
  expect(complaintsOf(appOf({ one: { port: 53, ip: '10.0.0.1' }, two: { port: 53, ip: '10.0.0.2' } }))).toEqual([]);
  expect(complaintsOf(appOf({ one: { port: 53 }, two: { port: 53, ip: '10.0.0.2' } }))).toEqual(
    clash('10.0.0.2:53/TCP'),
  );
  const udp = [{ name: 'a', image: 'b', ports: [{ containerPort: 53, hostPort: 53, protocol: 'UDP' as const }] }];
  expect(complaintsOf(appOf({ one: { port: 53 }, two: { containers: udp } }))).toEqual([]);
});

test('DaemonSets that no node can run both may share a port: by node selector, affinity, or names of nodes', () => {
  expect(complaintsOf(appOf({ one: { port: 1, ...pool('a') }, two: { port: 1, ...pool('b') } }))).toEqual([]);
  const gpu = lib.NodeLabels.value('gpu').exists();
  const withAffinity = (nodes: lib.nodes.NodeExpression) => ({
    affinity: { nodeAffinity: lib.NodeAffinities.matching(nodes) },
  });
  expect(
    complaintsOf(appOf({ one: { port: 1, ...withAffinity(gpu) }, two: { port: 1, ...withAffinity(gpu.not()) } })),
  ).toEqual([]);
  expect(complaintsOf(appOf({ one: { port: 1, ...withAffinity(gpu) }, two: { port: 1, ...pool('b') } }))).toEqual(
    clash('1/TCP'),
  );
  const onNode = (name: string) => ({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In' as const, values: [name] }] }],
        },
      },
    },
  });
  expect(complaintsOf(appOf({ one: { port: 1, ...onNode('a') }, two: { port: 1, ...onNode('b') } }))).toEqual([]);
  expect(complaintsOf(appOf({ one: { port: 1, ...onNode('a') }, two: { port: 1, nodeName: 'a' } }))).toEqual(
    clash('1/TCP'),
  );
});

test('what changes between two synths is seen by the second', () => {
  const app = appOf({ one: { port: 9100 }, two: { port: 9200 } });
  expect(complaintsOf(app)).toEqual([]);
  const two = app.node.findChild('agents').node.findChild('two') as lib.DaemonSet;
  two.addContainer({ name: 'more', image: 'c', ports: [{ containerPort: 1, hostPort: 9100 }] });
  expect(complaintsOf(app)).toEqual(clash('9100/TCP'));
  two.addNodeSelector('pool', 'b');
  (app.node.findChild('agents').node.findChild('one') as lib.DaemonSet).addNodeSelector('pool', 'a');
  expect(complaintsOf(app)).toEqual([]);
});
