import { Chart, Testing } from 'cdk8s';
import { collect } from './collect';
import * as lib from '../../src';

const KEY = '-----BEGIN EC PRIVATE KEY-----\nMIIE\n-----END EC PRIVATE KEY-----';
const ENCODED = Buffer.from(KEY).toString('base64');
const agent = new lib.FluentBit();
const raw = (config: string) => ({ steps: [{ raw: { config } }] });
const http = { host: 'lines' };

test.each<[string, Partial<lib.LogCollectorDaemonSetProps>, string]>([
  ['a raw step', raw(`- name: modify\n  add: x |\n    ${KEY}`), 'steps[0].raw.config'],
  ['a raw step, in Base64', raw(`- name: modify\n  add: x ${ENCODED}`), 'steps[0].raw.config'],
  ['a configuration', { config: `pipeline:\n  outputs:\n    - name: stdout\n      x: |\n        ${KEY}\n` }, 'config'],
  ['a value', { steps: [{ set: { field: 'key', value: ENCODED } }] }, 'steps[0].set.value'],
  ['a header', { outputs: [{ http: { ...http, headers: { 'X-Data': ENCODED } } }] }, 'outputs[0].http.headers.X-Data'],
])('a private key in %s is an error that does not repeat it', (_, props, property) => {
  let message = '';
  try {
    collect({ agent, ...props });
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toBe(`test/logs: ${property} holds a private key as a text; keep it in a Secret, and refer to that`);
});

test('certificates and public keys are no secrets', () => {
  const said = (text: string) => () => collect({ agent, steps: [{ set: { field: 'key', value: text } }] });
  expect(said('-----BEGIN CERTIFICATE----- MIIE')).not.toThrow();
  expect(said('-----BEGIN PUBLIC KEY----- MIIE')).not.toThrow();
  expect(said(Buffer.from('-----BEGIN CERTIFICATE-----').toString('base64'))).not.toThrow();
});

test('an aggregator is held to it as well', () => {
  expect(
    () =>
      new lib.LogAggregator(new Chart(Testing.app(), 'c'), 'a', {
        agent,
        tls: { secretName: 'tls' },
        steps: [{ set: { field: 'key', value: ENCODED } }],
        outputs: [{ stdout: {} }],
      }),
  ).toThrow('steps[0].set.value holds a private key as a text');
});
