import { testPodSpecs } from './pod-spec-table';
import { dnsLabelProblems } from '../../src/validation/names';

const [LABEL] = dnsLabelProblems('_');
testPodSpecs({
  'every kind of container with all that it may have': {
    spec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          imagePullPolicy: 'Never',
          terminationMessagePolicy: 'FallbackToLogsOnError',
          command: [],
          args: ['$(A)'],
          workingDir: '..',
          stdin: true,
        },
        { name: 'b', image: ' b ' },
      ],
      initContainers: [{ name: 'c', image: 'c' }],
    },
    errors: [],
  },
  'a pod needs a container': { spec: { containers: [] }, errors: ['Required containers: are missing'] },
  'a container needs a name and an image': {
    spec: { containers: [{}] },
    errors: ['Required containers[0].name: is missing', 'Required containers[0].image: is missing'],
  },
  'the name of a container is a DNS label': {
    spec: {
      containers: [
        { name: 'A', image: 'a' },
        { name: 'a.b', image: 'a' },
        { name: 'a'.repeat(64), image: 'a' },
        { name: 'a'.repeat(63), image: 'a' },
      ],
    },
    errors: [
      `Invalid containers[0].name: "A" ${LABEL}`,
      'Invalid containers[1].name: "a.b" must not have dots',
      'Invalid containers[2].name: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is longer than 63 bytes',
    ],
  },
  'regular containers have names of their own, no two of them none': {
    spec: { containers: [{ name: 'a', image: 'a' }, { name: 'a', image: 'a' }, { image: 'a' }, { image: 'a' }] },
    errors: [
      'Duplicate containers[1].name: "a" is the name of an earlier container',
      'Required containers[2].name: is missing',
      'Required containers[3].name: is missing',
      'Duplicate containers[3].name: "" is the name of an earlier container',
    ],
  },
  'init containers have names of their own, but for those without': {
    spec: {
      initContainers: [
        { name: 'a', image: 'a' },
        { name: 'b', image: 'a' },
        { name: 'b', image: 'a' },
        { image: 'a' },
        { image: 'a' },
      ],
    },
    errors: [
      'Duplicate initContainers[0].name: "a" is the name of an earlier container',
      'Duplicate initContainers[2].name: "b" is the name of an earlier container',
      'Required initContainers[3].name: is missing',
      'Required initContainers[4].name: is missing',
    ],
  },
  'an init container without a name repeats a regular one without': {
    spec: { containers: [{ image: 'a' }], initContainers: [{ image: 'a' }] },
    errors: [
      'Required containers[0].name: is missing',
      'Required initContainers[0].name: is missing',
      'Duplicate initContainers[0].name: "" is the name of an earlier container',
    ],
  },
  'policies are spelt as they are': {
    spec: {
      containers: [
        { name: 'a', image: 'a', imagePullPolicy: 'always', terminationMessagePolicy: 'file' },
        { name: 'b', image: 'b', imagePullPolicy: '', terminationMessagePolicy: '' },
      ],
    },
    errors: [
      'NotSupported containers[0].terminationMessagePolicy: "file" is not one of File, FallbackToLogsOnError',
      'NotSupported containers[0].imagePullPolicy: "always" is not one of Always, IfNotPresent, Never',
    ],
  },
  'probes and lifecycle are for sidecars and regular containers': {
    spec: {
      initContainers: [
        { name: 'b', image: 'b', lifecycle: {}, livenessProbe: {}, readinessProbe: {}, startupProbe: {} },
      ],
    },
    errors: [
      'Forbidden initContainers[0].lifecycle: is not for init containers without restartPolicy Always',
      'Forbidden initContainers[0].livenessProbe: is not for init containers without restartPolicy Always',
      'Forbidden initContainers[0].readinessProbe: is not for init containers without restartPolicy Always',
      'Forbidden initContainers[0].startupProbe: is not for init containers without restartPolicy Always',
    ],
  },
  'from 1.29 on a sidecar has probes and a lifecycle, which are checked': {
    spec: {
      initContainers: [
        {
          name: 'b',
          image: 'b',
          restartPolicy: 'Always',
          lifecycle: { preStop: {} },
          readinessProbe: { tcpSocket: { port: 0 } },
        },
      ],
    },
    errors: {
      28: [
        'Forbidden initContainers[0].lifecycle: is not for init containers without restartPolicy Always',
        'Forbidden initContainers[0].readinessProbe: is not for init containers without restartPolicy Always',
      ],
      29: [
        'Required initContainers[0].lifecycle.preStop: has no handler',
        'Invalid initContainers[0].readinessProbe.tcpSocket.port: 0 is outside the range 1 to 65535',
      ],
    },
  },
  'host ports of init containers are checked one by one, and reported for the first': {
    spec: {
      containers: [{ name: 'a', image: 'a', ports: [{ containerPort: 1, hostPort: 80 }] }],
      initContainers: [
        { name: 'b', image: 'b', ports: [{ containerPort: 1, hostPort: 80 }] },
        {
          name: 'c',
          image: 'c',
          ports: [
            { containerPort: 1, hostPort: 80 },
            { containerPort: 2, hostPort: 80 },
          ],
        },
      ],
    },
    errors: ['Duplicate initContainers[0].ports[1].hostPort: "TCP//80" is taken by an earlier port'],
  },
  'an ephemeral container takes no more than what helps to look around': {
    spec: {
      ephemeralContainers: [
        { name: 'b', image: 'b', env: [], volumeMounts: [], resources: {}, securityContext: {}, stdin: true },
        {
          name: 'c',
          image: 'c',
          ports: [],
          resources: { limits: {} },
          livenessProbe: { exec: { command: ['a'] } },
          lifecycle: {},
        },
      ],
    },
    errors: [
      'Forbidden ephemeralContainers[1].lifecycle: is not for ephemeral containers',
      'Forbidden ephemeralContainers[1].livenessProbe: is not for ephemeral containers',
      'Forbidden ephemeralContainers[1].ports: is not for ephemeral containers',
      'Forbidden ephemeralContainers[1].resources: is not for ephemeral containers',
      'Forbidden ephemeralContainers: a pod template has none',
    ],
  },
  'an ephemeral container mounts whole volumes': {
    spec: {
      volumes: [{ name: 'v', emptyDir: {} }],
      ephemeralContainers: [
        {
          name: 'b',
          image: 'b',
          volumeMounts: [
            { name: 'v', mountPath: '/a', subPath: 'a' },
            { name: 'v', mountPath: '/b', subPathExpr: 'b' },
          ],
        },
      ],
    },
    errors: [
      'Forbidden ephemeralContainers[0].volumeMounts[0].subPath: is not for ephemeral containers',
      'Forbidden ephemeralContainers[0].volumeMounts[1].subPathExpr: is not for ephemeral containers',
      'Forbidden ephemeralContainers: a pod template has none',
    ],
  },
  'an ephemeral container has a target among the other kinds': {
    spec: {
      initContainers: [{ name: 'i', image: 'i' }],
      ephemeralContainers: [
        { name: 'b', image: 'b', targetContainerName: 'a' },
        { name: 'c', image: 'c', targetContainerName: 'i' },
        { name: 'd', image: 'd', targetContainerName: 'b' },
      ],
    },
    errors: [
      'NotFound ephemeralContainers[2].targetContainerName: "b" is not a regular or init container of the pod',
      'Forbidden ephemeralContainers: a pod template has none',
    ],
  },
  'an ephemeral container has a name of its own, and an image without white space around it': {
    spec: {
      initContainers: [{ name: 'i', image: 'i' }],
      ephemeralContainers: [
        { name: 'a', image: ' b' },
        { name: 'i', image: 'c\u2003' },
        { name: 'd', image: '\ufeffd' },
        { name: 'd', image: 'd' },
      ],
    },
    errors: [
      'Invalid ephemeralContainers[0].image: " b" has white space around it',
      'Duplicate ephemeralContainers[0].name: "a" is the name of an earlier container',
      'Invalid ephemeralContainers[1].image: "c\u2003" has white space around it',
      'Duplicate ephemeralContainers[1].name: "i" is the name of an earlier container',
      'Duplicate ephemeralContainers[3].name: "d" is the name of an earlier container',
      'Forbidden ephemeralContainers: a pod template has none',
    ],
  },
});
