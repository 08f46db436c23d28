import { parse } from 'yaml';
import { collect } from './collect';
import * as lib from '../../src';
import { published, publishedTest } from '../support/corpus';
import { FluentdSection, readFluentdConfig, sectionsOf } from '../support/fluentd-config';

/*
 * Configurations that projects publish and run: the plugins we use are theirs, and so are the names of their properties, but for those
 * that are listed here with the reason.
 */

/** The text of one file in a ConfigMap of a published manifest. */
function publishedText(file: string, key: string): string {
  const text = published.files().find(({ name }) => name.endsWith(file))!.text;
  const documents: { kind?: string; data?: { [key: string]: string } }[] = text
    .split(/^---$/m)
    .map((document) => parse(document, { version: '1.1' }));
  return documents.find((document) => document?.kind === 'ConfigMap' && document.data?.[key] !== undefined)!.data![key];
}

/** Sections of Fluent Bit's classic format: name and properties, in lower case. */
function readClassic(text: string): { section: string; properties: Map<string, string> }[] {
  const sections: { section: string; properties: Map<string, string> }[] = [];
  for (const line of text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each && !each.startsWith('#') && !each.startsWith('@'))) {
    const head = /^\[(\w+)\]$/.exec(line);
    if (head) {
      sections.push({ section: head[1].toLowerCase(), properties: new Map() });
    } else {
      sections[sections.length - 1].properties.set(
        line.split(/\s+/)[0].toLowerCase(),
        line.split(/\s+/).slice(1).join(' '),
      );
    }
  }
  return sections;
}

publishedTest('Fluent Bit reads container logs as the published configuration of CloudWatch does', () => {
  const sections = readClassic(publishedText('fluent-bit__fluent-bit.yaml', 'application-log.conf'));
  const find = (section: string, name: string) =>
    sections.find((each) => each.section === section && each.properties.get('name') === name)!.properties;
  const ours = parse(collect({ agent: new lib.FluentBit() }).files['fluent-bit.yaml'], { version: '1.1' }).pipeline;
  const unknown = (properties: object, theirs: Map<string, string>) =>
    Object.keys(properties).filter((name) => !theirs.has(name));

  const tail = find('input', 'tail');
  // theirs reads the links, ours their targets and what was rotated beside them
  expect(tail.get('path')).toBe('/var/log/containers/*.log');
  expect(ours.inputs[0].path).toBe('/var/log/pods/*/*/*.log*');
  expect(tail.get('multiline.parser')!.split(', ')).toContain(ours.inputs[0]['multiline.parser']);
  expect(ours.inputs[0]['storage.type']).toBe(tail.get('storage.type'));
  // ours names its inputs for the metrics, keeps long lines, and waits when the buffer is full
  expect(unknown(ours.inputs[0], tail)).toEqual([
    'alias',
    'buffer_max_size',
    'truncate_long_lines',
    'storage.pause_on_chunks_overlimit',
  ]);

  const kubernetes = find('filter', 'kubernetes');
  expect(ours.filters[1].kube_tag_prefix).toBe(
    kubernetes
      .get('kube_tag_prefix')!
      .replace(/^application/, ours.inputs[0].tag.replace('.*', ''))
      .replace('containers', 'pods'),
  );
  // the names of the folders in /var/log/pods; labels of namespaces are an option of ours
  expect(unknown(ours.filters[1], kubernetes)).toEqual(['regex_parser', 'namespace_labels']);

  const service = readClassic(publishedText('fluent-bit__fluent-bit.yaml', 'fluent-bit.conf')).find(
    ({ section }) => section === 'service',
  )!.properties;
  const config = parse(collect({ agent: new lib.FluentBit() }).files['fluent-bit.yaml'], { version: '1.1' });
  // health checks are for the probes; retries, the size of the buffer and what is refused are ours to say
  expect(unknown(config.service, service)).toEqual([
    'health_check',
    'scheduler.base',
    'scheduler.cap',
    'storage.max_chunks_up',
    'storage.keep.rejected',
    'storage.rejected.path',
    'storage.rejected.limit',
  ]);
});

publishedTest('Fluentd reads container logs as the published configuration of CloudWatch does', () => {
  const theirs = readFluentdConfig(
    publishedText('container-insights-monitoring__fluentd__fluentd.yaml', 'containers.conf'),
  );
  const ours = readFluentdConfig(
    collect({ agent: new lib.Fluentd(), inputs: [{ containerLogs: { format: 'docker' } }] }).files['fluent.conf'],
  );
  const first = (sections: readonly FluentdSection[], name: string, type: string) =>
    sectionsOf(sections, name, type)[0].parameters;
  const unknown = (name: string, type: string) =>
    Object.keys(first(ours, name, type)).filter((parameter) => !(parameter in first(theirs, name, type)));

  expect(first(ours, 'source', 'tail').path).toBe(first(theirs, 'source', 'tail').path);
  expect(first(ours, 'source', 'tail').read_from_head).toBe(first(theirs, 'source', 'tail').read_from_head);
  // files are followed when they are rotated under the same name, and lines without the form of the runtime are kept
  expect(unknown('source', 'tail')).toEqual(
    ['tag', 'emit_unmatched_lines', 'follow_inodes', 'refresh_interval'].filter(
      (name) => !(name in first(theirs, 'source', 'tail')),
    ),
  );
  expect(sectionsOf(theirs, 'filter', 'kubernetes_metadata')).not.toEqual([]);
  expect(sectionsOf(theirs, 'filter', 'concat')).not.toEqual([]);
});
