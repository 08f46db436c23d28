import { NodeLocalDnsDaemonSetProps } from './props';

const FORCE_TCP = ' {\n            force_tcp\n    }';

/** The server blocks; node-cache fills in what `__PILLAR__CLUSTER__DNS__` and `__PILLAR__UPSTREAM__SERVERS__` stand for. */
export function corefile(props: NodeLocalDnsDaemonSetProps, addresses: string[]): string {
  const { domain = 'cluster.local', stubDomains = {}, cacheSize = 9984 } = props;
  const block = (zone: string, forward: string, cache = 'cache 30', health = '') =>
    `${zone}:53 {
    errors
    ${cache}
    reload
    loop
    bind ${addresses.join(' ')}
    forward . ${forward}
    prometheus :9253
${health}    }
`;
  const cluster = `__PILLAR__CLUSTER__DNS__${FORCE_TCP}`;
  const cache = `cache {
            success ${cacheSize} 30
            denial ${cacheSize} 5
    }`;
  return [
    block(domain, cluster, cache, `    health ${addresses[0]}:8080\n`),
    ...['in-addr.arpa', 'ip6.arpa'].map((zone) => block(zone, cluster)),
    ...Object.entries(stubDomains).map(([zone, servers]) => block(zone, `${servers.join(' ')}${FORCE_TCP}`)),
    block('.', '__PILLAR__UPSTREAM__SERVERS__'),
  ].join('');
}
