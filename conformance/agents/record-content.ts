import { spawnSync } from 'child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname } from 'path';
import { InstalledAgent, installedAgents, versionOf } from './agents';
import { imageOf } from './collector-image';
import { CRI, DOCKER, FILES, FileContent, JOURNAL } from './content';
import { Lab } from './lab';
import { SECRETS } from './lab-secrets';
import { startAll } from './scenario';

/*
 * ts-node conformance/agents/record-content.ts IMAGE [--agent NAME] [--collector NAME]...
 *
 * Lets agents read what containers and programs write, and records what the server gets of each.
 */

const SCRATCH = process.env.LAB_SCRATCH ?? '/tmp/log-agents';
const PORTS: { readonly [kind: string]: number } = { elasticsearch: 9200, opensearch: 9200, loki: 3100 };

interface Recorded {
  readonly collector: string;
  readonly receiver?: { readonly port: number; readonly tls?: boolean };
  readonly input: 'cri' | 'docker' | 'files' | 'journal';
}

const RECORDED: readonly Recorded[] = [
  { collector: 'http', input: 'cri' },
  { collector: 'http-kubelet', input: 'cri' },
  { collector: 'http-secrets', input: 'cri', receiver: { port: 8443, tls: true } },
  { collector: 'http-client', input: 'cri', receiver: { port: 8444, tls: true } },
  { collector: 'elasticsearch', input: 'cri' },
  { collector: 'opensearch', input: 'cri' },
  { collector: 'loki', input: 'cri' },
  { collector: 'kafka', input: 'cri', receiver: { port: 9092, tls: true } },
  { collector: 'kafka-user', input: 'cri', receiver: { port: 9093, tls: true } },
  { collector: 's3', input: 'cri', receiver: { port: 9000, tls: true } },
  { collector: 'splunk', input: 'cri', receiver: { port: 8088, tls: true } },
  { collector: 'syslog', input: 'cri', receiver: { port: 6514, tls: true } },
  { collector: 'stdout', input: 'cri' },
  { collector: 'file', input: 'cri' },
  { collector: 'docker', input: 'docker' },
  { collector: 'files', input: 'files' },
  { collector: 'journald', input: 'journal' },
];

/** A line as JSON can hold it. */
const printable = (line: Buffer) => {
  const text = line.toString();
  const shown = text.length > 200 ? `${text.slice(0, 60)}... ${text.length} characters` : text;
  return Buffer.from(text).equals(line) ? shown : { base64: line.toString('base64') };
};

const shown = (files: readonly { readonly path: string; readonly lines: readonly Buffer[] }[]) =>
  files.map(({ path, lines }) => ({ path, lines: lines.map(printable) }));

const INPUTS = {
  cri: shown(CRI),
  docker: shown([{ path: 'the log of a container of Docker', lines: DOCKER.lines }]),
  files: shown(FILES),
  journal: shown([{ path: 'the journal, in its export format', lines: JOURNAL }]),
};

function writeFiles(lab: Lab, files: readonly FileContent[]): void {
  for (const { path, lines, owner = 0, mode = 0o640 } of files) {
    const file = `${lab.node}${path}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.concat(lines.map((line) => Buffer.concat([line, Buffer.from('\n')]))));
    chownSync(file, owner, owner);
    chmodSync(file, mode);
  }
}

/** What stands in the files that the output `file` wrote, long runs of a letter by their length. */
function writtenFiles(lab: Lab): string {
  const folder = `${lab.node}/var/lib/records`;
  return readdirSync(folder)
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .join('')
    .replace(/([a-z])\1{2000,}/g, (run, letter: string) => `${letter.repeat(20)}... ${run.length} characters`);
}

/** Long texts by their length, since their content is one letter. */
const shortened = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, one) =>
    typeof one === 'string' && one.length > 2000 && !one.startsWith('{')
      ? `${one.slice(0, 20)}... ${one.length} characters`
      : one,
  );

async function record(agent: InstalledAgent, version: string, { collector, receiver, input }: Recorded): Promise<void> {
  const lab = new Lab(agent, collector, SCRATCH, receiver ?? { port: PORTS[collector] ?? 8080 });
  const isServer = collector !== 'stdout' && collector !== 'file';
  const files = input === 'files' ? FILES : CRI;
  if (input === 'journal') {
    const folder = `${lab.node}/var/log/journal/0123456789abcdef0123456789abcdef`;
    mkdirSync(folder, { recursive: true });
    spawnSync('/lib/systemd/systemd-journal-remote', ['-o', `${folder}/system.journal`, '-'], {
      input: Buffer.concat(JOURNAL),
    });
  } else if (input === 'docker') {
    lab.container({ ...DOCKER.container, format: 'docker' }).raw(`${DOCKER.lines.join('\n')}\n`);
  } else {
    writeFiles(lab, files);
  }
  await startAll(lab);
  let before = -1;
  await lab.until(
    async () => {
      const settled = lab.receiver.records.length > 0 && before === lab.receiver.records.length;
      before = lab.receiver.records.length;
      await new Promise((resolve) => setTimeout(resolve, 8000));
      return settled;
    },
    isServer ? 60 : 10,
  );
  const log = lab.pod.log();
  const records = isServer
    ? lab.receiver.records
    : (collector === 'stdout' ? log : writtenFiles(lab))
        .split('\n')
        .filter((line) => line.startsWith('{"'))
        .map((line) => JSON.parse(line) as unknown);
  if (!records.length) console.error(log.slice(-3000));
  const [request] = lab.receiver.requests.filter(({ method }) => method === 'POST' || method === 'PUT');
  const recording = {
    agent: agent.name,
    version,
    collector,
    configuration: lab.configuration,
    input: INPUTS[input],
    records: records.map(shortened).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    ...(request && {
      request: {
        path: request.path,
        authorization: request.headers.authorization,
        tenant: request.headers['x-scope-orgid'],
        team: request.headers['x-team'],
        apiKey: request.headers['x-api-key'],
        encoding: collector === 'http-client' ? request.headers['content-encoding'] : undefined,
      },
    }),
    verdict: {
      refusedRequests: lab.receiver.requests.filter(({ status }) => status >= 300).length,
      // a Secret that is in the log of a pod can be read by all who may read logs
      secretInLog: Object.values(SECRETS).some((value) => value.length > 5 && log.includes(value)),
      askedOfTheApiServer: [
        ...new Set(
          lab.apiServer.requests.map((each) => each.replace(/[?&](resourceVersion|timeout|timeoutSeconds)=[^&]*/g, '')),
        ),
      ].sort(),
    },
  };
  writeFileSync(`${__dirname}/recorded/${agent.name}.${collector}.json`, `${JSON.stringify(recording, null, 2)}\n`);
  console.log(agent.name, collector, records.length, 'records', JSON.stringify(recording.verdict));
  await lab.close();
  rmSync(lab.folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const [image, ...options] = process.argv.slice(2);
  const values = (name: string) => options.flatMap((option, index) => (option === name ? [options[index + 1]] : []));
  for (const agent of installedAgents(imageOf(image, SCRATCH))) {
    if (values('--agent').length && !values('--agent').includes(agent.name)) continue;
    for (const each of RECORDED) {
      if (!values('--collector').length || values('--collector').includes(each.collector)) {
        await record(agent, versionOf(agent), each);
      }
    }
  }
}

void main().then(() => process.exit());
