import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { namedPort, namedPorts } from './container-ports';
import { DaemonSetServicePort } from './options';
import { DaemonSetServiceProps } from './props';
import { DaemonSet } from '../daemon-set';
import { checkProps, pathIn } from '../owned';

type Kind = DaemonSetServiceProps['kind'];

const KINDS: { readonly [kind in Kind]: object } = {
  headless: { clusterIP: 'None' },
  'node-local': { internalTrafficPolicy: 'Local' },
  'cluster-ip': {},
  'node-port': { type: 'NodePort' },
};

/**
 * A Service for the pods of a DaemonSet, with the ports of its containers. Agents that only push need none, and neither do clients that use a port of
 * their own node (`HostPortEndpoint`).
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#communicating-with-daemon-pods
 */
export class DaemonSetService extends Construct {
  /** Name of the Service. */
  public readonly name: string;

  /** Namespace of the Service, as far as it is known. */
  public readonly namespace?: string;

  /** Labels of the Service. */
  public readonly labels: { [key: string]: string };

  /**
   * Names of the TCP ports.
   *
   * @internal
   */
  public readonly _tcpPortNames: string[];

  private readonly ports: ReadonlyMap<string, number>;

  constructor(scope: Construct, id: string, props: DaemonSetServiceProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    const { daemonSet, kind, ipFamilyPolicy, ipFamilies, externalTrafficPolicy, publishNotReadyAddresses } = props;
    checkKind(path, props);
    const selector = props.selector ?? selectorOf(path, daemonSet);
    const ports = portsOf(path, props);
    checkName(path, props.metadata?.name ?? daemonSet.name);
    super(scope, id);
    const service = new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: daemonSet.name, namespace: daemonSet.metadata.namespace, labels: selector, ...props.metadata },
      spec: {
        ...KINDS[kind],
        selector,
        ports,
        ...(ipFamilyPolicy && { ipFamilyPolicy }),
        ...(ipFamilies && { ipFamilies }),
        ...(externalTrafficPolicy && { externalTrafficPolicy }),
        ...(publishNotReadyAddresses && { publishNotReadyAddresses }),
      },
    });
    this.name = service.name;
    this.namespace = service.metadata.namespace;
    this.labels = props.metadata?.labels ?? selector;
    this._tcpPortNames = ports.filter(({ protocol = 'TCP' }) => protocol === 'TCP').map(({ name }) => name);
    this.ports = new Map(ports.map(({ name, port }) => [name, port]));
  }

  /** Names of the ports, as the containers call them. */
  public get portNames(): string[] {
    return [...this.ports.keys()];
  }

  /**
   * The port that clients use.
   *
   * @param name name of the port
   */
  public portOf(name: string): number {
    return (
      this.ports.get(name) ??
      refuse(
        this.node.path,
        `no port is called '${name}'; there is ${this.portNames.map((known) => `'${known}'`).join(', ')}`,
      )
    );
  }
}

function checkKind(
  path: string,
  { kind, ipFamilyPolicy, ipFamilies = [], externalTrafficPolicy, ports = [] }: DaemonSetServiceProps,
): void {
  if (!(kind in KINDS)) {
    refuse(
      path,
      `kind is '${kind}'; use ${Object.keys(KINDS)
        .map((known) => `'${known}'`)
        .join(', ')}`,
    );
  }
  const nodePort = ports.find((port) => port.nodePort !== undefined);
  if (kind !== 'node-port') {
    if (nodePort) {
      refuse(
        path,
        `port '${nodePort.name}' has nodePort ${nodePort.nodePort}, which nodes open for kind 'node-port' alone; leave one out`,
      );
    }
    if (externalTrafficPolicy) {
      refuse(
        path,
        "externalTrafficPolicy is for kind 'node-port' alone; traffic within the cluster stays on its node with kind 'node-local'",
      );
    }
  }
  if (new Set(ipFamilies).size !== ipFamilies.length || ipFamilies.length > 2) {
    refuse(path, `ipFamilies is [${ipFamilies.join(', ')}]; give each of IPv4 and IPv6 at most once`);
  }
  if (ipFamilies.length === 2 && ipFamilyPolicy !== 'PreferDualStack' && ipFamilyPolicy !== 'RequireDualStack') {
    refuse(
      path,
      `ipFamilies has two families, but ipFamilyPolicy is ${ipFamilyPolicy ?? 'not given'}; use 'PreferDualStack' or 'RequireDualStack'`,
    );
  }
}

function selectorOf(
  path: string,
  { selector: { matchLabels, matchExpressions }, node }: DaemonSet,
): {
  [key: string]: string;
} {
  if (matchLabels && !matchExpressions?.length) return matchLabels;
  return refuse(
    path,
    `${node.path} selects its pods by expressions, which a Service cannot; give the labels: selector: { ... }`,
  );
}

function portsOf(path: string, { daemonSet, kind, ports }: DaemonSetServiceProps) {
  const asked: DaemonSetServicePort[] = ports ?? namedPorts(daemonSet);
  const twice = asked.find(({ name }, index) => asked.findIndex((other) => other.name === name) < index);
  if (twice) refuse(path, `port '${twice.name}' is there twice; leave one out`);
  if (!asked.length) {
    refuse(
      path,
      `no container port of ${daemonSet.node.path} has a name to refer to; give them one: ports: [{ name: 'metrics', containerPort: 9100 }]`,
    );
  }
  const rendered = asked.map(({ name, port, nodePort, appProtocol }) => {
    const { containerPort, protocol } = namedPort(path, daemonSet, name);
    for (const number of [port, nodePort]) if (number !== undefined) checkPort(path, name, number);
    if (kind === 'headless' && port !== undefined && port !== containerPort) {
      refuse(
        path,
        `port '${name}' is ${port}, but the container listens on ${containerPort}, and nothing stands between a client of a headless Service and the pod; leave port out`,
      );
    }
    return {
      name,
      port: port ?? containerPort,
      targetPort: name,
      ...(protocol && { protocol }),
      ...(nodePort && { nodePort }),
      ...(appProtocol && { appProtocol }),
    };
  });
  const at = ({ port, protocol = 'TCP' }: (typeof rendered)[number]) => `${port}/${protocol}`;
  const taken = rendered.find((port, index) => rendered.findIndex((other) => at(other) === at(port)) < index);
  if (taken) {
    refuse(
      path,
      `port '${taken.name}' is ${at(taken)}, which another port of the Service is; give it another: port: ...`,
    );
  }
  return rendered;
}

/** Unlike a DaemonSet, a Service is a name in DNS. */
function checkName(path: string, serviceName: string): void {
  if (/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(serviceName)) return;
  refuse(
    path,
    `a Service cannot be called '${serviceName}'; use up to 63 lower-case letters, digits and '-', beginning with a letter: metadata: { name: '...' }`,
  );
}

function checkPort(path: string, name: string, port: number): void {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    refuse(path, `port '${name}' is ${port}; a port is a whole number from 1 to 65535`);
  }
}

function refuse(path: string, problem: string): never {
  throw new Error(`${path}: ${problem}`);
}
