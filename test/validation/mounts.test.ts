import { testPodSpecs } from './pod-spec-table';
import { backstepProblems } from '../../src/validation/local-path';
import { dnsLabelProblems } from '../../src/validation/names';

const [LABEL] = dnsLabelProblems('_');
const [BACKSTEP] = backstepProblems('..');
const VOLUMES = [
  { name: 'v', emptyDir: {} },
  { name: 'claim', persistentVolumeClaim: { claimName: 'c' } },
  { name: 'claim2', persistentVolumeClaim: { claimName: 'c' } },
];
const mounting = (volumeMounts?: object[], volumeDevices?: object[], more?: object) => ({
  volumes: VOLUMES,
  containers: [{ name: 'a', image: 'a', volumeMounts, volumeDevices, ...more }],
});
testPodSpecs({
  'mounts and devices as they may be': {
    spec: mounting(
      [
        { name: 'v', mountPath: '/a:b' },
        { name: 'v', mountPath: 'relative/..', subPath: 'a/..b', mountPropagation: 'None' },
        { name: 'claim2', mountPath: '/c', subPathExpr: '$(A)', mountPropagation: 'HostToContainer' },
      ],
      [{ name: 'claim', devicePath: '/dev/a' }],
    ),
    errors: [],
  },
  'a claim template makes a volume that can be a device': {
    spec: {
      volumes: [
        {
          name: 'e',
          ephemeral: {
            volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: 1 } } } },
          },
        },
      ],
      containers: [{ name: 'a', image: 'a', volumeDevices: [{ name: 'e', devicePath: '/a' }] }],
    },
    errors: [],
  },
  'a mount has a name and a path': {
    spec: mounting([{}]),
    errors: [
      'Required containers[0].volumeMounts[0].name: is missing',
      'NotFound containers[0].volumeMounts[0].name: "" is not a valid volume of the pod',
      'Required containers[0].volumeMounts[0].mountPath: is missing',
    ],
  },
  'a mount is of a volume of the pod that is valid itself': {
    spec: {
      volumes: [{ name: 'V', emptyDir: {} }],
      containers: [
        {
          name: 'a',
          image: 'a',
          volumeMounts: [
            { name: 'V', mountPath: '/a' },
            { name: 'absent', mountPath: '/b' },
          ],
        },
      ],
    },
    errors: [
      `Invalid volumes[0].name: "V" ${LABEL}`,
      'NotFound containers[0].volumeMounts[0].name: "V" is not a valid volume of the pod',
      'NotFound containers[0].volumeMounts[1].name: "absent" is not a valid volume of the pod',
    ],
  },
  'a path is mounted once': {
    spec: mounting([
      { name: 'v', mountPath: '/a' },
      { name: 'claim', mountPath: '/a' },
      { name: 'v', mountPath: '/a/' },
    ]),
    errors: ['Invalid containers[0].volumeMounts[1].mountPath: "/a" is also the mountPath of an earlier mount'],
  },
  'sub-paths stay in the volume, and are reported without the index': {
    spec: mounting([
      { name: 'v', mountPath: '/a', subPath: '/a' },
      { name: 'v', mountPath: '/b', subPath: '../a' },
      { name: 'v', mountPath: '/c', subPathExpr: '/../$(A)' },
    ]),
    errors: [
      'Invalid containers[0].volumeMounts.subPath: "/a" must be a relative path',
      `Invalid containers[0].volumeMounts.subPath: "../a" ${BACKSTEP}`,
      'Invalid containers[0].volumeMounts.subPathExpr: "/../$(A)" must be a relative path',
      `Invalid containers[0].volumeMounts.subPathExpr: "/../$(A)" ${BACKSTEP}`,
    ],
  },
  'a sub-path is given in one way': {
    spec: mounting([{ name: 'v', mountPath: '/a', subPath: 'a', subPathExpr: 'b' }]),
    errors: ['Invalid containers[0].volumeMounts[0].subPathExpr: "b" is set together with a subPath'],
  },
  'propagation into the node is for privileged containers': {
    spec: mounting([{ name: 'v', mountPath: '/a', mountPropagation: 'Bidirectional' }]),
    errors: ['Forbidden containers[0].volumeMounts.mountPropagation: Bidirectional is for privileged containers only'],
  },
  'a privileged container mounts both ways': {
    spec: mounting([{ name: 'v', mountPath: '/a', mountPropagation: 'Bidirectional' }], undefined, {
      securityContext: { privileged: true },
    }),
    errors: [],
  },
  'propagation is of three kinds': {
    spec: mounting([
      { name: 'v', mountPath: '/a', mountPropagation: 'Both' },
      { name: 'v', mountPath: '/b', mountPropagation: '' },
    ]),
    errors: [
      'NotSupported containers[0].volumeMounts.mountPropagation: "Both" is not one of None, HostToContainer, Bidirectional',
      'NotSupported containers[0].volumeMounts.mountPropagation: "" is not one of None, HostToContainer, Bidirectional',
    ],
  },
  'a volume is a mount or a device': {
    spec: mounting([{ name: 'claim', mountPath: '/a' }], [{ name: 'claim', devicePath: '/b' }]),
    errors: [
      'Invalid containers[0].volumeMounts[0].name: "claim" is among the volumeDevices',
      'Invalid containers[0].volumeDevices[0].name: "claim" is among the volumeMounts',
    ],
  },
  'a path is of a mount or a device': {
    spec: mounting([{ name: 'v', mountPath: '/a' }], [{ name: 'claim', devicePath: '/a' }]),
    errors: [
      'Invalid containers[0].volumeMounts[0].mountPath: "/a" is a path of the volumeDevices',
      'Invalid containers[0].volumeDevices[0].devicePath: "/a" is a path of the volumeMounts',
    ],
  },
  'of two devices with one name the mounts see the last': {
    spec: mounting(
      [{ name: 'v', mountPath: '/a' }],
      [
        { name: 'claim', devicePath: '/a' },
        { name: 'claim', devicePath: '/b' },
      ],
    ),
    errors: [
      'Invalid containers[0].volumeDevices[0].devicePath: "/a" is a path of the volumeMounts',
      'Invalid containers[0].volumeDevices[1].name: "claim" is the volume of an earlier device',
    ],
  },
  'a device has a name and a path': {
    spec: mounting(undefined, [{}]),
    errors: [
      'Required containers[0].volumeDevices[0].name: is missing',
      'NotFound containers[0].volumeDevices[0].name: "" is not a valid volume of the pod',
      'Required containers[0].volumeDevices[0].devicePath: is missing',
    ],
  },
  'a device is of a claim': {
    spec: mounting(undefined, [
      { name: 'v', devicePath: '/a' },
      { name: 'absent', devicePath: '/b' },
    ]),
    errors: [
      'Invalid containers[0].volumeDevices[0].name: "v" is neither a persistentVolumeClaim nor an ephemeral volume',
      'NotFound containers[0].volumeDevices[1].name: "absent" is not a valid volume of the pod',
    ],
  },
  'a device has a path of its own, without steps back': {
    spec: mounting(undefined, [
      { name: 'claim', devicePath: '/a' },
      { name: 'claim2', devicePath: '/a' },
    ]),
    errors: ['Invalid containers[0].volumeDevices[1].devicePath: "/a" is the path of an earlier device'],
  },
  'the path of a device has no steps back': {
    spec: mounting(undefined, [
      { name: 'claim', devicePath: '/a/../b' },
      { name: 'claim2', devicePath: '/a/../b' },
    ]),
    errors: [
      `Invalid containers[0].volumeDevices[0].devicePath: "/a/../b" ${BACKSTEP}`,
      `Invalid containers[0].volumeDevices[1].devicePath: "/a/../b" ${BACKSTEP}`,
    ],
  },
});
testPodSpecs(
  {
    'a mount is read-only all the way down from 1.31 on': {
      spec: mounting([
        { name: 'v', mountPath: '/a', readOnly: true, recursiveReadOnly: 'Enabled' },
        { name: 'v', mountPath: '/b', readOnly: true, recursiveReadOnly: 'IfPossible', mountPropagation: 'None' },
        { name: 'v', mountPath: '/c', recursiveReadOnly: 'Disabled' },
      ]),
      errors: [],
    },
    'recursive read-only mounts are read-only': {
      spec: mounting([{ name: 'v', mountPath: '/a', recursiveReadOnly: 'Enabled' }]),
      errors: { 31: ['Forbidden containers[0].volumeMounts.recursiveReadOnly: is for mounts that are readOnly'] },
    },
    'recursive read-only mounts have no propagation': {
      spec: mounting([
        {
          name: 'v',
          mountPath: '/a',
          readOnly: true,
          recursiveReadOnly: 'IfPossible',
          mountPropagation: 'HostToContainer',
        },
      ]),
      errors: {
        31: ['Forbidden containers[0].volumeMounts.recursiveReadOnly: is for mounts without mountPropagation'],
      },
    },
    'read-only mounts are recursive in three ways': {
      spec: mounting([
        { name: 'v', mountPath: '/a', readOnly: true, recursiveReadOnly: 'Yes' },
        { name: 'v', mountPath: '/b', readOnly: true, recursiveReadOnly: '' },
      ]),
      errors: {
        31: [
          'NotSupported containers[0].volumeMounts.recursiveReadOnly: "Yes" is not one of Disabled, IfPossible, Enabled',
          'NotSupported containers[0].volumeMounts.recursiveReadOnly: "" is not one of Disabled, IfPossible, Enabled',
        ],
      },
    },
  },
  30,
);
