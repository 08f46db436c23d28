import { testPodSpecs } from './pod-spec-table';

const withLifecycles = (...list: object[]) => ({
  containers: list.map((lifecycle, i) => ({ name: 'abc'[i], image: 'a', lifecycle })),
});
const withProbes = (...probes: object[]) => ({
  containers: probes.map((livenessProbe, i) => ({ name: 'abcd'[i], image: 'a', livenessProbe })),
});
testPodSpecs({
  'probes and handlers of all kinds': {
    spec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          livenessProbe: {
            httpGet: {
              port: 'absent',
              path: 'a',
              scheme: 'HTTPS',
              host: '%',
              httpHeaders: [{ name: 'X-A', value: '\n' }],
            },
            initialDelaySeconds: 0,
            timeoutSeconds: 0,
            periodSeconds: 0,
            failureThreshold: 0,
            successThreshold: 0,
            terminationGracePeriodSeconds: 1,
          },
          readinessProbe: { grpc: { port: 65535 }, successThreshold: 3 },
          startupProbe: { tcpSocket: { port: 1, host: '' } },
          lifecycle: { postStart: { exec: { command: [''] } }, preStop: { httpGet: { port: 80 } } },
        },
      ],
    },
    errors: [],
  },
  'a probe has a handler': { spec: withProbes({}), errors: ['Required containers[0].livenessProbe: has no handler'] },
  'a lifecycle needs none of its handlers, each of which is one': {
    spec: withLifecycles({}, { postStart: {}, preStop: {} }),
    errors: [
      'Required containers[1].lifecycle.postStart: has no handler',
      'Required containers[1].lifecycle.preStop: has no handler',
    ],
  },
  'a probe has one handler, of which the first is checked': {
    spec: withProbes(
      { exec: { command: ['a'] }, httpGet: { port: 0 }, tcpSocket: { port: 0 }, grpc: { port: 0 } },
      { httpGet: { port: 80 }, grpc: {} },
    ),
    errors: [
      'Forbidden containers[0].livenessProbe.httpGet: is one handler too many',
      'Forbidden containers[0].livenessProbe.tcpSocket: is one handler too many',
      'Forbidden containers[0].livenessProbe.grpc: is one handler too many',
      'Forbidden containers[1].livenessProbe.grpc: is one handler too many',
    ],
  },
  'exec has a command': {
    spec: {
      containers: [
        { name: 'a', image: 'a', livenessProbe: { exec: {} }, lifecycle: { preStop: { exec: { command: [] } } } },
      ],
    },
    errors: [
      'Required containers[0].lifecycle.preStop.exec.command: is missing',
      'Required containers[0].livenessProbe.exec.command: is missing',
    ],
  },
  'a port is a number in its range': {
    spec: withProbes({ httpGet: {} }, { httpGet: { port: 65536 } }, { tcpSocket: { port: -1 } }, { grpc: {} }),
    errors: [
      'Invalid containers[0].livenessProbe.httpGet.port: 0 is outside the range 1 to 65535',
      'Invalid containers[1].livenessProbe.httpGet.port: 65536 is outside the range 1 to 65535',
      'Invalid containers[2].livenessProbe.tcpSocket.port: -1 is outside the range 1 to 65535',
      'Invalid containers[3].livenessProbe.grpc.port: 0 is outside the range 1 to 65535',
    ],
  },
  'a port is a name as ports have, of which each fault counts': {
    spec: withProbes(
      { httpGet: { port: '' } },
      { tcpSocket: { port: '80' } },
      { tcpSocket: { port: 'http-metrics-port' } },
    ),
    errors: [
      'Invalid containers[0].livenessProbe.httpGet.port: "" may contain only lower-case letters, digits and \'-\'',
      'Invalid containers[0].livenessProbe.httpGet.port: "" must have a letter',
      'Invalid containers[1].livenessProbe.tcpSocket.port: "80" must have a letter',
      'Invalid containers[2].livenessProbe.tcpSocket.port: "http-metrics-port" is longer than 15 bytes',
    ],
  },
  'the scheme is in capitals': {
    spec: withProbes({ httpGet: { port: 80, scheme: 'http' } }),
    errors: ['NotSupported containers[0].livenessProbe.httpGet.scheme: "http" is not one of HTTP, HTTPS'],
  },
  'names of headers are words, and reported without the index': {
    spec: withProbes({ httpGet: { port: 80, httpHeaders: [{}, { name: 'X A' }, { name: 'X_A' }] } }),
    errors: [
      'Invalid containers[0].livenessProbe.httpGet.httpHeaders: "" may contain only letters, digits and \'-\', and must not be empty',
      'Invalid containers[0].livenessProbe.httpGet.httpHeaders: "X A" may contain only letters, digits and \'-\', and must not be empty',
      'Invalid containers[0].livenessProbe.httpGet.httpHeaders: "X_A" may contain only letters, digits and \'-\', and must not be empty',
    ],
  },
  'from 1.37 on headers with the same name are one error': {
    spec: withProbes({ httpGet: { port: 80, httpHeaders: [{ name: 'X_A' }, { name: 'X_A' }] } }),
    errors: {
      28: [
        'Invalid containers[0].livenessProbe.httpGet.httpHeaders: "X_A" may contain only letters, digits and \'-\', and must not be empty',
        'Invalid containers[0].livenessProbe.httpGet.httpHeaders: "X_A" may contain only letters, digits and \'-\', and must not be empty',
      ],
      37: [
        'Invalid containers[0].livenessProbe.httpGet.httpHeaders: "X_A" may contain only letters, digits and \'-\', and must not be empty',
      ],
    },
  },
  'no number of a probe is negative': {
    spec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          readinessProbe: {
            tcpSocket: { port: 1 },
            initialDelaySeconds: -1,
            timeoutSeconds: -1,
            periodSeconds: -1,
            successThreshold: -1,
            failureThreshold: -1,
          },
        },
      ],
    },
    errors: [
      'Invalid containers[0].readinessProbe.initialDelaySeconds: -1 is below 0',
      'Invalid containers[0].readinessProbe.timeoutSeconds: -1 is below 0',
      'Invalid containers[0].readinessProbe.periodSeconds: -1 is below 0',
      'Invalid containers[0].readinessProbe.successThreshold: -1 is below 0',
      'Invalid containers[0].readinessProbe.failureThreshold: -1 is below 0',
    ],
  },
  'one success is enough to be alive, or started': {
    spec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          livenessProbe: { tcpSocket: { port: 1 }, successThreshold: 2 },
          startupProbe: { tcpSocket: { port: 1 }, successThreshold: -1 },
        },
      ],
    },
    errors: [
      'Invalid containers[0].livenessProbe.successThreshold: must be 1 here, not 2',
      'Invalid containers[0].startupProbe.successThreshold: -1 is below 0',
      'Invalid containers[0].startupProbe.successThreshold: must be 1 here, not -1',
    ],
  },
  'the grace period of a probe is a second or more': {
    spec: {
      containers: [
        {
          name: 'a',
          image: 'a',
          livenessProbe: { tcpSocket: { port: 1 }, terminationGracePeriodSeconds: 0 },
          startupProbe: { tcpSocket: { port: 1 }, terminationGracePeriodSeconds: -1 },
        },
      ],
    },
    errors: [
      'Invalid containers[0].livenessProbe.terminationGracePeriodSeconds: 0 is below 1',
      'Invalid containers[0].startupProbe.terminationGracePeriodSeconds: -1 is below 1',
    ],
  },
  'a readiness probe has no grace period': {
    spec: {
      containers: [
        { name: 'a', image: 'a', readinessProbe: { tcpSocket: { port: 1 }, terminationGracePeriodSeconds: 1 } },
      ],
    },
    errors: ['Invalid containers[0].readinessProbe.terminationGracePeriodSeconds: has no meaning in a readinessProbe'],
  },
});
testPodSpecs(
  {
    'from 1.30 on a handler sleeps, no longer than the pod has to stop': {
      spec: withLifecycles(
        { preStop: { sleep: { seconds: 30 } } },
        { postStart: { sleep: { seconds: 31 } } },
        { preStop: { sleep: { seconds: -1 } } },
      ),
      errors: {
        29: [
          'Required containers[0].lifecycle.preStop: has no handler',
          'Required containers[1].lifecycle.postStart: has no handler',
          'Required containers[2].lifecycle.preStop: has no handler',
        ],
        30: [
          'Invalid containers[1].lifecycle.postStart.sleep: 31 seconds is not within the 30 that the pod has to stop',
          'Invalid containers[2].lifecycle.preStop.sleep: -1 seconds is not within the 30 that the pod has to stop',
        ],
      },
    },
    'a shorter grace period makes for a shorter sleep': {
      spec: {
        terminationGracePeriodSeconds: 5,
        ...withLifecycles({ preStop: { sleep: { seconds: 5 } } }, { preStop: { sleep: { seconds: 6 } } }),
      },
      errors: {
        29: [
          'Required containers[0].lifecycle.preStop: has no handler',
          'Required containers[1].lifecycle.preStop: has no handler',
        ],
        30: ['Invalid containers[1].lifecycle.preStop.sleep: 6 seconds is not within the 5 that the pod has to stop'],
      },
    },
    'a sleep of no time comes with 1.33': {
      spec: withLifecycles({ preStop: { sleep: { seconds: 0 } } }, { preStop: { sleep: {} } }),
      errors: {
        29: [
          'Required containers[0].lifecycle.preStop: has no handler',
          'Required containers[1].lifecycle.preStop: has no handler',
        ],
        30: [
          'Invalid containers[0].lifecycle.preStop.sleep: 0 seconds is not within the 30 that the pod has to stop',
          'Invalid containers[1].lifecycle.preStop.sleep: 0 seconds is not within the 30 that the pod has to stop',
        ],
        33: [],
      },
    },
    'a sleep is a handler like the others': {
      spec: withLifecycles({ preStop: { exec: { command: ['a'] }, sleep: { seconds: 99 } } }),
      errors: { 30: ['Forbidden containers[0].lifecycle.preStop.sleep: is one handler too many'] },
    },
  },
  29,
);
