import { Testing } from 'cdk8s';
import { collect, HASH, secret, STDOUT } from './collect';
import * as lib from '../../src';

const agents: [string, () => lib.logs.LogAgent][] = [
  ['FluentBit', () => new lib.FluentBit()],
  ['Fluentd', () => new lib.Fluentd()],
];

describe.each(agents)('with %s', (_, agent) => {
  test('runs as root without capabilities, on a read-only root file system, with the reason said', () => {
    const { container, pod, of } = collect({ agent: agent() });
    expect(pod.securityContext).toEqual({ runAsUser: 0, seccompProfile: { type: 'RuntimeDefault' } });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(of('DaemonSet').metadata.annotations['cdk8s-daemonsets/root-reason']).toMatch(/log files/);
  });

  test('mounts the links of the container logs and their targets, read-only', () => {
    const { pod, container } = collect({
      agent: agent(),
      inputs: [{ containerLogs: { format: 'docker', dockerRoot: '/data/docker' } }],
    });
    const host = pod.volumes.filter(({ hostPath, name }: lib.k8s.Volume) => hostPath && name !== 'state');
    const paths = ['/var/log/containers', '/var/log/pods', '/data/docker/containers'];
    expect(host.map(({ hostPath }: lib.k8s.Volume) => hostPath)).toEqual(paths.map((path) => ({ path })));
    const names = host.map(({ name }: lib.k8s.Volume) => name);
    expect(container.volumeMounts.filter(({ name }: lib.k8s.VolumeMount) => names.includes(name))).toEqual(
      paths.map((mountPath, index) => ({ name: names[index], mountPath, readOnly: true })),
    );
  });

  test('mounts no folder within another', () => {
    const { pod } = collect({
      agent: agent(),
      inputs: [{ containerLogs: {} }, { journald: {} }, { files: { path: '/opt/app/*/x.log', tag: 'app' } }],
    });
    const paths = pod.volumes.flatMap(({ hostPath, name }: lib.k8s.Volume) =>
      hostPath && name !== 'state' ? [hostPath.path] : [],
    );
    expect(paths).toEqual(['/var/log', '/run/log', '/etc/machine-id', '/opt/app']);
  });

  test('keeps its state on the node, where a reboot does not lose it', () => {
    const { pod, container } = collect({ agent: agent() });
    expect(pod.volumes).toContainEqual({
      name: 'state',
      hostPath: { path: '/var/lib/logs', type: 'DirectoryOrCreate' },
    });
    expect(container.volumeMounts).toContainEqual({ name: 'state', mountPath: '/state' });
  });

  test('keeps nothing where that was asked for, with a reason', () => {
    const { pod, files } = collect({ agent: agent(), state: { lostOnRestart: 'nodes live for an hour' } });
    expect(pod.volumes.map(({ name }: lib.k8s.Volume) => name)).not.toContain('state');
    expect(Object.values(files).join('')).not.toContain('/state');
  });

  test('renders its configuration into a ConfigMap whose change restarts the pods', () => {
    const hash = (inputs: lib.logs.LogInput[]) =>
      collect({ agent: agent(), inputs }).of('DaemonSet').spec.template.metadata.annotations['checksum/config'];
    expect(hash([{ containerLogs: {} }])).toMatch(/^[0-9a-f]{16}$/);
    expect(hash([{ containerLogs: { excludeNamespaces: ['dev'] } }])).not.toBe(hash([{ containerLogs: {} }]));
  });

  test('takes credentials from Secrets into the environment only', () => {
    const outputs: lib.logs.LogOutput[] = [
      { http: { host: 'h', username: 'u', password: secret('a', 'p') } },
      { forward: { host: 'f', sharedKey: secret('b', 'k') } },
    ];
    const { container } = collect({ agent: agent(), outputs });
    expect(container.env.filter(({ valueFrom }: lib.k8s.EnvVar) => valueFrom?.secretKeyRef)).toEqual([
      { name: 'OUTPUT_0_PASSWORD', valueFrom: { secretKeyRef: { name: 'a', key: 'p' } } },
      { name: 'OUTPUT_1_SHARED_KEY', valueFrom: { secretKeyRef: { name: 'b', key: 'k' } } },
    ]);
  });

  test.each([
    ['metadata', { kubernetesMetadata: { enabled: false } }],
    ['logs of containers', { inputs: [{ journald: {} }] }],
  ])('has no rights and no token without %s', (_what, props) => {
    const { of, pod } = collect({ agent: agent(), ...props });
    expect(of('ClusterRole')).toBeUndefined();
    expect(pod.automountServiceAccountToken).toBe(false);
  });

  test('reads files of any owner with the one capability that this takes', () => {
    const { container } = collect({ agent: agent(), inputs: [{ files: { path: '/var/log/syslog', tag: 'syslog' } }] });
    expect(container.securityContext.capabilities).toEqual({ drop: ['ALL'], add: ['DAC_READ_SEARCH'] });
  });

  test('expects the identity of the machine to be a file, which a missing one would not become', () => {
    const { pod } = collect({ agent: agent(), inputs: [{ journald: {} }] });
    expect(pod.volumes).toContainEqual({
      name: 'host-etc-machine-id',
      hostPath: { path: '/etc/machine-id', type: 'File' },
    });
  });

  test('leaves out its own output where it is read as files', () => {
    const { files } = collect({
      agent: agent(),
      inputs: [{ files: { path: '/var/log/pods/*/*/*.log', tag: 'pods' } }],
    });
    expect(Object.values(files).join()).toContain(`/var/log/pods/logging_logs-${HASH}_*/`);
  });

  test('one port goes everywhere', () => {
    const { container, collector, files } = collect({ agent: agent(), metricsPort: 9999 });
    expect(collector.metricsPort).toBe(9999);
    expect(container.ports).toEqual([{ name: 'metrics', containerPort: 9999 }]);
    expect(container.readinessProbe.httpGet.port).toBe(9999);
    expect(container.livenessProbe.httpGet.port).toBe(9999);
    expect(Object.values(files).join('')).toMatch(/port:? 9999/);
  });

  test('takes a configuration of the user as it is, with no probe that it might not answer', () => {
    const config = agent()._name === 'Fluentd' ? '<match **>\n  @type null\n</match>\n' : 'pipeline: {}\n';
    const { files, container, pod } = collect({ agent: agent(), config });
    expect(Object.values(files)).toEqual([config]);
    expect(container.readinessProbe).toBeUndefined();
    expect(pod.volumes).toContainEqual({ name: 'host-var-log', hostPath: { path: '/var/log' } });
  });

  test('options of a node agent override one by one', () => {
    const { pod } = collect({
      agent: agent(),
      priorityClassName: 'system-node-critical',
      terminationGracePeriodSeconds: 5,
      securityContext: { fsGroup: 1 },
    });
    expect(pod).toMatchObject({
      priorityClassName: 'system-node-critical',
      terminationGracePeriodSeconds: 5,
      tolerations: [{ operator: 'Exists' }],
    });
    expect(pod.securityContext).toMatchObject({ runAsUser: 0, fsGroup: 1 });
  });
});

describe('misuse', () => {
  const elasticsearch = (options: object): Partial<lib.LogCollectorDaemonSetProps> => ({
    outputs: [{ elasticsearch: { host: 'es', ...options } }],
  });
  const http = (options: object): Partial<lib.LogCollectorDaemonSetProps> => ({
    outputs: [{ http: { host: 'h', ...options } }],
  });
  const loki = (options: object): Partial<lib.LogCollectorDaemonSetProps> => ({
    outputs: [{ loki: { host: 'l', ...options } }],
  });
  const cases: [string, Partial<lib.LogCollectorDaemonSetProps>, string][] = [
    [
      'no output',
      { outputs: [] },
      'outputs is empty, so nothing would leave the node; give at least one, such as { stdout: {} } to begin with',
    ],
    [
      'no input',
      { inputs: [] },
      'inputs is empty, so nothing would be read; leave it out for the output of all containers',
    ],
    [
      'an input of two kinds',
      { inputs: [{ containerLogs: {}, journald: {} }] },
      'inputs[0] has containerLogs and journald set; set exactly one, and list the others beside it',
    ],
    [
      'an output of no kind',
      { outputs: [{}] },
      'outputs[0] has nothing set; set exactly one, and list the others beside it',
    ],
    [
      'configuration beside outputs',
      { config: 'x', outputs: STDOUT },
      'config replaces inputs, steps and outputs; give one or the other',
    ],
    [
      'a password in a configuration',
      { config: 'a\n  password hunter2\n' },
      'config has a credential as a text in line 2; refer to an environment variable there, and set it from a Secret with addEnv',
    ],
    [
      'a password as a text',
      elasticsearch({ username: 'u', password: 'hunter2' }),
      "outputs[0].elasticsearch.password is no reference to a Secret; keep the text out of the code: { name: 'the-secret', key: 'the-key' }",
    ],
    [
      'a user without password',
      elasticsearch({ username: 'u' }),
      'outputs[0].elasticsearch.password is missing beside its twin; give username and password, or neither',
    ],
    [
      'credentials in the host',
      elasticsearch({ host: 'user:hunter2@es' }),
      'outputs[0].elasticsearch.host is no host name or address; give it without scheme, port, path or credentials',
    ],
    [
      'a port out of range',
      elasticsearch({ port: 70000 }),
      'outputs[0].elasticsearch.port is 70000; a port is a whole number from 1 to 65535',
    ],
    [
      'an index that cannot be',
      elasticsearch({ indexPrefix: 'Logs' }),
      "outputs[0].elasticsearch.indexPrefix is 'Logs'; use lower-case letters, digits, '-' and '_'",
    ],
    [
      'a certificate authority without TLS',
      elasticsearch({ tls: false, ca: secret('a', 'b') }),
      'outputs[0].elasticsearch.ca has no meaning with tls: false; leave one of them out',
    ],
    [
      'a credential in a header',
      http({ headers: { Authorization: 'Bearer hunter2' } }),
      "outputs[0].http.headers has the header 'Authorization', which carries a credential; refer to a Secret: authorization: { name, key }",
    ],
    [
      'a line break in a header',
      http({ headers: { X: 'a\nb' } }),
      'outputs[0].http.headers.X holds a line break or another control character; leave it out',
    ],
    [
      'a variable in a header',
      http({ headers: { X: '${HOME}' } }),
      "outputs[0].http.headers.X is '${HOME}', and agents would replace what follows '${' or '#{'; write it without",
    ],
    [
      'a path with a quote',
      http({ path: "/'" }),
      "outputs[0].http.path is '/''; give a path that begins with '/', without spaces, quotes or '#'",
    ],
    [
      'embedded Ruby',
      loki({ tenant: '#{system("id")}' }),
      "outputs[0].loki.tenant is '#{system(\"id\")}', and agents would replace what follows '${' or '#{'; write it without",
    ],
    [
      'a label that Loki has not',
      loki({ labels: { 'a-b': 'c' } }),
      "outputs[0].loki.labels has 'a-b'; a label of Loki is made of letters, digits and '_'",
    ],
    [
      'two labels in one',
      loki({ labels: { a: 'b, c=d' } }),
      "outputs[0].loki.labels.a is 'b, c=d'; leave out quotes, ',' and '='",
    ],
    [
      'a path that climbs',
      { inputs: [{ files: { path: '/var/../etc/shadow', tag: 'x' } }] },
      "inputs[0].files.path is '/var/../etc/shadow'; give an absolute path without '..'",
    ],
    [
      'two paths in one',
      { inputs: [{ files: { path: '/a,/b', tag: 'x' } }] },
      "inputs[0].files.path is '/a,/b', and agents read a comma as the end of a path; list each path as an input of its own",
    ],
    [
      'a tag with a blank',
      { inputs: [{ files: { path: '/a', tag: 'a b' } }] },
      "inputs[0].files.tag is 'a b'; use lower-case letters and digits with dots and dashes between them",
    ],
    [
      'a unit without suffix',
      { inputs: [{ journald: { units: ['kubelet'] } }] },
      "inputs[0].journald.units has 'kubelet'; a unit has a suffix, as in kubelet.service",
    ],
    [
      'a namespace that cannot be',
      { inputs: [{ containerLogs: { excludeNamespaces: ['*'] } }] },
      "inputs[0].containerLogs.excludeNamespaces has '*', which no namespace can be called",
    ],
    [
      "a root of Docker without Docker's format",
      { inputs: [{ containerLogs: { dockerRoot: '/d' } }] },
      "inputs[0].containerLogs.dockerRoot has a meaning only with format: 'docker'; leave it out",
    ],
    [
      'state of two kinds',
      { state: { hostPath: '/s', lostOnRestart: 'x' } },
      'state has hostPath and lostOnRestart set; set exactly one, and list the others beside it',
    ],
    [
      'no memory limit',
      { agentResources: {} },
      "agentResources.limits.memory is ''; give an amount of bytes such as 256Mi",
    ],
    [
      'a disk buffer that is no amount',
      { diskBuffer: 'much' },
      "diskBuffer is 'much'; give an amount of bytes such as 256Mi",
    ],
  ];
  test.each(cases)('%s is refused at once', (_, props, message) => {
    expect(() => collect({ agent: new lib.FluentBit(), ...props })).toThrow(`test/logs: ${message}`);
  });

  test.each([
    ['a literal behind an equals sign', 'api_key=abc'],
    ['a literal in quotes', 'http_passwd: "abc"'],
    ['a header', 'header Authorization Bearer abc'],
    ['a header in YAML', '        header: Authorization Basic YTpi'],
    ['a header in JSON', 'headers {"Authorization":"Bearer abc"}'],
    ['a member of an object', 'labels {"a":"b","api_key":"abc"}'],
    ['a key of AWS', 'AWS_Secret_Access_Key abc'],
    ['a header without a scheme', 'Header Authorization abc'],
    ['a header of an API', 'Header X-Api-Key abc'],
    ['a user in a URL', 'url https://user:pw@logs.example.com/'],
    ['a user in front of a host', 'hosts ["user:pw@search:9200"]'],
    ['a key of a licence', 'license_key abc'],
    ['a private key', 'private_key: "abc"'],
    ['a connection string', 'connection_string Endpoint=sb://a/;SharedAccessKeyName=b;SharedAccessKey=abc'],
    ['a key of an account', 'connection_string DefaultEndpointsProtocol=https;AccountKey=abc'],
    ['a short word', 'pass abc'],
    ['a short word behind another', 'http_pass: abc'],
    ['an abbreviation', 'Pwd abc'],
    ['a query', 'uri /logs?sig=abc'],
  ])('%s is a credential', (_, config) => {
    expect(() => collect({ agent: new lib.FluentBit(), config })).toThrow('has a credential as a text in line 1');
  });

  test.each([
    'http_passwd: ${PASSWORD}',
    'password "#{ENV[\'P\']}"',
    '# password hunter2',
    'token_file /var/run/token',
    'kube_token_ttl: 600',
    'tokenizer standard',
    'bypass cache',
    'private_key_file /etc/key',
    'SharedAccessKeyName Root',
    'url https://user:${PASSWORD}@logs.example.com/',
    'listen 10.0.0.1:24224',
    'time_format %H:%M:%S @timestamp',
    'remove_key: password',
    'Exclude password .*',
    'Regex log password=\\S+',
    'header Authorization ${TOKEN}',
    'header: Authorization Bearer ${TOKEN}',
    'headers {"Authorization":#{ENV[\'TOKEN\'].to_json}}',
  ])('%s is none', (config) => {
    const whole = `[FILTER]\n    ${config}\n`;
    expect(collect({ agent: new lib.FluentBit(), config: whole }).files['fluent-bit.conf']).toBe(whole);
  });
});

test('without an agent, as JavaScript allows, one clear error says what to give', () => {
  const make = (agent?: unknown) => () =>
    new lib.LogCollectorDaemonSet(Testing.chart(), 'logs', { agent, outputs: [{ stdout: {} }] } as any);
  expect(make()).toThrow(
    new Error('test/logs: agent is undefined; give the program that collects, such as new FluentBit()'),
  );
});
