import { App, Chart } from 'cdk8s';
import { FluentBit, LogCollectorDaemonSet } from 'cdk8s-daemonsets';

const app = new App();
const chart = new Chart(app, 'log-routing', { namespace: 'logging' });

new LogCollectorDaemonSet(chart, 'logs', {
  metadata: { name: 'logs' },
  // the one line to change: new Vector() takes the same pipeline
  agent: new FluentBit(),
  priorityClassName: 'system-node-critical',
  inputs: [{ containerLogs: { multiline: ['java', 'python'], excludeNamespaces: ['load-test-*'] } }, { audit: {} }],
  steps: [
    { parse: { json: {}, when: { field: 'message', matches: '^\\{' } } },
    { drop: { when: { field: 'level', oneOf: ['debug', 'DEBUG', 'trace'] } } },
    { redact: { kinds: ['email', 'cardNumber', 'bearerToken'] } },
    { remove: { fields: ['password'] } },
    // of one pod that writes too much, the rest is dropped
    { rateLimit: { records: 5000, seconds: 10, by: 'pod', when: { field: 'tag', oneOf: ['containers'] } } },
  ],
  routing: { takenBy: 'first' },
  outputs: [
    {
      when: { field: 'tag', oneOf: ['audit'] },
      s3: { bucket: 'example-audit', region: 'eu-central-1', prefix: 'kubernetes' },
    },
    {
      when: { field: 'namespace', matches: '^team-a-' },
      openSearch: {
        host: 'search.team-a.example.com',
        ca: { name: 'team-a-search', key: 'ca.crt' },
        username: 'collector',
        password: { name: 'team-a-search', key: 'password' },
        indexPrefix: 'team-a',
      },
    },
    { loki: { host: 'loki-gateway.monitoring.svc', port: 80, tls: false }, otherwise: true },
  ],
});

app.synth();
