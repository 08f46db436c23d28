import { App } from 'cdk8s';
import { Devices } from './devices';
import { Network } from './network';
import { Observability } from './observability';
import { Operations } from './operations';
import { Storage } from './storage';
import { AgentEnvironment, TargetClusters } from 'cdk8s-daemonsets';

const app = new App();
TargetClusters.of(app).use({ kubernetesVersion: '1.33+' });
AgentEnvironment.of(app).use({
  registryMirrors: { 'docker.io': 'registry.example.com/dockerhub', 'registry.k8s.io': 'registry.example.com/k8s' },
});

new Network(app, 'network');
new Storage(app, 'storage');
new Devices(app, 'devices');
new Observability(app, 'observability');
new Operations(app, 'operations');

app.synth();
