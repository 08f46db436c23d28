import { createContext, runInContext } from 'vm';
import { collect } from './collect';
import { renderedPipelines, RenderedPipeline, simulated } from '../../conformance/agents/pipelines/rendered';
import * as lib from '../../src';

/*
 * The script that Filebeat gets, run by the JavaScript of Node.js on events as Filebeat makes them, against the simulator. What is not shown here is
 * whether the engine of Filebeat, which has the fifth edition of ECMAScript alone, does the same.
 */

type Fields = { [name: string]: unknown };

/** An event with the calls that Filebeat documents: https://www.elastic.co/docs/reference/beats/filebeat/processor-script */
class Event {
  public cancelled = false;
  public time: Date | undefined;

  constructor(private readonly fields: Fields) {}

  public Get(key?: string): unknown {
    if (key === undefined) return { ...this.fields };
    const found = key
      .split('.')
      .reduce<unknown>((value, name) => (value as Fields | null | undefined)?.[name], this.fields);
    return found === undefined ? null : found;
  }

  public Put(key: string, value: unknown): void {
    if (key === '@timestamp') this.time = value as Date;
    else this.fields[key] = value;
  }

  public Delete(key: string): void {
    delete this.fields[key];
  }

  public Cancel(): void {
    this.cancelled = true;
  }
}

/** The lines of a pipeline as records of the parsers, which have joined them: those of the simulator without steps. */
const joined = ({ lines, inputs }: RenderedPipeline) =>
  new lib.LogPipelineSimulator({ inputs, outputs: [{ stdout: {} }] }).run([...lines])[0].records;

function run(pipeline: RenderedPipeline): { time: string; fields: Fields }[] {
  const context = createContext({});
  runInContext(pipeline.files['pipeline.js'], context);
  return joined(pipeline).flatMap(({ time, fields }) => {
    const { namespace_name: namespace, pod_name: pod, container_name: container } = fields.kubernetes;
    const event = new Event({
      message: fields.message,
      stream: fields.stream,
      agent: { name: 'filebeat' },
      ecs: { version: '8.0.0' },
      log: { file: { path: `/var/log/pods/${namespace}_${pod}_0123/${container}/0.log` }, offset: 7 },
      fields: { node: 'node-1', input: 0 },
    });
    runInContext('process', context)(event);
    if (event.cancelled) return [];
    return [{ time: event.time?.toISOString().slice(0, 23) ?? time.slice(0, 23), fields: event.Get() as Fields }];
  });
}

test('does to the lines of 300 generated pipelines what the simulator says', () => {
  const pipelines = renderedPipelines(new lib.Filebeat());
  let records = 0;
  for (let count = 0; count < 300; count += 1) {
    const pipeline = pipelines.next().value as RenderedPipeline;
    const [{ records: expected }] = simulated(pipeline);
    const got = run(pipeline).map(({ time, fields }) => ({ time, fields: JSON.parse(JSON.stringify(fields)) }));
    expect([pipeline.seed, got]).toEqual([
      pipeline.seed,
      expected.map(({ time, fields }) => ({ time: time.slice(0, 23), fields })),
    ]);
    records += got.length;
  }
  expect(records).toBeGreaterThan(1000);
});

test('of two names that become one, the first in the order of their letters stays', () => {
  const steps: lib.logs.LogStep[] = [{ parse: { json: {} } }, { dedot: {} }, { redact: { patterns: ['x+'] } }];
  const { files } = collect({ agent: new lib.Filebeat(), steps });
  const context = createContext({});
  runInContext(files['pipeline.js'], context);
  const event = new Event({ message: '{"a_b":"late","a.b":"xx early","c":[{"d.e":"xxx"}]}', fields: { input: 0 } });
  runInContext('process', context)(event);
  expect(JSON.parse(JSON.stringify(event.Get('parsed')))).toEqual({
    a_b: '[redacted] early',
    c: [{ d_e: '[redacted]' }],
  });
});

test('labels have their keys again, also where one leads to another', () => {
  const context = createContext({});
  runInContext(collect({ agent: new lib.Filebeat() }).files['pipeline.js'], context);
  const event = new Event({
    message: 'x',
    log: { file: { path: '/var/log/pods/shop_cart-0_0123/main/0.log' } },
    kubernetes: { labels: { app: { value: 'cart', kubernetes: { 'io/name': 'shop' } } } },
    fields: { node: 'n', input: 0 },
  });
  runInContext('process', context)(event);
  expect(JSON.parse(JSON.stringify(event.Get('kubernetes')))).toEqual({
    namespace_name: 'shop',
    pod_name: 'cart-0',
    container_name: 'main',
    labels: { app: 'cart', 'app.kubernetes.io/name': 'shop' },
  });
});
