import { readdirSync } from 'fs';
import { IncomingMessage, ServerResponse } from 'http';
import { Server, createServer } from 'https';
import { Socket } from 'net';
import { Certificates } from './certificates';

export const TOKEN = 'token-of-the-service-account';
const NAMESPACES = ['default', 'logging', 'shop'];

function pod(namespace: string, name: string, uid: string): object {
  return {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: {
      name,
      namespace,
      uid,
      resourceVersion: '10',
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels: { app: name.replace(/-[^-]*$/, ''), 'app.kubernetes.io/name': 'shop' },
      annotations: { 'example.com/note': 'hello' },
    },
    spec: { nodeName: 'node-1', containers: [{ name: 'main', image: 'image:1' }] },
    status: {
      phase: 'Running',
      podIP: '10.0.0.5',
      containerStatuses: [
        { name: 'main', containerID: 'containerd://c', image: 'image:1', ready: true, restartCount: 0 },
      ],
    },
  };
}

const namespace = (name: string) => ({
  kind: 'Namespace',
  apiVersion: 'v1',
  metadata: {
    name,
    uid: `uid-of-${name}`,
    resourceVersion: '5',
    creationTimestamp: '2026-01-01T00:00:00Z',
    labels: { team: 'blue', 'kubernetes.io/metadata.name': name },
  },
});

/** As much of an API server, and of a kubelet, as agents need for metadata: pods of the folders in /var/log/pods of a node, and namespaces. */
export class ApiServer {
  /** `METHOD path` of every request. */
  public readonly requests: string[] = [];
  /** Answers every request with this status. */
  public failing: number | undefined;
  private readonly events: object[] = [];
  private server: Server | undefined;
  private kubelet: Server | undefined;
  private readonly sockets = new Set<Socket>();

  constructor(
    private readonly address: string,
    private readonly node: string,
    private readonly tls: Certificates,
  ) {}

  public async start(): Promise<void> {
    this.kubelet = createServer({ cert: this.tls.certificate, key: this.tls.key }, (request, response) => {
      this.requests.push(`${request.method} kubelet ${request.url}`);
      const knows = request.headers.authorization === `Bearer ${TOKEN}` && request.url === '/pods';
      return send(response, knows ? 200 : 403, knows ? list('PodList', this.pods()) : { kind: 'Status', code: 403 });
    }).listen(10250, this.address);
    this.kubelet.on('connection', (socket: Socket) => this.sockets.add(socket));
    const server = createServer({ cert: this.tls.certificate, key: this.tls.key }, (request, response) =>
      this.answer(request, response),
    );
    server.on('connection', (socket: Socket) => this.sockets.add(socket));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(443, this.address, () => resolve());
    });
  }

  public async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    this.kubelet?.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    await closed;
  }

  public addEvent(message: string): void {
    // times of whole seconds
    const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    const resourceVersion = String(101 + this.events.length);
    this.events.push({
      kind: 'Event',
      apiVersion: 'v1',
      metadata: {
        name: `cart.${resourceVersion}`,
        namespace: 'shop',
        uid: `uid-${resourceVersion}`,
        resourceVersion,
        creationTimestamp: now,
      },
      involvedObject: { kind: 'Pod', namespace: 'shop', name: 'cart-7d9f-x2x4b' },
      reason: 'BackOff',
      type: 'Warning',
      // events of the newer API have other times instead
      firstTimestamp: this.events.length % 2 ? null : now,
      lastTimestamp: this.events.length % 2 ? null : now,
      message,
    });
  }

  /** Sends the events that come after a version, and each new one. */
  private watchEvents(after: number, response: ServerResponse): void {
    let sent = after - 100;
    const timer = setInterval(() => {
      for (; sent < this.events.length; sent += 1) {
        response.write(`${JSON.stringify({ type: 'ADDED', object: this.events[sent] })}\n`);
      }
    }, 200);
    response.on('close', () => clearInterval(timer));
  }

  private pods(): object[] {
    return readdirSync(`${this.node}/var/log/pods`)
      .map((folder) => folder.split('_'))
      .filter((parts) => parts.length === 3)
      .map(([inNamespace, name, uid]) => pod(inNamespace, name, uid));
  }

  /** Sends what is there, the sign that this was all of it, and pods that are new. */
  private watch(collection: string, response: ServerResponse): void {
    const known = new Set<string>();
    const event = (type: string, object: object) => response.write(`${JSON.stringify({ type, object })}\n`);
    const added = () => {
      const objects = (collection === 'pods' ? this.pods() : NAMESPACES.map(namespace)) as Named[];
      for (const object of objects.filter(({ metadata }) => !known.has(`${metadata.namespace}/${metadata.name}`))) {
        known.add(`${object.metadata.namespace}/${object.metadata.name}`);
        event('ADDED', object);
      }
    };
    added();
    event('BOOKMARK', {
      kind: collection === 'pods' ? 'Pod' : 'Namespace',
      apiVersion: 'v1',
      metadata: { resourceVersion: '100', annotations: { 'k8s.io/initial-events-end': 'true' } },
    });
    const timer = setInterval(added, 200);
    response.on('close', () => clearInterval(timer));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(`${request.method} ${request.url}`);
    const { pathname, searchParams } = new URL(request.url!, 'https://kubernetes');
    const status = this.failing ?? (request.headers.authorization === `Bearer ${TOKEN}` ? undefined : 401);
    if (status) return send(response, status, { kind: 'Status', code: status });
    if (['1', 'true'].includes(searchParams.get('watch') ?? '') || pathname.startsWith('/api/v1/watch/')) {
      // an open watch in which nothing happens
      response.writeHead(200, { 'content-type': 'application/json' });
      response.flushHeaders();
      if (pathname === EVENTS) this.watchEvents(Number(searchParams.get('resourceVersion') ?? 100), response);
      // but for a client that takes its list from the watch
      if (searchParams.get('sendInitialEvents') === 'true') this.watch(pathname.split('/')[3], response);
      return;
    }
    const [, , , collection, name, , podName] = pathname.split('/');
    if (pathname === EVENTS) return send(response, 200, list('EventList', this.events, 100 + this.events.length));
    if (collection === 'pods') return send(response, 200, list('PodList', this.pods()));
    if (collection === 'namespaces' && podName) {
      const found = this.pods().find((one) => {
        const { metadata } = one as { metadata: { name: string; namespace: string } };
        return metadata.name === podName && metadata.namespace === name;
      });
      return found ? send(response, 200, found) : send(response, 404, { kind: 'Status', code: 404 });
    }
    if (collection === 'namespaces') {
      return send(response, 200, name ? namespace(name) : list('NamespaceList', NAMESPACES.map(namespace)));
    }
    if (pathname === '/api/v1') return send(response, 200, RESOURCES);
    if (pathname === '/apis') return send(response, 200, { kind: 'APIGroupList', groups: [] });
    if (pathname === '/api') return send(response, 200, { kind: 'APIVersions', versions: ['v1'] });
    return send(response, 404, { kind: 'Status', code: 404 });
  }
}

interface Named {
  readonly metadata: { readonly namespace?: string; readonly name: string };
}

const RESOURCES = {
  kind: 'APIResourceList',
  groupVersion: 'v1',
  resources: [
    { name: 'pods', singularName: '', namespaced: true, kind: 'Pod', verbs: ['get', 'list', 'watch'] },
    { name: 'namespaces', singularName: '', namespaced: false, kind: 'Namespace', verbs: ['get', 'list', 'watch'] },
  ],
};

const EVENTS = '/api/v1/events';

const list = (kind: string, items: object[], version = 100) => ({
  kind,
  apiVersion: 'v1',
  metadata: { resourceVersion: String(version) },
  items,
});

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
