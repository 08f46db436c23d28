export * from '../scheduling/daemon-set-change';
export * from '../scheduling/node-plan';
export * from '../scheduling/plan-options';
export * from '../scheduling/plan-reason';
export * from '../scheduling/plan-results';
export * from '../scheduling/pools-plan';
export * from '../scheduling/rollout-plan';
