import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { DEFAULT_VERSION, form, names } from './form';
import { OneAgentDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { grantAccess } from '../../patterns/access';
import { HostModifierDaemonSet } from '../../patterns/host-modifier/host-modifier-daemon-set';
import { vendorProps } from '../vendor-form';

const REASON: { readonly [mode: string]: string } = {
  classicFullStack: 'OneAgent installs itself on the node and watches every process of it',
  cloudNativeFullStack: 'OneAgent reads the processes and the network of the node',
  hostMonitoring: 'OneAgent reads the processes and the network of the node',
};

/**
 * Dynatrace OneAgent on every node, as the operator v1.10 makes it. Two agents on one node interfere with each other: give several of these
 * DaemonSets disjoint node selectors. The Secrets with the token and the proxy, and the CSI driver, are not part of it.
 *
 * @see https://github.com/Dynatrace/dynatrace-operator
 */
export class OneAgentDaemonSet extends HostModifierDaemonSet {
  constructor(scope: Construct, id: string, props: OneAgentDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    checkOptions(`${scope.node.path}/${id}`, props);
    const {
      mode,
      tenant,
      cluster: _cluster,
      servers,
      dynakube,
      version = DEFAULT_VERSION,
      architectures: _architectures,
      storage: _storage,
      proxy: _proxy,
      noProxy: _noProxy,
      networkZone: _zone,
      hostGroup: _group,
      activeGateTlsSecret: _tls,
      logMonitoring: _logs,
      livenessProbe: _probe,
      privilegedReason,
      appArmor: _appArmor,
      ...options
    } = props;
    const full = vendorProps(options, form(props));
    super(scope, id, { ...full, reason: privilegedReason ?? REASON[mode] });
    if (!servers) return;
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      accountFields: { automountServiceAccountToken: false },
    });
    const { connection, metadata } = names(dynakube);
    const configMap = (name: string, data: object) =>
      new ApiObject(this, name, {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace: this.metadata.namespace },
        data,
      });
    configMap(connection, { 'tenant-uuid': tenant, 'communication-endpoints': servers.join(',') });
    configMap(metadata, { oneagent: `orchestration_tech=cdk8s;script_version=${version}`, operator: version });
  }
}

function checkOptions(path: string, { mode, storage, proxy, version = DEFAULT_VERSION }: OneAgentDaemonSetProps): void {
  if (!(mode in REASON)) throw new Error(`${path}: mode is '${mode}'; use ${Object.keys(REASON).join(', ')}`);
  if (storage !== undefined && mode === 'classicFullStack') {
    throw new Error(
      `${path}: storage is for the modes that only read the node, and mode is '${mode}', which keeps its data on the node; leave it out`,
    );
  }
  if (storage !== undefined && storage !== 'csi' && !storage.startsWith('/')) {
    throw new Error(`${path}: storage is '${storage}'; use csi, or the absolute path of a directory of the node`);
  }
  if (proxy?.includes('@')) {
    throw new Error(
      `${path}: proxy contains a user or password, which everyone could read; put the proxy into the Secret`,
    );
  }
  if (!/^1\.\d+\./.test(version)) {
    throw new Error(`${path}: version is '${version}'; give a version of the agent, such as '${DEFAULT_VERSION}'`);
  }
}
