import { readFileSync } from 'fs';
import { generate } from '../../tools/model/generate';
import { missingSources } from '../../tools/model/openapi';

// needs the Go modules of Kubernetes (see CONTRIBUTING.md), which ordinary users do not have
const withSources = missingSources().length ? test.skip : test;

withSources('the generated model is what the Kubernetes sources and the documentation say, to the byte', () => {
  for (const [path, text] of generate()) expect(readFileSync(path, 'utf8')).toBe(text);
});
