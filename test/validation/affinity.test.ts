import { testPodSpecs } from './pod-spec-table';
import {
  dnsLabelProblems,
  dnsSubdomainProblems,
  labelValueProblems,
  qualifiedNameProblems,
} from '../../src/validation/names';

const [KEY] = qualifiedNameProblems('-');
const [VALUE] = labelValueProblems('-');
const [SUBDOMAIN] = dnsSubdomainProblems('-');
const [DNS_LABEL] = dnsLabelProblems('-');
const NODE = 'affinity.nodeAffinity';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const required = (...nodeSelectorTerms: object[]) => ({
  affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms } } },
});
const preferred = (...terms: object[]) => ({ affinity: { nodeAffinity: { [PREFERRED]: terms } } });

testPodSpecs({
  'node affinity of every operator is fine, and so is an empty term, which matches no node': {
    spec: {
      affinity: {
        nodeAffinity: {
          [REQUIRED]: {
            nodeSelectorTerms: [
              {},
              {
                matchExpressions: [
                  { key: 'a', operator: 'In', values: ['b', ''] },
                  { key: 'a', operator: 'NotIn', values: ['b'] },
                  { key: 'a', operator: 'Exists' },
                ],
              },
              {
                matchExpressions: [
                  { key: 'a', operator: 'DoesNotExist', values: [] },
                  { key: 'a', operator: 'Gt', values: ['x'] },
                  { key: 'a', operator: 'Lt', values: ['5'] },
                ],
              },
              { matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['node-1'] }] },
            ],
          },
          [PREFERRED]: [
            { weight: 1, preference: {} },
            { weight: 100, preference: { matchExpressions: [{ key: 'a', operator: 'In', values: ['b c'] }] } },
          ],
        },
      },
    },
    errors: [],
  },
  'required node affinity needs a term': {
    spec: required(),
    errors: [`Required ${NODE}.${REQUIRED}.nodeSelectorTerms: is empty, no node can match`],
  },
  'weights are from 1 to 100': {
    spec: preferred({ weight: 0, preference: {} }, { weight: 101, preference: {} }, {}),
    errors: [
      `Invalid ${NODE}.${PREFERRED}[0].weight: 0 is outside the range 1 to 100`,
      `Invalid ${NODE}.${PREFERRED}[1].weight: 101 is outside the range 1 to 100`,
      `Invalid ${NODE}.${PREFERRED}[2].weight: 0 is outside the range 1 to 100`,
    ],
  },
  'the operator says how many values there are': {
    spec: required({
      matchExpressions: [
        { key: 'a', operator: 'In' },
        { key: 'a', operator: 'NotIn', values: [] },
        { key: 'a', operator: 'Exists', values: ['b'] },
        { key: 'a', operator: 'DoesNotExist', values: ['b'] },
        { key: 'a', operator: 'Gt' },
        { key: 'a', operator: 'Lt', values: ['1', '2'] },
      ],
    }),
    errors: [
      `Required ${NODE}.${REQUIRED}.nodeSelectorTerms[0].matchExpressions[0].values: the operator In needs values`,
      `Required ${NODE}.${REQUIRED}.nodeSelectorTerms[0].matchExpressions[1].values: the operator NotIn needs values`,
      `Forbidden ${NODE}.${REQUIRED}.nodeSelectorTerms[0].matchExpressions[2].values: the operator Exists takes no values`,
      `Forbidden ${NODE}.${REQUIRED}.nodeSelectorTerms[0].matchExpressions[3].values: the operator DoesNotExist takes no values`,
      `Required ${NODE}.${REQUIRED}.nodeSelectorTerms[0].matchExpressions[4].values: the operator Gt takes one value, there are 0`,
      `Required ${NODE}.${REQUIRED}.nodeSelectorTerms[0].matchExpressions[5].values: the operator Lt takes one value, there are 2`,
    ],
  },
  'operators and keys of node labels are checked in preferred terms too': {
    spec: preferred({ weight: 1, preference: { matchExpressions: [{ key: 'a b', operator: 'Equal' }, {}] } }),
    errors: [
      `Invalid ${NODE}.${PREFERRED}[0].preference.matchExpressions[0].operator: "Equal" is not one of In, NotIn, Exists, DoesNotExist, Gt, Lt`,
      `Invalid ${NODE}.${PREFERRED}[0].preference.matchExpressions[0].key: "a b" ${KEY}`,
      `Invalid ${NODE}.${PREFERRED}[0].preference.matchExpressions[1].operator: "" is not one of In, NotIn, Exists, DoesNotExist, Gt, Lt`,
      `Invalid ${NODE}.${PREFERRED}[0].preference.matchExpressions[1].key: "" must not be empty`,
      `Invalid ${NODE}.${PREFERRED}[0].preference.matchExpressions[1].key: "" ${KEY}`,
    ],
  },
  'values of required terms are label values from 1.33 on': {
    spec: required({ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['-5'] }] }),
    errors: { 33: [`Invalid ${NODE}.${REQUIRED}.nodeSelectorTerms[0].matchExpressions[0].values[0]: "-5" ${VALUE}`] },
  },
  'a field selector knows metadata.name with one node name': {
    spec: required({
      matchFields: [
        { key: 'metadata.name', operator: 'Exists' },
        { key: 'metadata.name', operator: 'In', values: ['a', 'b'] },
        { key: 'metadata.namespace', operator: 'In', values: ['A'] },
        { key: 'metadata.name', operator: 'NotIn', values: ['A'] },
        {},
      ],
    }),
    errors: [
      `Invalid ${NODE}.${REQUIRED}.nodeSelectorTerms[0].matchFields[0].operator: "Exists" is not one of In, NotIn`,
      `Required ${NODE}.${REQUIRED}.nodeSelectorTerms[0].matchFields[1].values: the operator In takes one value for a field, there are 2`,
      `Invalid ${NODE}.${REQUIRED}.nodeSelectorTerms[0].matchFields[2].key: "metadata.namespace" is not metadata.name`,
      `Invalid ${NODE}.${REQUIRED}.nodeSelectorTerms[0].matchFields[3].values[0]: "A" ${SUBDOMAIN}`,
      `Invalid ${NODE}.${REQUIRED}.nodeSelectorTerms[0].matchFields[4].operator: "" is not one of In, NotIn`,
      `Invalid ${NODE}.${REQUIRED}.nodeSelectorTerms[0].matchFields[4].key: "" is not metadata.name`,
    ],
  },
  'pod affinity and anti-affinity with selectors are fine': {
    spec: {
      affinity: {
        podAffinity: {
          [REQUIRED]: [{ topologyKey: 'zone', labelSelector: { matchLabels: { a: 'b' } }, namespaces: ['default'] }],
        },
        podAntiAffinity: {
          [PREFERRED]: [{ weight: 1, podAffinityTerm: { topologyKey: 'zone', namespaceSelector: {} } }],
        },
      },
    },
    errors: [],
  },
  'a term of pod affinity without topologyKey is three errors, and namespaces lose their place': {
    spec: { affinity: { podAffinity: { [REQUIRED]: [{ namespaces: ['a', 'A', 'a.b'] }] } } },
    errors: [
      `Invalid affinity.podAffinity.${REQUIRED}[0].namespace: "A" ${DNS_LABEL}`,
      `Invalid affinity.podAffinity.${REQUIRED}[0].namespace: "a.b" must not have dots`,
      `Required affinity.podAffinity.${REQUIRED}[0].topologyKey: is missing`,
      `Invalid affinity.podAffinity.${REQUIRED}[0].topologyKey: "" must not be empty`,
      `Invalid affinity.podAffinity.${REQUIRED}[0].topologyKey: "" ${KEY}`,
    ],
  },
  'a preferred term of pod anti-affinity is checked as a required one, and its weight': {
    spec: {
      affinity: {
        podAntiAffinity: {
          [PREFERRED]: [
            {
              weight: 101,
              podAffinityTerm: {
                topologyKey: 'a b',
                labelSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] },
                namespaceSelector: { matchLabels: { a: 'b c' } },
              },
            },
          ],
        },
      },
    },
    errors: [
      `Invalid affinity.podAntiAffinity.${PREFERRED}[0].weight: 101 is outside the range 1 to 100`,
      `Required affinity.podAntiAffinity.${PREFERRED}[0].podAffinityTerm.labelSelector.matchExpressions[0].values: the operator In needs values`,
      `Invalid affinity.podAntiAffinity.${PREFERRED}[0].podAffinityTerm.namespaceSelector.matchLabels: the value "b c" ${VALUE}`,
      `Invalid affinity.podAntiAffinity.${PREFERRED}[0].podAffinityTerm.topologyKey: "a b" ${KEY}`,
    ],
  },
});
