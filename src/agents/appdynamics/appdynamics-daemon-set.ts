import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AppDynamicsDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { RuntimeSockets } from '../../model/runtime-sockets';
import { grantAccess } from '../../patterns/access';
import { HostMonitorDaemonSet } from '../../patterns/host-monitor/host-monitor-daemon-set';
import { env, field, hostPaths, mounts, rules } from '../../patterns/tables';
import { checkSecretReference } from '../secret-reference';
import { vendorProps } from '../vendor-form';

const NAME = 'appd-infra-agent';
const CONFIG = 'ma-config';
const ROOTS = ['proc', 'etc', 'sys'];

/**
 * The AppDynamics machine agent on every node, with the values of the operator v0.6.9; no manifest of it is published, so these values
 * are the only reference. The cluster agent, a Deployment, is not part of it.
 *
 * @see https://github.com/CiscoDevNet/appdynamics-charts
 */
export class AppDynamicsDaemonSet extends HostMonitorDaemonSet {
  constructor(scope: Construct, id: string, props: AppDynamicsDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    checkProps(pathIn(scope, id), props.controller, 'controller');
    checkSecretReference(pathIn(scope, id), 'controller.accessKey', props.controller.accessKey);
    const { controller, dockerReason, ...options } = props;
    const docker = dockerReason !== undefined;
    const {
      host,
      port = 443,
      account,
      accessKey = { name: 'cluster-agent-secret', key: 'controller-key' },
    } = controller;
    const full = vendorProps(options, {
      name: NAME,
      selector: { name: NAME },
      pod: {
        hostNetwork: true,
        hostPID: true,
        hostIPC: true,
        serviceAccountName: NAME,
        containers: [
          {
            name: NAME,
            image: 'docker.io/appdynamics/machine-agent:latest',
            env: env({
              APPDYNAMICS_AGENT_ACCOUNT_ACCESS_KEY: { secretKeyRef: accessKey },
              APPDYNAMICS_AGENT_UNIQUE_HOST_ID: field('spec.nodeName'),
            }),
            envFrom: [{ configMapRef: { name: CONFIG } }],
            ports: [{ containerPort: 9090, protocol: 'TCP' }],
            resources: { requests: { cpu: '200m', memory: '800M' }, limits: { cpu: '500m', memory: '1G' } },
            securityContext: { privileged: true },
            volumeMounts: mounts(
              ...ROOTS.map((name) => `${name} /hostroot/${name} ro`),
              ...(docker ? [`docker-sock ${RuntimeSockets.DOCKER} ro`] : []),
            ),
          },
        ],
        volumes: hostPaths(
          ...ROOTS.map((name) => `${name} /${name} Directory`),
          ...(docker ? [`docker-sock ${RuntimeSockets.DOCKER} Socket`] : []),
        ),
      },
    });
    super(scope, id, { ...full, rootReason: dockerReason ?? 'the agent reads every process of the node' });
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      cluster: [
        {
          role: NAME,
          rules: rules(
            'core pods,nodes,events,namespaces get,list,watch',
            'apps daemonsets,deployments,replicasets,statefulsets get,list,watch',
            'batch jobs,cronjobs get,list,watch',
          ),
        },
      ],
    });
    new ApiObject(this, 'Config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: CONFIG, namespace: this.metadata.namespace },
      data: {
        APPDYNAMICS_CONTROLLER_HOST_NAME: host,
        APPDYNAMICS_CONTROLLER_PORT: `${port}`,
        APPDYNAMICS_CONTROLLER_SSL_ENABLED: `${port === 443}`,
        APPDYNAMICS_AGENT_ACCOUNT_NAME: account,
        APPDYNAMICS_SIM_ENABLED: 'true',
        APPDYNAMICS_DOCKER_ENABLED: `${docker}`,
      },
    });
  }
}
