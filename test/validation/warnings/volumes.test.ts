import { testWarnings } from './warning-table';

testWarnings({
  'volumes that no node mounts any more': {
    spec: {
      volumes: [
        { name: 'a', photonPersistentDisk: { pdID: 'a' } },
        { name: 'b', scaleIO: { gateway: 'a', system: 'b', volumeName: 'c', secretRef: { name: 'd' } } },
        { name: 'c', flocker: { datasetName: 'a' } },
        { name: 'd', storageos: { volumeName: 'a' } },
        { name: 'e', quobyte: { registry: 'h:1', volume: 'a' } },
        { name: 'f', glusterfs: { endpoints: 'a', path: 'b' } },
        { name: 'g', cephfs: { monitors: ['a'] } },
        { name: 'h', rbd: { monitors: ['a'], image: 'b' } },
        { name: 'i', nfs: { server: 'a', path: '/' } },
      ],
    },
    warnings: [
      'spec.volumes[0].photonPersistentDisk: cannot be mounted by 1.16 and later',
      'spec.volumes[1].scaleIO: cannot be mounted by 1.22 and later',
      'spec.volumes[2].flocker: cannot be mounted by 1.25 and later',
      'spec.volumes[3].storageOS: cannot be mounted by 1.25 and later',
      'spec.volumes[4].quobyte: cannot be mounted by 1.25 and later',
      'spec.volumes[5].glusterfs: cannot be mounted by 1.26 and later',
      'spec.volumes[6].cephfs: cannot be mounted by 1.31 and later',
      'spec.volumes[7].rbd: cannot be mounted by 1.31 and later',
    ],
  },
  'a gitRepo is not cloned by default any more': {
    spec: { volumes: [{ name: 'a', gitRepo: { repository: 'r' } }] },
    warnings: ['spec.volumes[0].gitRepo: is deprecated, 1.33 and later do not mount it by default'],
  },
  'storage comes in whole bytes': {
    spec: {
      volumes: [
        {
          name: 'a',
          ephemeral: {
            volumeClaimTemplate: {
              spec: {
                accessModes: ['ReadWriteOnce'],
                resources: { requests: { storage: '1500m' }, limits: { storage: '1.5Ki' } },
              },
            },
          },
        },
      ],
    },
    warnings: [
      'spec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources.requests[storage]: "1500m" is not a whole number of bytes',
    ],
  },
  'a claim may be for less than a byte, but that is not meant': {
    spec: {
      volumes: [
        {
          name: 'a',
          ephemeral: {
            volumeClaimTemplate: {
              spec: {
                accessModes: ['ReadWriteOnce'],
                resources: { requests: { storage: '10Gi' }, limits: { storage: '0.5' } },
              },
            },
          },
        },
      ],
    },
    warnings: [
      'spec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources.limits[storage]: "0.5" is not a whole number of bytes',
    ],
  },
});
