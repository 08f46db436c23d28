import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { collect, secret } from './collect';
import * as lib from '../../src';

/*
 * The example log-routing with each agent, changed as its README says.
 */

const FOLDER = join(__dirname, '../../examples/log-routing');

/** The props that the example gives to its collector. */
function exampleProps(): lib.LogCollectorDaemonSetProps {
  let given: lib.LogCollectorDaemonSetProps | undefined;
  class LogCollectorDaemonSet {
    constructor(_scope: unknown, _id: string, props: lib.LogCollectorDaemonSetProps) {
      given = props;
    }
  }
  const modules: { readonly [name: string]: unknown } = {
    cdk8s: {
      App: class {
        public synth() {}
      },
      Chart: class {},
    },
    'cdk8s-daemonsets': { ...lib, LogCollectorDaemonSet },
  };
  const { outputText } = ts.transpileModule(readFileSync(`${FOLDER}/main.ts`, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  new Function('require', 'exports', outputText)((name: string) => modules[name], {});
  return given!;
}

const EXAMPLE = exampleProps();
type Props = Partial<lib.LogCollectorDaemonSetProps>;

const withoutRateLimit = ({ steps }: Props): Props => ({ steps: steps!.filter(({ rateLimit }) => !rateLimit) });
const outputsBut =
  (kind: 's3' | 'openSearch' | 'loki', other?: lib.logs.LogOutput) =>
  ({ outputs }: Props): Props => ({
    outputs: outputs!.flatMap(({ [kind]: taken, ...output }) =>
      !taken ? [{ ...output, [kind]: taken }] : other ? [{ ...output, ...other }] : [],
    ),
  });
const changed = (...changes: ((props: Props) => Props)[]): Props =>
  changes.reduce<Props>((props, change) => ({ ...props, ...change(props) }), EXAMPLE);

const image = 'registry.example.com/fluentd-with-plug-ins:1.19.3';
const elasticsearch = { host: 'search.example.com', apiKey: secret('search', 'api-key') };

/** What an agent takes, and what it says of the example as it is. */
const AGENTS: [string, lib.logs.LogAgent, Props, RegExp?][] = [
  ['Fluent Bit', new lib.FluentBit(), EXAMPLE],
  ['Vector', new lib.Vector(), EXAMPLE],
  ['Fluentd', new lib.Fluentd({ image }), EXAMPLE],
  [
    'OpenTelemetry Collector',
    new lib.OpenTelemetryCollector(),
    changed(withoutRateLimit),
    /steps\[4\] .* no processor that limits the rate/,
  ],
  [
    'Alloy',
    new lib.Alloy(),
    changed(withoutRateLimit, outputsBut('openSearch', { otlp: { host: 'search.team-a.example.com' } })),
    /steps\[4\] .* limits rates only in loki\.process/,
  ],
  [
    'Filebeat',
    new lib.Filebeat(),
    { ...changed(withoutRateLimit), routing: undefined, outputs: [{ elasticsearch }] },
    /steps\[4\] .* only a processor in beta/,
  ],
  [
    'Logstash',
    new lib.Logstash(),
    {
      ...changed(outputsBut('s3', { elasticsearch }), outputsBut('loki', { elasticsearch })),
      inputs: EXAMPLE.inputs!.map((input) => (input.containerLogs ? { containerLogs: {} } : input)),
    },
    /inputs\[0\]\.containerLogs\.multiline .* joins lines in one way/,
  ],
];

test.each(AGENTS)('%s runs the example, changed as the README says', (name, agent, props, ...[problem]) => {
  const { metadata: _metadata, ...own } = props as lib.LogCollectorDaemonSetProps;
  expect(Object.values(collect({ ...own, agent }).files).join('\n').length).toBeGreaterThan(1000);
  const { metadata: _, ...example } = EXAMPLE;
  if (problem) expect(() => collect({ ...example, agent })).toThrow(problem);
  // each change is in the table, and nobody else has one
  const row = readFileSync(`${FOLDER}/README.md`, 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| ${name} |`))!;
  expect([name, /without/.test(row)]).toEqual([name, problem !== undefined]);
});

test('an official image of Fluentd lacks a plug-in, and the error names it', () => {
  const { metadata: _metadata, ...example } = EXAMPLE;
  expect(() => collect({ ...example, agent: new lib.Fluentd() })).toThrow('agent needs an image with fluent-plugin-');
});
