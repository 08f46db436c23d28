import { testVolumes } from './volume-table';

testVolumes({
  'a projected volume has permission bits, and may have empty sources': {
    volumes: [{ projected: { defaultMode: 512, sources: [{}] } }],
    errors: ['Invalid [0].projected.defaultMode: 512 (octal 1000) is outside the range 0 to 511 (octal 777)'],
  },
  'a source has a name and good items': {
    volumes: [
      {
        projected: {
          sources: [
            { secret: { items: [{ key: '', path: '/a' }] } },
            { configMap: { items: [{ key: 'a', path: 'b', mode: 512 }] } },
            { downwardAPI: { items: [{ path: 'c' }] } },
          ],
        },
      },
    ],
    errors: [
      'Required [0].projected.sources[0].secret.name: is missing',
      'Required [0].projected.sources[0].secret.items[0].key: is missing',
      'Invalid [0].projected.sources[0].secret.items[0].path: "/a" must be a relative path',
      'Required [0].projected.sources[1].configMap.name: is missing',
      'Invalid [0].projected.sources[1].configMap.items[0].mode: 512 (octal 1000) is outside the range 0 to 511 (octal 777)',
      'Required [0].projected.sources[2].downwardAPI: an item has neither fieldRef nor resourceFieldRef',
    ],
  },
  'a token lives ten minutes at least': {
    volumes: [
      {
        projected: {
          sources: [
            { serviceAccountToken: { path: 'a', expirationSeconds: 599 } },
            { serviceAccountToken: { path: 'b', expirationSeconds: 600 } },
            { serviceAccountToken: { path: 'c', expirationSeconds: 4294967297 } },
          ],
        },
      },
    ],
    errors: [
      'Invalid [0].projected.sources[0].serviceAccountToken.expirationSeconds: 599 is less than 600',
      'Invalid [0].projected.sources[2].serviceAccountToken.expirationSeconds: 4294967297 is more than 4294967296',
    ],
  },
  'the path of a token lies below the mount, from 1.30 on, and is reported at the volume': {
    volumes: [{ projected: { sources: [{ serviceAccountToken: { path: '/a' } }, { serviceAccountToken: {} }] } }],
    errors: {
      28: ['Required [0].projected.path: the path of a serviceAccountToken is missing'],
      30: [
        'Invalid [0].projected.path: "/a" must be a relative path',
        'Required [0].projected.path: the path of a serviceAccountToken is missing',
      ],
    },
  },
  'two files have two paths, but for tokens; the volume is named': {
    volumes: [
      {
        projected: {
          sources: [
            {
              secret: {
                name: 's',
                items: [
                  { key: 'a', path: 'a' },
                  { key: 'b', path: 'a' },
                ],
              },
            },
            { configMap: { name: 'c', items: [{ key: 'a', path: 'a' }] } },
            { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.name' } }] } },
            { serviceAccountToken: { path: 'a' } },
          ],
        },
      },
    ],
    errors: [
      'Invalid [0].projected: two files have one path, see "s"',
      'Invalid [0].projected: two files have one path, see "c"',
      'Invalid [0].projected: two files have one path, see "a"',
    ],
  },
  'two clashes of one secret are one error from 1.37 on': {
    volumes: [
      {
        projected: {
          sources: [
            {
              secret: {
                name: 's',
                items: [
                  { key: 'a', path: 'a' },
                  { key: 'b', path: 'a' },
                  { key: 'c', path: 'c' },
                  { key: 'd', path: 'c' },
                ],
              },
            },
          ],
        },
      },
    ],
    errors: {
      28: [
        'Invalid [0].projected: two files have one path, see "s"',
        'Invalid [0].projected: two files have one path, see "s"',
      ],
      37: ['Invalid [0].projected: two files have one path, see "s"'],
    },
  },
  'a source has one type': {
    volumes: [{ projected: { sources: [{ secret: { name: 's' }, serviceAccountToken: { path: 'a' } }] } }],
    errors: ['Forbidden [0].projected.sources[0]: has secret and serviceAccountToken, one type is allowed'],
  },
});

testVolumes(
  {
    'two bundles without path have the same one': {
      volumes: [
        { projected: { sources: [{ clusterTrustBundle: { name: 'a' } }, { clusterTrustBundle: { name: 'a' } }] } },
      ],
      errors: {
        37: [
          'Required [0].projected.sources[0].clusterTrustBundle.path: is missing',
          'Required [0].projected.sources[1].clusterTrustBundle.path: is missing',
          'Invalid [0].projected: two files have one path, see ""',
        ],
      },
    },
  },
  29,
);

testVolumes(
  {
    'the files of a certificate have paths of their own': {
      volumes: [
        {
          projected: {
            sources: [
              {
                podCertificate: {
                  signerName: 'a.b/c',
                  keyType: 'ED25519',
                  keyPath: 'a',
                  certificateChainPath: 'a',
                  credentialBundlePath: 'a',
                },
              },
            ],
          },
        },
      ],
      errors: { 37: ['Invalid [0].projected: two files have one path, see "a"'] },
    },
  },
  34,
);
