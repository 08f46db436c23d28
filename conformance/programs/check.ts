import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ApiServer } from './api-server';
import { binary, RealContainer } from './container';
import { FLANNELD } from './flanneld';
import { KUBE_PROXY } from './kube-proxy';
import { NODE_PROBLEM_DETECTOR } from './node-problem-detector';
import { Program } from './program';
import { SECRETS_STORE } from './secrets-store';
import { TOKEN } from '../agents/api-server';
import { certificates } from '../agents/certificates';
import { ManifestObject } from '../agents/volumes';

/*
 * Real programs take what the constructs of the catalogue write for them: flags, configuration and files, in a container with the volumes of its pod.
 * Faults that are put in are refused. Needs root, and a network namespace of its own: programs that change the network must not change that of the machine.
 */

const PROGRAMS: readonly Program[] = [KUBE_PROXY, NODE_PROBLEM_DETECTOR, FLANNELD, SECRETS_STORE];

process.setMaxListeners(0);
const scratch = mkdtempSync(join(tmpdir(), 'programs-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
const tls = certificates(join(scratch, 'certificates'), ['127.0.0.1']);

function write(folder: string, files: { readonly [file: string]: string }): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

const serviceAccount = write(join(scratch, 'account'), { token: TOKEN, 'ca.crt': tls.ca, namespace: 'agents' });

let runs = 0;
async function ask(program: Program, objects: ManifestObject[]): Promise<string[]> {
  const apiServer = new ApiServer(tls);
  await apiServer.start();
  const containers: RealContainer[] = [];
  const { name, container, entrypoint } = program;
  const programs = Object.fromEntries(
    Object.entries(program.programs).map(([path, file]) => [path, binary(name, file)]),
  );
  try {
    return await program.ask({
      objects,
      apiServer,
      start: ({ more, node = {} }) => {
        const folder = join(scratch, `${name}-${(runs += 1)}`);
        write(join(folder, 'node'), node);
        const started = new RealContainer({ objects, container, programs, entrypoint, more, folder, serviceAccount });
        containers.push(started);
        return started;
      },
    });
  } finally {
    for (const one of containers) await one.stop();
    apiServer.stop();
  }
}

async function main(): Promise<void> {
  const named = process.argv.slice(2);
  let failures = 0;
  const tell = (what: string, problems: readonly string[]) => {
    console.log(
      [`${problems.length ? 'FAIL' : 'ok  '} ${what}`, ...problems.map((one) => `     ${one.trimEnd()}`)].join('\n'),
    );
    failures += problems.length ? 1 : 0;
  };
  for (const program of PROGRAMS.filter(({ name }) => !named.length || named.includes(name))) {
    for (const [set, make] of Object.entries(program.sets)) tell(`${program.name}: ${set}`, await ask(program, make()));
    for (const [fault, make] of Object.entries(program.wrong)) {
      const refused = (await ask(program, make())).length > 0;
      tell(`${program.name} refuses ${fault}`, refused ? [] : ['it takes it, so this check would miss such a fault']);
    }
  }
  process.exitCode = failures ? 1 : 0;
}

void main();
