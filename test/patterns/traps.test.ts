import { Container } from '../../src/model/generated/structs';
import { CniDaemonSet } from '../../src/patterns/cni/cni-daemon-set';
import { DevicePluginDaemonSet } from '../../src/patterns/device-plugin/device-plugin-daemon-set';
import { EbpfDaemonSet } from '../../src/patterns/ebpf/ebpf-daemon-set';
import { HostModifierDaemonSet } from '../../src/patterns/host-modifier/host-modifier-daemon-set';
import { HostMonitorDaemonSet } from '../../src/patterns/host-monitor/host-monitor-daemon-set';
import { LocalStorageDaemonSet } from '../../src/patterns/local-storage/local-storage-daemon-set';
import { NodeNetworkDaemonSet } from '../../src/patterns/node-network/node-network-daemon-set';
import { PatternOptions } from '../../src/patterns/options';
import { made } from '../support/published';

const agent = (more: Partial<Container> = {}): Container => ({
  name: 'agent',
  image: 'example.com/agent:1',
  resources: { limits: { memory: '64Mi' } },
  ...more,
});
const spec = (make: Parameters<typeof made>[0]) =>
  made(make, { namespace: 'agents' }).find(({ kind }) => kind === 'DaemonSet')!.spec;
const pod = (make: Parameters<typeof made>[0]): any => spec(make).template.spec;

const monitor = (props: Partial<PatternOptions & { containers: Container[] }>) =>
  pod((chart) => new HostMonitorDaemonSet(chart, 'agent', { containers: [agent()], ...props }));

test('a version in the selector is refused, since no selector ever changes', () => {
  const matchLabels = { app: 'agent', 'app.kubernetes.io/version': '1.2.3' };
  expect(() => monitor({ selector: { matchLabels } })).toThrow(
    "agents/agent: selector has the label 'app.kubernetes.io/version', which changes with every release",
  );
});

test.each([
  ['CAP_NET_ADMIN', { add: ['CAP_NET_ADMIN'] }, "write 'NET_ADMIN'"],
  ['*', { drop: ['*'] }, "write 'ALL'"],
])('the capability %s is not a name that the container runtime knows', (name, capabilities, right) => {
  expect(() => monitor({ containers: [agent({ securityContext: { capabilities } })] })).toThrow(
    `container 'agent' has the capability '${name}', which the container runtime does not know; ${right}`,
  );
});

test('a lock of iptables that would be made as a directory is refused', () => {
  const lock = (type?: 'FileOrCreate') => [
    { name: 'lock', hostPath: { path: '/run/xtables.lock', ...(type && { type }) } },
  ];
  expect(() => monitor({ volumes: lock() })).toThrow(
    "so a node without the file gets a directory, and iptables no longer works there; give type: 'FileOrCreate'",
  );
  expect(monitor({ volumes: lock('FileOrCreate') }).volumes.length).toBe(1);
});

test('a ConfigMap over a directory of the image is refused, a file of it is not', () => {
  const volumes = [{ name: 'config', configMap: { name: 'config' } }];
  const mounted = (subPath?: string) =>
    monitor({
      volumes,
      containers: [agent({ volumeMounts: [{ name: 'config', mountPath: '/etc/', ...(subPath && { subPath }) }] })],
    });
  expect(() => mounted()).toThrow(
    "has the ConfigMap or Secret of volume 'config' over '/etc/', which hides what the image has there",
  );
  expect(mounted('agent.conf').containers[0].volumeMounts[0].subPath).toBe('agent.conf');
});

test('Published leaves all of that as it is written', () => {
  const securityContext = { capabilities: { drop: ['*'] } };
  const written = monitor({ defaults: 'Published', containers: [agent({ securityContext })] });
  expect(written.containers[0].securityContext).toEqual(securityContext);
  expect(written.tolerations).toBeUndefined();
});

describe('host monitor', () => {
  test('what it reads is read-only, below one prefix', () => {
    const { containers, volumes } = pod(
      (chart) =>
        new HostMonitorDaemonSet(chart, 'agent', {
          containers: [agent()],
          hostPaths: ['/', '/proc', '/dev/disk'],
          followMounts: true,
          stateDirectory: '/var/lib/agent',
        }),
    );
    const read = { readOnly: true, mountPropagation: 'HostToContainer' };
    expect(containers[0].volumeMounts).toEqual([
      { name: 'host-root', mountPath: '/host', ...read },
      { name: 'host-proc', mountPath: '/host/proc', ...read },
      { name: 'host-dev-disk', mountPath: '/host/dev/disk', ...read },
      { name: 'state', mountPath: '/var/lib/agent' },
    ]);
    expect(volumes.map(({ hostPath }: any) => hostPath.path)).toEqual(['/', '/proc', '/dev/disk', '/var/lib/agent']);
  });

  test('a path that is not absolute is refused', () => {
    const make = () =>
      pod((chart) => new HostMonitorDaemonSet(chart, 'agent', { containers: [agent()], hostPaths: ['proc'] }));
    expect(make).toThrow(
      "agents/agent: 'proc' is not an absolute path; write it from the root of the node, such as '/proc'",
    );
  });
});

describe('network plugin', () => {
  const cni = (props: Partial<PatternOptions> = {}) =>
    pod(
      (chart) =>
        new CniDaemonSet(chart, 'cni', {
          containers: [agent()],
          initContainers: [agent({ name: 'install' })],
          ...props,
        }),
    );

  test('it installs itself, in the network of the node, with the names of the node', () => {
    const { hostNetwork, dnsPolicy, priorityClassName, initContainers } = cni();
    expect({ hostNetwork, dnsPolicy, priorityClassName }).toEqual({
      hostNetwork: true,
      dnsPolicy: 'Default',
      priorityClassName: 'system-node-critical',
    });
    expect(initContainers[0].volumeMounts).toEqual([
      { name: 'cni-bin', mountPath: '/host/opt/cni/bin' },
      { name: 'cni-conf', mountPath: '/host/etc/cni/net.d' },
    ]);
  });

  test('a node is not ready until it runs, so it has to tolerate what evicts', () => {
    const tolerations = [{ operator: 'Exists' as const, effect: 'NoSchedule' as const }];
    expect(() => cni({ tolerateEveryTaint: false, tolerations })).toThrow(
      "agents/cni: the tolerations do not cover every taint with the effect NoExecute, but a node is tainted as not ready until the network plugin runs there; add { operator: 'Exists', effect: 'NoExecute' }",
    );
    expect(() => cni({ hostNetwork: false })).toThrow('hostNetwork is false, and the network plugin must work before');
  });
});

describe('part of the network of the node', () => {
  test('two pods of it never run on one node', () => {
    const make = (maxSurge: number | string) =>
      spec(
        (chart) =>
          new NodeNetworkDaemonSet(chart, 'dns', {
            containers: [agent()],
            updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable: 1 } },
          }),
      );
    expect(() => make('10%')).toThrow('updateStrategy.rollingUpdate.maxSurge is 10%');
    expect(make('0%').template.spec.dnsPolicy).toBe('Default');
  });
});

describe('host modifier', () => {
  const modifier = (props: object) =>
    spec((chart) => new HostModifierDaemonSet(chart, 'sysctl', { reason: 'sockets need it', ...props }));
  const change = agent({ name: 'change' });
  const uninstall = agent({ name: 'uninstall' });

  test('it changes one node at a time, then waits without rights', () => {
    const { updateStrategy, template } = modifier({ change, uninstall });
    expect(updateStrategy.rollingUpdate).toEqual({ maxUnavailable: 1 });
    expect(template.spec.initContainers[0].securityContext.privileged).toBe(true);
    expect(template.spec.containers[0]).toMatchObject({
      name: 'wait',
      securityContext: { runAsNonRoot: true, capabilities: { drop: ['ALL'] } },
    });
  });

  test('removed runs what takes the change back in its place', () => {
    const { initContainers } = modifier({ change, uninstall, removed: true }).template.spec;
    expect(initContainers.map(({ name }: any) => name)).toEqual(['uninstall']);
    expect(() => modifier({ change, removed: true })).toThrow(
      'removed is true, but nothing reverts the change; give uninstall',
    );
    expect(() => modifier({})).toThrow(
      'the props do not change the node; give change, or containers that change it in a loop',
    );
  });
});

describe('device plugin', () => {
  const plugin = (props: object = {}) =>
    pod(
      (chart) =>
        new DevicePluginDaemonSet(chart, 'device', {
          resourceName: 'example.com/device',
          containers: [agent()],
          ...props,
        }),
    );

  test('it has the directory of the kubelet, tolerates the taint of its nodes, and has no token', () => {
    const { volumes, tolerations, automountServiceAccountToken } = plugin({ tolerateEveryTaint: false });
    expect(volumes).toEqual([
      { name: 'device-plugins', hostPath: { path: '/var/lib/kubelet/device-plugins', type: 'Directory' } },
    ]);
    expect(tolerations).toEqual([{ key: 'example.com/device', operator: 'Exists', effect: 'NoSchedule' }]);
    expect(automountServiceAccountToken).toBe(false);
  });

  test('a name that no pod can ask for is refused', () => {
    expect(() => plugin({ resourceName: 'gpu' })).toThrow(
      "resourceName is 'gpu'; give the name of an extended resource",
    );
  });
});

describe('eBPF', () => {
  const ebpf = (props: object = {}) =>
    pod((chart) => new EbpfDaemonSet(chart, 'profiler', { containers: [agent()], ...props }));

  test('it loads programs with three capabilities, not privileged', () => {
    const { containers, volumes } = ebpf({ capabilities: ['SYS_PTRACE'] });
    expect(containers[0].securityContext.capabilities).toEqual({
      drop: ['ALL'],
      add: ['BPF', 'PERFMON', 'SYS_RESOURCE', 'SYS_PTRACE'],
    });
    expect(volumes.map(({ hostPath }: any) => hostPath.path)).toEqual([
      '/sys/fs/bpf',
      '/sys/kernel/tracing',
      '/sys/kernel/btf',
    ]);
  });

  test('SYS_ADMIN has a reason, and privileged is refused', () => {
    expect(ebpf({ sysAdminReason: 'Linux 5.4' }).containers[0].securityContext.capabilities.add).toContain('SYS_ADMIN');
    const containers = [agent({ securityContext: { privileged: true } })];
    expect(() => ebpf({ containers })).toThrow("container 'agent' is privileged, which this pattern does not need");
    expect(() => ebpf({ kernelMounts: ['kprobes'] })).toThrow("kernelMounts has 'kprobes'; use bpf, tracing, debug");
  });

  test('AppArmor is told by the annotation, or by the field', () => {
    const annotations = (appArmor?: string) =>
      made((chart) => new EbpfDaemonSet(chart, 'p', { containers: [agent()], appArmor: appArmor as 'Field' }), {
        namespace: 'agents',
        kubernetesVersion: '1.30+',
      }).find(({ kind }) => kind === 'DaemonSet')!.spec.template;
    expect(annotations().metadata.annotations).toEqual({
      'container.apparmor.security.beta.kubernetes.io/agent': 'unconfined',
    });
    expect(annotations('Field').spec.containers[0].securityContext.appArmorProfile).toEqual({ type: 'Unconfined' });
  });
});

test('local storage sees the devices, and is replaced only when it is deleted', () => {
  const { updateStrategy, template } = spec(
    (chart) =>
      new LocalStorageDaemonSet(chart, 'disks', {
        containers: [agent()],
        dataDirectory: '/var/lib/disks',
        dataPropagation: 'Bidirectional',
      }),
  );
  expect(updateStrategy).toEqual({ type: 'OnDelete' });
  expect(template.spec.containers[0].volumeMounts).toEqual([
    { name: 'dev', mountPath: '/dev' },
    { name: 'sys', mountPath: '/sys', readOnly: true },
    { name: 'udev', mountPath: '/run/udev', readOnly: true },
    { name: 'data', mountPath: '/var/lib/disks', mountPropagation: 'Bidirectional' },
  ]);
});
