import { testVolumes } from './volume-table';

testVolumes(
  {
    'owners of files are dropped, so a bad one does no harm': {
      volumes: [
        { secret: { secretName: 's', defaultUser: -1, items: [{ key: 'a', path: 'a', user: -1 }] } },
        { configMap: { name: 'c', defaultUser: -1 } },
        {
          downwardAPI: { defaultUser: -1, items: [{ path: 'a', user: -1, fieldRef: { fieldPath: 'metadata.name' } }] },
        },
        {
          projected: {
            defaultUser: -1,
            sources: [
              { secret: { name: 's', items: [{ key: 'a', path: 'a', user: -1 }] } },
              { downwardAPI: { items: [{ path: 'b', user: -1, fieldRef: { fieldPath: 'metadata.name' } }] } },
              { configMap: { name: 'c', items: [{ key: 'c', path: 'c', user: -1 }] } },
              { serviceAccountToken: { path: 'd', user: -1 } },
              { clusterTrustBundle: { name: 'e', path: 'e', user: -1 } },
              { podCertificate: { signerName: 'a.b/c', keyType: 'ED25519', keyPath: 'f', user: -1 } },
            ],
          },
        },
      ],
      errors: [],
    },
    'owners of the files of a second type are not dropped': {
      volumes: [
        { configMap: { name: 'c' }, downwardAPI: { defaultUser: -1 } },
        {
          projected: {
            sources: [
              {
                secret: { name: 's' },
                serviceAccountToken: { path: 'd', user: 2147483648 },
                clusterTrustBundle: { name: 'e', path: 'e', user: -1 },
                podCertificate: { signerName: 'a.b/c', keyType: 'ED25519', keyPath: 'f', user: -1 },
              },
            ],
          },
        },
      ],
      errors: [
        'Invalid [0].downwardAPI.defaultUser: -1 is outside the range 0 to 2147483647',
        'Forbidden [0].configMap: the volume is of type downwardAPI already',
        'Invalid [1].projected.sources[0].serviceAccountToken.user: 2147483648 is outside the range 0 to 2147483647',
        'Invalid [1].projected.sources[0].clusterTrustBundle.user: -1 is outside the range 0 to 2147483647',
        'Invalid [1].projected.sources[0].podCertificate.user: -1 is outside the range 0 to 2147483647',
        'Forbidden [1].projected.sources[0]: has secret and serviceAccountToken and clusterTrustBundle and podCertificate, one type is allowed',
      ],
    },
  },
  37,
);
