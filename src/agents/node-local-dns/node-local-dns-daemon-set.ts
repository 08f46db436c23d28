import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { corefile } from './corefile';
import { NodeLocalDnsDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { grantAccess } from '../../patterns/access';
import { NodeNetworkDaemonSet } from '../../patterns/node-network/node-network-daemon-set';
import { hostPaths, mounts } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

const NAME = 'node-local-dns';
const UPSTREAM = 'kube-dns-upstream';
const APP = { 'k8s-app': NAME };
const CLUSTER_SERVICE = { 'kubernetes.io/cluster-service': 'true' };
const RECONCILE = { 'addonmanager.kubernetes.io/mode': 'Reconcile' };
const SCRAPED = { 'prometheus.io/port': '9253', 'prometheus.io/scrape': 'true' };

/**
 * The DNS cache of every node, image 1.26.8 as Kubernetes 1.37 publishes it: the DaemonSet, its configuration, the Service of kube-dns that it
 * queries, and the Service of its metrics.
 *
 * It has no memory limit: if the kernel kills it, its rules remain and the node has no DNS. Give one with `containerResources` only if it is far
 * above what the cache uses. A NetworkPolicy that lets pods ask kube-dns must allow the address of the cache by `ipBlock`.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
 */
export class NodeLocalDnsDaemonSet extends NodeNetworkDaemonSet {
  constructor(scope: Construct, id: string, props: NodeLocalDnsDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    const {
      clusterDnsIP,
      localIP = '169.254.20.10',
      domain: _domain,
      proxyMode = 'iptables',
      stubDomains: _stubs,
      cacheSize: _size,
      ...options
    } = props;
    const addresses = proxyMode === 'ipvs' ? [localIP] : [localIP, clusterDnsIP];
    const full = vendorProps(options, {
      name: NAME,
      labels: { ...APP, ...CLUSTER_SERVICE, ...RECONCILE },
      selector: APP,
      podAnnotations: SCRAPED,
      updateStrategy: { rollingUpdate: { maxUnavailable: '10%' } },
      pod: {
        priorityClassName: 'system-node-critical',
        serviceAccountName: NAME,
        hostNetwork: true,
        dnsPolicy: 'Default',
        tolerations: [
          { key: 'CriticalAddonsOnly', operator: 'Exists' },
          { effect: 'NoExecute', operator: 'Exists' },
          { effect: 'NoSchedule', operator: 'Exists' },
        ],
        containers: [
          {
            name: 'node-cache',
            image: 'registry.k8s.io/dns/k8s-dns-node-cache:1.26.8',
            resources: { requests: { cpu: '25m', memory: '5Mi' } },
            args: ['-localip', addresses.join(','), '-conf', '/etc/Corefile', '-upstreamsvc', UPSTREAM],
            securityContext: { capabilities: { add: ['NET_ADMIN'] } },
            ports: [
              { containerPort: 53, name: 'dns', protocol: 'UDP' },
              { containerPort: 53, name: 'dns-tcp', protocol: 'TCP' },
              { containerPort: 9253, name: 'metrics', protocol: 'TCP' },
            ],
            livenessProbe: {
              httpGet: { host: localIP, path: '/health', port: 8080 },
              initialDelaySeconds: 60,
              timeoutSeconds: 5,
            },
            volumeMounts: mounts(
              'xtables-lock /run/xtables.lock rw',
              'config-volume /etc/coredns',
              'kube-dns-config /etc/kube-dns',
            ),
          },
        ],
        volumes: [
          ...hostPaths('xtables-lock /run/xtables.lock FileOrCreate'),
          { name: 'kube-dns-config', configMap: { name: 'kube-dns', optional: true } },
          {
            name: 'config-volume',
            configMap: { name: NAME, items: [{ key: 'Corefile', path: 'Corefile.base' }] },
          },
        ],
      },
    });
    super(scope, id, full);
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      labels: { ...CLUSTER_SERVICE, ...RECONCILE },
    });
    const { namespace } = this.metadata;
    const object = (kind: string, metadata: { name: string; labels: object; annotations?: object }, fields: object) =>
      new ApiObject(this, `${kind}-${metadata.name}`, {
        apiVersion: 'v1',
        kind,
        metadata: { ...metadata, namespace } as {},
        ...fields,
      });
    object('ConfigMap', { name: NAME, labels: RECONCILE }, { data: { Corefile: corefile(props, addresses) } });
    const kubeDns = { 'k8s-app': 'kube-dns' };
    const labels = { ...kubeDns, ...CLUSTER_SERVICE, ...RECONCILE, 'kubernetes.io/name': 'KubeDNSUpstream' };
    const port = (name: string, protocol: string) => ({ name, port: 53, protocol, targetPort: 53 });
    const ports = [port('dns', 'UDP'), port('dns-tcp', 'TCP')];
    object('Service', { name: UPSTREAM, labels }, { spec: { ports, selector: kubeDns } });
    const metrics = { clusterIP: 'None', ports: [{ name: 'metrics', port: 9253, targetPort: 9253 }], selector: APP };
    object('Service', { name: NAME, labels: APP, annotations: SCRAPED }, { spec: metrics });
  }
}
