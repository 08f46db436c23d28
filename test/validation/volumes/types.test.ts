import { testVolumes } from './volume-table';

testVolumes({
  'local types have required fields': {
    volumes: [{ hostPath: {} }, { gitRepo: {} }, { persistentVolumeClaim: {} }],
    errors: [
      'Required [0].hostPath.path: is missing',
      'Required [1].gitRepo.repository: is missing',
      'Required [2].persistentVolumeClaim.claimName: is missing',
    ],
  },
  'types of one cloud have required fields': {
    volumes: [
      { gcePersistentDisk: { readOnly: true } },
      { awsElasticBlockStore: {} },
      { azureFile: {} },
      { vsphereVolume: {} },
      { photonPersistentDisk: {} },
      { cinder: {} },
    ],
    errors: [
      'Required [0].persistentDisk.pdName: is missing',
      'Required [1].awsElasticBlockStore.volumeID: is missing',
      'Required [2].azureFile.secretName: is missing',
      'Required [2].azureFile.shareName: is missing',
      'Required [3].vsphereVolume.volumePath: is missing',
      'Required [4].photonPersistentDisk.pdID: is missing',
      'Required [5].cinder.volumeID: is missing',
    ],
  },
  'types of a storage network have required fields': {
    volumes: [
      { nfs: { path: '/' } },
      { iscsi: {} },
      { glusterfs: {} },
      { rbd: {} },
      { cephfs: { monitors: [] } },
      { quobyte: {} },
    ],
    errors: [
      'Required [0].nfs.server: is missing',
      'Required [1].iscsi.targetPortal: is missing',
      'Required [1].iscsi.iqn: is missing',
      'Required [2].glusterfs.endpoints: is missing',
      'Required [2].glusterfs.path: is missing',
      'Required [3].rbd.monitors: is missing',
      'Required [3].rbd.image: is missing',
      'Required [4].cephfs.monitors: is missing',
      'Required [5].quobyte.registry: is missing',
      'Required [5].quobyte.volume: is missing',
    ],
  },
  'types of a driver have required fields': {
    volumes: [
      { flexVolume: {} },
      { portworxVolume: {} },
      { storageos: {} },
      { scaleIO: { secretRef: { name: 's' } } },
      { ephemeral: {} },
    ],
    errors: [
      'Required [0].flexVolume.driver: is missing',
      'Required [1].portworxVolume.volumeID: is missing',
      'Required [2].storageos.volumeName: is missing',
      'Required [3].scaleIO.gateway: is missing',
      'Required [3].scaleIO.system: is missing',
      'Required [3].scaleIO.volumeName: is missing',
      'Required [4].ephemeral.volumeClaimTemplate: is missing',
    ],
  },
  'types of files have required fields': {
    volumes: [{ secret: {} }, { configMap: {} }],
    errors: ['Required [0].secret.secretName: is missing', 'Required [1].configMap.name: is missing'],
  },
  'an Azure disk has a name and an address': {
    volumes: [{ azureDisk: {} }],
    errors: [
      'Required [0].azureDisk.diskName: is missing',
      'Required [0].azureDisk.diskURI: is missing',
      'NotSupported [0].azureDisk.diskURI: does not start with https://',
    ],
  },
});
