import { assignsAddresses, naming } from './names';
import { CalicoDaemonSetProps } from './props';
import { AccessRow } from '../../patterns/access';
import { rules } from '../../patterns/tables';

const CRD = 'projectcalico.org,crd.projectcalico.org';
const READ = [
  'globalfelixconfigs,globalbgpconfigs,felixconfigurations,bgppeers,bgpfilters,bgpconfigurations,ippools,ipreservations,ipamblocks',
  'globalnetworkpolicies,stagedglobalnetworkpolicies,networkpolicies,stagednetworkpolicies,stagedkubernetesnetworkpolicies',
  'globalnetworksets,networksets,clusterinformations,hostendpoints,blockaffinities,caliconodestatuses,tiers',
].join(',');
const PODS = 'core pods,nodes,namespaces get';
const ADDRESSES = [
  `${CRD} blockaffinities,ipamblocks,ipamhandles get,list,create,update,delete`,
  `${CRD} ipamconfigurations,ipamconfigs get,create`,
  `${CRD} blockaffinities watch`,
  'apps daemonsets get',
];

function nodeRules(props: CalicoDaemonSetProps): string[] {
  const accounts = props.networking === 'Canal' ? 'canal,calico-cni-plugin' : 'calico-cni-plugin';
  const token = `core serviceaccounts/token create ${accounts}`;
  const slices = 'discovery.k8s.io endpointslices watch,list';
  if (props.etcd) {
    return [
      token,
      PODS,
      slices,
      'core endpoints,services watch,list',
      'core configmaps get',
      'core nodes/status patch',
    ];
  }
  return [
    token,
    PODS,
    slices,
    'core endpoints,services watch,list,get',
    'core configmaps get',
    'core nodes/status patch,update',
    'networking.k8s.io networkpolicies watch,list',
    'policy.networking.k8s.io clusternetworkpolicies watch,list',
    'core pods,namespaces,serviceaccounts list,watch',
    'core pods/status patch',
    `${CRD} ${READ} get,list,watch`,
    `${CRD} tiers create`,
    `${CRD} ippools,felixconfigurations,bgpconfigurations,clusterinformations create,update`,
    `${CRD} caliconodestatuses update`,
    'core nodes get,list,watch',
    `${CRD} bgpconfigurations,bgppeers create,update`,
    ...(assignsAddresses(props) ? ADDRESSES : []),
    'kubevirt.io virtualmachineinstancemigrations get,list,watch',
  ];
}

function pluginRules(props: CalicoDaemonSetProps): string[] {
  if (props.etcd) return [PODS];
  const pools = 'clusterinformations,ippools,ipreservations,ipamconfigurations,ipamconfigs';
  return [
    PODS,
    'core pods/status patch',
    ...(assignsAddresses(props)
      ? [
          `${CRD} blockaffinities,ipamblocks,ipamhandles,${pools} get,list,create,update,delete`,
          'kubevirt.io virtualmachineinstances,virtualmachines get',
        ]
      : []),
  ];
}

/** The roles of the vendor; `plugin` is the account of the plugin, in the namespace of the DaemonSet. */
export function roles(props: CalicoDaemonSetProps, plugin: object): AccessRow[] {
  const { name } = naming(props);
  const manager = { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'system:kube-controller-manager' };
  return [
    { role: 'calico-node', binding: name === 'canal' ? 'canal-calico' : name, rules: rules(...nodeRules(props)) },
    { role: 'calico-cni-plugin', rules: rules(...pluginRules(props)), subjects: [plugin] },
    { role: 'calico-tier-getter', rules: rules('projectcalico.org tiers get'), subjects: [manager] },
    ...(name === 'canal'
      ? [
          {
            role: 'flannel',
            binding: 'canal-flannel',
            rules: rules('core pods get', 'core nodes list,watch', 'core nodes/status patch'),
          },
        ]
      : []),
  ];
}
