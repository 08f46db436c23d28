export * from '../logs/agent';
export * from '../logs/fluent-bit/options';
export * from '../logs/fluentd/options';
export * from '../logs/inputs';
export * from '../logs/metadata';
export * from '../logs/options';
export * from '../logs/outputs';
