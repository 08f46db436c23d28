import { LogPipelineSimulator, LogPipelineSimulatorProps } from '../../src';

const stdout = [{ stdout: {} }];
const json = { parse: { json: {} } };
const level = (...oneOf: string[]) => ({ field: 'level', oneOf });
const stream = (...oneOf: string[]) => ({ field: 'stream', oneOf });

const simulator = (props: Partial<LogPipelineSimulatorProps>) =>
  new LogPipelineSimulator({ outputs: stdout, ...props });

test.each<[string, Partial<LogPipelineSimulatorProps>, string]>([
  [
    'a field that nothing gives',
    { steps: [{ drop: { when: level('debug') } }] },
    "steps[0].drop.when.field is 'level', which no record has",
  ],
  [
    'a field that another pattern gives',
    { steps: [{ parse: { regex: { pattern: '(?P<lvl>\\w+)' } } }, { drop: { when: level('debug') } }] },
    "steps[1].drop.when.field is 'level', which no step before gives; parsed fields are lvl",
  ],
  [
    'a field that was removed',
    { steps: [{ remove: { fields: ['labels'] } }, { drop: { when: { field: 'labels.app', exists: true } } }] },
    "steps[1].drop.when.field is 'labels.app', which no record has here",
  ],
  [
    'annotations that are not asked for',
    { steps: [{ drop: { when: { field: 'annotations.a', exists: true } } }] },
    'they are not asked for; set kubernetesMetadata.annotations to true',
  ],
  [
    'metadata that is off',
    { kubernetesMetadata: { enabled: false }, steps: [{ drop: { when: { field: 'pod', exists: true } } }] },
    'kubernetesMetadata.enabled is false',
  ],
  [
    'the stream of a journal',
    { inputs: [{ journald: {} }], steps: [{ drop: { when: stream('stderr') } }] },
    'no input is containerLogs',
  ],
  [
    'a value that a field never has',
    { steps: [{ drop: { when: stream('stdin') } }] },
    'steps[0].drop.when never holds',
  ],
  [
    'two texts at once',
    { steps: [json, { drop: { when: { allOf: [level('a'), level('b')] } } }] },
    'steps[1].drop.when never holds',
  ],
  [
    'a text and its opposite',
    { steps: [json, { drop: { when: { allOf: [level('a'), { not: level('a', 'b') }] } } }] },
    'steps[1].drop.when never holds',
  ],
  [
    'numbers that exclude each other',
    {
      steps: [
        json,
        {
          drop: {
            when: {
              allOf: [
                { field: 'n', atLeast: 500 },
                { field: 'n', lessThan: 500 },
              ],
            },
          },
        },
      ],
    },
    'never holds',
  ],
  [
    'a number that was dropped before',
    {
      steps: [
        json,
        { drop: { when: { field: 'n', atLeast: 500 } } },
        { drop: { when: { field: 'n', greaterThan: 600 } } },
      ],
    },
    'steps[2].drop.when never holds',
  ],
  [
    'a pattern and a text that does not match it',
    { steps: [json, { drop: { when: { allOf: [level('a'), { field: 'level', matches: '^b' }] } } }] },
    'never holds',
  ],
  [
    'what is there and is not',
    {
      steps: [
        json,
        {
          drop: {
            when: {
              allOf: [
                { field: 'a', exists: false },
                { field: 'a', matches: 'x' },
              ],
            },
          },
        },
      ],
    },
    'never holds',
  ],
  [
    'all that was kept',
    { steps: [{ keep: { when: stream('stdout') } }, { drop: { when: stream('stdout') } }] },
    'steps[1].drop drops every record that comes here',
  ],
  [
    'an output for what was dropped',
    {
      steps: [json, { drop: { when: level('debug') } }],
      outputs: [{ stdout: {}, when: level('debug') }, { stdout: {} }],
    },
    'outputs[0].when never holds',
  ],
  [
    'an output behind one that takes all',
    { outputs: [{ stdout: {} }, { stdout: {} }], routing: { takenBy: 'first' } },
    'outputs[1] gets no record',
  ],
  [
    'an output behind others that take all',
    {
      outputs: [
        { stdout: {}, when: stream('stdout') },
        { stdout: {}, when: { not: stream('stdout') } },
        { stdout: {}, otherwise: true },
      ],
    },
    'outputs[2] gets no record',
  ],
  [
    'records without an output',
    { outputs: [{ stdout: {}, when: stream('stdout') }] },
    'outputs take no record that meets none of their conditions',
  ],
  [
    'otherwise of nothing',
    { outputs: [{ stdout: {}, otherwise: true }] },
    'outputs has otherwise beside no output with a condition',
  ],
  [
    'otherwise with a condition',
    { outputs: [{ stdout: {}, otherwise: true, when: stream('stdout') }] },
    'outputs[0] has when and otherwise set',
  ],
  ['no text', { steps: [{ drop: { when: stream() } }] }, 'steps[0].drop.when.oneOf is empty'],
  ['no test', { steps: [{ drop: { when: { field: 'stream' } } }] }, 'has no test beside field'],
  [
    'two tests',
    { steps: [{ drop: { when: { field: 'stream', exists: true, matches: 'x' } } }] },
    'has matches and exists beside field',
  ],
  ['a test of nothing', { steps: [{ drop: { when: { oneOf: ['a'] } } }] }, 'has oneOf and no field'],
  ['no condition', { steps: [{ drop: { when: {} } }] }, 'has nothing set'],
  [
    'an object as a text',
    { steps: [{ drop: { when: { field: 'labels', matches: 'x' } } }] },
    "is 'labels', which is an object",
  ],
  [
    'the time',
    { steps: [{ drop: { when: { field: 'time', exists: true } } }] },
    "is 'time', which no condition and no step can look at",
  ],
  ['two formats', { steps: [{ parse: { json: {}, logfmt: {} } }] }, 'steps[0].parse has json and logfmt set'],
  ['a pattern without a group', { steps: [{ parse: { regex: { pattern: 'x' } } }] }, 'which has no named group'],
  [
    'a pattern that agents read in several ways',
    { steps: [{ drop: { when: { field: 'message', matches: '(?=x)' } } }] },
    'anything else takes a raw step',
  ],
  [
    'a step of two kinds',
    { steps: [{ ...json, drop: { when: stream('stdout') } }] },
    'steps[0] has parse and drop set',
  ],
  ['a share of one', { steps: [{ sample: { oneIn: 1 } }] }, 'steps[0].sample.oneIn is 1; give a whole number from 2'],
  ['a rate of none', { steps: [{ rateLimit: { records: 0 } }] }, 'steps[0].rateLimit.records is 0'],
  ['a redaction of nothing', { steps: [{ redact: {} }] }, 'has neither kinds nor patterns'],
  ['a redaction of the empty text', { steps: [{ redact: { patterns: ['a*'] } }] }, 'which matches the empty text'],
  [
    'a severity of its own',
    { steps: [{ set: { field: 'severity', value: 'notice' } }] },
    'sets severity, which is one of',
  ],
  [
    'another stream',
    { steps: [{ set: { field: 'stream', value: 'x' } }] },
    "is 'stream', which says where a record came from",
  ],
  [
    'text and field',
    { steps: [{ set: { field: 'a', value: 'x', fromField: 'message' } }] },
    'has value and fromField set',
  ],
  [
    'another name for a field of the model',
    { steps: [{ rename: { field: 'message', to: 'log' } }] },
    'move it to a parsed field',
  ],
  [
    'a credential in a raw step',
    { steps: [{ raw: { config: 'password: hunter2' } }] },
    'has a credential as a text in line 1',
  ],
  ['a raw step', { steps: [{ raw: { config: '- name: x' } }] }, 'steps[0].raw is configuration of an agent'],
  ['no language', { inputs: [{ containerLogs: { multiline: [] } }] }, 'inputs[0].containerLogs.multiline is empty'],
  [
    'languages and a start',
    { inputs: [{ containerLogs: { multiline: ['java'], multilineStart: 'x' } }] },
    'multilineStart has no meaning beside multiline',
  ],
  ['an age without a unit', { inputs: [{ containerLogs: { ignoreOlder: '24' } }] }, "ignoreOlder is '24'"],
  [
    'a namespace in and out',
    { inputs: [{ containerLogs: { includeNamespaces: ['a'], excludeNamespaces: ['a'] } }] },
    "excludeNamespaces has 'a', and so has includeNamespaces",
  ],
  [
    'one tag for two inputs',
    { inputs: [{ journald: { tag: 'a' } }, { kernel: { tag: 'a' } }] },
    "inputs[1].kernel.tag is 'a', and so is that of inputs[0]",
  ],
  [
    'labels of pods that are not asked for',
    { inputs: [{ containerLogs: { podLabels: { a: 'b' } } }], kubernetesMetadata: { labels: false } },
    'podLabels needs the labels of pods',
  ],
])('%s is refused', (_, props, message) => {
  expect(() => simulator(props)).toThrow(`LogPipelineSimulator: `);
  expect(() => simulator(props)).toThrow(message);
});

test.each<[string, Partial<LogPipelineSimulatorProps>]>([
  ['conditions of which each can hold', { steps: [json, { drop: { when: { anyOf: [level('a'), level('b')] } } }] }],
  [
    'a field that may be absent',
    { steps: [json, { drop: { when: { not: level('a') } } }, { drop: { when: level('a') } }].slice(0, 2) },
  ],
  [
    'a condition on what was written after it was dropped',
    {
      steps: [
        json,
        { drop: { when: level('a') } },
        { set: { field: 'level', value: 'a' } },
        { drop: { when: { allOf: [level('a'), stream('stderr')] } } },
      ],
    },
  ],
  [
    'outputs that take all between them',
    {
      outputs: [
        { stdout: {}, when: stream('stdout') },
        { stdout: {}, when: { not: stream('stdout') } },
      ],
    },
  ],
  [
    'records that may be dropped',
    { outputs: [{ stdout: {}, when: stream('stdout') }], routing: { unmatched: 'drop' } },
  ],
  [
    'numbers that are no text',
    { steps: [json, { drop: { when: { field: 'n', atLeast: 1 } } }, { drop: { when: { field: 'n', matches: '9' } } }] },
  ],
])('%s are taken', (_, props) => {
  expect(() => simulator(props)).not.toThrow();
});
