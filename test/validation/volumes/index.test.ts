import { testPodSpecs } from '../pod-spec-table';

const LABEL = "may contain only lower-case letters, digits and '-', and must start and end with a letter or digit";

testPodSpecs({
  'a volume needs a name, which is a DNS label': {
    spec: { volumes: [{ emptyDir: {} }, { name: 'A.b', emptyDir: {} }] },
    errors: ['Required volumes[0].name: is missing', `Invalid volumes[1].name: "A.b" ${LABEL}`],
  },
  'a name is taken by the first good volume that has it': {
    spec: {
      volumes: [
        { name: 'a', emptyDir: {} },
        { name: 'a', hostPath: { path: '/' } },
        { name: 'b', hostPath: { path: '' } },
        { name: 'b', emptyDir: {} },
        { name: 'b', emptyDir: {} },
      ],
    },
    errors: [
      'Duplicate volumes[1].name: "a" is the name of an earlier volume',
      'Required volumes[2].hostPath.path: is missing',
      'Duplicate volumes[4].name: "b" is the name of an earlier volume',
    ],
  },
  'a volume without a type is an emptyDir': { spec: { volumes: [{ name: 'a' }] }, errors: [] },
  'a volume has one type; the first in the order of the server counts, whatever the order in the manifest': {
    spec: { volumes: [{ name: 'a', hostPath: { path: '' }, emptyDir: {} }] },
    errors: ['Forbidden volumes[0].hostPath: the volume is of type emptyDir already'],
  },
  'the server has words of its own for some second types': {
    spec: {
      volumes: [
        {
          name: 'a',
          secret: { secretName: 's' },
          gcePersistentDisk: { pdName: '', readOnly: true },
          cephfs: { monitors: [] },
          downwardAPI: {},
          storageos: {},
        },
      ],
    },
    errors: [
      'Required volumes[0].persistentDisk.pdName: is missing',
      'Forbidden volumes[0].secret: the volume is of type gcePersistentDisk already',
      'Forbidden volumes[0].cephFS: the volume is of type gcePersistentDisk already',
      'Forbidden volumes[0].downwarAPI: the volume is of type gcePersistentDisk already',
      'Forbidden volumes[0].storageos: the volume is of type gcePersistentDisk already',
    ],
  },
  'a bad volume cannot be mounted': {
    spec: {
      volumes: [{ name: 'a', nfs: { server: 's', path: 'p' } }],
      containers: [{ name: 'a', image: 'a', volumeMounts: [{ name: 'a', mountPath: '/a' }] }],
    },
    errors: [
      'Invalid volumes[0].nfs.path: "p" must be an absolute path',
      'NotFound containers[0].volumeMounts[0].name: "a" is not a valid volume of the pod',
    ],
  },
});
