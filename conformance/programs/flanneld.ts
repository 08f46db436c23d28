import { Program, argumentsWith, configMapWith, daemonSetOf } from './program';
import { FlannelDaemonSet } from '../../src/agents/flannel/flannel-daemon-set';
import { FlannelDaemonSetProps } from '../../src/agents/flannel/props';
import { FLANNEL_CHARTS, FLANNEL_MORE } from '../../test/agents/option-sets';

const render = (props: FlannelDaemonSetProps) => daemonSetOf((chart) => new FlannelDaemonSet(chart, 'flannel', props));

/** What comes after the backend has its network: rules of iptables, a program that the container lacks. */
const REGISTERED = /Cleaning-up unused traffic manager rules/;
/** The kernel of this machine may have no WireGuard; the configuration has been read by then. */
const NO_WIREGUARD = /could not create wireguard interface: operation not supported/;

/** flanneld takes its flags, reads its subnet from the node, sets up the backend that the configuration names, and writes its lease to the node. */
export const FLANNELD: Program = {
  name: 'flanneld',
  programs: { '/opt/bin/flanneld': 'flannel' },
  sets: Object.fromEntries(
    Object.entries({ default: {}, ...FLANNEL_CHARTS, ...FLANNEL_MORE }).map(([name, props]) => [
      name,
      () => render(props),
    ]),
  ),
  async ask({ start, objects, apiServer }) {
    const { Network, Backend } = JSON.parse(objects.find(({ kind }) => kind === 'ConfigMap')!.data!['net-conf.json']);
    apiServer.podNetworks = [`${String(Network).split('.').slice(0, 2).join('.')}.3.0/24`, 'fd00:42:0:3::/64'];
    const running = start({});
    await running.says(new RegExp(`${REGISTERED.source}|${NO_WIREGUARD.source}`));
    const log = running.log();
    const { Type, VNI = 1, Port = 0, DirectRouting = false } = Backend;
    const read = `VXLAN config: VNI=${VNI} Port=${Port} GBP=false Learning=false DirectRouting=${DirectRouting}`;
    const lease = `"flannel.alpha.coreos.com/backend-type":"${Type}"`;
    const problems = [
      ...(REGISTERED.test(log) || NO_WIREGUARD.test(log) ? [] : ['the backend is not set up']),
      ...(Type === 'vxlan' && !log.includes(read) ? [`it does not read '${read}'`] : []),
      ...(NO_WIREGUARD.test(log) || apiServer.got(/^PATCH .*\/nodes\/node-1/, lease)
        ? []
        : ['it writes no lease to the node']),
    ];
    return problems.length ? [...problems, log] : [];
  },
  wrong: {
    'a flag that there is not': () => argumentsWith(render({}), (text) => text.replace('--ip-masq', '--ip-masquerade')),
    'a backend that there is not': () =>
      configMapWith(render({}), 'net-conf.json', (text) => text.replace('vxlan', 'vxlam')),
    'a network that is none': () =>
      configMapWith(render({}), 'net-conf.json', (text) => text.replace('10.244.0.0/16', '10.244')),
    'a network without the subnet of the node': () =>
      configMapWith(render({}), 'net-conf.json', (text) => text.replace('10.244.0.0/16', '10.244.0.0/23')),
  },
};
