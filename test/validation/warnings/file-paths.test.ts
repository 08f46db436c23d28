import { testWarnings } from './warning-table';

testWarnings({
  'two items of a volume lie at one path, or below one another, from 1.32 on': {
    spec: {
      volumes: [
        {
          name: 'a',
          configMap: {
            name: 'c',
            items: [
              { key: 'k', path: 'a' },
              { key: 'k', path: 'a/' },
              { key: 'k', path: 'b' },
              { key: 'k', path: 'b/c' },
              { key: 'k', path: 'bc' },
            ],
          },
        },
        {
          name: 'b',
          secret: {
            secretName: 's',
            items: [
              { key: 'k', path: 'x/y' },
              { key: 'k', path: 'x' },
            ],
          },
        },
        {
          name: 'c',
          downwardAPI: {
            items: [
              { path: 'f', fieldRef: { fieldPath: 'metadata.name' } },
              { path: 'f', fieldRef: { fieldPath: 'metadata.name' } },
            ],
          },
        },
      ],
    },
    warnings: {
      32: [
        'spec.volumes[0].configMap: the file "a" overlaps "a"',
        'spec.volumes[0].configMap: the file "b/c" overlaps "b"',
        'spec.volumes[1].secret: the file "x" overlaps "x/y"',
        'spec.volumes[2].downwardAPI: the file "f" overlaps "f"',
      ],
    },
  },
  'the same overlap is told once': {
    spec: {
      volumes: [
        {
          name: 'a',
          configMap: {
            name: 'c',
            items: [
              { key: 'k', path: 'a' },
              { key: 'k', path: 'a' },
              { key: 'k', path: 'a' },
            ],
          },
        },
      ],
    },
    warnings: { 32: ['spec.volumes[0].configMap: the file "a" overlaps "a"'] },
  },
  'two files at one path, one right after the other': {
    spec: {
      volumes: [
        {
          name: 'a',
          secret: {
            secretName: 's',
            items: [
              { key: 'k', path: 'a/' },
              { key: 'k', path: 'a' },
            ],
          },
        },
      ],
    },
    warnings: { 32: ['spec.volumes[0].secret: the file "a" overlaps "a"'] },
  },
  'sources of a projected volume overlap': {
    spec: {
      volumes: [
        {
          name: 'a',
          projected: {
            sources: [
              { configMap: { name: 'c', items: [{ key: 'k', path: 'a' }] } },
              { secret: { name: 's', items: [{ key: 'k', path: 'a/b' }] } },
              { downwardAPI: { items: [{ path: 'a/b/c', fieldRef: { fieldPath: 'metadata.name' } }] } },
              { serviceAccountToken: { path: 'a/' } },
            ],
          },
        },
      ],
    },
    warnings: {
      32: [
        'spec.volumes[0].projected: the file "a/b" of Secret "s" overlaps "a" of ConfigMap "c"',
        'spec.volumes[0].projected: the file "a/b/c" of the downwardAPI overlaps "a" of ConfigMap "c"',
        'spec.volumes[0].projected: the file "a/b/c" of the downwardAPI overlaps "a/b" of Secret "s"',
        'spec.volumes[0].projected: the file "a" of the serviceAccountToken overlaps "a" of ConfigMap "c"',
        'spec.volumes[0].projected: the file "a" of the serviceAccountToken overlaps "a/b" of Secret "s"',
        'spec.volumes[0].projected: the file "a" of the serviceAccountToken overlaps "a/b/c" of the downwardAPI',
      ],
    },
  },
  'a source without a type gives nothing': {
    spec: { volumes: [{ name: 'a', projected: { sources: [{}, {}] } }] },
    warnings: { 32: ['spec.volumes[0].projected: has a source without a type'] },
  },
  '1.32 and 1.33 take a source without items for the one before it': {
    spec: {
      volumes: [
        {
          name: 'a',
          projected: {
            sources: [{ secret: { name: 's', items: [{ key: 'k', path: 'a' }] } }, { configMap: { name: 'c' } }],
          },
        },
      ],
    },
    warnings: { 32: ['spec.volumes[0].projected: the file "a" of Secret "s" overlaps "a" of Secret "s"'], 34: [] },
  },
});

testWarnings(
  {
    'sources of certificates overlap too': {
      spec: {
        volumes: [
          {
            name: 'a',
            projected: {
              sources: [
                { clusterTrustBundle: { name: 'b', path: 'a' } },
                { clusterTrustBundle: { signerName: 'a.b/c', path: 'a/b' } },
                {
                  podCertificate: {
                    signerName: 'a.b/c',
                    keyType: 'ED25519',
                    keyPath: 'a/c',
                    certificateChainPath: 'a/c/d',
                    credentialBundlePath: 'e',
                  },
                },
              ],
            },
          },
        ],
      },
      warnings: [
        'spec.volumes[0].projected: the file "a/b" of ClusterTrustBundle "a.b/c" overlaps "a" of ClusterTrustBundle "b"',
        'spec.volumes[0].projected: the file "a/c/d" of the podCertificate\'s chain overlaps "a" of ClusterTrustBundle "b"',
        'spec.volumes[0].projected: the file "a/c" of the podCertificate\'s key overlaps "a" of ClusterTrustBundle "b"',
        'spec.volumes[0].projected: the file "a/c" of the podCertificate\'s key overlaps "a/c/d" of the podCertificate\'s chain',
      ],
    },
  },
  37,
);

testWarnings(
  {
    'a source whose type is dropped is an empty one': {
      spec: {
        volumes: [
          {
            name: 'a',
            projected: {
              sources: [
                { clusterTrustBundle: { name: 'b', path: 'a' } },
                { podCertificate: { signerName: 'a.b/c', keyType: 'ED25519', keyPath: 'b' } },
              ],
            },
          },
        ],
      },
      warnings: { 34: ['spec.volumes[0].projected: has a source without a type'], 37: [] },
    },
  },
  34,
);
