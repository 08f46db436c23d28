import { readFileSync } from 'fs';
import { createServer, Server } from 'https';
import { AddressInfo } from 'net';
import { dirname, join } from 'path';
import { check } from './check-line';
import { container, daemonSet, nodes } from './fleet';
import { run } from './live-tool';
import { Session } from './session';
import { seeded } from '../../test/support/seeded';

/*
 * What status says of usage, where the API server passes the metrics API on to a program that stands in for metrics-server: its API, with
 * numbers that are put in. https://github.com/kubernetes-sigs/metrics-server/blob/v0.8.0/pkg/api/pod.go
 */

const GROUP = 'metrics.k8s.io';
const VERSION = { groupVersion: `${GROUP}/v1beta1`, version: 'v1beta1' };

interface Pod {
  readonly metadata: { readonly namespace: string; readonly name: string };
  readonly spec: { readonly nodeName: string };
}

export async function compareMetrics(session: Session): Promise<void> {
  await session.applyAll(nodes(seeded(5), 0, 6, 0));
  await session.applyAll([
    daemonSet('measured', {
      tolerations: [{ operator: 'Exists' }],
      containers: [container({ cpu: '100m', memory: '64Mi' })],
    }),
  ]);
  await session.settle();
  const { items } = (await session.list('pods')) as { items: Pod[] };
  const pods = items
    .filter(({ metadata }) => metadata.name.startsWith('measured-'))
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  // one pod has no numbers yet; metrics-server writes nanocores and KiB
  const usage = pods.slice(1).map(({ metadata }, i) => ({
    metadata: { ...metadata, creationTimestamp: new Date().toISOString() },
    timestamp: new Date().toISOString(),
    window: '15s',
    containers: [
      { name: 'agent', usage: { cpu: `${(i + 1) * 20_500_000}n`, memory: `${(pods.length - i) * 16 * 1024}Ki` } },
    ],
  }));
  const server = await serve(dirname(await session.kubeconfig()), usage);
  const problems: string[] = [];
  const status = async () => {
    const { code, out, err } = await run(['status', 'agents/measured', '-f', 'json']);
    const [found] = (JSON.parse(out || '{"daemonSets":[]}') as { daemonSets: any[] }).daemonSets;
    return { said: `exit code ${code} ${err}`, found };
  };
  try {
    await session.applyAll(registration((server.address() as AddressInfo).port));
    const until = Date.now() + 60_000;
    let { said, found } = await status();
    while (Object.keys(found?.highestUsage ?? {}).length === 0 && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      ({ said, found } = await status());
    }
    if (said !== 'exit code 0 ') problems.push(said);
    // used by requested: 20.5 m a step of 100 m, in whole millicores, and 16 MiB a step of 64 MiB
    const most = { cpu: pods.length - 1, memory: 1 };
    const [cpu, memory] = [found?.highestUsage.cpu, found?.highestUsage.memory];
    const expected = [
      `${pods[most.cpu].spec.nodeName} ${Math.ceil((pods.length - 1) * 20.5) / 100}`,
      `${pods[most.memory].spec.nodeName} ${pods.length / 4}`,
    ];
    if (`${cpu?.node} ${cpu?.share}` !== expected[0]) problems.push(`${JSON.stringify(cpu)}, not ${expected[0]}`);
    if (`${memory?.node} ${memory?.share}` !== expected[1]) {
      problems.push(`${JSON.stringify(memory)}, not ${expected[1]}`);
    }
    const measured = found?.nodes.filter((one: any) => one.pods.some((pod: any) => pod.usage !== undefined));
    if (measured?.length !== pods.length - 1) {
      problems.push(`${measured?.length} pods with numbers of ${pods.length - 1}`);
    }
  } finally {
    await new Promise((resolve) => server.close(resolve).closeAllConnections());
  }
  const { said, found } = await status();
  if (said !== 'exit code 0 ' || Object.keys(found.highestUsage).length > 0) {
    problems.push(`without an answer of the metrics API: ${said} ${JSON.stringify(found?.highestUsage)}`);
  }
  check(`usage of ${usage.length} pods, through the API server, and without the metrics API`, problems);
}

/** The API server finds what serves a group by a Service; one of this type needs no network of a cluster. */
function registration(port: number): object[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { namespace: 'kube-system', name: 'metrics-server' },
      spec: { type: 'ExternalName', externalName: 'localhost' },
    },
    {
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      metadata: { name: `${VERSION.version}.${GROUP}` },
      spec: {
        group: GROUP,
        version: VERSION.version,
        groupPriorityMinimum: 100,
        versionPriority: 100,
        insecureSkipTLSVerify: true,
        service: { namespace: 'kube-system', name: 'metrics-server', port },
      },
    },
  ];
}

/** Answers as the API of metrics-server, with the certificate of the control plane in the folder. */
function serve(
  folder: string,
  items: readonly { readonly metadata: { readonly namespace: string } }[],
): Promise<Server> {
  const group = { kind: 'APIGroup', apiVersion: 'v1', name: GROUP, versions: [VERSION], preferredVersion: VERSION };
  const answerTo = (path: string): object | undefined => {
    if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: [group] };
    if (path === `/apis/${GROUP}`) return group;
    if (path === `/apis/${VERSION.groupVersion}`) {
      const resource = { name: 'pods', singularName: '', namespaced: true, kind: 'PodMetrics', verbs: ['get', 'list'] };
      return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: VERSION.groupVersion, resources: [resource] };
    }
    const [, namespace] = /^\/apis\/metrics\.k8s\.io\/v1beta1(?:\/namespaces\/([^/]+))?\/pods$/.exec(path) ?? [path];
    return path.endsWith('/pods')
      ? {
          kind: 'PodMetricsList',
          apiVersion: VERSION.groupVersion,
          metadata: {},
          items: items.filter(({ metadata }) => namespace === undefined || metadata.namespace === namespace),
        }
      : undefined;
  };
  const [cert, key] = ['server.crt', 'server.key'].map((name) => readFileSync(join(folder, name)));
  const server = createServer({ cert, key }, (request, response) => {
    const answer = answerTo(new URL(request.url!, 'https://localhost').pathname);
    response.writeHead(answer === undefined ? 404 : 200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  return new Promise((resolve) => server.listen(0, 'localhost', () => resolve(server)));
}
