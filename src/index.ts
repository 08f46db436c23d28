export * from './constructs/daemon-set';
export * from './constructs/daemon-set-props';
export * from './model/generated/structs';
