export * from '../constructs/monitoring/alert-options';
export * from '../constructs/monitoring/dashboard-options';
export * from '../constructs/monitoring/monitor-options';
export * from '../constructs/monitoring/prometheus-rule-options';
