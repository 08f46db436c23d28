import { IncomingMessage } from 'http';
import { gunzipSync } from 'zlib';
import { lokiEntries } from './loki-push';
import { Answer, Protocol } from './receivers';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** JSON as a strict server reads it: bytes that are no UTF-8 are an error. */
function strictJson(bytes: Buffer): unknown {
  return JSON.parse(UTF8.decode(bytes));
}

function splitLines(body: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < body.length; ) {
    const end = body.indexOf(10, start);
    const line = body.subarray(start, end < 0 ? body.length : end);
    if (line.length > 0) lines.push(line);
    start = end < 0 ? body.length : end + 1;
  }
  return lines;
}

/** A record a line; a line that is no JSON refuses the request. */
export const jsonLines: Protocol = (body) => {
  try {
    return { records: splitLines(body).map(strictJson), answer: { status: 200, body: '{}' } };
  } catch (error) {
    return { records: [], answer: { status: 400, body: JSON.stringify({ error: String(error) }) } };
  }
};

/** The push API of Loki: each record is its line with its labels. */
export const loki: Protocol = (body, { headers, method }) => {
  // whether it is there
  if (method === 'GET') return { records: [], answer: { status: 200 } };
  try {
    if (headers['content-type'] === 'application/x-protobuf') {
      return { records: lokiEntries(body), answer: { status: 204 } };
    }
    const { streams } = strictJson(body) as { streams: { stream: object; values: [string, string][] }[] };
    const records = streams.flatMap(({ stream, values }) =>
      values.map(([time, line]) => ({ labels: stream, time, line })),
    );
    return { records, answer: { status: 204 } };
  } catch (error) {
    return { records: [], answer: { status: 400, body: JSON.stringify({ error: String(error) }) } };
  }
};

/** Which documents the search engine refuses, and how. */
export interface Refusal {
  /** Text of a document that is refused. */
  contains?: string;
  status: number;
  type: string;
}

const INFORMATION = {
  name: 'node',
  cluster_name: 'cluster',
  tagline: 'You Know, for Search',
};

/** The bulk API of Elasticsearch and OpenSearch: documents are taken one by one, and one id once. */
export function bulk(kind: 'elasticsearch' | 'opensearch', refusal: Refusal): Protocol {
  const ids = new Set<string>();
  const version =
    kind === 'opensearch'
      ? { number: '2.19.0', distribution: 'opensearch' }
      : { number: '8.19.0', build_flavor: 'default' };
  return (body, request) => {
    if (!isBulk(request)) return { records: [], answer: ok({ ...INFORMATION, version }) };
    const lines = splitLines(body);
    const records: unknown[] = [];
    const items = [];
    for (let index = 0; index + 1 < lines.length; index += 2) {
      const action = strictJson(lines[index]) as { [operation: string]: { _id?: string; _index?: string } };
      const [operation] = Object.keys(action);
      const { _id: id, _index: index_ } = action[operation];
      const outcome = judge(lines[index + 1], id, ids, refusal);
      if (outcome.record !== undefined) {
        records.push({ index: index_, ...(id && { id: true }), document: outcome.record });
      }
      items.push({ [operation]: { _index: index_, _id: id ?? '1', status: outcome.status, ...outcome.error } });
    }
    const errors = items.some((item) => Object.values(item)[0].status >= 300);
    return { records, answer: ok({ took: 1, errors, items }) };
  };
}

const isBulk = ({ method, url }: IncomingMessage) => method !== 'GET' && method !== 'HEAD' && url!.includes('_bulk');

const ok = (body: object): Answer => ({ status: 200, body: JSON.stringify(body) });

interface Outcome {
  readonly status: number;
  readonly record?: unknown;
  readonly error?: object;
}

function judge(line: Buffer, id: string | undefined, ids: Set<string>, refusal: Refusal): Outcome {
  const error = (type: string) => ({ error: { type, reason: 'refused by the test' } });
  let record: unknown;
  try {
    record = strictJson(line);
  } catch {
    return { status: 400, error: error('mapper_parsing_exception') };
  }
  if (refusal.contains !== undefined && line.includes(refusal.contains)) {
    return { status: refusal.status, error: error(refusal.type) };
  }
  if (id !== undefined) {
    if (ids.has(id)) return { status: 409, error: error('version_conflict_engine_exception') };
    ids.add(id);
  }
  return { status: 201, record, error: { result: 'created' } };
}

/** Objects of S3 that hold JSON lines, compressed if their name says so. */
export const objects: Protocol = (body, request) => {
  const key = request.url!.split('?')[0];
  if (
    request.method !== 'PUT' ||
    !/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\//.test(String(request.headers.authorization))
  ) {
    return { records: [], answer: { status: 403 } };
  }
  try {
    // some say it in the headers too, so that it is done by now
    const content = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
    // a name of its own is another at each time
    const place = key.replace(/\d{4}\/\d\d\/\d\d\/\d\d\/.*?(\.json(?:\.gz)?)?$/, '<hour>/<name>$1');
    return {
      records: splitLines(content).map((line) => ({ key: place, ...(strictJson(line) as object) })),
      answer: { status: 200 },
    };
  } catch (error) {
    return { records: [], answer: { status: 400, body: String(error) } };
  }
};

/** The HTTP Event Collector of Splunk: JSON objects one behind the other. */
export const splunk =
  (token: string): Protocol =>
  (body, request) => {
    const refuse = (status: number, text: string, code: number) => ({
      records: [],
      answer: { status, body: JSON.stringify({ text, code }) },
    });
    if (/^\/services\/collector\/health(\/1\.0)?$/.test(request.url!)) return { records: [], answer: { status: 200 } };
    if (request.headers.authorization !== `Splunk ${token}`) return refuse(403, 'Invalid token', 4);
    if (!/^\/services\/collector(\/event)?$/.test(request.url!)) return refuse(404, 'Not found', 404);
    try {
      const events = JSON.parse(
        `[${UTF8.decode(body).replace(/\}\s*(?=\{"(?:time|host|event|source|index|sourcetype|fields)":)/g, '},')}]`,
      ) as {
        event?: unknown;
      }[];
      if (!events.length || events.some(({ event }) => event === undefined || event === '')) {
        return refuse(400, 'No data', 5);
      }
      return { records: events, answer: { status: 200, body: '{"text":"Success","code":0}' } };
    } catch {
      return refuse(400, 'Invalid data format', 6);
    }
  };
