import { IncomingMessage, RequestListener, ServerResponse, createServer } from 'http';
import { createSecureServer as createSecureHttp2, createServer as createHttp2 } from 'http2';
import { createServer as createSecureServer } from 'https';
import { Server, Socket } from 'net';
import { gunzipSync } from 'zlib';
import { Certificates } from './certificates';
import { grpcMessages, grpcStatus } from './grpc';
import { Counter } from './tally';

/** One request as it came. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly status: number;
}

export interface Answer {
  readonly status: number;
  readonly body?: string;
}

/** Takes a body apart: the records that the server accepts, and what it answers. */
export type Protocol = (
  body: Buffer,
  request: IncomingMessage,
) => { readonly records: unknown[]; readonly answer: Answer };

/** A server that speaks one protocol, checks what it gets as strictly as the real one, and can be away. */
export class Receiver {
  public readonly requests: ReceivedRequest[] = [];
  public records: unknown[] = [];
  public readonly counter = new Counter();
  /** Answers every request with this status, and takes nothing of it. */
  public failing: number | undefined;
  /** Whether the records are kept, beside being counted. */
  public keep = true;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  constructor(
    protected readonly address: string,
    protected readonly port: number,
    private readonly protocol: Protocol,
    protected readonly tls?: Certificates,
    /** Whether requests are gRPC: HTTP/2, messages with a length before them, and the status behind the answer. */
    private readonly grpc = false,
  ) {}

  public async start(): Promise<void> {
    const server = this.listening();
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, this.address, () => resolve());
    });
  }

  /** The server, not yet started. */
  protected listening(): Server {
    const { grpc, tls } = this;
    const listener: RequestListener = (request, response) => this.answer(request, response);
    // a server that asks who the client is, and takes those of its own authority alone
    const mutual = this.port === 8444 ? { ca: tls?.ca, requestCert: true, rejectUnauthorized: true } : {};
    const keys = tls && { cert: tls.certificate, key: tls.key, ...mutual };
    // the listener sees no more of a request and an answer than both versions of HTTP have
    const ofHttp2 = listener as unknown as Parameters<typeof createHttp2>[1];
    if (grpc) return keys ? createSecureHttp2(keys, ofHttp2) : createHttp2({}, ofHttp2);
    return keys ? createSecureServer(keys, listener) : createServer(listener);
  }

  public async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  protected take(records: readonly unknown[]): void {
    for (const record of records) {
      this.counter.add(JSON.stringify(record));
      if (this.keep) this.records.push(record);
    }
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const sent = this.grpc ? Buffer.concat(grpcMessages(raw)) : raw;
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
      const { records, answer } = this.failing
        ? { records: [], answer: { status: this.failing, body: '{"error":{"type":"x","reason":"y"}}' } }
        : this.protocol(body, request);
      this.take(records);
      this.requests.push({
        method: request.method!,
        path: request.url!,
        headers: request.headers,
        status: answer.status,
      });
      if (this.grpc) {
        response.setHeader('content-type', 'application/grpc');
        response.addTrailers({ 'grpc-status': grpcStatus(answer.status) });
        response.end(answer.status < 300 ? Buffer.alloc(5) : undefined);
        return;
      }
      response.writeHead(answer.status, { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' });
      response.end(answer.body ?? '');
    });
  }
}
