import { collect, secret } from './collect';
import * as lib from '../../src';

const ALL = { elasticsearch: { host: 'es.example.com', ca: secret('es', 'ca.crt') } };
const hash = (pod: any) => pod.of('DaemonSet').spec.template.metadata.annotations?.['checksum/config'];

describe('hot reload', () => {
  test('of Fluent Bit posts to its server by the name of the pod', () => {
    const made = collect({ agent: new lib.FluentBit(), hotReload: {}, outputs: [ALL], metricsPort: 2021 });
    expect(made.files['fluent-bit.yaml']).toContain('\n  hot_reload: "on"\n');
    expect(made.pod.containers[1]).toEqual({
      name: 'config-reloader',
      image: 'quay.io/prometheus-operator/prometheus-config-reloader:v0.85.0',
      args: [
        '--reload-url=http://$(RELOADED_POD):2021/api/v2/reload',
        '--watched-dir=/fluent-bit/etc/conf',
        ...made.container.volumeMounts
          .filter(({ name }: lib.k8s.VolumeMount) => name.includes('output'))
          .map(({ mountPath }: lib.k8s.VolumeMount) => `--watched-dir=${mountPath}`),
      ],
      env: [{ name: 'RELOADED_POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
      resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
        runAsUser: 65534,
        runAsGroup: 65534,
        runAsNonRoot: true,
      },
      volumeMounts: expect.arrayContaining([{ name: 'config', mountPath: '/fluent-bit/etc/conf', readOnly: true }]),
    });
    expect(made.pod.containers[1].args).toHaveLength(3);
  });

  test('of Fluentd asks its supervisor, which listens to the pod alone', () => {
    const made = collect({ agent: new lib.Fluentd(), hotReload: { image: 'registry.example.com/reloader:1' } });
    expect(made.files['fluent.conf']).toContain('<system>\n  log_level info\n  rpc_endpoint 127.0.0.1:24444\n');
    expect(made.pod.containers[1]).toMatchObject({
      image: 'registry.example.com/reloader:1',
      args: ['--reload-url=http://127.0.0.1:24444/api/config.gracefulReload', '--watched-dir=/fluentd/etc'],
    });
  });

  test.each([
    ['FluentBit', new lib.FluentBit()],
    ['Fluentd', new lib.Fluentd()],
  ])('of %s leaves out the hash, so that nothing happens twice', (_, agent) => {
    expect(hash(collect({ agent }))).toMatch(/^[0-9a-f]{16}$/);
    expect(hash(collect({ agent, hotReload: {} }))).toBeUndefined();
    expect(collect({ agent }).pod.containers).toHaveLength(1);
    expect(Object.values(collect({ agent }).files).join()).not.toMatch(/hot_reload|rpc_endpoint/);
  });

  test('is refused beside a configuration of your own', () => {
    expect(() => collect({ agent: new lib.FluentBit(), config: 'pipeline: {}', hotReload: {} })).toThrow(
      'test/logs: hotReload is set up in the configuration that is rendered; leave it out beside config',
    );
  });

  test('of Fluent Bit is refused in the host network', () => {
    expect(() => collect({ agent: new lib.FluentBit(), hostNetwork: true, hotReload: {} })).toThrow(
      'test/logs: hotReload reaches Fluent Bit by the name of its pod, which hostNetwork takes away; leave one of them out',
    );
    expect(collect({ agent: new lib.Fluentd(), hostNetwork: true, hotReload: {} }).pod.containers).toHaveLength(2);
  });
});
