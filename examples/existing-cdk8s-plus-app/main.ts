import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { NodeAgentDaemonSet, Probes } from 'cdk8s-daemonsets';

/** The app as it was: a web shop made of cdk8s-plus objects. */
class Shop extends Chart {
  public readonly registry: kplus.ISecret;

  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop', disableResourceNameHashes: true });
    this.registry = kplus.Secret.fromSecretName(this, 'registry', 'registry-credentials');
    const web = new kplus.Deployment(this, 'web', {
      containers: [{ image: 'registry.example.com/shop/web:2.3.1', portNumber: 8080, resources: {} }],
    });
    web.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
  }
}

/** What is new: a probe that measures from every node how long the shop takes to answer, beside the objects of the same app. */
class LatencyProbe extends Chart {
  constructor(scope: Construct, id: string, shop: Shop) {
    super(scope, id, { namespace: 'shop', disableResourceNameHashes: true });

    const targets = new kplus.ConfigMap(this, 'targets', {
      data: { 'targets.yaml': '- url: http://shop-web-service/health\n  every: 10s\n' },
    });
    const probe = new NodeAgentDaemonSet(this, 'probe', {
      containers: [
        {
          name: 'probe',
          image: 'registry.example.com/platform/latency-probe:1.4.0',
          args: ['--targets=/etc/probe/targets.yaml', '--metrics-address=:9090'],
          ports: [{ name: 'metrics', containerPort: 9090 }],
          readinessProbe: Probes.httpGet('/ready', 'metrics'),
          resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
        },
      ],
    });
    probe.mountConfigMap(targets, '/etc/probe', { readOnly: true });
    probe.addImagePullSecret(shop.registry);

    new kplus.Service(this, 'metrics', { selector: probe, ports: [{ port: 9090 }] });
    new kplus.Role(this, 'events', { rules: [{ verbs: ['create'], resources: [kplus.ApiResource.EVENTS] }] }).bind(
      probe,
    );
    new kplus.NetworkPolicy(this, 'policy', {
      selector: probe,
      egress: { rules: [{ peer: kplus.NetworkPolicyIpBlock.anyIpv4(this, 'anywhere') }] },
    });
  }
}

const app = new App();
new LatencyProbe(app, 'latency', new Shop(app, 'shop'));
app.synth();
