import { CheckedGoogleCloudLogging } from './check';
import { Plugin } from '../../agents/fluent-bit/plugin';

export const fluentBit = ({ project, location, cluster, credentialsFile }: CheckedGoogleCloudLogging): Plugin => ({
  name: 'stackdriver',
  export_to_project_id: project,
  resource: 'generic_node',
  location,
  namespace: cluster,
  node_id: '${NODE_NAME}',
  severity_key: 'severity',
  ...(credentialsFile && { google_service_credentials: credentialsFile }),
});
