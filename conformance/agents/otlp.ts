import { wireFields } from './protobuf';
import { Protocol } from './receivers';

/*
 * The OpenTelemetry protocol for logs, as https://github.com/open-telemetry/opentelemetry-proto defines its messages.
 */

/** A record as OTLP carries it. */
export interface OtlpRecord {
  readonly time: string;
  readonly severityText?: string;
  readonly severityNumber?: number;
  readonly body: unknown;
  readonly attributes: { readonly [key: string]: unknown };
  readonly resource: { readonly [key: string]: unknown };
}

// a string of OTLP is UTF-8, and real servers refuse other bytes
const UTF8 = new TextDecoder('utf-8', { fatal: true });

function anyValue(message: Buffer): unknown {
  const [field] = wireFields(message).slice(-1);
  switch (field?.number) {
    case 1:
      return UTF8.decode(field.bytes);
    case 2:
      return field.value === 1n;
    case 3:
      return Number(BigInt.asIntN(64, field.value));
    case 4:
      return field.double;
    case 5:
      return wireFields(field.bytes).map(({ bytes }) => anyValue(bytes));
    case 6:
      return keyValues(wireFields(field.bytes).map(({ bytes }) => bytes));
    case 7:
      return { base64: field.bytes.toString('base64') };
    default:
      return null;
  }
}

function keyValues(messages: readonly Buffer[]): { [key: string]: unknown } {
  return Object.fromEntries(
    messages.map((message) => {
      const fields = wireFields(message);
      const [key, value] = [1, 2].map((number) => fields.find((field) => field.number === number)?.bytes);
      return [key ? UTF8.decode(key) : '', value ? anyValue(value) : null];
    }),
  );
}

/** Time stamps with all their nanoseconds. */
function timeStamp(nanoseconds: bigint): string {
  const seconds = new Date(Number(nanoseconds / 1_000_000_000n) * 1000).toISOString().slice(0, 19);
  return `${seconds}.${String(nanoseconds % 1_000_000_000n).padStart(9, '0')}Z`;
}

function logRecord(message: Buffer, resource: { [key: string]: unknown }): OtlpRecord {
  const fields = wireFields(message);
  const find = (number: number) => fields.find((field) => field.number === number);
  const [severityNumber, severityText, body] = [2, 3, 5].map(find);
  return {
    time: timeStamp(find(1)?.value ?? 0n),
    ...(severityText && { severityText: UTF8.decode(severityText.bytes) }),
    ...(severityNumber && { severityNumber: Number(severityNumber.value) }),
    body: body ? anyValue(body.bytes) : null,
    attributes: keyValues(fields.filter(({ number }) => number === 6).map(({ bytes }) => bytes)),
    resource,
  };
}

/** The records of an ExportLogsServiceRequest. */
export function otlpRecords(request: Buffer): OtlpRecord[] {
  return wireFields(request).flatMap(({ bytes: resourceLogs }) => {
    const fields = wireFields(resourceLogs);
    const resource = fields
      .filter(({ number }) => number === 1)
      .flatMap(({ bytes }) => wireFields(bytes))
      .filter(({ number }) => number === 1)
      .map(({ bytes }) => bytes);
    const attributes = keyValues(resource);
    return fields
      .filter(({ number }) => number === 2)
      .flatMap(({ bytes }) => wireFields(bytes))
      .filter(({ number }) => number === 2)
      .map(({ bytes }) => logRecord(bytes, attributes));
  });
}

/** OTLP by HTTP, as protocol buffers. */
export const otlpHttp: Protocol = (body, { url, headers }) => {
  if (headers['content-type'] !== 'application/x-protobuf') return { records: [], answer: { status: 415 } };
  if (!url!.endsWith('/v1/logs')) return { records: [], answer: { status: 404 } };
  return otlp(body);
};

const EXPORT = '/opentelemetry.proto.collector.logs.v1.LogsService/Export';

/** OTLP by gRPC. */
export const otlpGrpc: Protocol = (body, { url }) =>
  url === EXPORT ? otlp(body) : { records: [], answer: { status: 404 } };

function otlp(body: Buffer): ReturnType<Protocol> {
  try {
    return { records: otlpRecords(body), answer: { status: 200, body: '{}' } };
  } catch {
    return { records: [], answer: { status: 400 } };
  }
}
