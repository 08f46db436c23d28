export * from '../builders/env-options';
export * from '../builders/probe-options';
export * from '../builders/toleration-options';
export * from '../builders/volume-options';
export * from '../constructs/daemon-set-options';
export * from '../constructs/node-agent/options';
export * from '../constructs/node-exporter/options';
export * from '../constructs/service/options';
