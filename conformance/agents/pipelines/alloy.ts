import { rmSync, writeFileSync } from 'fs';
import { createServer } from 'http';
import { AddressInfo } from 'net';
import { comparable } from './comparable';
import { folderOf } from './files';
import { RenderedPipeline } from './rendered';
import { runUntilQuiet } from './until-quiet';
import { otlpRecords } from '../otlp';

/*
 * Runs the configurations of many pipelines in one Alloy: components have labels of their own, what is printed goes to a server of OTLP, and nothing asks an
 * API server.
 */

/** Take time or memory, or ask somebody. */
const LEFT_OUT = /^otelcol\.processor\.(memory_limiter|k8sattributes)\./;
const COMPONENT = /^([a-z0-9_.]+) "([a-z0-9_]+)" \{$/m;

interface Component {
  readonly reference: string;
  readonly text: string;
}

/** Components of a configuration, each with the text that it has there. */
const componentsOf = (configuration: string): Component[] =>
  configuration
    .split(/^(?=[a-z0-9_.]+ "[a-z0-9_]+" \{$)/m)
    .slice(1)
    .map((text) => {
      const [, name, label] = COMPONENT.exec(text)!;
      return { reference: `${name}.${label}`, text };
    });

/** Leads what goes to components that are left out to where they would give it. */
function withoutThem(components: readonly Component[]): Component[] {
  const [leaving, staying] = [true, false].map((leaves) =>
    components.filter(({ reference }) => LEFT_OUT.test(`${reference}.`) === leaves),
  );
  return staying.map(({ reference, text }) => ({
    reference,
    text: leaving.reduce((sum, { reference: left, text: own }) => {
      const [, next] = /output \{\s*logs = \[\s*([^,]*),\s*\]/.exec(own)!;
      return sum.replaceAll(`${left}.input`, next);
    }, text),
  }));
}

const server = (port: number, path: string): string =>
  `{\n\tclient {\n\t\tendpoint = "http://127.0.0.1:${port}/${path}"\n\t\tcompression = "none"\n\t}\n}\n`;

function renderedFor({ files }: RenderedPipeline, index: number, folder: string, port: number): string {
  const components = withoutThem(componentsOf(files['config.alloy'].replaceAll('/var/log/pods', `${folder}/pods`)));
  const own = components.flatMap(({ reference, text }) => {
    const [, name, label] = COMPONENT.exec(text)!;
    if (name === 'otelcol.storage.file') return [];
    if (name !== 'otelcol.exporter.debug') {
      return text
        .replace(/^\tstorage = .*\n/m, '')
        .replace(/^\tretry_on_failure \{[^}]*\}\n/m, '')
        .replace(/^\tinclude_file_name /m, '\tpoll_interval = "1s"\n$&');
    }
    return `otelcol.exporter.otlphttp "${label}" ${server(port, `${index}/${reference.split('_').pop()}`)}`;
  });
  return own
    .join('\n')
    .replaceAll('otelcol.exporter.debug.', 'otelcol.exporter.otlphttp.')
    .replace(/^([a-z0-9_.]+ "[a-z0-9_]+)(" \{)$/gm, `$1_p${index}$2`)
    .replace(/^(\t+otelcol\.[a-z0-9_]+\.[a-z0-9_]+\.[a-z0-9_]+)(\.input,)$/gm, `$1_p${index}$2`);
}

/** The records that each output of each pipeline gets. */
export async function runAlloy(
  command: string,
  pipelines: readonly RenderedPipeline[],
  scratch: string,
): Promise<string[][][]> {
  rmSync(scratch, { recursive: true, force: true });
  const answers: string[][][] = pipelines.map(({ outputs }) => outputs.map(() => []));
  let received = 0;
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [, pipeline, output] = request.url!.split('/').map(Number);
      for (const { body } of otlpRecords(Buffer.concat(chunks))) {
        const { time, ...fields } = JSON.parse(String(body));
        answers[pipeline][output].push(comparable(time, fields));
        received += 1;
      }
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', () => resolve()));
  const { port } = receiver.address() as AddressInfo;
  const configurations = pipelines.map((pipeline, index) => {
    const folder = folderOf(scratch, index, pipeline);
    return renderedFor(pipeline, index, folder, port);
  });
  writeFileSync(`${scratch}/config.alloy`, ['logging {\n\tlevel = "warn"\n}\n', ...configurations].join('\n'));
  const own = ['--disable-reporting', '--server.http.listen-addr=127.0.0.2:12345', `--storage.path=${scratch}/alloy`];
  const args = ['run', '--stability.level=experimental', ...own, `${scratch}/config.alloy`];
  await runUntilQuiet(command, args, `${scratch}/log`, () => received);
  receiver.close();
  return answers.map((outputs) => outputs.map((records) => records.sort()));
}
