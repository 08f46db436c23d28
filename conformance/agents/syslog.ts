import { Server, Socket, createServer } from 'net';
import { createServer as createTlsServer } from 'tls';
import { Receiver } from './receivers';

/** RFC 5424, section 6. */
const RFC5424 = /^<(\d{1,3})>1 (\S+) (\S+) (\S+) (\S+) (\S+) (-|(?:\[(?:[^\]"]|"(?:[^"\\]|\\.)*")*\])+)(?: ([^]*))?$/;
/** RFC 3164, section 4.1. */
const RFC3164 = /^<(\d{1,3})>([A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2}) (\S+) ([^\s:]+): ([^]*)$/;

/** A syslog server by TCP, with TLS or without; a message ends with a line feed. What is no message of either RFC is an error. */
export class SyslogReceiver extends Receiver {
  public readonly refused: string[] = [];

  protected override listening(): Server {
    const { tls } = this;
    const listener = (socket: Socket) => this.read(socket);
    return tls ? createTlsServer({ cert: tls.certificate, key: tls.key }, listener) : createServer(listener);
  }

  private read(socket: Socket): void {
    let rest = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      rest = Buffer.concat([rest, data]);
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        this.message(rest.subarray(0, end));
        rest = rest.subarray(end + 1);
      }
    });
    socket.on('error', () => socket.destroy());
  }

  private message(bytes: Buffer): void {
    // servers pass on bytes that are no UTF-8
    const text = bytes.toString();
    const [, priority, time, host, app, process, id, data, message] = RFC5424.exec(text) ?? [];
    if (priority !== undefined) {
      this.take([{ priority: Number(priority), time, host, app, process, id, data, message: message ?? '' }]);
      return;
    }
    const [, oldPriority, , oldHost, program, line] = RFC3164.exec(text) ?? [];
    if (oldPriority === undefined) this.refuse(text);
    else this.take([{ priority: Number(oldPriority), host: oldHost, program, message: line }]);
  }

  /** Counted as a request that is refused. */
  private refuse(text: string): void {
    this.refused.push(text);
    this.requests.push({ method: 'syslog', path: '', headers: {}, status: 400 });
  }
}
