import { Row, testAgainstKubernetes, testNeverRuns } from './never-runs-table';

const POD = 'spec.template.spec';
const ZONE = { topologyKey: 'zone', labelSelector: { matchLabels: { app: 'a' } } };
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const port = (containerPort: number, protocol = 'TCP') => ({ containerPort, protocol });

const ROWS: { readonly [sentence: string]: Row } = {
  'a plain DaemonSet has pods': { found: [] },
  'white space around an image': {
    podSpec: {
      containers: [
        { name: 'a', image: ' a' },
        { name: 'b', image: 'b c' },
      ],
      initContainers: [{ name: 'c', image: 'c\n' }],
    },
    found: [`Invalid ${POD}.containers[0].image`, `Invalid ${POD}.initContainers[0].image`],
  },
  'an image volume without image, kept from 1.35 on and refused as a template from 1.37 on': {
    podSpec: {
      volumes: [
        { name: 'a', image: {} },
        { name: 'b', image: { reference: '' } },
        { name: 'c', image: { reference: 'c' } },
      ],
    },
    found: { 35: [`Required ${POD}.volumes[0].image.reference`, `Required ${POD}.volumes[1].image.reference`], 37: [] },
  },
  'the mounts of such a volume': {
    podSpec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          volumeMounts: [
            { name: 'b', mountPath: '/b' },
            { name: 'a', mountPath: '/a' },
          ],
        },
      ],
      initContainers: [{ name: 'b', image: 'b', volumeMounts: [{ name: 'a', mountPath: '/a' }] }],
      volumes: [
        { name: 'a', image: {} },
        { name: 'b', image: { reference: 'b' } },
      ],
    },
    found: {
      35: [
        `Required ${POD}.volumes[0].image.reference`,
        `NotFound ${POD}.initContainers[0].volumeMounts[0].name`,
        `NotFound ${POD}.containers[0].volumeMounts[1].name`,
      ],
      37: [],
    },
  },
  'a node name together with scheduling gates': {
    podSpec: { nodeName: 'a', schedulingGates: [{ name: 'example.com/a' }] },
    found: [`Forbidden ${POD}.nodeName`],
  },
  'finalizers of the template, which pods get': {
    podMetadata: { finalizers: ['example.com/a', 'b', 'orphan', 'foregroundDeletion'] },
    found: ['Invalid spec.template.metadata.finalizers', 'Invalid spec.template.metadata.finalizers[1]'],
  },
  'finalizers with a domain': { podMetadata: { finalizers: ['example.com/a', 'kubernetes'] }, found: [] },
  'the same port of two containers in the network of the host': {
    podSpec: {
      hostNetwork: true,
      containers: [
        { name: 'a', image: 'a', ports: [port(80)] },
        { name: 'b', image: 'b', ports: [port(81), port(80)] },
      ],
    },
    found: [`Duplicate ${POD}.containers[1].ports[1].hostPort`],
  },
  'the same port by another protocol, or of an init container': {
    podSpec: {
      hostNetwork: true,
      containers: [{ name: 'a', image: 'a', ports: [port(80), port(80, 'UDP')] }],
      initContainers: [{ name: 'b', image: 'b', ports: [port(80)] }],
    },
    found: [],
  },
  'the same port twice of the second init container, said of the first': {
    podSpec: {
      hostNetwork: true,
      initContainers: [
        { name: 'b', image: 'b' },
        { name: 'c', image: 'c', ports: [port(80), port(80)] },
      ],
    },
    found: [`Duplicate ${POD}.initContainers[0].ports[1].hostPort`],
  },
  'the same port of two containers in a network of their own': {
    podSpec: {
      containers: [
        { name: 'a', image: 'a', ports: [port(80)] },
        { name: 'b', image: 'b', ports: [port(80)] },
      ],
    },
    found: [],
  },
  'a label key that pod affinity selects by itself, from 1.31 on': {
    podSpec: {
      affinity: {
        podAffinity: { [REQUIRED]: [{ ...ZONE, matchLabelKeys: ['app'] }] },
        podAntiAffinity: {
          [PREFERRED]: [{ weight: 1, podAffinityTerm: { ...ZONE, matchLabelKeys: ['other', 'app'] } }],
        },
      },
    },
    found: {
      31: [
        `Invalid ${POD}.affinity.podAffinity.${REQUIRED}[0][0]`,
        `Invalid ${POD}.affinity.podAntiAffinity.${PREFERRED}[0].podAffinityTerm[1]`,
      ],
    },
  },
  'a label key that goes by its own selector, or that the pods do not have': {
    podSpec: {
      affinity: {
        podAffinity: {
          [REQUIRED]: [
            { ...ZONE, mismatchLabelKeys: ['app'] },
            { ...ZONE, matchLabelKeys: ['controller-revision-hash'] },
            { topologyKey: 'zone', labelSelector: { matchLabels: { other: 'a' } }, matchLabelKeys: ['other'] },
          ],
        },
      },
    },
    found: [],
  },
  'a label key that the controller gives to pods': {
    podSpec: {
      affinity: {
        podAffinity: {
          [REQUIRED]: [
            {
              topologyKey: 'zone',
              labelSelector: { matchLabels: { 'pod-template-generation': '1' } },
              matchLabelKeys: ['pod-template-generation'],
            },
          ],
        },
      },
    },
    found: { 31: [`Invalid ${POD}.affinity.podAffinity.${REQUIRED}[0][0]`] },
  },
  // up to 1.33 the DaemonSet itself is rejected
  'a label key of a spread constraint that the selector has, from 1.34 on': {
    podSpec: {
      topologySpreadConstraints: [{ ...ZONE, maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', matchLabelKeys: ['app'] }],
    },
    found: { 34: [`Invalid ${POD}.topologySpreadConstraints[0][0]`] },
  },
  'annotations that leave no room for those of AppArmor profiles, which 1.30 to 1.33 add': {
    podMetadata: { annotations: { a: 'x'.repeat(262144 - 60) } },
    podSpec: {
      securityContext: { appArmorProfile: { type: 'RuntimeDefault' } },
    },
    found: { 30: ['TooLong spec.template.metadata.annotations'], 34: [] },
  },
  'annotations that leave room for one of AppArmor': {
    podMetadata: {
      annotations: {
        a: 'x'.repeat(262144 - 1 - 'container.apparmor.security.beta.kubernetes.io/a'.length - 'localhost/b'.length),
      },
    },
    podSpec: {
      containers: [
        { name: 'a', image: 'a', securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile: 'b' } } },
      ],
    },
    found: [],
  },
  'annotations that leave no room for a longer one of AppArmor': {
    podMetadata: {
      annotations: {
        a: 'x'.repeat(262144 - 1 - 'container.apparmor.security.beta.kubernetes.io/a'.length - 'localhost/b'.length),
      },
    },
    podSpec: {
      containers: [
        { name: 'a', image: 'a', securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile: 'bc' } } },
      ],
    },
    found: { 30: ['TooLong spec.template.metadata.annotations'], 34: [] },
  },
  'annotations of Windows, which has no AppArmor': {
    podMetadata: { annotations: { a: 'x'.repeat(262144 - 1) } },
    podSpec: { os: { name: 'windows' } },
    found: [],
  },
  'claims of a mirror pod, from 1.34 on kept': {
    podMetadata: { annotations: { 'kubernetes.io/config.mirror': 'a' } },
    podSpec: {
      nodeName: 'a',
      resourceClaims: [
        { name: 'a', resourceClaimName: 'a' },
        { name: 'b', resourceClaimName: 'b' },
      ],
    },
    found: { 34: [`Forbidden ${POD}.resourceClaims`] },
  },
};

testNeverRuns(ROWS);
testAgainstKubernetes(ROWS);
