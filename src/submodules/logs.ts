export * from '../logs/agent';
export * from '../logs/agents/fluent-bit/options';
export * from '../logs/agents/fluentd/options';
export * from '../logs/inputs';
export * from '../logs/metadata';
export * from '../logs/options';
export * from '../logs/outputs';
