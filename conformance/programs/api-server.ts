import { IncomingMessage, ServerResponse } from 'http';
import { Server, createServer } from 'https';
import { TOKEN } from '../agents/api-server';
import { Certificates } from '../agents/certificates';

const node = (podCIDRs: readonly string[]) => ({
  kind: 'Node',
  apiVersion: 'v1',
  metadata: {
    name: 'node-1',
    uid: 'uid-of-node-1',
    resourceVersion: '5',
    annotations: { 'example.com/note': 'hello' },
  },
  spec: { podCIDR: podCIDRs[0], podCIDRs },
  status: { addresses: [{ type: 'InternalIP', address: '127.0.0.1' }] },
});

const POD = {
  kind: 'Pod',
  apiVersion: 'v1',
  metadata: { name: 'agent-x2x4b', namespace: 'agents', resourceVersion: '6' },
  spec: { nodeName: 'node-1', containers: [{ name: 'main', image: 'image:1' }] },
};

const resources = (groupVersion: string, ...names: string[]) => ({
  kind: 'APIResourceList',
  apiVersion: 'v1',
  groupVersion,
  resources: names.map((name) => ({
    name: name.split('/')[1],
    singularName: '',
    namespaced: !/^(Node|CSIDriver)\//.test(name),
    kind: name.split('/')[0],
    verbs: ['get', 'list', 'watch', 'patch'],
  })),
});

const CLASSES = 'secrets-store.csi.x-k8s.io/v1';
const group = (name: string) => ({
  name: name.split('/')[0],
  versions: [{ groupVersion: name, version: name.split('/')[1] }],
  preferredVersion: { groupVersion: name, version: name.split('/')[1] },
});

const ANSWERS: { readonly [path: string]: object } = {
  '/version': { major: '1', minor: '37', gitVersion: 'v1.37.1' },
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [CLASSES, 'discovery.k8s.io/v1', 'networking.k8s.io/v1', 'storage.k8s.io/v1'].map(group),
  },
  '/api/v1': resources('v1', 'Node/nodes', 'Pod/pods', 'Secret/secrets', 'Service/services', 'Event/events'),
  [`/apis/${CLASSES}`]: resources(
    CLASSES,
    'SecretProviderClass/secretproviderclasses',
    'SecretProviderClassPodStatus/secretproviderclasspodstatuses',
  ),
  '/apis/storage.k8s.io/v1': resources('storage.k8s.io/v1', 'CSIDriver/csidrivers'),
  '/api/v1/namespaces/agents/pods/agent-x2x4b': POD,
};

/** As much of an API server as the programs need to start: one node, one pod, and lists in which nothing else is. */
export class ApiServer {
  /** Every request with the token of the service account: `METHOD path`, and what was sent. */
  public readonly requests: { readonly line: string; readonly body: string }[] = [];
  /** The networks of the pods of the node. */
  public podNetworks = ['10.244.3.0/24'];
  private readonly server: Server;

  constructor({ certificate: cert, key }: Certificates) {
    this.server = createServer({ cert, key }, (request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => this.answer(request, body, response));
    });
  }

  public start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(6443, '127.0.0.1', resolve);
    });
  }

  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Whether a request came whose line is as it says, and which sent the text. */
  public got(line: RegExp, text = ''): boolean {
    return this.requests.some((one) => line.test(one.line) && one.body.includes(text));
  }

  private answer({ method, url, headers }: IncomingMessage, body: string, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(url!, 'https://kubernetes');
    const send = (status: number, answer: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    };
    if (headers.authorization !== `Bearer ${TOKEN}`) return send(401, { kind: 'Status', code: 401 });
    this.requests.push({ line: `${method} ${pathname}`, body });
    if (searchParams.get('watch') === 'true') {
      if (searchParams.get('sendInitialEvents') === 'true') {
        return send(400, { kind: 'Status', code: 400, reason: 'BadRequest' });
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      response.flushHeaders();
      return;
    }
    if (pathname.startsWith('/api/v1/nodes/node-1')) return send(200, node(this.podNetworks));
    if (ANSWERS[pathname]) return send(200, ANSWERS[pathname]);
    const isNodes = pathname === '/api/v1/nodes';
    return send(200, {
      kind: isNodes ? 'NodeList' : 'List',
      apiVersion: 'v1',
      metadata: { resourceVersion: '100' },
      items: isNodes ? [node(this.podNetworks)] : [],
    });
  }
}
