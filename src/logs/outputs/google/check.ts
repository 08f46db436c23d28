import { GoogleCloudLoggingOutput } from './google';
import { OutputChecker } from '../output-checker';

const PROJECT = /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/;
const NAME = /^[a-z0-9][a-z0-9-]*$/;

export interface CheckedGoogleCloudLogging {
  readonly kind: 'googleCloudLogging';
  readonly project: string;
  readonly location: string;
  readonly cluster: string;
  readonly credentialsFile?: string;
}

export function checkGoogleCloudLogging(
  { project, location, cluster, credentials }: GoogleCloudLoggingOutput,
  checker: OutputChecker,
): CheckedGoogleCloudLogging {
  const credentialsFile = credentials && checker.file(credentials, 'credentials', 'credentials.json', 'google');
  // the name under which libraries of Google look for it
  if (credentialsFile) checker.plainVariable('GOOGLE_APPLICATION_CREDENTIALS', credentialsFile, 'credentials');
  return {
    kind: 'googleCloudLogging',
    project: checker.name(
      project,
      'project',
      PROJECT,
      "6 to 30 lower-case letters, digits and '-', the ID of a project",
    ),
    location: checker.name(location, 'location', NAME, "lower-case letters, digits and '-', as in europe-west3"),
    cluster: checker.name(cluster, 'cluster', NAME, "lower-case letters, digits and '-'"),
    ...(credentialsFile && { credentialsFile }),
  };
}
