import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { falcoConfig, falcoctlConfig } from './config';
import { form, LABELS, PORT, VERSION } from './form';
import { FalcoDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { grantAccess } from '../../patterns/access';
import { EbpfDaemonSet } from '../../patterns/ebpf/ebpf-daemon-set';
import { vendorProps } from '../vendor-form';

/**
 * Falco on every node, release 0.44.1 as chart 9.1.0 renders it: the DaemonSet, its account and its configuration. It needs no right at the API
 * server.
 *
 * @see https://github.com/falcosecurity/falco
 */
export class FalcoDaemonSet extends EbpfDaemonSet {
  constructor(scope: Construct, id: string, props: FalcoDaemonSetProps = {}) {
    checkProps(pathIn(scope, id), props);
    const {
      driver,
      leastPrivileged,
      appArmor: _appArmor,
      metrics,
      rules: _rules,
      jsonOutput: _json,
      minimumPriority: _priority,
      httpOutput: _http,
      ...options
    } = props;
    if (leastPrivileged && driver === 'kmod') {
      throw new Error(
        `${scope.node.path}/${id}: leastPrivileged is for the driver modern_ebpf, as only root may load a module; leave it out`,
      );
    }
    const full = vendorProps(options, form(props));
    super(scope, id, full);
    const labels = { ...LABELS, ...VERSION };
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      labels,
    });
    const { namespace } = this.metadata;
    const object = (kind: string, name: string, extra: object, fields: object) =>
      new ApiObject(this, `${kind}-${name}`, {
        apiVersion: 'v1',
        kind,
        metadata: { name, namespace, labels: { ...labels, ...extra } },
        ...fields,
      });
    object('ConfigMap', 'falco', {}, { data: { 'falco.yaml': falcoConfig(props) } });
    object('ConfigMap', 'falco-falcoctl', {}, { data: { 'falcoctl.yaml': falcoctlConfig(props) } });
    if (!metrics) return;
    const ports = [{ port: PORT, targetPort: PORT, protocol: 'TCP', name: 'metrics' }];
    object(
      'Service',
      'falco-metrics',
      { type: 'falco-metrics' },
      { spec: { type: 'ClusterIP', ports, selector: this.selector.matchLabels } },
    );
  }
}
