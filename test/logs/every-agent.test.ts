import { parse } from 'yaml';
import { collect, HASH, secret } from './collect';
import * as lib from '../../src';
import { readAlloyConfig } from '../support/alloy-config';
import { readFluentdConfig } from '../support/fluentd-config';
import { readLogstashConfig } from '../support/logstash-config';

/** Every agent, its main file, and what reads the syntax of that. */
const AGENTS: [string, lib.logs.LogAgent, string, (text: string) => unknown][] = [
  ['FluentBit', new lib.FluentBit(), 'fluent-bit.yaml', (text) => parse(text)],
  ['Fluentd', new lib.Fluentd(), 'fluent.conf', readFluentdConfig],
  ['OpenTelemetryCollector', new lib.OpenTelemetryCollector(), 'config.yaml', (text) => parse(text)],
  ['Vector', new lib.Vector(), 'vector.yaml', (text) => parse(text)],
  ['Alloy', new lib.Alloy(), 'config.alloy', readAlloyConfig],
  ['Filebeat', new lib.Filebeat(), 'filebeat.yml', (text) => parse(text)],
  ['Logstash', new lib.Logstash(), 'pipeline.conf', readLogstashConfig],
];

const STEPS: lib.logs.LogStep[] = [{ parse: { json: {} } }, { drop: { when: { field: 'level', oneOf: ['debug'] } } }];

const inputsOf = (name: string): lib.logs.LogInput[] => [
  { containerLogs: name === 'Logstash' ? {} : { multiline: ['java'] } },
];

test.each(AGENTS)('%s takes the usual pipeline, in the syntax of its configuration', (name, agent, file, read) => {
  const { files } = collect({ agent, inputs: inputsOf(name), steps: STEPS });
  expect(() => read(files[file])).not.toThrow();
});

test.each(AGENTS)('%s runs in a pod that can work, and is hardened', (name, agent) => {
  const { container, pod, of } = collect({ agent, inputs: inputsOf(name), steps: STEPS });
  expect(container.image).toMatch(/:v?\d+\.\d+\.\d+/);
  expect(container.resources.limits.memory).toBeDefined();
  expect(container.resources.limits).not.toHaveProperty('cpu');
  expect(container.livenessProbe.httpGet.port).toEqual(expect.any(Number));
  expect(container.readinessProbe.httpGet.port).toEqual(expect.any(Number));
  expect(container.ports[0]).toMatchObject({ name: 'metrics' });
  expect(container.securityContext).toMatchObject({
    readOnlyRootFilesystem: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
  });
  const mounts = Object.fromEntries(container.volumeMounts.map((each: any) => [each.mountPath, each]));
  expect(mounts['/var/log/pods'].readOnly).toBe(true);
  expect(mounts['/state'].readOnly).toBeUndefined();
  expect(mounts['/tmp'].readOnly).toBeUndefined();
  expect(pod.volumes).toContainEqual({
    name: 'state',
    hostPath: { path: '/var/lib/logs', type: 'DirectoryOrCreate' },
  });
  // no right to read Secrets, or to write anything
  for (const { resources, verbs } of of('ClusterRole')?.rules ?? []) {
    expect(['namespaces', 'pods']).toEqual(expect.arrayContaining(resources));
    expect(['get', 'list', 'watch']).toEqual(expect.arrayContaining(verbs));
  }
});

test.each(AGENTS)('%s leaves out what it writes itself', (name, agent) => {
  const { files, container } = collect({ agent, inputs: inputsOf(name) });
  const text = Object.values(files).join('\n').replaceAll('\\/', '/').replaceAll('[^/]*', '*');
  // what it writes is in the folder of its pod, or in the file that leads there
  expect(text).toContain(`logging_logs-${HASH}_*/${container.name}/*`);
});

test.each(AGENTS)('no Secret stands in what %s reads', (_name, agent) => {
  const { files, container, pod } = collect({
    agent: agent._name === 'Fluentd' ? new lib.Fluentd({ image: 'x' }) : agent,
    outputs: [
      agent._name === 'Alloy'
        ? { loki: { host: 'l', username: 'u', password: secret('es', 'password') } }
        : { elasticsearch: { host: 'es', username: 'u', password: secret('es', 'password') } },
    ],
  });
  expect(container.env).toContainEqual({
    name: 'OUTPUT_0_PASSWORD',
    valueFrom: { secretKeyRef: { name: 'es', key: 'password' } },
  });
  expect(Object.values(files).join('\n')).toContain('OUTPUT_0_PASSWORD');
  expect(JSON.stringify(pod.volumes)).not.toContain('"es"');
});

test('a wish that an agent cannot meet names those that can', () => {
  const wish = (agent: lib.logs.LogAgent, props: Partial<lib.LogCollectorDaemonSetProps>) => () =>
    collect({ agent, ...props });
  expect(wish(new lib.Logstash(), { inputs: inputsOf('Vector') })).toThrow(
    'inputs[0].containerLogs.multiline is nothing that Logstash can do: it joins lines in one way for each file, which is that of the parts of lines; FluentBit, Fluentd, OpenTelemetryCollector, Vector, Alloy, Filebeat can',
  );
  expect(wish(new lib.Vector(), { kubernetesMetadata: { labels: true } })).toThrow(
    /kubernetesMetadata\.labels is nothing that Vector can do: .*; FluentBit, Fluentd, OpenTelemetryCollector, Alloy, Filebeat can/,
  );
  expect(wish(new lib.Filebeat(), { outputs: [{ stdout: {} }, { elasticsearch: { host: 'a' } }] })).toThrow(
    /outputs is nothing that Filebeat can do: it writes to one output at a time; FluentBit, /,
  );
  expect(wish(new lib.Filebeat(), { outputs: [{ loki: { host: 'a' } }] })).toThrow(
    /outputs\[0\]\.loki is nothing that Filebeat can do: it has no output of this kind/,
  );
  expect(wish(new lib.Alloy(), { steps: [{ rateLimit: { records: 5 } }] })).toThrow(
    /steps\[0\] is nothing that Alloy can do: it limits rates only in loki.process/,
  );
});

test.each(AGENTS.slice(3))('%s says that it drops nothing, where it cannot', (name, agent) => {
  expect(() => collect({ agent, whenFull: 'dropOldest' })).toThrow(/whenFull is 'dropOldest', and .*; use 'wait'/);
  if (name !== 'Alloy') expect(() => collect({ agent, hotReload: {} })).toThrow(/hotReload tells the agent by HTTP/);
});

test('agents without labels give names alone, unless somebody asks for more', () => {
  for (const agent of [new lib.Vector(), new lib.Logstash()]) {
    expect(collect({ agent }).of('ClusterRole')).toBeUndefined();
    expect(collect({ agent }).pod.automountServiceAccountToken).toBe(false);
    expect(() => collect({ agent, steps: [{ drop: { when: { field: 'labels.app', exists: true } } }] })).toThrow(
      /is 'labels\.app', which no record has/,
    );
  }
});
