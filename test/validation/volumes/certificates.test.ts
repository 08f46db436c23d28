import { testSources } from './volume-table';

const SUBDOMAIN =
  "may contain only lower-case letters, digits, '-' and '.', and each part between dots must start and end with a letter or digit";
const VALUE = "may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit";
// up to 1.36 both sources are dropped
const bundle = (fields: object): object => ({ clusterTrustBundle: fields });
const certificate = (fields: object): object => ({
  podCertificate: { signerName: 'a.b/c', keyType: 'ED25519', keyPath: 'key', ...fields },
});

testSources(
  {
    'a trust bundle is chosen by name or by signer': {
      sources: [bundle({ path: 'a' }), bundle({ path: 'b', name: 'b', signerName: 'a.b/c' })],
      errors: {
        37: [
          'Required [0].clusterTrustBundle: one of name and signerName is needed',
          'Invalid [1].clusterTrustBundle: name and signerName exclude each other',
        ],
      },
    },
    'a trust bundle has the name of an object, with that of its signer before it': {
      sources: [
        bundle({ path: 'p0', name: 'a' }),
        bundle({ path: 'p1', name: '' }),
        bundle({ path: 'p2', name: 'A' }),
        bundle({ path: 'p3', name: 'a.b:c:d' }),
        bundle({ path: 'p4', name: ':a' }),
        bundle({ path: 'p5', name: 'a/b:c' }),
      ],
      errors: {
        37: [
          'Required [1].clusterTrustBundle.name: must not be empty',
          `Invalid [1].clusterTrustBundle.name: "" ${SUBDOMAIN}`,
          `Invalid [2].clusterTrustBundle.name: "A" ${SUBDOMAIN}`,
          'Invalid [4].clusterTrustBundle.name: ":a" must not have a colon without a signer before it',
          "Invalid [5].clusterTrustBundle.name: \"a/b:c\" must have the name of its signer with ':' for '/'",
        ],
      },
    },
    'a trust bundle by name takes no selector': {
      sources: [
        bundle({ path: 'a', name: 'b', labelSelector: {} }),
        bundle({ path: 'b', signerName: 'a.b/c', labelSelector: { matchLabels: { a: '-' } } }),
      ],
      errors: {
        37: [
          'Invalid [0].clusterTrustBundle.labelSelector: must be unset where a name is given',
          `Invalid [1].clusterTrustBundle.labelSelector.matchLabels: the value "-" ${VALUE}`,
        ],
      },
    },
    'a missing signer is reported twice': {
      sources: [bundle({ path: 'a', signerName: '' })],
      errors: {
        37: [
          'Required [0].clusterTrustBundle.signerName: must not be empty',
          'Required [0].clusterTrustBundle.signerName: is missing',
        ],
      },
    },
    'the path of a trust bundle lies below the mount': {
      sources: [bundle({ name: 'a' }), bundle({ name: 'a', path: '/a' })],
      errors: {
        37: [
          'Required [0].clusterTrustBundle.path: is missing',
          'Invalid [1].clusterTrustBundle.path: "/a" must be a relative path',
        ],
      },
    },
  },
  29,
);

testSources(
  {
    'a pod certificate has a type of key and a path': {
      sources: [certificate({ keyType: 'RSA', keyPath: '' })],
      errors: {
        37: [
          'NotSupported [0].podCertificate.keyType: "RSA" is not one of RSA3072, RSA4096, ECDSAP256, ECDSAP384, ECDSAP521, ED25519',
          'Required [0].podCertificate: one of credentialBundlePath, keyPath and certificateChainPath is needed',
        ],
      },
    },
    'the paths of a pod certificate lie below the mount': {
      sources: [certificate({ keyPath: '/a', certificateChainPath: '..', credentialBundlePath: 'b/..' })],
      errors: {
        37: [
          'Invalid [0].podCertificate.credentialBundlePath: "b/.." must not have \'..\' as a part',
          'Invalid [0].podCertificate.keyPath: "/a" must be a relative path',
          'Invalid [0].podCertificate.certificateChainPath: ".." must not have \'..\' as a part',
          'Invalid [0].podCertificate.certificateChainPath: ".." must not start with \'..\'',
        ],
      },
    },
    'a pod certificate is good for an hour to 91 days': {
      sources: [
        certificate({ keyPath: 'p0', maxExpirationSeconds: 3599 }),
        certificate({ keyPath: 'p1', maxExpirationSeconds: 3600 }),
        certificate({ keyPath: 'p2', maxExpirationSeconds: 7862400 }),
        certificate({ keyPath: 'p3', maxExpirationSeconds: 7862401 }),
      ],
      errors: {
        37: [
          'Invalid [0].podCertificate.maxExpirationSeconds: 3599 is less than 3600',
          'Invalid [3].podCertificate.maxExpirationSeconds: 7862401 is more than 7862400',
        ],
      },
    },
    'a certificate of a signer of Kubernetes is good for a day at most': {
      sources: [
        certificate({ signerName: 'kubernetes.io/a', keyPath: 'p0', maxExpirationSeconds: 86401 }),
        certificate({ signerName: 'a.kubernetes.io/b', keyPath: 'p1', maxExpirationSeconds: 86400 }),
        certificate({ signerName: 'akubernetes.io/b', keyPath: 'p2', maxExpirationSeconds: 86401 }),
        certificate({ signerName: 'a.kubernetes.io/b', keyPath: 'p3', maxExpirationSeconds: 86402 }),
      ],
      errors: {
        37: [
          'Invalid [0].podCertificate.maxExpirationSeconds: 86401 is more than 86400',
          'Invalid [3].podCertificate.maxExpirationSeconds: 86402 is more than 86400',
        ],
      },
    },
  },
  34,
);

testSources(
  {
    'user annotations have keys with a domain, of any case': {
      sources: [certificate({ userAnnotations: { 'Example.com/A': '', a: '', 'b c/d': '', '': '' } })],
      errors: {
        37: [
          'Invalid [0].podCertificate.userAnnotations: "a" must have a domain and \'/\' before the name, as in example.com/key',
          `Invalid [0].podCertificate.userAnnotations: "b c/d" before the '/' ${SUBDOMAIN}`,
          'Required [0].podCertificate.userAnnotations: a key is empty',
        ],
      },
    },
    'user annotations have 262144 bytes': {
      sources: [certificate({ userAnnotations: { 'a/b': 'a'.repeat(262142) } })],
      errors: {
        37: ['TooLong [0].podCertificate.userAnnotations: keys and values have 262145 bytes, 262144 are allowed'],
      },
    },
  },
  35,
);
