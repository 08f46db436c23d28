import { assumed, documented, source } from '../fact';
import { CONTROL_PLANE, LINUX_PATHS } from './linux';
import { RuntimeSockets } from '../../model/runtime-sockets';
import { PlatformProfile, platformRules } from '../profile';

const ADMISSION = 'openshift/apiserver-library-go pkg/securitycontextconstraints';
const PORTS = 'docs.redhat.com: network connectivity of OpenShift';

export const OPENSHIFT: PlatformProfile = {
  title: 'OpenShift',
  os: 'linux',
  paths: {
    ...LINUX_PATHS,
    runtimeSocket: source(RuntimeSockets.CRI_O, 'cri-o/cri-o defaults'),
    cniConfig: assumed('/etc/kubernetes/cni/net.d', 'Multus of OpenShift; MicroShift has /etc/cni/net.d'),
    cniBinaries: assumed('/var/lib/cni/bin', 'Multus of OpenShift; MicroShift has /run/cni/bin'),
    journal: assumed('/var/log/journal', 'Red Hat Enterprise Linux CoreOS'),
    certificates: assumed('/etc/pki/ca-trust', 'Fedora and its kin'),
  },
  writable: documented(
    ['/var', '/opt', '/usr/local', '/etc'],
    'Red Hat Enterprise Linux CoreOS: /opt and /usr/local are below /var',
  ),
  nodeLabels: assumed({ 'node.openshift.io/os_id': '*' }, 'Machine Config Operator'),
  taints: [CONTROL_PLANE, assumed('node-role.kubernetes.io/master:NoSchedule', 'nodes of the control plane')],
  podSecurity: source(
    'restricted where the gate OpenShiftPodSecurityAdmission is on, else privileged',
    'openshift/cluster-kube-apiserver-operator',
  ),
  beside: [
    {
      object: 'RoleBinding to the ClusterRole system:openshift:scc:NAME',
      when: 'the pods need more than restricted-v2',
    },
    {
      object:
        'Namespace with pod-security.kubernetes.io/enforce and security.openshift.io/scc.podSecurityLabelSync: "false"',
      when: 'the pods need more than the Pod Security level restricted',
    },
    {
      object: 'Namespace with the annotation openshift.io/node-selector: ""',
      when: 'the cluster has a default node selector',
    },
  ],
  feeds: { seLinuxType: 'spc_t', ownNamespaceMarks: true },
  rules: platformRules('openshift', {
    scc: {
      check: { kind: 'scc' },
      severity: 'never-runs',
      certainty: 'source',
      from: ADMISSION,
      exception: 'a RoleBinding',
      remedy:
        "Bind the ServiceAccount to the ClusterRole 'system:openshift:scc:NAME' of these constraints, for example with SccBinding.",
    },
    requiredScc: {
      check: { kind: 'required-scc' },
      severity: 'never-runs',
      certainty: 'source',
      from: `${ADMISSION}/sccadmission`,
      remedy: 'Name constraints that admit the pods, or leave the annotation out.',
    },
    seLinux: {
      check: {
        kind: 'host-path-used',
        paths: ['/var/log', '/proc', '/run', '/var/run', '/etc', '/var/lib'],
        seLinux: ['spc_t'],
      },
      severity: 'advice',
      certainty: 'reported',
      from: 'poseidon/typhoon#1198; container_t may not read most files of the node',
      remedy: "Set seLinuxOptions: { type: 'spc_t' }, which the constraints hostmount-anyuid-v2 and privileged admit.",
    },
    nodeSelector: {
      check: { kind: 'namespace-annotation', annotation: 'openshift.io/node-selector', value: '' },
      severity: 'advice',
      certainty: 'reported',
      from: 'kubernetes/kubernetes#51788, openshift/origin#19678',
      remedy:
        'Set the annotation: with a default node selector of the cluster, pods are made, fail and are made again without end.',
    },
    portTaken: {
      check: {
        kind: 'host-ports',
        taken: {
          '4789': 'VXLAN',
          '6081': 'Geneve',
          '9100-9101': 'the node exporter of openshift-monitoring',
          '9107-9108': 'OVN-Kubernetes',
          '9537': 'CRI-O',
          '10250-10259': 'Kubernetes',
          '22623-22624': 'the Machine Config Server, which is blocked',
        },
      },
      severity: 'advice',
      certainty: 'assumed',
      from: PORTS,
      remedy: 'Take another port.',
    },
    runtimeSocket: {
      check: {
        kind: 'host-path-used',
        paths: ['/run/containerd', '/var/run/containerd', '/var/run/docker.sock', '/var/lib/docker'],
      },
      severity: 'advice',
      certainty: 'documented',
      from: 'docs.redhat.com: CRI-O is the runtime of OpenShift',
      remedy: `Use ${RuntimeSockets.CRI_O}; there is neither containerd nor Docker.`,
    },
  }),
};
