import { Struct } from './json';

const ADMISSION = 'admissionregistration.k8s.io/v1';
const STORAGE = 'storage.k8s.io/v1';
const FLOW = 'flowcontrol.apiserver.k8s.io/v1';
const RESOURCE = 'resource.k8s.io/v1';

const RULE: Struct = { operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['pods'], scope: '*' };
const WEBHOOK: Struct = {
  name: 'a.example.com',
  admissionReviewVersions: ['v1'],
  sideEffects: 'None',
  failurePolicy: 'Fail',
  matchPolicy: 'Exact',
  clientConfig: { service: { name: 'a', namespace: 'b' } },
  rules: [RULE],
  matchConditions: [{ name: 'a', expression: 'true' }],
};
const TEMPLATE: Struct = {
  metadata: { labels: { a: 'b' } },
  spec: { containers: [{ name: 'a', image: 'a:1' }] },
};
const ADDRESS: Struct = { addresses: ['10.1.2.3'] };

/** Objects of kinds that are judged by their schema alone, which the servers accept. */
export const SCHEMA_SEEDS: { readonly [kind: string]: readonly Struct[] } = {
  MutatingWebhookConfiguration: [{ apiVersion: ADMISSION, webhooks: [{ ...WEBHOOK, reinvocationPolicy: 'Never' }] }],
  ValidatingWebhookConfiguration: [{ apiVersion: ADMISSION, webhooks: [WEBHOOK] }],
  CertificateSigningRequest: [
    { apiVersion: 'certificates.k8s.io/v1', spec: { signerName: 'example.com/a', request: 'eA==', usages: ['any'] } },
  ],
  Endpoints: [
    { apiVersion: 'v1', subsets: [{ addresses: [{ ip: '10.1.2.3' }], ports: [{ port: 80, protocol: 'TCP' }] }] },
  ],
  PersistentVolume: [
    {
      apiVersion: 'v1',
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        persistentVolumeReclaimPolicy: 'Retain',
        volumeMode: 'Filesystem',
        nfs: { server: 'a', path: '/a' },
      },
    },
  ],
  ReplicationController: [{ apiVersion: 'v1', spec: { selector: { a: 'b' }, template: TEMPLATE } }],
  EndpointSlice: [
    {
      apiVersion: 'discovery.k8s.io/v1',
      addressType: 'IPv4',
      endpoints: [ADDRESS],
      ports: [{ port: 80, protocol: 'TCP' }],
    },
  ],
  CSINode: [{ apiVersion: STORAGE, spec: { drivers: [{ name: 'a.example.com', nodeID: 'a' }] } }],
  VolumeAttachment: [
    {
      apiVersion: STORAGE,
      spec: { attacher: 'a.example.com', nodeName: 'a', source: { persistentVolumeName: 'a' } },
    },
  ],
};

/** The same of kinds that only a whole API server can be asked about, since their rules need more than an object. */
export const SERVER_SEEDS: { readonly [kind: string]: readonly Struct[] } = {
  ...SCHEMA_SEEDS,
  ValidatingAdmissionPolicy: [
    {
      apiVersion: ADMISSION,
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: { matchPolicy: 'Exact', resourceRules: [RULE] },
        validations: [{ expression: 'true', reason: 'Invalid' }],
      },
    },
  ],
  ValidatingAdmissionPolicyBinding: [
    {
      apiVersion: ADMISSION,
      spec: {
        policyName: 'a',
        validationActions: ['Deny'],
        paramRef: { name: 'a', parameterNotFoundAction: 'Deny' },
      },
    },
  ],
  MutatingAdmissionPolicy: [
    {
      apiVersion: ADMISSION,
      spec: {
        failurePolicy: 'Fail',
        reinvocationPolicy: 'Never',
        matchConstraints: { resourceRules: [RULE] },
        mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression: 'Object{}' } }],
      },
    },
  ],
  MutatingAdmissionPolicyBinding: [{ apiVersion: ADMISSION, spec: { policyName: 'a' } }],
  CustomResourceDefinition: [
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      metadata: { name: 'as.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { kind: 'A', plural: 'as' },
        conversion: { strategy: 'None' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object' } },
            additionalPrinterColumns: [{ name: 'a', type: 'string', jsonPath: '.a' }],
          },
        ],
      },
    },
  ],
  FlowSchema: [
    {
      apiVersion: FLOW,
      spec: {
        priorityLevelConfiguration: { name: 'a' },
        matchingPrecedence: 100,
        distinguisherMethod: { type: 'ByUser' },
        rules: [
          {
            subjects: [{ kind: 'User', user: { name: 'a' } }],
            resourceRules: [{ verbs: ['get'], apiGroups: [''], resources: ['pods'], namespaces: ['a'] }],
          },
        ],
      },
    },
  ],
  PriorityLevelConfiguration: [
    {
      apiVersion: FLOW,
      spec: {
        type: 'Limited',
        limited: { nominalConcurrencyShares: 1, lendablePercent: 0, limitResponse: { type: 'Reject' } },
      },
    },
  ],
  ResourceClaimTemplate: [
    {
      apiVersion: RESOURCE,
      spec: {
        spec: {
          devices: {
            requests: [
              { name: 'a', exactly: { deviceClassName: 'a', allocationMode: 'ExactCount' } },
              { name: 'b', firstAvailable: [{ name: 'c', deviceClassName: 'a', allocationMode: 'All' }] },
            ],
          },
        },
      },
    },
  ],
  VolumeAttributesClass: [{ apiVersion: STORAGE, driverName: 'a.example.com', parameters: { a: 'b' } }],
};
