import { SecurityContexts } from '../../src/builders/security-contexts';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';

const hardened = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

describe('containers', () => {
  test.each([
    [SecurityContexts.hardened(), hardened],
    [SecurityContexts.hardened({ runAsUser: 65534 }), { ...hardened, runAsUser: 65534 }],
    [
      SecurityContexts.hardened({ runAsNonRoot: false, runAsUser: 0 }),
      { ...hardened, runAsNonRoot: false, runAsUser: 0 },
    ],
    [
      SecurityContexts.hardened({ capabilities: { add: ['NET_RAW'] } }),
      { ...hardened, capabilities: { drop: ['ALL'], add: ['NET_RAW'] } },
    ],
    [
      SecurityContexts.hardened({ capabilities: { drop: ['NET_RAW'] } }),
      { ...hardened, capabilities: { drop: ['NET_RAW'] } },
    ],
    [
      SecurityContexts.hardened({ seccompProfile: { type: 'Localhost', localhostProfile: 'agent.json' } }),
      { ...hardened, seccompProfile: { type: 'Localhost', localhostProfile: 'agent.json' } },
    ],
    [SecurityContexts.privileged(), { privileged: true }],
  ])('%j', (context, expected) => {
    expect(context).toStrictEqual(expected);
  });
});

describe('pods', () => {
  test.each([
    [SecurityContexts.hardenedPod(), { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } }],
    [
      SecurityContexts.hardenedPod({ fsGroup: 2000, runAsNonRoot: false }),
      { runAsNonRoot: false, seccompProfile: { type: 'RuntimeDefault' }, fsGroup: 2000 },
    ],
  ])('%j', (context, expected) => {
    expect(context).toStrictEqual(expected);
  });
});

liveTest('the real Pod Security admission of every built minor puts them on these levels', () => {
  const pods: [string, object, object | undefined][] = [
    ['restricted', SecurityContexts.hardened(), undefined],
    ['restricted', SecurityContexts.hardened({ capabilities: { add: ['NET_BIND_SERVICE'] } }), undefined],
    ['restricted', SecurityContexts.hardened(), SecurityContexts.hardenedPod()],
    [
      'restricted',
      { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      SecurityContexts.hardenedPod(),
    ],
    ['baseline', {}, SecurityContexts.hardenedPod()],
    ['baseline', SecurityContexts.hardened({ runAsNonRoot: false, runAsUser: 0 }), undefined],
    ['privileged', SecurityContexts.hardened({ capabilities: { add: ['SYS_PTRACE'] } }), undefined],
    ['privileged', SecurityContexts.privileged(), SecurityContexts.hardenedPod()],
  ];
  const cases = pods.map(([, container, pod]) => ({
    template: {
      spec: { containers: [{ name: 'agent', image: 'agent:1', securityContext: container }], securityContext: pod },
    },
  }));
  for (const minor of builtMinors) {
    expect([minor, askKubernetes<{ level: string }>(minor, 'podsecurity', cases).map(({ level }) => level)]).toEqual([
      minor,
      pods.map(([level]) => level),
    ]);
  }
});
