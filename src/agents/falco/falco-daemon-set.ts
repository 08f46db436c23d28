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
      kernelModuleReason,
      leastPrivileged,
      appArmor: _appArmor,
      metrics,
      rules: _rules,
      jsonOutput: _json,
      minimumPriority: _priority,
      httpOutput: _http,
      runtimeSocket: _socket,
      ...options
    } = props;
    const path = `${scope.node.path}/${id}`;
    if (kernelModuleReason === '') {
      throw new Error(`${path}: kernelModuleReason is empty; say why eBPF does not do, or leave it out`);
    }
    if (leastPrivileged && kernelModuleReason !== undefined) {
      throw new Error(
        `${path}: only a privileged container can load the kernel module that kernelModuleReason asks for; leave leastPrivileged out`,
      );
    }
    const full = vendorProps(options, form(props));
    super(scope, id, { ...full, ...(kernelModuleReason !== undefined && { rootReason: kernelModuleReason }) });
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
