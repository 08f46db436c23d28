import { readFileSync } from 'fs';
import { generate, words } from '../../tools/windows-exporter/generate';
import { moduleFolder, readSource } from '../../tools/windows-exporter/source';
import { testIf } from '../support/test-if';

// needs the Go module of windows_exporter (see CONTRIBUTING.md), which ordinary users do not have
const folder = moduleFolder(words.version);
const withSource = testIf(folder !== undefined, 'windows_exporter is not in the Go module cache');

withSource('the collectors of windows_exporter are what its Go source says, to the byte', () => {
  for (const [path, text] of generate(folder!)) expect(readFileSync(path, 'utf8')).toBe(text);
});

withSource('every flag that its documentation names is read from the source, but for two that it misspells', () => {
  const collectors = readSource(folder!);
  expect(collectors).toHaveLength(47);
  const unread = collectors.flatMap(({ name, options }) => {
    const text = readFileSync(`${folder}/docs/collector.${name}.md`, 'utf8');
    const flags = [...text.matchAll(/`--collector\.([\w.-]+)`/g)].map(([, flag]) => flag);
    return flags.filter((flag) => !options.some((option) => flag === `${name}.${option.name}`));
  });
  expect(unread).toEqual(['updates.online', 'updates.scrape-interval']);
});
