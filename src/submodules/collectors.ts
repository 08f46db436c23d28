export * from '../constructs/node-exporter/generated/collectors';
export * from '../constructs/node-exporter/generated/windows-collectors';
