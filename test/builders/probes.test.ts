import * as rebuild from './rebuild';
import {
  GrpcProbeOptions,
  TcpSocketProbeOptions,
  HttpGetProbeOptions,
  ProbeOptions,
} from '../../src/builders/probe-options';
import { Probes } from '../../src/builders/probes';
import { GRPCAction, HTTPGetAction, Probe, TCPSocketAction } from '../../src/model/generated/structs';
import { fieldSamples } from '../support/field-samples';

test.each([
  [Probes.httpGet('/healthz', 9100), { httpGet: { path: '/healthz', port: 9100 } }],
  [
    Probes.httpGet('/', 'metrics', { scheme: 'HTTPS', host: '127.0.0.1', periodSeconds: 30, initialDelaySeconds: 0 }),
    {
      httpGet: { path: '/', port: 'metrics', scheme: 'HTTPS', host: '127.0.0.1' },
      periodSeconds: 30,
      initialDelaySeconds: 0,
    },
  ],
  [
    Probes.httpGet('/', 80, { httpHeaders: [{ name: 'Host', value: 'agent' }], protocol: 'HTTP2' }),
    { httpGet: { path: '/', port: 80, httpHeaders: [{ name: 'Host', value: 'agent' }], protocol: 'HTTP2' } },
  ],
  [Probes.tcpSocket(24224, { timeoutSeconds: 5 }), { tcpSocket: { port: 24224 }, timeoutSeconds: 5 }],
  [Probes.tcpSocket('forward', { host: '127.0.0.1' }), { tcpSocket: { port: 'forward', host: '127.0.0.1' } }],
  [
    Probes.exec(['cat', '/tmp/ready'], { failureThreshold: 1 }),
    { exec: { command: ['cat', '/tmp/ready'] }, failureThreshold: 1 },
  ],
  [
    Probes.grpc(9000, { service: 'liveness', successThreshold: 1 }),
    { grpc: { port: 9000, service: 'liveness' }, successThreshold: 1 },
  ],
  [Probes.grpc(9000, { mode: 'TLS', service: '' }), { grpc: { port: 9000, mode: 'TLS', service: '' } }],
])('%j', (probe, expected) => {
  expect(probe).toStrictEqual(expected);
});

test('every field of a probe and of its handlers comes through at its place', () => {
  const base: Record<string, object> = {
    httpGet: { path: '/', port: 1 },
    tcpSocket: { port: 1 },
    exec: { command: ['true'] },
    grpc: { port: 1 },
  };
  for (const [handler, parts] of Object.entries(base)) {
    const type = { httpGet: 'HTTPGetAction', tcpSocket: 'TCPSocketAction', exec: 'ExecAction', grpc: 'GRPCAction' }[
      handler
    ]!;
    for (const { value } of fieldSamples(type)) {
      expect(rebuild.probe({ [handler]: { ...parts, ...value } })).toStrictEqual({ [handler]: { ...parts, ...value } });
    }
    for (const { value, path } of fieldSamples('Probe').filter(
      (sample) => sample.field.type.startsWith('int') && sample.path.split('.').length === 2,
    )) {
      expect([path, rebuild.probe({ [handler]: parts, ...value })]).toStrictEqual([
        path,
        { [handler]: parts, ...value },
      ]);
    }
  }
});

// Compiles only while the options have all fields of a probe but those that are arguments.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Timing = Exclude<keyof Probe, 'exec' | 'grpc' | 'httpGet' | 'tcpSocket'>;
const options: [
  Same<keyof ProbeOptions, Timing>,
  Same<keyof HttpGetProbeOptions, Timing | Exclude<keyof HTTPGetAction, 'path' | 'port'>>,
  Same<keyof TcpSocketProbeOptions, Timing | Exclude<keyof TCPSocketAction, 'port'>>,
  Same<keyof GrpcProbeOptions, Timing | Exclude<keyof GRPCAction, 'port'>>,
] = [true, true, true, true];

test('the options of a probe are the fields of Kubernetes (the type check says so)', () => {
  expect(options).not.toContain(false);
});
