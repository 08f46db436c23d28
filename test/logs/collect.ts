import { Chart, Testing } from 'cdk8s';
import * as lib from '../../src';

/** What the pods of a DaemonSet have at the end of their names. */
export const HASH = '[bcdfghjklmnpqrstvwxz2456789]'.repeat(5);

export const STDOUT: lib.logs.LogOutput[] = [{ stdout: {} }];

/** Synthesizes one collector called `logs` in the namespace `logging`. */
export function collect(props: Partial<lib.LogCollectorDaemonSetProps> & { agent: lib.logs.LogAgent }) {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'logging' });
  const collector = new lib.LogCollectorDaemonSet(chart, 'logs', {
    metadata: { name: 'logs' },
    ...(props.config === undefined && { outputs: STDOUT }),
    ...props,
  });
  const objects: any[] = Testing.synth(chart);
  const of = (kind: string) => objects.find((object) => object.kind === kind);
  const pod = of('DaemonSet').spec.template.spec;
  return {
    collector,
    objects,
    of,
    pod,
    container: pod.containers[0],
    files: of('ConfigMap').data as { [name: string]: string },
  };
}

export const secret = (name: string, key: string): lib.k8s.SecretKeySelector => ({ name, key });

/** Every output at once, with all credentials. */
export const ALL_OUTPUTS: lib.logs.LogOutput[] = [
  {
    elasticsearch: {
      host: 'es.example.com',
      username: 'elastic',
      password: secret('es', 'password'),
      ca: secret('es', 'ca.crt'),
    },
  },
  { openSearch: { host: 'os.example.com', port: 443, indexPrefix: 'nodes' } },
  { loki: { host: 'loki.example.com', tenant: 'team-a', labels: { cluster: 'prod' } } },
  { forward: { host: 'aggregator', tls: false, sharedKey: secret('forward', 'key') } },
  {
    http: {
      host: 'fd00::1',
      path: '/logs?x=1',
      headers: { 'X-Source': 'node' },
      authorization: secret('http', 'token'),
    },
  },
  { stdout: {} },
];
