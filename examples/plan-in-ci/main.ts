import { App } from 'cdk8s';
import { Agents } from './agents';

const app = new App();
new Agents(app, 'agents');
app.synth();
