export * from '../model/runtime-sockets';
export * from '../constructs/policy/scc-binding';
