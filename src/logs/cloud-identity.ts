/**
 * Who the collector is to a cloud: its service account is bound to an identity of the cloud, so that no key is needed. At least one member is set, and each
 * cloud has to know of the binding as well.
 */
export interface CloudIdentity {
  /**
   * ARN of a role of AWS that trusts the service account: IAM roles for service accounts of Amazon EKS. EKS Pod Identity needs nothing here.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
   */
  readonly awsRoleArn?: string;

  /**
   * Address of a service account of Google Cloud that the service account may act as: Workload Identity Federation for GKE. Not with `hostNetwork`, whose
   * pods have the identity of the node. A principal that is granted rights itself needs nothing here.
   *
   * @default - none
   * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
   */
  readonly googleServiceAccount?: string;

  /**
   * Client ID of an application or managed identity of Microsoft Entra with a federated credential for the service account: Microsoft Entra Workload ID.
   *
   * @default - none
   * @see https://learn.microsoft.com/azure/aks/workload-identity-overview
   */
  readonly azureClientId?: string;
}
