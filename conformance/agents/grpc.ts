import { gunzipSync } from 'zlib';

/** Codes of gRPC for statuses of HTTP, as https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md pairs them, and 200. */
const CODES: { readonly [status: number]: number } = {
  200: 0,
  400: 13,
  401: 16,
  403: 7,
  404: 12,
  429: 14,
  502: 14,
  503: 14,
  504: 14,
};
const UNKNOWN = 2;

export const grpcStatus = (status: number): string => String(CODES[status] ?? UNKNOWN);

/** The messages of a stream, unpacked. */
export function grpcMessages(stream: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  for (let at = 0; at + 5 <= stream.length; ) {
    const end = at + 5 + stream.readUInt32BE(at + 1);
    const message = stream.subarray(at + 5, end);
    messages.push(stream[at] === 1 ? gunzipSync(message) : message);
    at = end;
  }
  return messages;
}
