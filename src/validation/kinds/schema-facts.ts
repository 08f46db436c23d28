/*
 * Of kinds whose rules are not known as a whole: which fields the API server wants, and which values it takes of a closed set. The real server says
 * the same of each row: tools/differential/kinds/compare-schema.ts and conformance/control-plane/kinds.ts. What it says elsewhere, or only where
 * other fields are right, such as columns of a CustomResourceDefinition, is left out.
 */

/** A set of values. Of a list, each item has to be one of them. */
export interface FieldFact {
  readonly values?: readonly string[];
  /** The server refuses an absent or empty value. */
  readonly wanted?: true;
  /** The server takes an empty text of a pointer for an absent one. */
  readonly emptyIsAbsent?: true;
  /** The server prints the path of a list, not that of the item. */
  readonly printsList?: true;
}

const wanted: FieldFact = { wanted: true };
const oneOf = (...values: string[]): FieldFact => ({ values });
const wantedOf = (...values: string[]): FieldFact => ({ values, wanted: true });

const POLICY = oneOf('Fail', 'Ignore');
const MATCH = oneOf('Exact', 'Equivalent');
const PROTOCOL = oneOf('TCP', 'UDP', 'SCTP');
const RULE = {
  operations: wantedOf('CREATE', 'UPDATE', 'DELETE', 'CONNECT', '*'),
  apiGroups: wanted,
  apiVersions: wanted,
  resources: wanted,
  scope: oneOf('Cluster', 'Namespaced', '*'),
};
const WEBHOOK = {
  name: wanted,
  admissionReviewVersions: wanted,
  sideEffects: wantedOf('None', 'NoneOnDryRun'),
  failurePolicy: POLICY,
  matchPolicy: MATCH,
};

/** By type and field. */
export const SCHEMA_FACTS: { readonly [type: string]: { readonly [field: string]: FieldFact } } = {
  MutatingWebhook: { ...WEBHOOK, reinvocationPolicy: oneOf('Never', 'IfNeeded') },
  ValidatingWebhook: WEBHOOK,
  RuleWithOperations: RULE,
  NamedRuleWithOperations: RULE,
  MatchCondition: { name: wanted, expression: wanted },
  MatchResources: { matchPolicy: MATCH },
  ParamRef: { parameterNotFoundAction: { values: ['Allow', 'Deny'], wanted: true, emptyIsAbsent: true } },
  ValidatingAdmissionPolicySpec: { failurePolicy: POLICY },
  ValidatingAdmissionPolicyBindingSpec: { policyName: wanted, validationActions: wantedOf('Deny', 'Warn', 'Audit') },
  Validation: {
    expression: wanted,
    reason: oneOf('Unauthorized', 'Forbidden', 'Invalid', 'RequestEntityTooLarge'),
  },
  MutatingAdmissionPolicySpec: { failurePolicy: POLICY, reinvocationPolicy: wantedOf('IfNeeded', 'Never') },
  MutatingAdmissionPolicyBindingSpec: { policyName: wanted },
  Mutation: { patchType: wantedOf('ApplyConfiguration', 'JSONPatch') },
  CustomResourceDefinitionSpec: { group: wanted, scope: wantedOf('Cluster', 'Namespaced') },
  CustomResourceConversion: { strategy: wantedOf('None', 'Webhook') },
  PersistentVolumeSpec: {
    capacity: wanted,
    accessModes: {
      values: ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'],
      wanted: true,
      printsList: true,
    },
    persistentVolumeReclaimPolicy: oneOf('Delete', 'Recycle', 'Retain'),
    volumeMode: oneOf('Block', 'Filesystem'),
  },
  EndpointSlice: { addressType: wantedOf('IPv4', 'IPv6', 'FQDN') },
  'discovery.v1.EndpointPort': { protocol: PROTOCOL },
  'core.v1.EndpointPort': { protocol: PROTOCOL },
  CertificateSigningRequestSpec: { signerName: wanted },
  VolumeAttachmentSpec: { attacher: wanted },
  CSINodeDriver: { name: wanted, nodeID: wanted },
  ReplicationControllerSpec: { template: wanted },
  FlowDistinguisherMethod: { type: oneOf('ByUser', 'ByNamespace') },
  'flowcontrol.v1.Subject': { kind: oneOf('User', 'Group', 'ServiceAccount') },
  PriorityLevelConfigurationSpec: { type: wantedOf('Exempt', 'Limited') },
  VolumeAttributesClass: { driverName: wanted },
};
