import { App } from 'cdk8s';
import { Access } from './charts/access';
import { Monitoring } from './charts/monitoring';
import { NodeExporter } from './charts/node-exporter';

const app = new App();
new Access(app, 'access');
new Monitoring(app, 'monitoring');
new NodeExporter(app, 'node-exporter');
app.synth();
