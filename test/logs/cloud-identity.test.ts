import { parse } from 'yaml';
import { collect, secret } from './collect';
import * as lib from '../../src';

const S3: lib.logs.LogOutput = { s3: { bucket: 'archive', region: 'eu-central-1' } };
const bound = (
  cloudIdentity: lib.logs.CloudIdentity,
  props: Partial<lib.LogCollectorDaemonSetProps> = {},
): ReturnType<typeof collect> => collect({ agent: new lib.FluentBit(), outputs: [S3], cloudIdentity, ...props });

const ROLE = 'arn:aws:iam::111122223333:role/logs';
const GOOGLE = 'collector@my-project.iam.gserviceaccount.com';
const AZURE = '00000000-0000-0000-0000-00000000000a';

test.each<[lib.logs.CloudIdentity, object]>([
  [{ awsRoleArn: ROLE }, { 'eks.amazonaws.com/role-arn': ROLE }],
  [{ googleServiceAccount: GOOGLE }, { 'iam.gke.io/gcp-service-account': GOOGLE }],
  [{ azureClientId: AZURE }, { 'azure.workload.identity/client-id': AZURE }],
])('%j is an annotation of the service account', (identity, annotations) => {
  const { of, pod } = bound(identity);
  expect(of('ServiceAccount').metadata.annotations).toEqual(annotations);
  expect(pod.serviceAccountName).toBe(of('ServiceAccount').metadata.name);
});

test('the webhook of Azure looks for a label of the pods', () => {
  const labels = (identity: lib.logs.CloudIdentity) => bound(identity).of('DaemonSet').spec.template.metadata.labels;
  expect(labels({ azureClientId: AZURE })).toHaveProperty(['azure.workload.identity/use'], 'true');
  expect(labels({ awsRoleArn: ROLE })).not.toHaveProperty(['azure.workload.identity/use']);
});

test.each<[lib.logs.CloudIdentity, Partial<lib.LogCollectorDaemonSetProps>, string]>([
  [{}, {}, 'cloudIdentity is empty; give one of awsRoleArn, googleServiceAccount, azureClientId'],
  [{ awsRoleArn: 'logs' }, {}, `cloudIdentity.awsRoleArn is 'logs'; give one such as ${ROLE}`],
  [{ googleServiceAccount: 'logs' }, {}, `cloudIdentity.googleServiceAccount is 'logs'; give one such as ${GOOGLE}`],
  [{ azureClientId: 'logs' }, {}, "cloudIdentity.azureClientId is 'logs'; give one such as 00000000-"],
  [
    { googleServiceAccount: GOOGLE },
    { hostNetwork: true, hostNetworkReason: 'a test' } as object,
    'cloudIdentity.googleServiceAccount has no effect with hostNetwork',
  ],
  [
    { awsRoleArn: ROLE },
    { serviceAccountName: 'mine' },
    'cloudIdentity is for a service account that is made here, and there is another; give that the annotation eks.amazonaws.com/role-arn',
  ],
])('%j %j is refused', (identity, props, problem) => {
  expect(() => bound(identity, props)).toThrow(problem);
});

describe('Azure Monitor by Workload Identity', () => {
  const azure = (options: object): lib.logs.LogOutput => ({
    azureMonitor: {
      tenantId: '00000000-0000-0000-0000-000000000000',
      clientId: AZURE,
      endpoint: 'https://logs-ab12.westeurope-1.ingest.monitor.azure.com',
      ruleId: 'dcr-0a1b2c3d',
      table: 'Logs_CL',
      ...options,
    },
  });
  const sink = (options: object): any =>
    parse(Object.values(collect({ agent: new lib.Vector(), outputs: [azure(options)] }).files)[0]).sinks['output-0'];

  test('takes no secret', () => {
    expect(sink({ workloadIdentity: true })).toMatchObject({
      type: 'azure_logs_ingestion',
      dcr_immutable_id: 'dcr-0a1b2c3d',
      stream_name: 'Custom-Logs_CL',
      auth: { azure_credential_kind: 'workload_identity', client_id: AZURE },
    });
    expect(sink({ clientSecret: secret('azure', 'secret') }).auth).toEqual({
      azure_credential_kind: 'client_secret_credential',
      azure_tenant_id: '00000000-0000-0000-0000-000000000000',
      azure_client_id: AZURE,
      azure_client_secret: '${OUTPUT_0_CLIENT_SECRET}',
    });
  });

  test('is nothing for Fluent Bit, and not beside a secret', () => {
    const agent = new lib.FluentBit();
    expect(() => collect({ agent, outputs: [azure({ workloadIdentity: true })] })).toThrow(
      'outputs[0].azureMonitor.workloadIdentity is nothing that FluentBit can do: it knows the application by its secret alone; Vector can',
    );
    expect(() => sink({ workloadIdentity: true, clientSecret: secret('a', 'b') })).toThrow(
      'azureMonitor.clientSecret has no meaning with workloadIdentity; leave one of them out',
    );
    expect(() => sink({})).toThrow('azureMonitor.clientSecret is missing');
  });
});
