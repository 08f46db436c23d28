export * from '../constructs/policy/scc-binding';
