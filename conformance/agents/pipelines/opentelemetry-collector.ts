import { existsSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { parse, stringify } from 'yaml';
import { comparable } from './comparable';
import { folderOf, writtenBytes } from './files';
import { RenderedPipeline } from './rendered';
import { runUntilQuiet } from './until-quiet';

/*
 * Runs the configurations of many pipelines in one OpenTelemetry Collector: components have names of their own, files take the place of servers, and
 * nothing asks an API server.
 */

type Components = { [id: string]: { [property: string]: unknown } };

interface Configuration {
  receivers: Components;
  processors: Components;
  exporters: Components;
  connectors?: Components;
  service: { pipelines: { [id: string]: { receivers: string[]; processors: string[]; exporters: string[] } } };
}

/** Take time or memory, or ask somebody. */
const LEFT_OUT = /^(memory_limiter|k8s_attributes)\//;
/** Of a pipeline; a file is looked at this often. */
const POLL = '1s';

function addTo(all: Configuration, own: Configuration, index: number, folder: string): void {
  const named = (id: string) => `${id}-p${index}`;
  const exporter = (id: string) => (id.startsWith('debug/') ? named(id.replace('debug/', 'file/')) : named(id));
  for (const [id, receiver] of Object.entries(own.receivers)) {
    const { storage: _storage, retry_on_failure: _retry, ...settings } = receiver;
    all.receivers[named(id)] = { ...settings, poll_interval: POLL };
  }
  for (const [id, processor] of Object.entries(own.processors)) {
    if (!LEFT_OUT.test(id)) all.processors[named(id)] = processor;
  }
  for (const [id, connector] of Object.entries(own.connectors ?? {})) all.connectors![named(id)] = connector;
  for (const id of Object.keys(own.exporters)) {
    all.exporters[exporter(id)] = { path: `${folder}/${id.replace('debug/', '')}`, flush_interval: '500ms' };
  }
  for (const [id, pipeline] of Object.entries(own.service.pipelines)) {
    all.service.pipelines[named(id)] = {
      receivers: pipeline.receivers.map(named),
      processors: pipeline.processors.filter((each) => !LEFT_OUT.test(each)).map(named),
      exporters: pipeline.exporters.map(exporter),
    };
  }
}

interface Exported {
  readonly resourceLogs: {
    readonly scopeLogs: { readonly logRecords: { readonly body: { readonly stringValue: string } }[] }[];
  }[];
}

/** The bodies of records, which are JSON. */
function recordsIn(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => (JSON.parse(line) as Exported).resourceLogs)
    .flatMap(({ scopeLogs }) => scopeLogs)
    .flatMap(({ logRecords }) => logRecords)
    .map(({ body }) => {
      const { time, ...fields } = JSON.parse(body.stringValue);
      return comparable(time, fields);
    })
    .sort();
}

/** The records that each output of each pipeline gets. */
export async function runOpenTelemetryCollector(
  command: string,
  pipelines: readonly RenderedPipeline[],
  scratch: string,
): Promise<string[][][]> {
  rmSync(scratch, { recursive: true, force: true });
  const all: Configuration = {
    receivers: {},
    processors: {},
    exporters: {},
    connectors: {},
    service: { pipelines: {} },
  };
  pipelines.forEach((pipeline, index) => {
    const folder = folderOf(scratch, index, pipeline);
    addTo(all, parse(pipeline.files['config.yaml'].replaceAll('/var/log/pods', `${folder}/pods`)), index, folder);
  });
  const telemetry = { metrics: { level: 'none' }, logs: { level: 'error' } };
  writeFileSync(`${scratch}/config.yaml`, stringify({ ...all, service: { ...all.service, telemetry } }));
  await runUntilQuiet(command, ['--config', `${scratch}/config.yaml`], `${scratch}/log`, () =>
    writtenBytes(scratch, pipelines.length),
  );
  return pipelines.map(({ outputs }, index) =>
    outputs.map((_, output) => recordsIn(`${scratch}/p${index}/output-${output}`)),
  );
}
