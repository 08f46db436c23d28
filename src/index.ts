export * from './constructs/daemon-set';
export * from './constructs/daemon-set-props';
export * from './constructs/node-agent/node-agent-daemon-set';
export * from './constructs/node-agent/props';
export * from './model/generated/structs';
