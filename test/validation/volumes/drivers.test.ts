import { testVolumes } from './volume-table';

const LABEL = "may contain only lower-case letters, digits and '-', and must start and end with a letter or digit";
const SUBDOMAIN =
  "may contain only lower-case letters, digits, '-' and '.', and each part between dots must start and end with a letter or digit";

testVolumes({
  'a partition goes to 255': {
    volumes: [
      { gcePersistentDisk: { pdName: 'a', readOnly: true, partition: 256 } },
      { awsElasticBlockStore: { volumeID: 'a', partition: -1 } },
      { awsElasticBlockStore: { volumeID: 'a', partition: 255 } },
    ],
    errors: [
      'Invalid [0].persistentDisk.partition: 256 is outside the range 0 to 255',
      'Invalid [1].awsElasticBlockStore.partition: -1 is outside the range 0 to 255',
    ],
  },
  'a secret is named where it is referred to': {
    volumes: [
      { cinder: { volumeID: 'a', secretRef: {} } },
      { storageos: { volumeName: 'a', secretRef: { name: '' } } },
      { csi: { driver: 'd', nodePublishSecretRef: {} } },
      { rbd: { monitors: ['a'], image: 'b', secretRef: {} } },
    ],
    errors: [
      'Required [0].cinder.secretRef.name: is missing',
      'Required [1].storageos.secretRef.name: is missing',
      'Required [2].csi.nodePublishSecretRef.name: is missing',
    ],
  },
  'an Azure disk has a caching mode and a kind': {
    volumes: [{ azureDisk: { diskName: 'a', diskURI: 'https://b', cachingMode: 'none', kind: '' } }],
    errors: [
      'NotSupported [0].azureDisk.cachingMode: "none" is not one of None, ReadOnly, ReadWrite',
      'NotSupported [0].azureDisk.kind: "" is not one of Shared, Dedicated, Managed',
    ],
  },
  'the address of an Azure disk fits its kind': {
    volumes: [
      { azureDisk: { diskName: 'a', diskURI: 'https://b', kind: 'Managed' } },
      { azureDisk: { diskName: 'a', diskURI: '/subscriptions/b' } },
      { azureDisk: { diskName: 'a', diskURI: '/subscriptions/b', kind: 'Managed' } },
    ],
    errors: [
      'NotSupported [0].azureDisk.diskURI: does not start with /subscriptions/',
      'NotSupported [1].azureDisk.diskURI: does not start with https://',
    ],
  },
  'options in the domains of Kubernetes are reserved': {
    volumes: [
      { flexVolume: { driver: 'd', options: { 'K8s.io/a': '', 'x.kubernetes.io': '', 'my-k8s.io/a': '', a: '' } } },
    ],
    errors: [
      'Invalid [0].flexVolume.options[K8s.io/a]: "K8s.io/a" is in a reserved domain',
      'Invalid [0].flexVolume.options[x.kubernetes.io]: "x.kubernetes.io" is in a reserved domain',
    ],
  },
  'names of StorageOS are DNS labels': {
    volumes: [{ storageos: { volumeName: 'a.b', volumeNamespace: 'A' } }],
    errors: [
      'Invalid [0].storageos.volumeName: "a.b" must not have dots',
      `Invalid [0].storageos.volumeNamespace: "A" ${LABEL}`,
    ],
  },
  'a CSI driver has a DNS name of any case, with 63 bytes': {
    volumes: [
      { csi: { driver: 'A.b' } },
      { csi: { driver: 'a_b' } },
      { csi: { driver: 'a'.repeat(64) } },
      { csi: { driver: 'a'.repeat(63) } },
    ],
    errors: [`Invalid [1].csi.driver: "a_b" ${SUBDOMAIN}`, 'TooLong [2].csi.driver: has 64 bytes, 63 are allowed'],
  },
  'a missing driver is a bad name too, up to 1.34': {
    volumes: [{ csi: {} }],
    errors: {
      28: ['Required [0].csi.driver: is missing', `Invalid [0].csi.driver: "" ${SUBDOMAIN}`],
      35: ['Required [0].csi.driver: is missing'],
    },
  },
  'the bad name of a secret is reported at the driver': {
    volumes: [{ csi: { driver: 'd', nodePublishSecretRef: { name: 'A' } } }],
    errors: [`Invalid [0].csi.name: "A" ${SUBDOMAIN}`],
  },
});
