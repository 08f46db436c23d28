import { testPodSpecs } from './pod-spec-table';
import { dnsSubdomainProblems } from '../../src/validation/names';

const [SUBDOMAIN] = dnsSubdomainProblems('-');

// up to 1.33 the server drops the claims, and up to 1.30 it knows them in another form
testPodSpecs(
  {
    'claims by name and by template are fine': {
      spec: {
        resourceClaims: [
          { name: 'a', resourceClaimName: 'a.b' },
          { name: 'b', resourceClaimTemplateName: 'a' },
        ],
      },
      errors: [],
    },
    'a claim needs a name and a source': {
      spec: { resourceClaims: [{}] },
      errors: {
        34: [
          'Required resourceClaims[0].name: is missing',
          'Invalid resourceClaims[0]: has neither of resourceClaimName, resourceClaimTemplateName',
        ],
      },
    },
    'a claim has one source': {
      spec: { resourceClaims: [{ name: 'a', resourceClaimName: 'a', resourceClaimTemplateName: 'a' }] },
      errors: { 34: ['Invalid resourceClaims[0]: has both of resourceClaimName, resourceClaimTemplateName'] },
    },
    'the name of a claim is a DNS label, and given once': {
      spec: {
        resourceClaims: [
          { name: 'a.b', resourceClaimName: 'a' },
          { name: 'a.b', resourceClaimName: 'a' },
        ],
      },
      errors: {
        34: [
          'Invalid resourceClaims[0].name: "a.b" must not have dots',
          'Duplicate resourceClaims[1].name: "a.b" is the name of an earlier claim',
        ],
      },
    },
    'sources are names of objects': {
      spec: {
        resourceClaims: [
          { name: 'a', resourceClaimName: '' },
          { name: 'b', resourceClaimTemplateName: 'A' },
        ],
      },
      errors: {
        34: [
          `Invalid resourceClaims[0].resourceClaimName: "" ${SUBDOMAIN}`,
          `Invalid resourceClaims[1].resourceClaimTemplateName: "A" ${SUBDOMAIN}`,
        ],
      },
    },
  },
  31,
);
