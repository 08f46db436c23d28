export * from '../constructs/node-exporter/generated/collectors';
