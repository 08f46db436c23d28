import { App, Chart } from 'cdk8s';
import * as lib from 'cdk8s-daemonsets';

const COUNT = 5000;
const app = new App();
const chart = new Chart(app, 'agents');
for (let i = 0; i < COUNT; i++) {
  new lib.DaemonSet(chart, `agent-${i}`, {
    containers: [{ name: 'agent', image: 'registry.example.com/agent:1.0', ports: [{ containerPort: 9100 }] }],
    volumes: [{ name: 'varlog', hostPath: { path: '/var/log' } }],
  });
}
app.synthYaml();
const peak = process.resourceUsage().maxRSS / 1024;
console.log(`peak memory for ${COUNT} DaemonSets in one app, synthesized: ${peak.toFixed(0)} MB (goal: under 512 MB)`);
