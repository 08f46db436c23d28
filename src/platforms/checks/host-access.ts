import { hostPortOf } from '../../stored/host-ports';
import { CheckOf } from '../check';
import { Found, inContainers, Judged, podOf, SPEC } from '../judged';

export function hostNamespaces(_: CheckOf<'host-namespaces'>, judged: Judged): Found[] {
  const pod = podOf(judged);
  return (['hostNetwork', 'hostPID', 'hostIPC'] as const)
    .filter((field) => pod[field] === true)
    .map((field) => ({ path: SPEC.child(field), message: `${field} is true` }));
}

export function privileged(_: CheckOf<'privileged'>, judged: Judged): Found[] {
  return inContainers(judged, ({ name, securityContext }, path) =>
    securityContext?.privileged
      ? [{ path: path.child('securityContext').child('privileged'), message: `container '${name}' is privileged` }]
      : [],
  );
}

export function hostPorts({ taken }: CheckOf<'host-ports'>, judged: Judged): Found[] {
  const onNode = podOf(judged).hostNetwork === true;
  return inContainers(judged, ({ ports = [] }, path) =>
    ports.flatMap((port, i): Found[] => {
      // in the network of the node, every port is one of the node
      const number = hostPortOf(port, onNode);
      if (!number) return [];
      const at = path
        .child('ports')
        .index(i)
        .child(port.hostPort ? 'hostPort' : 'containerPort');
      if (!taken) return [{ path: at, message: `takes the port ${number} of the node` }];
      const who = holderOf(number, taken);
      return who === undefined ? [] : [{ path: at, message: `${number} is the port of ${who}` }];
    }),
  );
}

function holderOf(port: number, taken: { readonly [ports: string]: string }): string | undefined {
  const known = Object.entries(taken).find(([range]) => {
    const [first, last = first] = range.split('-').map(Number);
    return port >= first && port <= last;
  });
  return known?.[1];
}

export function capabilities({ allowed, named }: CheckOf<'capabilities'>, judged: Judged): Found[] {
  return inContainers(judged, ({ name, securityContext }, path) =>
    (securityContext?.capabilities?.add ?? []).flatMap((one, i): Found[] => {
      if (allowed ? allowed.includes(one) : !named?.includes(one)) return [];
      const at = path.child('securityContext').child('capabilities').child('add').index(i);
      return [{ path: at, message: `container '${name}' adds the capability ${one}` }];
    }),
  );
}

export function seLinuxType({ allowed }: CheckOf<'selinux-type'>, judged: Judged): Found[] {
  const find = (type: string | undefined, path: Found['path']): Found[] =>
    type && !allowed.includes(type)
      ? [{ path: path.child('securityContext').child('seLinuxOptions').child('type'), message: `is ${type}` }]
      : [];
  return [
    ...find(podOf(judged).securityContext?.seLinuxOptions?.type, SPEC),
    ...inContainers(judged, ({ securityContext }, path) => find(securityContext?.seLinuxOptions?.type, path)),
  ];
}
