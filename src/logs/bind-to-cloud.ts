import { ServiceAccount } from 'cdk8s-plus-28';
import { Complain } from './checks';
import { CloudIdentity } from './cloud-identity';
import { LogCollectorDaemonSetProps } from './props';
import { NodeAgentDaemonSet } from '../constructs/node-agent/node-agent-daemon-set';

interface Binding {
  readonly annotation: string;
  readonly pattern: RegExp;
  readonly example: string;
}

const BINDINGS: { readonly [member in keyof Required<CloudIdentity>]: Binding } = {
  awsRoleArn: {
    annotation: 'eks.amazonaws.com/role-arn',
    pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
    example: 'arn:aws:iam::111122223333:role/logs',
  },
  googleServiceAccount: {
    annotation: 'iam.gke.io/gcp-service-account',
    pattern: /^[a-z][a-z0-9-]{4,28}[a-z0-9]@[a-z][a-z0-9.:-]*\.iam\.gserviceaccount\.com$/,
    example: 'collector@my-project.iam.gserviceaccount.com',
  },
  azureClientId: {
    annotation: 'azure.workload.identity/client-id',
    pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    example: '00000000-0000-0000-0000-000000000000',
  },
};

/** Without it, the webhook of Azure leaves a pod as it is. */
const AZURE_POD_LABEL = 'azure.workload.identity/use';

/** Annotates the service account of a collector, and labels its pods where a cloud asks for that. */
export function bindToCloud(
  collector: NodeAgentDaemonSet,
  { cloudIdentity, hostNetwork }: LogCollectorDaemonSetProps,
  complain: Complain,
): void {
  if (!cloudIdentity) return;
  const given = (Object.keys(BINDINGS) as (keyof CloudIdentity)[]).filter((name) => cloudIdentity[name] !== undefined);
  if (!given.length) complain('cloudIdentity', `is empty; give one of ${Object.keys(BINDINGS).join(', ')}`);
  const { scope } = collector.node;
  // a collector for Windows nodes has the account of the one that it is beside
  const owner = scope instanceof NodeAgentDaemonSet ? scope : collector;
  const account = owner.node.tryFindChild('ServiceAccount') as ServiceAccount | undefined;
  if (!account) {
    return complain(
      'cloudIdentity',
      `is for a service account that is made here, and there is another; give that the annotation ${BINDINGS[given[0]].annotation}`,
    );
  }
  for (const name of given) {
    const { annotation, pattern, example } = BINDINGS[name];
    const value = cloudIdentity[name]!;
    if (!pattern.test(value)) complain(`cloudIdentity.${name}`, `is '${value}'; give one such as ${example}`);
    account.metadata.addAnnotation(annotation, value);
  }
  if (cloudIdentity.googleServiceAccount !== undefined && hostNetwork) {
    complain(
      'cloudIdentity.googleServiceAccount',
      'has no effect with hostNetwork, whose pods have the identity of the node; leave one of them out',
    );
  }
  if (cloudIdentity.azureClientId !== undefined) collector.addPodLabel(AZURE_POD_LABEL, 'true');
}
