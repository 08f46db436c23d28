import { hostPaths } from '../../src/logs/host-mounts';
import { PipelineInput } from '../../src/logs/pipeline';

const files = (path: string) => ({ kind: 'files', options: { path } }) as PipelineInput;

test('a folder within another one is not mounted again', () => {
  expect(hostPaths([files('/var/log/a.log'), files('/var/log/nginx/*.log')])).toEqual(['/var/log']);
});

test('a folder whose name begins like that of another one is mounted beside it', () => {
  expect(hostPaths([files('/var/log/a.log'), files('/var/logs/b.log'), files('/var/log-old/c.log')])).toEqual([
    '/var/log',
    '/var/logs',
    '/var/log-old',
  ]);
});
