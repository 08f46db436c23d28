import { testChecks } from './check-table';

const WINDOWS = { windowsOptions: { hostProcess: true } };
const of = (securityContext: object) => ({ containers: [{ name: 'a', image: 'a', securityContext }] });

testChecks('baseline', {
  'a plain pod': { podSpec: {}, found: [] },
  'the namespaces of the host, each of them': {
    podSpec: { hostNetwork: true, hostPID: true, hostIPC: false },
    found: ['hostNamespaces spec.template.spec.hostNetwork', 'hostNamespaces spec.template.spec.hostPID'],
  },
  'the third namespace of the host': {
    podSpec: { hostIPC: true },
    found: ['hostNamespaces spec.template.spec.hostIPC'],
  },
  'a privileged init container': {
    podSpec: {
      initContainers: [
        { name: 'b', image: 'b', securityContext: { privileged: true } },
        { name: 'c', image: 'c', securityContext: { privileged: false } },
      ],
    },
    found: ['privileged spec.template.spec.initContainers[0].securityContext.privileged'],
  },
  'capabilities beyond those of a runtime, as they are written': {
    podSpec: of({ capabilities: { add: ['CHOWN', 'NET_ADMIN', 'chown', 'SYS_CHROOT'] } }),
    found: [
      'capabilities_baseline spec.template.spec.containers[0].securityContext.capabilities.add[1]',
      'capabilities_baseline spec.template.spec.containers[0].securityContext.capabilities.add[2]',
    ],
  },
  'host paths': {
    podSpec: {
      volumes: [
        { name: 'v', emptyDir: {} },
        { name: 'w', hostPath: { path: '/' } },
      ],
    },
    found: ['hostPathVolumes spec.template.spec.volumes[1].hostPath'],
  },
  'host ports, but not 0': {
    podSpec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          ports: [
            { containerPort: 80, hostPort: 0 },
            { containerPort: 81, hostPort: 8081 },
          ],
        },
      ],
    },
    found: ['hostPorts spec.template.spec.containers[0].ports[1].hostPort'],
  },
  'hosts of probes and hooks, from 1.34 on': {
    podSpec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          readinessProbe: { httpGet: { port: 80, host: '' } },
          livenessProbe: { httpGet: { port: 80, host: 'a' } },
          startupProbe: { tcpSocket: { port: 80, host: '10.0.0.1' } },
          lifecycle: {
            postStart: { tcpSocket: { port: 80, host: 'a' } },
            preStop: { httpGet: { port: 80, host: 'b' } },
          },
        },
      ],
    },
    found: {
      34: [
        'hostProbesAndHostLifecycle spec.template.spec.containers[0].livenessProbe.httpGet.host',
        'hostProbesAndHostLifecycle spec.template.spec.containers[0].startupProbe.tcpSocket.host',
        'hostProbesAndHostLifecycle spec.template.spec.containers[0].lifecycle.postStart.tcpSocket.host',
        'hostProbesAndHostLifecycle spec.template.spec.containers[0].lifecycle.preStop.httpGet.host',
      ],
    },
  },
  'AppArmor turned off, by field from 1.30 on': {
    podSpec: {
      securityContext: { appArmorProfile: { type: 'Unconfined' } },
      ...of({ appArmorProfile: { type: 'RuntimeDefault' } }),
    },
    found: { 30: ['appArmorProfile spec.template.spec.securityContext.appArmorProfile.type'] },
  },
  'AppArmor turned off by annotation': {
    podMetadata: {
      annotations: { 'container.apparmor.security.beta.kubernetes.io/a': 'unconfined', 'example.com/a': 'unconfined' },
    },
    found: ['appArmorProfile spec.template.metadata.annotations[container.apparmor.security.beta.kubernetes.io/a]'],
  },
  'AppArmor by annotation': {
    podMetadata: { annotations: { 'container.apparmor.security.beta.kubernetes.io/a': 'localhost/a' } },
    found: [],
  },
  'the default AppArmor by annotation': {
    podMetadata: { annotations: { 'container.apparmor.security.beta.kubernetes.io/a': 'runtime/default' } },
    found: [],
  },
  'no AppArmor in the annotation': {
    podMetadata: { annotations: { 'container.apparmor.security.beta.kubernetes.io/a': '' } },
    found: [],
  },
  'SELinux users, roles and types of other programs': {
    podSpec: {
      securityContext: { seLinuxOptions: { type: 'spc_t', level: 's0:c1' } },
      ...of({ seLinuxOptions: { user: 'a', role: 'b', type: 'container_t' } }),
    },
    found: [
      'seLinuxOptions spec.template.spec.securityContext.seLinuxOptions.type',
      'seLinuxOptions spec.template.spec.containers[0].securityContext.seLinuxOptions.user',
      'seLinuxOptions spec.template.spec.containers[0].securityContext.seLinuxOptions.role',
    ],
  },
  'the SELinux type of container engines, until 1.30': {
    podSpec: of({ seLinuxOptions: { type: 'container_engine_t' } }),
    found: { 28: ['seLinuxOptions spec.template.spec.containers[0].securityContext.seLinuxOptions.type'], 31: [] },
  },
  'an unmasked /proc, which 1.28 to 1.32 do not keep and a user namespace allows from 1.35 on': {
    podSpec: { hostUsers: false, ...of({ procMount: 'Unmasked' }) },
    found: { 33: ['procMount spec.template.spec.containers[0].securityContext.procMount'], 35: [] },
  },
  'seccomp turned off': {
    podSpec: {
      securityContext: { seccompProfile: { type: 'Unconfined' } },
      ...of({ seccompProfile: { type: 'Localhost', localhostProfile: 'a' } }),
    },
    found: ['seccompProfile_baseline spec.template.spec.securityContext.seccompProfile.type'],
  },
  'seccomp turned off by an annotation, which means nothing any more': {
    podMetadata: { annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'unconfined' } },
    found: [],
  },
  'sysctls, of which newer versions allow more': {
    podSpec: {
      securityContext: {
        sysctls: [
          'kernel.shm_rmid_forced',
          'net.ipv4.tcp_keepalive_time',
          'net.ipv4.tcp_rmem',
          'net.ipv4.tcp_notsent_lowat',
          'net/ipv4/tcp_syncookies',
        ].map((name) => ({ name, value: '1' })),
      },
    },
    found: {
      28: [1, 2, 3, 4].map((i) => `sysctls spec.template.spec.securityContext.sysctls[${i}].name`),
      29: [2, 3, 4].map((i) => `sysctls spec.template.spec.securityContext.sysctls[${i}].name`),
      32: [3, 4].map((i) => `sysctls spec.template.spec.securityContext.sysctls[${i}].name`),
      37: ['sysctls spec.template.spec.securityContext.sysctls[4].name'],
    },
  },
  'processes of a Windows host': {
    podSpec: { os: { name: 'windows' }, hostNetwork: true, securityContext: WINDOWS, ...of(WINDOWS) },
    found: [
      'hostNamespaces spec.template.spec.hostNetwork',
      'windowsHostProcess spec.template.spec.securityContext.windowsOptions.hostProcess',
      'windowsHostProcess spec.template.spec.containers[0].securityContext.windowsOptions.hostProcess',
    ],
  },
});
