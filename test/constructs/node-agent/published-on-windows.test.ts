import { NodeAgentDaemonSet } from '../../../src/constructs/node-agent/node-agent-daemon-set';
import { NodeAgentDaemonSetProps } from '../../../src/constructs/node-agent/props';
import { hasPublished, published as corpus } from '../../support/corpus';
import { made, published, withoutMarks } from '../../support/published';
import { testIf } from '../../support/test-if';

type Json = { [key: string]: any };

const TAINT = { key: 'node.kubernetes.io/os', operator: 'Equal', value: 'windows', effect: 'NoSchedule' };
const WINDOWS = { 'kubernetes.io/os': 'windows' };
const MEMORY = { limits: { memory: '1Gi' } };

/** The DaemonSets for Windows nodes that projects publish, by the folder that they are in. */
function publishedDaemonSets(): [string, Json][] {
  const ofFile = (file: string) => corpus.daemonSets().find(({ id }) => id === `${file}#0`)!.manifest;
  const SIG = 'kubernetes-sigs__sig-windows-tools__';
  const AWS = 'aws-samples__amazon-cloudwatch-container-insights__k8s-deployment-manifest-templates__deployment-mode__';
  const INSIGHTS = `${AWS}daemonset__container-insights-monitoring__`;
  return [
    ['csi-proxy', `${SIG}hostprocess__csi-proxy__csi-proxy.yaml`],
    ['kube-proxy beside Calico', `${SIG}hostprocess__calico__kube-proxy__kube-proxy.yml`],
    ['kube-proxy beside Flannel', `${SIG}hostprocess__flannel__kube-proxy__kube-proxy.yml`],
    ['kube-proxy of kubeadm', `${SIG}kubeadm__kube-proxy__kube-proxy.yml`],
    ['Flannel, overlay', `${SIG}hostprocess__flannel__flanneld__flannel-overlay.yml`],
    ['Flannel, host-gw', `${SIG}kubeadm__flannel__flannel-host-gw.yml`],
    ['Calico of sig-windows', `${SIG}hostprocess__calico__calico.yml`],
    ['Calico, BGP', 'projectcalico__calico__manifests__calico-windows-bgp.yaml'],
    ['containerd-logger', `${SIG}hostprocess__eventflow-logger__containerd-logger.yaml`],
    ['CloudWatch agent', `${INSIGHTS}cwagent__cwagent-daemonset-windows.yaml`],
    ['Fluent Bit for CloudWatch', `${INSIGHTS}fluent-bit__fluent-bit-windows.yaml`],
    ['windows_exporter', 'prometheus-community__windows_exporter__kubernetes__windows-exporter-daemonset.yaml'],
    [
      'windows_exporter for CloudWatch',
      `${AWS}service__cwagent-prometheus__sample_windows_exporter__windows-exporter.yaml`,
    ],
    ['Datadog', published('datadog/default_all_windows.yaml')],
    ['splunk', published('splunk-otel/kubernetes-windows-nodes.yaml')],
    ['Secrets Store CSI', published('secrets-store/windows.yaml')],
    ['EBS CSI', published('aws-ebs-csi/base.yaml').filter(({ metadata }) => metadata.name.endsWith('windows'))],
  ].map(([name, source]) => {
    const manifest =
      typeof source === 'string' ? ofFile(source) : source.find(({ kind }: Json) => kind === 'DaemonSet');
    return [name as string, withoutMarks(JSON.parse(JSON.stringify(manifest)))];
  });
}

const hostProcessOf = ({ securityContext }: Json): Json | undefined =>
  securityContext?.windowsOptions?.hostProcess ? securityContext.windowsOptions : undefined;

/** What a project publishes, said to NodeAgentDaemonSet: without what `os` and `onWindows` say, and without its own opinions. */
function propsOf({ metadata, spec }: Json): NodeAgentDaemonSetProps {
  const { template, selector, ...strategy } = spec;
  const { nodeSelector, securityContext, hostNetwork, dnsPolicy, ...pod } = template.spec;
  const account = hostProcessOf(template.spec)?.runAsUserName;
  const limited = (one: Json) => ({ ...one, resources: one.resources?.limits?.memory ? one.resources : MEMORY });
  return {
    ...strategy,
    ...pod,
    metadata,
    selector,
    podMetadata: template.metadata,
    os: 'windows',
    ...(account ? { onWindows: { hostProcess: true, runAsUserName: account } } : { hostNetwork, securityContext }),
    ...(dnsPolicy !== 'ClusterFirstWithHostNet' && { dnsPolicy }),
    serviceAccountName: pod.serviceAccountName ?? 'default',
    automountServiceAccountToken: pod.automountServiceAccountToken ?? true,
    updateStrategy: spec.updateStrategy ?? { type: 'RollingUpdate' },
    tolerateEveryTaint: false,
    virtualNodes: true,
    containers: pod.containers.map(limited),
    ...(pod.initContainers && { initContainers: pod.initContainers.map(limited) }),
  };
}

/** The published DaemonSet with what NodeAgentDaemonSet says where the project leaves it to the server, and nothing else. */
function withOpinions(daemonSet: Json): Json {
  const { metadata, spec } = daemonSet;
  const { dnsPolicy, ...pod } = spec.template.spec;
  const limited = (one: Json) => ({ ...one, resources: one.resources?.limits?.memory ? one.resources : MEMORY });
  const said: Json = {
    ...pod,
    ...(dnsPolicy && dnsPolicy !== 'ClusterFirstWithHostNet' && { dnsPolicy }),
    os: { name: 'windows' },
    nodeSelector: { ...WINDOWS, ...pod.nodeSelector },
    tolerations: [...(pod.tolerations ?? []), TAINT],
    serviceAccountName: pod.serviceAccountName ?? 'default',
    automountServiceAccountToken: pod.automountServiceAccountToken ?? true,
    containers: pod.containers.map(limited),
    ...(pod.initContainers && { initContainers: pod.initContainers.map(limited) }),
  };
  return {
    ...daemonSet,
    metadata,
    spec: { updateStrategy: { type: 'RollingUpdate' }, ...spec, template: { ...spec.template, spec: said } },
  };
}

const all = hasPublished ? publishedDaemonSets() : [];

const withPublished = testIf(hasPublished, 'the published manifests are not in ../shared');

for (const [name, daemonSet] of all) {
  withPublished(`${name} is reproduced by NodeAgentDaemonSet for Windows, but for its opinions`, () => {
    const props = propsOf(daemonSet);
    const objects = made((chart) => new NodeAgentDaemonSet(chart, 'agent', props), {
      namespace: daemonSet.metadata.namespace,
    });
    expect(objects).toEqual([withoutMarks(withOpinions(daemonSet))]);
  });
}

const clusterFirst = all.filter(([, { spec }]) => spec.template.spec.dnsPolicy === 'ClusterFirstWithHostNet');

withPublished('two have a DNS policy that Windows does not know, which is refused', () => {
  expect(clusterFirst.map(([name]) => name)).toEqual(['Fluent Bit for CloudWatch', 'splunk']);
  for (const [, daemonSet] of clusterFirst) {
    const props = { ...propsOf(daemonSet), dnsPolicy: 'ClusterFirstWithHostNet' } as const;
    expect(() => made((chart) => new NodeAgentDaemonSet(chart, 'agent', props))).toThrow(
      "agents/agent: dnsPolicy is 'ClusterFirstWithHostNet', which has no meaning on Windows; leave it out",
    );
  }
});
