import { CheckedGoogleCloudLogging } from './check';
import { env } from '../../agents/program/variables';
import { Sink } from '../../agents/vector/sink';

export const vector = ({ project, location, cluster, credentialsFile }: CheckedGoogleCloudLogging): Sink => ({
  type: 'gcp_stackdriver_logs',
  form: [],
  config: {
    project_id: project,
    log_id: 'kubernetes',
    resource: { type: 'generic_node', location, namespace: cluster, node_id: env('NODE_NAME') },
    severity_key: 'severity',
    ...(credentialsFile && { credentials_path: credentialsFile }),
  },
});
