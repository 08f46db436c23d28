import * as lib from '../../src';

test('the classes are those that every API server makes when it starts', () => {
  // pkg/apis/scheduling/v1/helpers.go of Kubernetes
  expect([lib.PriorityClassNames.SYSTEM_CLUSTER_CRITICAL, lib.PriorityClassNames.SYSTEM_NODE_CRITICAL]).toEqual([
    'system-cluster-critical',
    'system-node-critical',
  ]);
});
