import { ApiObject, App, Chart } from 'cdk8s';
import { ConfigMap, Secret } from 'cdk8s-plus-28';
import { DaemonSet } from '../../../src/constructs/daemon-set';
import { container } from '../agent';

function appOf(env: string) {
  const app = new App();
  const chart = new Chart(app, 'agents', { namespace: 'agents' });
  const daemonSet = new DaemonSet(chart, 'agent', {
    containers: [{ ...container, env: [{ name: 'UMASK', value: env }] }],
  });
  return { app, chart, daemonSet };
}

test('a text of a DaemonSet that kubectl would read as a number stops synth', () => {
  const { app, daemonSet } = appOf('0o022');
  expect(() => app.synthYaml()).toThrow(
    '[agents/agent] spec.template.spec.containers[0].env[0].value: cdk8s writes the text so that kubectl reads another number. ' +
      'Write a number as decimal digits, or a text that does not look like one.',
  );
  expect(daemonSet.findings().map(({ rule, severity }) => [rule, severity])).toEqual([['written/number', 'error']]);
});

test('a text that is written as it is meant stops nothing', () => {
  expect(appOf('0x1F').app.synthYaml()).toContain('value: "0x1F"');
});

test('texts and keys of every kind of object are told, with the construct that made it', () => {
  const { app, chart } = appOf('022');
  const config = new ConfigMap(chart, 'config', { data: { mode: '0XFF', 'all.txt': `${'x'.repeat(90)}one\u2028two` } });
  config.addData('Makefile', '\tall:\n\t\ttrue\n');
  new Secret(chart, 'secret', { stringData: { password: '1e_8' } });
  new ApiObject(chart, 'thing', {
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    spec: { '<<': 'literal', list: ['0B11'] },
  });
  expect(() => app.synthYaml()).toThrow(
    [
      'Validation failed with the following errors:',
      '  [] agents/config: data.Makefile: cdk8s writes the text "\\tall:\\n\\t\\ttrue\\n" so that kubectl cannot read the file. Let the first line that is not empty begin with something else than a tab, such as spaces.',
      '  [] agents/config: data[all.txt]: cdk8s writes the text "...xxxxxxxxxxxxxxxxxone\\u2028two" so that kubectl cannot read the file. Leave the character out; the text of a file can stand as base64 in binaryData of a ConfigMap or in data of a Secret.',
      '  [] agents/config: data.mode: cdk8s writes the text "0XFF" so that kubectl reads the number 255. Write a number as decimal digits, or a text that does not look like one.',
      '  [] agents/secret: stringData.password: cdk8s writes the text so that kubectl reads another number. Write a number as decimal digits, or a text that does not look like one.',
      `  [] agents/thing: spec[<<]: cdk8s writes the text "<<" so that kubectl cannot read the file. Give the key another name: in YAML, '<<' merges another map into this one.`,
      '  [] agents/thing: spec.list[0]: cdk8s writes the text "0B11" so that kubectl reads the number 3. Write a number as decimal digits, or a text that does not look like one.',
    ].join('\n'),
  );
});

test('what is corrected after the findings were asked for is not told any more', () => {
  const { app, chart } = appOf('022');
  const object = new ApiObject(chart, 'thing', { apiVersion: 'v1', kind: 'ConfigMap', data: { mode: '0o644' } });
  expect(() => app.synthYaml()).toThrow('agents/thing: data.mode');
  chart.node.tryRemoveChild(object.node.id);
  expect(app.synthYaml()).not.toContain('0o644');
});
