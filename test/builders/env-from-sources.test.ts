import { EnvFromSources } from '../../src/builders/env-from-sources';

test.each([
  [EnvFromSources.configMap('agent'), { configMapRef: { name: 'agent' } }],
  [
    EnvFromSources.configMap('agent', { prefix: 'AGENT_', optional: true }),
    { configMapRef: { name: 'agent', optional: true }, prefix: 'AGENT_' },
  ],
  [EnvFromSources.secret('elastic'), { secretRef: { name: 'elastic' } }],
  [
    EnvFromSources.secret('elastic', { prefix: 'ES_', optional: false }),
    { secretRef: { name: 'elastic', optional: false }, prefix: 'ES_' },
  ],
])('%j', (source, expected) => {
  expect(source).toStrictEqual(expected);
});
