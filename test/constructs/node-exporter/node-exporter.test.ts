import { Chart, Testing, Yaml } from 'cdk8s';
import * as lib from '../../../src';

function synth(props: lib.NodeExporterDaemonSetProps = {}) {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'monitoring' });
  const exporter = new lib.NodeExporterDaemonSet(chart, 'exporter', { metadata: { name: 'node-exporter' }, ...props });
  const objects: any[] = Testing.synth(chart);
  const of = (kind: string) => objects.find((object) => object.kind === kind);
  const pod = of('DaemonSet').spec.template.spec;
  return { exporter, objects, of, pod, container: pod.containers[0], args: pod.containers[0].args as string[] };
}

test('the smallest exporter', () => {
  expect(Yaml.stringify(...synth().objects)).toMatchSnapshot();
});

test('with kube-rbac-proxy and a ServiceMonitor', () => {
  expect(
    Yaml.stringify(
      ...synth({ kubeRbacProxy: {}, monitor: { interval: '30s', labels: { release: 'prometheus' } } }).objects,
    ),
  ).toMatchSnapshot();
});

test('one port goes everywhere', () => {
  const { exporter, of, container, args } = synth({ port: 9777, monitor: {} });
  expect(exporter.port).toBe(9777);
  expect(args[0]).toBe('--web.listen-address=[$(IP)]:9777');
  expect(container.ports).toEqual([{ name: 'metrics', containerPort: 9777, hostPort: 9777 }]);
  expect(container.livenessProbe.httpGet.port).toBe(9777);
  expect(of('Service').spec.ports).toEqual([{ name: 'metrics', port: 9777, targetPort: 'metrics' }]);
  expect(of('ServiceMonitor').spec.endpoints[0].port).toBe('metrics');
});

test('outside the host network it takes no port of the node', () => {
  expect(synth({ hostNetwork: false }).container.ports).toEqual([{ name: 'metrics', containerPort: 9100 }]);
});

test('a target is called by its node', () => {
  for (const kind of ['ServiceMonitor', 'PodMonitor'] as const) {
    const { spec } = synth({ monitor: { kind } }).of(kind);
    const [target] = spec.endpoints ?? spec.podMetricsEndpoints;
    expect(target.relabelings).toEqual([
      { action: 'replace', sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'instance' },
    ]);
    expect(spec.selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'node-exporter' } });
  }
});

describe('host file systems', () => {
  const mounts = (props: lib.NodeExporterDaemonSetProps) =>
    synth(props).container.volumeMounts.map(({ mountPath, mountPropagation, readOnly }: lib.k8s.VolumeMount) => [
      mountPath,
      mountPropagation,
      readOnly,
    ]);

  test('are read-only and see what is mounted later', () => {
    expect(mounts({})).toEqual([
      ['/host/sys', 'HostToContainer', true],
      ['/host/root', 'HostToContainer', true],
    ]);
  });

  test('see nothing that is mounted later where the root of the node is private', () => {
    expect(mounts({ mountPropagation: 'None' })).toEqual([
      ['/host/sys', 'None', true],
      ['/host/root', 'None', true],
    ]);
  });

  test('are /proc and /sys alone without the root, and then there is no filesystem collector', () => {
    const { args, pod } = synth({ hostRoot: false });
    expect(pod.volumes).toEqual([
      { name: 'sys', hostPath: { path: '/sys' } },
      { name: 'proc', hostPath: { path: '/proc' } },
    ]);
    expect(args).toEqual(
      expect.arrayContaining(['--path.procfs=/host/proc', '--path.sysfs=/host/sys', '--no-collector.filesystem']),
    );
    expect(args.join()).not.toContain('/host/root');
  });
});

describe('collectors', () => {
  const flags = (collectors: lib.collectors.NodeExporterCollectors) =>
    synth({ collectors, tunedCollectors: false }).args.filter((arg) => arg.includes('collector.'));

  test('are switched on where node_exporter leaves them off, and off where asked', () => {
    expect(flags({ systemd: {}, cpu: {}, btrfs: { enabled: false }, wifi: { enabled: false } })).toEqual([
      '--collector.systemd',
      '--no-collector.btrfs',
      '--no-collector.wifi',
    ]);
  });

  test('take options of every type', () => {
    expect(
      flags({
        netdev: { deviceExclude: '^veth.*$', netlink: false, addressInfo: true },
        ntp: { serverPort: 124 },
        sysctl: { include: ['vm.swappiness', 'kernel.pid_max'] },
      }),
    ).toEqual([
      '--collector.netdev.device-exclude=^veth.*$',
      '--no-collector.netdev.netlink',
      '--collector.netdev.address-info',
      '--collector.ntp',
      '--collector.ntp.server-port=124',
      '--collector.sysctl',
      '--collector.sysctl.include=vm.swappiness',
      '--collector.sysctl.include=kernel.pid_max',
    ]);
  });

  test('keep a text that the kubelet would take for a variable', () => {
    expect(flags({ netdev: { deviceExclude: '^(a|b)$(c)' } })).toEqual([
      '--collector.netdev.device-exclude=^(a|b)$$(c)',
    ]);
  });

  test('that have a series per pod or hang are tuned, unless the user says otherwise or the opposite', () => {
    const excluded = (collectors?: lib.collectors.NodeExporterCollectors) =>
      synth({ collectors })
        .args.filter((arg) => /-exclude|ignored/.test(arg))
        .map((arg) => arg.split('=')[0].slice('--collector.'.length));
    expect(excluded()).toEqual([
      'filesystem.mount-points-exclude',
      'filesystem.fs-types-exclude',
      'netclass.ignored-devices',
      'netdev.device-exclude',
    ]);
    expect(excluded({ filesystem: { mountPointsInclude: '^/$' }, netdev: { enabled: false } })).toEqual([
      'filesystem.fs-types-exclude',
      'netclass.ignored-devices',
    ]);
    expect(synth({ collectors: { netdev: { deviceExclude: 'x' } } }).args).toContain(
      '--collector.netdev.device-exclude=x',
    );
  });

  const tunedPattern = (flag: string) =>
    new RegExp(
      synth()
        .args.find((arg) => arg.includes(flag))!
        .split(/=(.*)/)[1],
    );

  test.each([
    '/var/lib/kubelet/pods/1/volumes/kubernetes.io~projected/token',
    '/run/containerd/io.containerd.runtime.v2.task/k8s.io/1/rootfs',
    '/var/lib/containerd/tmpmounts/1',
    '/var/lib/docker/overlay2/1/merged',
    '/proc/sys/fs',
    '/run/netns/cni-1',
    '/run/k3s/containerd/1',
  ])('the mount %s of a pod or runtime is left out', (mount) => {
    expect(tunedPattern('mount-points-exclude').test(mount)).toBe(true);
  });

  test.each(['/', '/var', '/var/lib/kubelet', '/var/lib/docker', '/data', '/processed', '/boot/efi'])(
    'the file system %s of the node is kept',
    (mount) => {
      expect(tunedPattern('mount-points-exclude').test(mount)).toBe(false);
    },
  );

  test.each(['nfs', 'nfs4', 'cifs', 'ceph', 'fuse.sshfs', 'overlay', 'smb3'])(
    'file systems of type %s are left out',
    (type) => {
      expect(tunedPattern('fs-types-exclude').test(type)).toBe(true);
    },
  );

  test.each(['ext4', 'xfs', 'btrfs', 'zfs', 'tmpfs', 'vfat', 'f2fs'])('file systems of type %s are kept', (type) => {
    expect(tunedPattern('fs-types-exclude').test(type)).toBe(false);
  });
});

describe('what collectors need follows', () => {
  test('a folder for textfiles', () => {
    const { args, pod, container } = synth({
      collectors: { textfile: { directory: '/var/lib/node_exporter/textfile' } },
    });
    expect(args).toContain('--collector.textfile.directory=/var/lib/node_exporter/textfile');
    expect(pod.volumes).toContainEqual({
      name: 'textfile',
      hostPath: { path: '/var/lib/node_exporter/textfile', type: 'DirectoryOrCreate' },
    });
    expect(container.volumeMounts).toContainEqual({
      name: 'textfile',
      mountPath: '/var/lib/node_exporter/textfile',
      readOnly: true,
    });
  });

  test.each(['systemd', 'logind'])('the system bus for %s', (name) => {
    const { container } = synth({ collectors: { [name]: {} } });
    expect(container.volumeMounts).toContainEqual({
      name: 'dbus',
      mountPath: '/var/run/dbus/system_bus_socket',
      readOnly: true,
    });
  });

  test('root, with its reason, for what only root may read', () => {
    const { pod, of } = synth({ collectors: { slabinfo: {}, rapl: {} } });
    expect(pod.securityContext).toMatchObject({ runAsUser: 0, runAsGroup: 0 });
    expect(of('DaemonSet').metadata.annotations['cdk8s-daemonsets/root-reason']).toBe(
      'the collectors slabinfo, rapl read files that only root may read',
    );
  });

  test('nobody, for all others', () => {
    expect(synth().pod.securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 65534,
      runAsGroup: 65534,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  test('a capability for perf, and those that are asked for', () => {
    expect(
      synth({ collectors: { perf: {} }, capabilities: ['SYS_TIME'] }).container.securityContext.capabilities,
    ).toEqual({ add: ['SYS_TIME', 'PERFMON'], drop: ['ALL'] });
  });
});

describe('protection of the metrics', () => {
  test('by a web configuration: the Secret is mounted whole, probes do not log in, scrapes use TLS', () => {
    const { args, pod, container, of } = synth({ webConfig: { name: 'web', key: 'web.yml' }, monitor: {} });
    expect(args).toContain('--web.config.file=/etc/node-exporter/web.yml');
    expect(pod.volumes).toContainEqual({ name: 'web-config', secret: { secretName: 'web' } });
    expect(container.readinessProbe).toEqual({ tcpSocket: { port: 9100 } });
    expect(of('ServiceMonitor').spec.endpoints[0]).toMatchObject({ port: 'https', scheme: 'https' });
  });

  test('by a proxy: the exporter is on the loopback device alone, and the proxy may review tokens', () => {
    const { pod, args, of } = synth({ kubeRbacProxy: { upstreamPort: 9555 }, port: 9200 });
    expect(args[0]).toBe('--web.listen-address=127.0.0.1:9555');
    expect(pod.containers[0].ports).toBeUndefined();
    expect(pod.containers[1].args).toEqual([
      '--secure-listen-address=[$(IP)]:9200',
      '--upstream=http://127.0.0.1:9555/',
    ]);
    expect(pod.automountServiceAccountToken).toBe(true);
    expect(of('ClusterRole').rules).toEqual([
      { apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] },
      { apiGroups: ['authorization.k8s.io'], resources: ['subjectaccessreviews'], verbs: ['create'] },
    ]);
  });
});

describe('misuse', () => {
  const cases: [string, lib.NodeExporterDaemonSetProps, string][] = [
    ['a port out of range', { port: 0 }, 'port is 0; a port is a whole number from 1 to 65535'],
    [
      'an upstream port out of range',
      { kubeRbacProxy: { upstreamPort: 1.5 } },
      'kubeRbacProxy.upstreamPort is 1.5; a port is a whole number from 1 to 65535',
    ],
    [
      'two guards',
      { webConfig: { name: 'a', key: 'b' }, kubeRbacProxy: {} },
      'webConfig and kubeRbacProxy both guard the port; give one of them',
    ],
    [
      'a ServiceMonitor without Service',
      { monitor: {}, service: false },
      "service is false, but a ServiceMonitor needs a Service; use monitor: { kind: 'PodMonitor' }",
    ],
    [
      'a PodMonitor that cannot show a token',
      { monitor: { kind: 'PodMonitor' }, kubeRbacProxy: {} },
      "monitor is a PodMonitor, which cannot send the token of Prometheus to kube-rbac-proxy; use monitor: { kind: 'ServiceMonitor' }",
    ],
    [
      'a relative folder',
      { collectors: { textfile: { directory: 'text' } } },
      "collectors.textfile.directory is 'text'; give the absolute path of a folder of the node",
    ],
    [
      'file systems without the root',
      { hostRoot: false, collectors: { filesystem: {} } },
      'collectors.filesystem needs the root file system of the node; leave hostRoot: false out',
    ],
    [
      'options that exclude each other',
      { collectors: { netdev: { deviceExclude: 'a', deviceInclude: 'b' } } },
      'collectors.netdev.deviceExclude and deviceInclude exclude each other; give one of them',
    ],
    [
      'options of a collector that is off',
      { collectors: { netdev: { enabled: false, deviceExclude: 'a' } } },
      'collectors.netdev.deviceExclude has no meaning for a collector that is switched off; leave it out',
    ],
    [
      'a collector that is none',
      { collectors: { constructor: {} } as never },
      'collectors.constructor is not a collector of node_exporter on Linux',
    ],
    [
      'an option that is none',
      { collectors: { cpu: { turbo: true } as never } },
      'collectors.cpu.turbo is not an option of the collector; it has guest, info, infoFlagsInclude, infoBugsInclude',
    ],
    [
      'a Service over expressions',
      { selector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } },
      'service cannot select pods by expressions; give the selector matchLabels, or service: false',
    ],
  ];
  test.each(cases)('%s is refused at once', (_, props, message) => {
    expect(() => synth(props)).toThrow(`test/exporter: ${message}`);
  });
});
