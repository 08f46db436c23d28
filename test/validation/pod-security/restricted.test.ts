import { testChecks } from './check-table';

const GOOD = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const GOOD_POD = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const CONTAINER = 'spec.template.spec.containers[0].securityContext';
const of = (own: object, ofPod: object = GOOD_POD, rest: object = {}) => ({
  securityContext: ofPod,
  containers: [{ name: 'a', image: 'a', securityContext: { ...GOOD, ...own } }],
  ...rest,
});

testChecks('restricted', {
  'a pod that sets all that is asked for': { podSpec: of({}), found: [] },
  'a plain pod': {
    podSpec: {},
    found: [
      `allowPrivilegeEscalation ${CONTAINER}.allowPrivilegeEscalation`,
      `capabilities_restricted ${CONTAINER}.capabilities.drop`,
      `runAsNonRoot ${CONTAINER}.runAsNonRoot`,
      `seccompProfile_restricted ${CONTAINER}.seccompProfile`,
    ],
  },
  'escalation that is allowed': {
    podSpec: of({ allowPrivilegeEscalation: true }),
    found: [`allowPrivilegeEscalation ${CONTAINER}.allowPrivilegeEscalation`],
  },
  'the capability to bind low ports': {
    podSpec: of({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } }),
    found: [],
  },
  'other capabilities, once and not for baseline as well': {
    podSpec: of({ capabilities: { drop: ['CHOWN'], add: ['NET_ADMIN'] } }),
    found: [
      `capabilities_restricted ${CONTAINER}.capabilities.add[0]`,
      `capabilities_restricted ${CONTAINER}.capabilities.drop`,
    ],
  },
  'volumes of other types, host paths among them': {
    podSpec: of({}, GOOD_POD, {
      volumes: [
        { name: 'a', hostPath: { path: '/' } },
        { name: 'b', nfs: { server: 'a', path: '/a' } },
        { name: 'c' },
        { name: 'd', secret: { secretName: 'a' } },
      ],
    }),
    found: [
      'restrictedVolumes spec.template.spec.volumes[0].hostPath',
      'restrictedVolumes spec.template.spec.volumes[1].nfs',
    ],
  },
  'volumes of the types that are allowed': {
    podSpec: of({}, GOOD_POD, {
      volumes: [
        { name: 'a', configMap: { name: 'a' } },
        { name: 'b', csi: { driver: 'a.b' } },
        { name: 'c', downwardAPI: {} },
        { name: 'd', persistentVolumeClaim: { claimName: 'a' } },
        { name: 'e', projected: { sources: [{ secret: { name: 'a' } }] } },
        {
          name: 'f',
          ephemeral: {
            volumeClaimTemplate: {
              spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
            },
          },
        },
      ],
    }),
    found: [],
  },
  'an image volume, which goes before 1.35': {
    podSpec: of({}, GOOD_POD, { volumes: [{ name: 'a', image: { reference: 'a' } }] }),
    found: [],
  },
  'root by the pod, by a container, and against what the pod says': {
    podSpec: {
      ...of({ runAsNonRoot: false }, { ...GOOD_POD, runAsNonRoot: false }),
      initContainers: [{ name: 'b', image: 'b', securityContext: GOOD }],
    },
    found: ['runAsNonRoot spec.template.spec.securityContext.runAsNonRoot', `runAsNonRoot ${CONTAINER}.runAsNonRoot`],
  },
  'a container that is not root of a pod that does not say': {
    podSpec: of({ runAsNonRoot: true }, { seccompProfile: { type: 'RuntimeDefault' } }),
    found: [],
  },
  'the user 0 of the pod and of a container': {
    podSpec: of({ runAsUser: 0 }, { ...GOOD_POD, runAsUser: 0 }),
    found: ['runAsUser spec.template.spec.securityContext.runAsUser', `runAsUser ${CONTAINER}.runAsUser`],
  },
  'root in a user namespace, from 1.35 on allowed': {
    podSpec: of({ runAsUser: 0 }, { seccompProfile: { type: 'RuntimeDefault' } }, { hostUsers: false }),
    found: { 28: [`runAsNonRoot ${CONTAINER}.runAsNonRoot`, `runAsUser ${CONTAINER}.runAsUser`], 35: [] },
  },
  'an unmasked /proc, in a user namespace too': {
    podSpec: of({ procMount: 'Unmasked' }, GOOD_POD, { hostUsers: false }),
    found: { 33: [`procMount ${CONTAINER}.procMount`], 35: [`procMount_restricted ${CONTAINER}.procMount`] },
  },
  'seccomp turned off by a container, once and not for baseline as well': {
    podSpec: of({ seccompProfile: { type: 'Unconfined' } }),
    found: [`seccompProfile_restricted ${CONTAINER}.seccompProfile.type`],
  },
  'seccomp turned off by the pod, which is the place to change it': {
    podSpec: of({}, { runAsNonRoot: true, seccompProfile: { type: 'Unconfined' } }),
    found: ['seccompProfile_restricted spec.template.spec.securityContext.seccompProfile.type'],
  },
  'a container with its own seccomp profile': {
    podSpec: of({ seccompProfile: { type: 'Localhost', localhostProfile: 'a' } }, { runAsNonRoot: true }),
    found: [],
  },
  'Windows, which has none of the Linux things': {
    podSpec: { os: { name: 'windows' } },
    found: [`runAsNonRoot ${CONTAINER}.runAsNonRoot`],
  },
});
