import { testVolumes } from './volume-table';

const iqn = 'iqn.2001-04.com:d';
const iscsi = (fields: object): object => ({ iscsi: { targetPortal: 'p', iqn, ...fields } });

testVolumes({
  'the path of an NFS volume is absolute, so a missing one is wrong twice': {
    volumes: [{ nfs: { server: 's', path: 'a' } }, { nfs: { server: 's' } }],
    errors: [
      'Invalid [0].nfs.path: "a" must be an absolute path',
      'Required [1].nfs.path: is missing',
      'Invalid [1].nfs.path: "" must be an absolute path',
    ],
  },
  'the names of iSCSI have one of three forms': {
    volumes: [
      iscsi({ iqn: 'iqn.2001-04.com.example:disk' }),
      iscsi({ iqn: 'iqn.2001-04.com.example' }),
      iscsi({ iqn: 'iqn.2001-04.com.example:a b' }),
      iscsi({ iqn: 'iqn:iqn.2001-04.com:d' }),
      iscsi({ iqn: 'eui.0123456789abcdef' }),
      iscsi({ iqn: 'eui.0123' }),
      iscsi({ iqn: 'naa.0123456789abcdef0123456789abcdef' }),
      iscsi({ iqn: 'naa.0123' }),
      iscsi({ iqn: 'disk' }),
    ],
    errors: [
      'Invalid [1].iscsi.iqn: "iqn.2001-04.com.example" is not an iSCSI name',
      'Invalid [2].iscsi.iqn: "iqn.2001-04.com.example:a b" is not an iSCSI name',
      'Invalid [5].iscsi.iqn: "eui.0123" is not an iSCSI name',
      'Invalid [7].iscsi.iqn: "naa.0123" is not an iSCSI name',
      'Invalid [8].iscsi.iqn: "disk" is not an iSCSI name',
    ],
  },
  'the initiator of iSCSI has a name of the same forms, and its path is in lower case': {
    volumes: [iscsi({ initiatorName: '' })],
    errors: ['Invalid [0].iscsi.initiatorname: "" is not an iSCSI name'],
  },
  'a unit number of iSCSI goes to 255': {
    volumes: [iscsi({ lun: 256 }), iscsi({ lun: -1 }), iscsi({ lun: 255 })],
    errors: [
      'Invalid [0].iscsi.lun: 256 is outside the range 0 to 255',
      'Invalid [1].iscsi.lun: -1 is outside the range 0 to 255',
    ],
  },
  'CHAP needs a secret, for discovery and for sessions': {
    volumes: [
      iscsi({ chapAuthDiscovery: true }),
      iscsi({ chapAuthSession: true }),
      iscsi({ chapAuthSession: true, secretRef: {} }),
    ],
    errors: [
      'Required [0].iscsi.secretRef: is missing, CHAP needs it',
      'Required [1].iscsi.secretRef: is missing, CHAP needs it',
    ],
  },
  'with an initiator, volume name and portal have 64 bytes together': {
    volumes: [
      iscsi({ targetPortal: 'a'.repeat(63), initiatorName: 'iqn.2001-04.com:i' }),
      iscsi({ targetPortal: 'a'.repeat(62), initiatorName: 'iqn.2001-04.com:i' }),
      iscsi({ targetPortal: 'a'.repeat(63) }),
    ],
    errors: ['Invalid [0].name: <volume name>:<targetPortal> has 65 bytes, 64 are allowed with an initiatorName'],
  },
  'Fibre Channel has targets with a unit number, or wwids': {
    volumes: [
      { fc: {} },
      { fc: { targetWWNs: ['a'], wwids: ['b'], lun: 0 } },
      { fc: { targetWWNs: ['a'] } },
      { fc: { targetWWNs: ['a'], lun: 256 } },
      { fc: { wwids: ['b'], lun: 256 } },
    ],
    errors: [
      'Required [0].fc.targetWWNs: one of targetWWNs and wwids is needed',
      'Invalid [1].fc.targetWWNs: targetWWNs and wwids exclude each other',
      'Required [2].fc.lun: is missing, targetWWNs need it',
      'Invalid [3].fc.lun: 256 is outside the range 0 to 255',
    ],
  },
  'Flocker has a name or a UUID': {
    volumes: [
      { flocker: {} },
      { flocker: { datasetName: 'a', datasetUUID: 'b' } },
      { flocker: { datasetName: 'a/b' } },
    ],
    errors: [
      'Required [0].flocker: one of datasetName and datasetUUID is needed',
      'Invalid [1].flocker: datasetName and datasetUUID exclude each other',
      'Invalid [2].flocker.datasetName: "a/b" must not have a \'/\'',
    ],
  },
  'the registry of Quobyte is a list of addresses with ports': {
    volumes: [
      { quobyte: { volume: 'v', registry: 'h:1,i:2' } },
      { quobyte: { volume: 'v', registry: 'h:' } },
      { quobyte: { volume: 'v', registry: '[::1]:1' } },
      { quobyte: { volume: 'v', registry: 'h' } },
      { quobyte: { volume: 'v', registry: 'h:1,' } },
      { quobyte: { volume: 'v', registry: '::1:1' } },
      { quobyte: { volume: 'v', registry: '[::1]' } },
      { quobyte: { volume: 'v', registry: 'h[:1' } },
      { quobyte: { volume: 'v', registry: 'h]:1' } },
    ],
    errors: [
      'Invalid [3].quobyte.registry: "h" has a part between commas that is no host:port pair',
      'Invalid [4].quobyte.registry: "h:1," has a part between commas that is no host:port pair',
      'Invalid [5].quobyte.registry: "::1:1" has a part between commas that is no host:port pair',
      'Invalid [6].quobyte.registry: "[::1]" has a part between commas that is no host:port pair',
      'Invalid [7].quobyte.registry: "h[:1" has a part between commas that is no host:port pair',
      'Invalid [8].quobyte.registry: "h]:1" has a part between commas that is no host:port pair',
    ],
  },
  'each bad part of a registry is an error up to 1.36, all of them are one later': {
    volumes: [{ quobyte: { volume: 'v', registry: 'h,i' } }],
    errors: {
      28: [
        'Invalid [0].quobyte.registry: "h,i" has a part between commas that is no host:port pair',
        'Invalid [0].quobyte.registry: "h,i" has a part between commas that is no host:port pair',
      ],
      37: ['Invalid [0].quobyte.registry: "h,i" has a part between commas that is no host:port pair'],
    },
  },
  'a tenant of Quobyte has 64 bytes, and the registry is not looked at where it has more': {
    volumes: [
      { quobyte: { volume: 'v', registry: 'h', tenant: 'a'.repeat(65) } },
      { quobyte: { volume: 'v', registry: 'h:1', tenant: 'a'.repeat(64) } },
      { quobyte: { volume: 'v', registry: 'h:1', tenant: 'é'.repeat(33) } },
    ],
    errors: [
      'Required [0].quobyte.tenant: has 65 bytes, 64 are allowed',
      'Required [2].quobyte.tenant: has 66 bytes, 64 are allowed',
    ],
  },
});
