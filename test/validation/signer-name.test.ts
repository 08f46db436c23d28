import { testSources } from './volumes/volume-table';

const LABEL = "may contain only lower-case letters, digits and '-', and must start and end with a letter or digit";
const SUBDOMAIN =
  "may contain only lower-case letters, digits, '-' and '.', and each part between dots must start and end with a letter or digit";
const signedBy = (signerName: string): object => ({
  podCertificate: { signerName, keyType: 'ED25519', keyPath: signerName.slice(0, 9) },
});

testSources(
  {
    'a signer is a domain and a name': {
      sources: [
        signedBy(''),
        signedBy('a.b'),
        signedBy('a.b/c/d'),
        signedBy('A.b/c'),
        signedBy('a.b/C'),
        signedBy('ab/c'),
        signedBy('a.b/'),
        signedBy('a..b/c'),
      ],
      errors: [
        'Required [0].podCertificate.signerName: is missing',
        'Required [0].podCertificate: one of credentialBundlePath, keyPath and certificateChainPath is needed',
        'Invalid [1].podCertificate.signerName: "a.b" must have one \'/\'',
        'Invalid [2].podCertificate.signerName: "a.b/c/d" must have one \'/\'',
        `Invalid [3].podCertificate.signerName: "A" ${LABEL}`,
        `Invalid [4].podCertificate.signerName: "C" ${SUBDOMAIN}`,
        'Invalid [5].podCertificate.signerName: the domain "ab" must have a dot',
        `Invalid [6].podCertificate.signerName: "" ${SUBDOMAIN}`,
        `Invalid [7].podCertificate.signerName: "" ${LABEL}`,
      ],
    },
    'the domain of a signer has 253 bytes': {
      sources: [
        signedBy(`${'a'.repeat(63)}.${'a'.repeat(63)}.${'a'.repeat(63)}.${'a'.repeat(61)}/c`),
        signedBy(`${'b'.repeat(63)}.${'b'.repeat(63)}.${'b'.repeat(63)}.${'b'.repeat(62)}/c`),
      ],
      errors: ['TooLong [1].podCertificate.signerName: the domain has 254 bytes, 253 are allowed'],
    },
    'a signer has 571 bytes': {
      sources: [
        signedBy(`a.${'b'.repeat(63)}/${'c'.repeat(253)}.${'c'.repeat(252)}`),
        signedBy(`b.${'b'.repeat(63)}/${'c'.repeat(253)}.${'c'.repeat(251)}`),
      ],
      errors: ['TooLong [0].podCertificate.signerName: has 572 bytes, 571 are allowed'],
    },
  },
  37,
);
